"""What a line of a page can be, before the draft is built from it."""

from __future__ import annotations

from dataclasses import dataclass, field

from shudian.model.series import CastEntry, ElementKind
from shudian.script.chinese.cues import Cue
from shudian.script.chinese.headings import Heading
from shudian.script.chinese.lines import Line


@dataclass(slots=True)
class FrontRow:
    line: Line


@dataclass(slots=True)
class EpisodeRow:
    line: Line
    number: int
    title: str
    seconds: int | None


@dataclass(slots=True)
class EndRow:
    line: Line


@dataclass(slots=True)
class HeadingRow:
    line: Line
    heading: Heading


@dataclass(slots=True)
class CastRow:
    line: Line
    entries: list[CastEntry]


@dataclass(slots=True)
class FieldRow:
    """A line under a heading that filled one of its fields."""

    line: Line


@dataclass(slots=True)
class TypedRow:
    line: Line
    kind: ElementKind
    text: str
    confidence: float
    more: list[Line] = field(default_factory=list)  # lines that belong to this one
    words: list[str] = field(default_factory=list)  # what they add to its text

    @property
    def raw(self) -> str:
        return _raw(self.line, self.more)


@dataclass(slots=True)
class CueRow:
    line: Line
    cue: Cue
    confidence: float = 1.0
    more: list[Line] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    @property
    def raw(self) -> str:
        return _raw(self.line, self.more)


@dataclass(slots=True)
class BareRow:
    line: Line


Row = FrontRow | EpisodeRow | EndRow | HeadingRow | CastRow | FieldRow | TypedRow | CueRow | BareRow


def _raw(line: Line, more: list[Line]) -> str:
    return "\n".join([line.raw, *(each.raw for each in more)])
