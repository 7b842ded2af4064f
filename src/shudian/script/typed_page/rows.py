"""A row of a typed page: its words by column, and the white space before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_SEGMENT = re.compile(r"\S+(?: {1,2}\S+)*")
_TAB = 8


@dataclass(frozen=True, slots=True)
class Segment:
    """Words without a wide gap between them; columns are tenths of an inch, one letter of the typed page."""

    column: float
    text: str
    end: float


@dataclass(frozen=True, slots=True)
class Row:
    segments: tuple[Segment, ...]
    line: int
    gap: bool = False  # white space above it
    page: int = 1
    whole: bool = False  # a paragraph of its own, not one of several wrapped rows
    hint: str | None = None  # the kind that a style names
    raw: str = ""

    @property
    def text(self) -> str:
        return "   ".join(segment.text for segment in self.segments)

    @property
    def column(self) -> float:
        return self.segments[0].column

    @property
    def end(self) -> float:
        return self.segments[-1].end

    def within(self, segments: tuple[Segment, ...]) -> Row:
        return replace(self, segments=segments)


def row(text: str, line: int, **more: object) -> Row | None:
    """A row from a line of plain text; None if it is blank."""
    written = text.expandtabs(_TAB).translate({0x3000: "  ", 0xA0: " "})
    found = tuple(Segment(m.start(), m[0], m.end()) for m in _SEGMENT.finditer(written))
    return replace(Row(found, line, raw=text), **more) if found else None  # type: ignore[arg-type]  # Row's fields


def typed(text: str) -> list[Row]:
    """The rows of a plain-text page."""
    made: list[Row] = []
    gap = True
    for at, written in enumerate(text.split("\n"), 1):
        if found := row(written, at, gap=gap):
            made.append(found)
        gap = found is None
    return made
