"""A text made ready for setting: its legal breaks, its widths, and its best layout in lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from shudian.localise.breaking import Break, breaks, forced
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
    _spans: tuple[_Edge, ...]
    _reach: tuple[int, ...]  # from each break the furthest that one line holds
    _layouts: dict[tuple[int, int, int], Layout] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, text: str, language: Lang, profile: Profile, ruler: Ruler) -> Passage:
        """`text` with every stretch of white space as one space."""
        text = " ".join(text.split())
        rule, ems = profile.rule(language), ruler.offsets(text)
        found = [Break(0, 0.0), *breaks(text, language), Break(len(text), 0.0)]
        edges = _edges(text, found, rule, ems)
        pieces = list(zip(pairwise(found), pairwise(edges), strict=True))
        wide = [marks for marks, (start, end) in pieces if _over(start, end, rule, profile)]
        if wide:
            found += [each for one, after in wide for each in forced(text, one.at, after.at)]
            found.sort(key=lambda each: each.at)
            edges = _edges(text, found, rule, ems)
        places, badness = tuple(each.at for each in found), tuple(each.badness for each in found)
        return cls(text, language, profile, rule, places, badness, edges, _reach(edges, rule, profile))

    @property
    def last(self) -> int:
        return len(self.places) - 1

    def line(self, i: int, j: int) -> str:
        """The text between two breaks as a line shows it."""
        return self.text[self._spans[i].begins : self._spans[j].ends]

    def lines(self, i: int, j: int) -> tuple[str, ...]:
        """The text between two breaks in its best lines; none empty."""
        marks = (i, *self.layout(i, j).at, j)
        shown = (self.line(a, b) for a, b in pairwise(marks))
        return tuple(line for line in shown if line)

    def length(self, i: int, j: int) -> float:
        """The characters to read between two breaks, as the language counts them."""
        return max(0.0, self._spans[j].read - self._spans[i].unread)

    def fits(self, i: int, j: int) -> bool:
        """Whether the text between two breaks fits the lines that the profile allows."""
        for _ in range(self.profile.max_lines):
            if self._reach[i] >= j:
                return True
            if self._reach[i] == i:
                return False
            i = self._reach[i]
        return False

    def one_line(self, i: int, j: int) -> bool:
        return self._reach[i] >= j

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
        spans, badness = self._spans, self.badness
        left, right = spans[i].left, spans[j].right
        held = self.fits(i, j)
        for k in range(i + 1, self._reach[i] + 1 if held else j):
            if held and most == 2 and self._reach[k] < j:
                continue
            if spans[k].right <= left or right <= spans[k].left:
                continue
            if most == 2 and held:
                cost = badness[k] + _unbalance(spans[k].right - left, right - spans[k].left)
                if cost < best.cost:
                    best = Layout(cost, (k,), over=False)
                continue
            rest = self.layout(k, j, most - 1)
            above, below = self._over(i, k), rest.at[0] if rest.at else j
            cost = (
                badness[k] + _unbalance(spans[k].right - left, spans[below].right - spans[k].left) + rest.cost
            )
            cost += _OVER + _OVER_EACH * above if above else 0.0
            if cost < best.cost:
                best = Layout(cost, (k, *rest.at), rest.over or bool(above))
        return best

    def _over(self, i: int, j: int) -> float:
        return _over(self._spans[i], self._spans[j], self.rule, self.profile)


@dataclass(frozen=True, slots=True)
class _Edge:
    """What a break is to the lines on its two sides: characters, what is read until there, ems."""

    begins: int  # where a line after it begins
    ends: int  # where a line before it ends
    unread: float  # characters before `begins`
    read: float  # and before `ends`
    left: float  # ems
    right: float


def _edges(text: str, found: Sequence[Break], rule: LanguageRule, ems: Sequence[float]) -> tuple[_Edge, ...]:
    read = (0.0, *accumulate(float(rule.length(char)) for char in text))
    out = []
    for one in found:
        begins = ends = one.at
        while begins < len(text) and text[begins] == " ":
            begins += 1
        while ends and (text[ends - 1] == " " or text[ends - 1] in rule.drop_at_line_end):
            ends -= 1
        out.append(_Edge(begins, ends, read[begins], read[ends], ems[begins], ems[ends]))
    return tuple(out)


def _reach(edges: Sequence[_Edge], rule: LanguageRule, profile: Profile) -> tuple[int, ...]:
    out, j = [], 0
    for i, edge in enumerate(edges):
        j = max(i, j)
        while j + 1 < len(edges) and not _over(edge, edges[j + 1], rule, profile):
            j += 1
        out.append(j)
    return tuple(out)


def _over(start: _Edge, end: _Edge, rule: LanguageRule, profile: Profile) -> float:
    """By how many characters a line is too long or too wide; 0 if it fits."""
    over = end.read - start.unread - rule.chars
    if (pixels := profile.line_pixels) is not None:
        over = max(over, 2 * (end.right - start.left - pixels / profile.size))
    return max(over, 0.0)


def _unbalance(above: float, below: float) -> float:
    """Lines of one width read best; if one is longer, the lower one; a scrap beside a long line is worst."""
    scrap = 6.0 if 5 * min(above, below) < max(above, below) else 0.0
    return 0.3 * abs(above - below) + 0.6 * max(0.0, above - below) + scrap
