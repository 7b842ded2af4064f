"""A text made ready for setting: its legal breaks, its widths, and its best layout in lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise

from shudian.localise.breaking import breaks
from shudian.localise.measure import Ruler
from shudian.localise.profile import LanguageRule, Profile
from shudian.units import Lang

#: What one character too wide costs, and any width over the limit at all: more than every other fault.
_OVER, _OVER_EACH = 200.0, 5.0


@dataclass(frozen=True, slots=True)
class Layout:
    """The best lines between two breaks. `at`: the breaks inside; `over`: whether a line is too wide."""

    cost: float
    at: tuple[int, ...]
    over: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph. Breaks are counted from 0 (the start) to `last` (the end)."""

    text: str
    language: Lang
    profile: Profile
    rule: LanguageRule
    places: tuple[int, ...]
    badness: tuple[float, ...]
    _ems: tuple[float, ...]
    _layouts: dict[tuple[int, int, int], Layout] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, text: str, language: Lang, profile: Profile, ruler: Ruler) -> Passage:
        """`text` with every stretch of white space as one space."""
        text = " ".join(text.split())
        found = breaks(text, language)
        return cls(
            text,
            language,
            profile,
            profile.rule(language),
            (0, *(one.at for one in found), len(text)),
            (0.0, *(one.badness for one in found), 0.0),
            ruler.offsets(text),
        )

    @property
    def last(self) -> int:
        return len(self.places) - 1

    def line(self, i: int, j: int) -> str:
        """The text between two breaks as a line shows it."""
        start, end = self._edges(i, j)
        return self.text[start:end]

    def lines(self, i: int, j: int) -> tuple[str, ...]:
        """The text between two breaks in its best lines; none empty."""
        marks = (i, *self.layout(i, j).at, j)
        shown = (self.line(a, b) for a, b in pairwise(marks))
        return tuple(line for line in shown if line)

    def length(self, i: int, j: int) -> Fraction:
        """The characters to read between two breaks, as the language counts them."""
        return self.rule.length(self.line(i, j))

    def layout(self, i: int, j: int, most: int | None = None) -> Layout:
        """The cheapest layout in at most `most` lines; one line if it fits."""
        most = most or self.profile.max_lines
        key = (i, j, most)
        if key not in self._layouts:
            self._layouts[key] = self._best(i, j, most)
        return self._layouts[key]

    def _best(self, i: int, j: int, most: int) -> Layout:
        over = self._over(i, j)
        best = Layout(_OVER + _OVER_EACH * over if over else 0.0, (), bool(over))
        if not over or most == 1:
            return best
        for k in range(i + 1, j):
            if not self.line(i, k) or not self.line(k, j):
                continue
            rest = self.layout(k, j, most - 1)
            above = self._over(i, k)
            cost = self.badness[k] + self._unbalance(i, k, rest.at[0] if rest.at else j) + rest.cost
            cost += _OVER + _OVER_EACH * above if above else 0.0
            if cost < best.cost:
                best = Layout(cost, (k, *rest.at), rest.over or bool(above))
        return best

    def _over(self, i: int, j: int) -> float:
        """By how many characters a line is too long or too wide; 0 if it fits."""
        pixels = self.profile.line_pixels
        too_wide = max(0.0, self._width(i, j) - pixels / self.profile.size) if pixels else 0.0
        return max(float(self.length(i, j) - self.rule.chars), 2 * too_wide, 0.0)

    def _unbalance(self, i: int, k: int, j: int) -> float:
        """Lines of one width read best; if one is longer, the lower one; a scrap beside a long line is worst."""
        above, below = 2 * self._width(i, k), 2 * self._width(k, j)
        scrap = 6.0 if 5 * min(above, below) < max(above, below) else 0.0
        return 0.15 * abs(above - below) + 0.3 * max(0.0, above - below) + scrap

    def _width(self, i: int, j: int) -> float:
        start, end = self._edges(i, j)
        return self._ems[end] - self._ems[start]

    def _edges(self, i: int, j: int) -> tuple[int, int]:
        start, end = self.places[i], self.places[j]
        dropped = self.rule.drop_at_line_end
        while start < end and self.text[start] == " ":
            start += 1
        while end > start and (self.text[end - 1] == " " or self.text[end - 1] in dropped):
            end -= 1
        return start, end
