"""Boneyards and notes taken out of a page, with every line that stays still knowing its number."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

#: A boneyard may cross blank lines; a note may not, unless the blank line holds two spaces.
_CUT = re.compile(r"/\*.*?\*/|\[\[(?:(?!\n[ \t]?\n).)*?\]\]", re.DOTALL)


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
        at = bisect_right(self._starts, self._offsets[index])
        return index + 1 + (self._taken[at - 1] if at else 0)

    def _without_cuts(self, text: str) -> str:
        kept: list[str] = []
        end = length = line = taken = 0
        for found in _CUT.finditer(text):
            kept.append(text[end : found.start()])
            length += found.start() - end
            line += text.count("\n", end, found.start())
            self.cuts.append(Cut(line + 1, found[0][2:-2].strip(), found[0][0] == "["))
            inside = found[0].count("\n")
            line, taken = line + inside, taken + inside
            self._starts.append(length)
            self._taken.append(taken)
            end = found.end()
        kept.append(text[end:])
        return "".join(kept)
