"""The script as written: Series > Episode > Scene > Element, every line with its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from shudian.model.document import UPGRADES, Schema
from shudian.model.people import Character
from shudian.units import Eighths, Lang


class Light(StrEnum):
    """Normal form of a scene's time of day; the word as written stays beside it."""

    DAY = "DAY"
    NIGHT = "NIGHT"
    DAWN = "DAWN"
    DUSK = "DUSK"


class IntExt(StrEnum):
    INT = "INT"
    EXT = "EXT"
    INT_EXT = "INT_EXT"


class ElementKind(StrEnum):
    """What a line of a script is (English name = Fountain and FDX; Chinese in the value's comment)."""

    ACTION = "action"  # 动作 △
    SHOT = "shot"  # 镜头 特写 空镜
    DIALOGUE = "dialogue"  # 台词
    SUPER = "super"  # 字幕
    CAPTION = "caption"  # 人名条
    SOUND = "sound"  # 音效
    MUSIC = "music"  # 音乐
    VFX = "vfx"  # 特效
    PROP_NOTE = "prop_note"  # 道具注
    TRANSITION = "transition"  # 转场
    TIME_IN = "time_in"  # 闪回起
    TIME_OUT = "time_out"  # 闪回讫
    RESUME = "resume"  # 场景接
    HOOK = "hook"  # 钩子
    LYRICS = "lyrics"  # 唱词
    CENTERED = "centered"
    PAGE_BREAK = "page_break"
    SECTION = "section"  # 段
    SYNOPSIS = "synopsis"  # 梗概
    NOTE = "note"  # 批注
    OMITTED = "omitted_text"  # boneyard
    FRONT = "front"  # 前页
    END = "end"  # 终


class Voice(StrEnum):
    """Normal form of a cue's extension; in Chinese scripts OS is the inner voice."""

    INNER = "inner"  # OS, 内心
    OFFSCREEN = "offscreen"  # 画外音
    NARRATION = "narration"  # 旁白
    PHONE = "phone"  # 电话音
    DEVICE = "device"  # 系统, 广播


@dataclass(frozen=True, slots=True)
class Source:
    """Where a line stands in its file; line and column count from 1."""

    line: int
    column: int = 1
    file: str | None = None

    def __post_init__(self) -> None:
        if self.line < 1 or self.column < 1:
            raise ValueError("Source lines and columns count from 1.")


@dataclass(frozen=True, slots=True)
class Tag:
    """Words that a person tagged in the manuscript: characters [start, end) of the element's text.

    `category` is a UCIS number; a category of the writer's own counts from 500 and has its name here.
    """

    start: int
    end: int
    category: int
    label: str  # the item that the words stand for
    category_name: str | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError("A tag needs 0 ≤ start ≤ end.")


@dataclass(frozen=True, slots=True)
class Element:
    """One line of a script: its kind, its words, and how sure the reader is (0 to 1)."""

    id: str
    kind: ElementKind
    text: str
    source: Source
    confidence: float = 1.0
    character: str | None = None
    extension: str | None = None  # as written: OS, VO, 电话音 …
    voice: Voice | None = None
    parenthetical: str | None = None
    dual: bool = False  # spoken at the same time as the line before
    raw: str = ""
    tags: tuple[Tag, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.confidence <= 1:
            raise ValueError("A confidence lies between 0 and 1.")
        if self.kind is ElementKind.DIALOGUE and not self.character:
            raise ValueError("A line of dialogue needs its character.")


@dataclass(frozen=True, slots=True)
class CastEntry:
    """A name on a scene's cast line: `股东*6` is name 股东, count 6."""

    name: str
    count: int | None = None
    note: str | None = None
    group: bool = False  # 众人, 若干 …: more than one without a number

    def __post_init__(self) -> None:
        if not self.name:
            raise ValueError("A cast entry needs a name.")
        if self.count is not None and self.count < 1:
            raise ValueError("A cast entry's count is at least 1.")


@dataclass(frozen=True, slots=True)
class Scene:
    """A unit of the script: one place, one time. `number` and `time` stay as written."""

    id: str
    number: str
    heading: str
    place: str
    source: Source
    time: str | None = None
    time_norm: Light | None = None
    int_ext: IntExt | None = None
    flashback: bool = False
    location: str | None = None  # 取景地: where it is shot, when the script says so
    cast: tuple[CastEntry, ...] = ()
    elements: tuple[Element, ...] = ()
    length: Eighths | None = None
    confidence: float = 1.0

    @property
    def speakers(self) -> tuple[str, ...]:
        """Characters with a line here, in order of their first."""
        return tuple(dict.fromkeys(e.character for e in self.elements if e.character))

    @property
    def lines(self) -> tuple[Element, ...]:
        return tuple(e for e in self.elements if e.kind is ElementKind.DIALOGUE)


@dataclass(frozen=True, slots=True)
class Episode:
    """`number` counts from 1 as written; two episodes may carry the same number by mistake."""

    id: str
    number: int
    title: str = ""
    scenes: tuple[Scene, ...] = ()
    source: Source | None = None
    hook: str | None = None
    paywall: bool = False
    declared_seconds: int | None = None
    recap: tuple[str, ...] = ()  # Element.id: the opening that repeats the end of the episode before
    end_mark: str | None = None

    @property
    def elements(self) -> Iterator[Element]:
        for scene in self.scenes:
            yield from scene.elements


@dataclass(frozen=True, slots=True)
class Manuscript:
    """The file a series was read from, so that it can be written again with the same lines.

    `format` is the reader's name; `lines` are its lines of text, paragraphs of a document that has no lines.
    """

    format: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Series:
    SCHEMA: ClassVar = Schema("series", 2)

    title: str
    language: Lang
    characters: tuple[Character, ...] = ()
    episodes: tuple[Episode, ...] = ()
    aliases: tuple[str, ...] = ()
    source_work: str | None = None  # 改编IP
    logline: str | None = None
    synopsis: str | None = None
    front: tuple[Element, ...] = ()  # what stands before the first episode, kept as written
    manuscript: Manuscript | None = None

    @property
    def scenes(self) -> Iterator[Scene]:
        for episode in self.episodes:
            yield from episode.scenes

    def episode(self, number: int) -> Episode:
        """The first episode of that number; KeyError if there is none."""
        for episode in self.episodes:
            if episode.number == number:
                return episode
        raise KeyError(number)


def _recap_as_elements(body: dict[str, Any]) -> dict[str, Any]:
    """Version 1 said whether an episode opens on a recap, and no reader found one."""
    episodes = body.get("episodes")
    if not isinstance(episodes, list):
        return body
    return {
        **body,
        "episodes": [{**each, "recap": []} if isinstance(each, dict) else each for each in episodes],
    }


UPGRADES["series", 1] = _recap_as_elements
