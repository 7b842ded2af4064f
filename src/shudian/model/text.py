"""Timed and adapted text: the running order of an episode, adapted lines, cues and tracks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import ClassVar

from shudian.model.document import Schema
from shudian.model.series import ElementKind
from shudian.units import Lang, Span


@dataclass(frozen=True, slots=True)
class Beat:
    """One element of the script on the episode's clock.

    `speech` is the part of `span` in which the line is heard; None where nothing is said.
    """

    element: str  # Element.id
    scene: str  # Scene.id
    kind: ElementKind
    span: Span
    speech: Span | None = None

    def __post_init__(self) -> None:
        if self.speech and (self.speech.start < self.span.start or self.span.end < self.speech.end):
            raise ValueError("A beat's speech lies inside its span.")


@dataclass(frozen=True, slots=True)
class Timeline:
    """An episode's elements in running order: beats follow each other without overlap."""

    SCHEMA: ClassVar = Schema("timeline", 1)

    episode: int
    beats: tuple[Beat, ...]

    def __post_init__(self) -> None:
        for before, after in zip(self.beats, self.beats[1:], strict=False):
            if after.span.start < before.span.end:
                raise ValueError(f"Beat {after.element} starts before {before.element} ends.")

    @property
    def span(self) -> Span:
        if not self.beats:
            return Span.of(0, 0)
        return Span(self.beats[0].span.start, self.beats[-1].span.end)


@dataclass(frozen=True, slots=True)
class AdaptedLine:
    """A script line rewritten for a market; `element` names the source line.

    `source` is the source line's text as it stood when this one was written: where the script now
    says something else, this line is stale. `speaker` is the character's name in that market.
    """

    element: str  # Element.id
    text: str  # as it is read in subtitles
    note: str | None = None  # on culture, to the next who works on it
    speaker: str | None = None
    source: str | None = None
    literal: str | None = None  # what the source says, word for word
    spoken: str | None = None  # as a voice says it, where that differs from `text`
    reason: str | None = None  # why the line departs from the source
    author: str | None = None  # a person, or `engine:NAME`
    approver: str | None = None
    remarks: tuple[str, ...] = ()  # `NAME: words`, of those who work on the line


@dataclass(frozen=True, slots=True)
class AdaptedScript:
    SCHEMA: ClassVar = Schema("adapted-script", 1)

    language: Lang
    title: str
    lines: tuple[AdaptedLine, ...]

    def line(self, element: str) -> AdaptedLine | None:
        return next((line for line in self.lines if line.element == element), None)


class Style(StrEnum):
    """What a run of a cue's text may be set in; those after underline say their `value`."""

    ITALIC = "italic"
    BOLD = "bold"
    UNDERLINE = "underline"
    RUBY = "ruby"  # value: the reading above the run
    COLOUR = "colour"  # value: #rrggbb
    CLASS = "class"  # value: a name, as WebVTT's <c.name>
    VOICE = "voice"  # value: who speaks the run, where not the whole cue does
    LANG = "lang"  # value: the run's own language tag
    TIME = "time"  # value: when the run is said, as HH:MM:SS.mmm


@dataclass(frozen=True, slots=True)
class Run:
    """The characters [first, end) of a cue's line `line` (from 0), set in a style."""

    line: int
    first: int
    end: int
    style: Style
    value: str = ""

    def __post_init__(self) -> None:
        if self.line < 0 or not 0 <= self.first < self.end:
            raise ValueError("A run holds at least one character of a line.")


@dataclass(frozen=True, slots=True)
class Region:
    """Where a cue's box stands, in hundredths of the picture; None leaves it to the profile.

    `x` and `y` name the point of the box that `anchor` says; `width` is the box's.
    """

    x: float | None = None
    y: float | None = None
    width: float | None = None
    anchor: str = "bottom"  # top, middle, bottom
    align: str = "center"  # start, center, end, left, right
    vertical: str = ""  # "", rl, lr: the direction in which upright columns grow
    kept: str = ""  # the settings as the file had them, for its own format alone


@dataclass(frozen=True, slots=True)
class Cue:
    """One subtitle: its lines of text, when, who speaks, and the script line it stands for."""

    span: Span
    lines: tuple[str, ...]
    element: str | None = None
    speaker: str | None = None
    role: str = "dialogue"  # dialogue, inner, narration, super
    runs: tuple[Run, ...] = ()
    region: Region | None = None
    source: str | None = None  # the cue in the file or template that this one was made from

    def __post_init__(self) -> None:
        for run in self.runs:
            if run.line >= len(self.lines) or run.end > len(self.lines[run.line]):
                raise ValueError("A run lies inside its line.")
        if not self.lines or not all(line.strip() for line in self.lines):
            raise ValueError("A cue has at least one line, none of them empty.")
        if self.span.start == self.span.end:
            raise ValueError("A cue must stay on screen for some time.")

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass(frozen=True, slots=True)
class Track:
    """An episode's cues in one language, in order of time."""

    SCHEMA: ClassVar = Schema("track", 1)

    episode: int
    language: Lang
    cues: tuple[Cue, ...]

    def __post_init__(self) -> None:
        starts = [cue.span.start.seconds for cue in self.cues]
        if any(after < before for before, after in pairwise(starts)):
            raise ValueError("Cues stand in order of their start.")
