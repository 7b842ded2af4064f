"""Boneyards and notes taken out of a page, with every line that stays still knowing its number."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_OPENING = re.compile(r"/\*|\[\[")
_CLOSING = {"/*": "*/", "[[": "]]"}
#: A boneyard may cross blank lines; a note may not, unless the blank line holds two spaces.
_BLANK = re.compile(r"\n[ \t]?\n")
_NEVER = sys.maxsize


@dataclass(frozen=True, slots=True)
class Cut:
    line: int
    text: str
    note: bool


class Page:
    """A page without its cuts."""

    def __init__(self, text: str) -> None:
        self.cuts: list[Cut] = []
        self._starts: list[int] = []  # offset in the text that stays, at each cut …
        self._taken: list[int] = []  # … and how many line ends were taken out up to there
        self.lines = self._without_cuts(text).split("\n")
        self._offsets: list[int] = []
        offset = 0
        for line in self.lines:
            self._offsets.append(offset)
            offset += len(line) + 1

    def number(self, index: int) -> int:
        """The number in the file of the line at `index`."""
        if not self.cuts:
            return index + 1
        at = bisect_right(self._starts, self._offsets[index])
        return index + 1 + (self._taken[at - 1] if at else 0)

    def _without_cuts(self, text: str) -> str:
        kept: list[str] = []
        end = length = line = taken = 0
        for start, stop in _spans(text):
            kept.append(text[end:start])
            length += start - end
            line += text.count("\n", end, start)
            self.cuts.append(Cut(line + 1, text[start + 2 : stop - 2].strip(), text[start] == "["))
            inside = text.count("\n", start, stop)
            line, taken = line + inside, taken + inside
            self._starts.append(length)
            self._taken.append(taken)
            end = stop
        kept.append(text[end:])
        return "".join(kept)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each cut starts and ends; no part of the text is looked at more than once for each mark."""
    at = 0
    closed = dict.fromkeys(_CLOSING, 0)
    blank = -1
    while found := _OPENING.search(text, at):
        mark, at = found[0], found.end()
        if closed[mark] < at and closed[mark] != _NEVER:
            where = text.find(_CLOSING[mark], at)
            closed[mark] = where if where >= 0 else _NEVER
        if mark == "[[" and blank < at:
            gap = _BLANK.search(text, at)
            blank = gap.start() if gap else _NEVER
        if closed[mark] != _NEVER and (mark == "/*" or closed[mark] < blank):
            at = closed[mark] + 2
            yield found.start(), at
