"""What changed between two drafts, as values: scenes, lines, words, and what that does to the production."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from shudian.model.document import Schema
from shudian.model.series import ElementKind, IntExt
from shudian.units import Lang


class Mark(StrEnum):
    SAME = "same"
    ADDED = "added"
    CUT = "cut"
    CHANGED = "changed"
    MOVED = "moved"


class Change(StrEnum):
    """What happened to a scene; several may hold at once."""

    ADDED = "added"
    CUT = "cut"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    HEADING = "heading"  # its place, time or int/ext
    CAST = "cast"  # its cast line
    LINES = "lines"
    SPLIT = "split"  # made of a part of another scene
    MERGED = "merged"  # its words stand in another scene now


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a line: same, cut or added."""

    text: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line of either draft; `old` and `new` are element ids, None where it does not stand.

    A line that moved stands twice: where it was, without `new`, and where it is, with both ids.
    """

    mark: Mark
    kind: ElementKind
    pieces: tuple[Piece, ...]
    cue: tuple[Piece, ...] = ()  # the speaker with extension and direction
    old: str | None = None
    new: str | None = None
    other_scene: str | None = None  # of a moved line: the number of the scene it came from or went to


@dataclass(frozen=True, slots=True)
class SceneState:
    """A scene as one draft has it."""

    id: str
    episode: int
    number: str
    place: str
    time: str | None
    int_ext: IntExt | None
    seconds: Fraction
    line: int  # in its file


@dataclass(frozen=True, slots=True)
class SceneChange:
    """A scene of either draft; no `changes` means that it stands as it was."""

    changes: tuple[Change, ...]
    old: SceneState | None
    new: SceneState | None
    heading: tuple[Piece, ...] = ()
    cast: tuple[Piece, ...] = ()  # the cast line
    lines: tuple[LineChange, ...] = ()
    related: tuple[str, ...] = ()  # numbers of the scenes that it was split from or merged into

    @property
    def state(self) -> SceneState:
        """As the new draft has it, else the old one."""
        found = self.new or self.old
        assert found
        return found

    @property
    def seconds(self) -> Fraction:
        """By how much it grew; negative where it shrank."""
        return (self.new.seconds if self.new else Fraction(0)) - (
            self.old.seconds if self.old else Fraction(0)
        )


@dataclass(frozen=True, slots=True)
class CastChange:
    """A character whose scenes or lines changed; scenes are named by number."""

    name: str
    scenes: tuple[int, int]  # how many, old and new
    lines: tuple[int, int]
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    renamed_from: str | None = None


@dataclass(frozen=True, slots=True)
class SetChange:
    place: str
    scenes: tuple[int, int]
    seconds: tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class EpisodeChange:
    """An episode by its number; `seconds` and `scenes` are 0 in the draft that lacks it."""

    number: int
    title: str
    scenes: tuple[int, int]
    seconds: tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that changed from the old draft to the new, in the order of the new one.

    A cut scene stands behind the scene that it followed.
    """

    SCHEMA: ClassVar = Schema("difference", 1)

    title: str
    language: Lang
    scenes: tuple[SceneChange, ...]
    cast: tuple[CastChange, ...]
    sets: tuple[SetChange, ...]
    episodes: tuple[EpisodeChange, ...]

    @property
    def seconds(self) -> tuple[Fraction, Fraction]:
        """The running time of the old draft and the new."""
        old, new = zip(*(each.seconds for each in self.episodes), strict=True) if self.episodes else ((), ())
        return sum(old, Fraction(0)), sum(new, Fraction(0))

    def with_change(self, change: Change) -> tuple[SceneChange, ...]:
        return tuple(scene for scene in self.scenes if change in scene.changes)

    @property
    def changed(self) -> tuple[SceneChange, ...]:
        return tuple(scene for scene in self.scenes if scene.changes)

    @property
    def lines(self) -> Iterator[LineChange]:
        for scene in self.scenes:
            yield from scene.lines

    def count(self, mark: Mark) -> int:
        """How many lines bear a mark; a moved one counts once."""
        return sum(1 for line in self.lines if line.mark is mark and (mark is not Mark.MOVED or line.new))
