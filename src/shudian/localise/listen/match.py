"""A script's lines found among the words that were heard: in order, whatever was dropped or improvised.

The letters of both are aligned by dynamic programming (a hit gains, a letter of either side passed over
costs), so that one wrong word does not lose a line; a line stands where most of its letters were heard.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from shudian.localise.listen.speech import Heard

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_HIT, _MISS, _SKIP = 2.0, -1.5, -0.6
_ENOUGH = 0.5  # of a line's letters
_APART = 2.0  # seconds of other words or silence: what lies beyond is no part of the line
_LIKE = (0.4, 2.5)  # letters heard for one written, where a line was said in other words
_BREATH = 0.3  # seconds
_REMARK = 4  # letters: fewer are a breath or a slip of the recogniser
_DIAGONAL, _UP, _LEFT = 0, 1, 2


class How(StrEnum):
    HEARD = "heard"
    OTHERWISE = "otherwise"  # something was said in its place
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Match:
    """A line and the words [first, end) that it was heard in; `sure` is the share of its letters."""

    how: How
    first: int
    end: int
    sure: float


def match(lines: Sequence[str], words: Sequence[Heard]) -> list[Match]:
    """One match a line, in order; none shares a word with another."""
    owner = [number for number, line in enumerate(lines) for _ in _letters(line)]
    heard_in = [number for number, word in enumerate(words) for _ in _letters(word.text)]
    written = "".join(_letters(line) for line in lines)
    heard = "".join(_letters(word.text) for word in words)
    hits: list[list[int]] = [[] for _ in lines]
    for at, there in _hits(written, heard):
        hits[owner[at]].append(heard_in[there])
    found: list[Match | None] = []
    taken = 0
    for line, where in zip(lines, hits, strict=True):
        near = [number for number in _together(where, words) if number >= taken]
        share = len(near) / max(1, len(_letters(line)))
        found.append(Match(How.HEARD, near[0], near[-1] + 1, share) if share >= _ENOUGH else None)
        taken = near[-1] + 1 if share >= _ENOUGH else taken
    return _filled(lines, words, _widened(lines, words, found))


def unscripted(matches: Sequence[Match], words: Sequence[Heard]) -> list[tuple[int, int]]:
    """Runs of words [first, end) that stand for no line."""
    known = {number for one in matches for number in range(one.first, one.end)}
    runs: list[tuple[int, int]] = []
    for number, word in enumerate(words):
        if number in known:
            continue
        if runs and runs[-1][1] == number and word.start - words[number - 1].end < _APART:
            runs[-1] = (runs[-1][0], number + 1)
        else:
            runs.append((number, number + 1))
    return [(a, b) for a, b in runs if _size(words[a:b]) >= _REMARK]


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _size(words: Sequence[Heard]) -> int:
    return sum(len(_letters(word.text)) for word in words)


def _together(where: Sequence[int], words: Sequence[Heard]) -> list[int]:
    """Of the words that hold a line's letters those that were said in one go, the most of them."""
    groups: list[list[int]] = []
    for number in where:
        if groups and words[number].start - words[groups[-1][-1]].end < _APART:
            groups[-1].append(number)
        else:
            groups.append([number])
    return max(groups, key=len, default=[])


def _widened(
    lines: Sequence[str], words: Sequence[Heard], found: Sequence[Match | None]
) -> list[Match | None]:
    """Lines with free words in the same breath just before them and after, as far as letters are lacking: Twenty, 20."""
    made = list(found)
    free = [True] * len(words)
    for one in found:
        if one:
            free[one.first : one.end] = [False] * (one.end - one.first)
    for number, one in enumerate(made):
        if not one:
            continue
        first, end = one.first, one.end
        lacking = len(_letters(lines[number])) - _size(words[first:end])
        while first and free[first - 1] and words[first].start - words[first - 1].end < _BREATH:
            lacking -= _size(words[first - 1 : first])
            if lacking < 0:
                break
            first -= 1
            free[first] = False
        while end < len(words) and free[end] and words[end].start - words[end - 1].end < _BREATH:
            lacking -= _size(words[end : end + 1])
            if lacking < 0:
                break
            free[end] = False
            end += 1
        made[number] = Match(one.how, first, end, one.sure)
    return made


def _filled(lines: Sequence[str], words: Sequence[Heard], found: Sequence[Match | None]) -> list[Match]:
    """Between two lines that were heard, others may have been said in other words, as many letters about."""
    made: list[Match] = []
    for number, one in enumerate(found):
        if one:
            made.append(one)
            continue
        first = made[-1].end if made else 0
        ahead = next((each for each in range(number + 1, len(found)) if found[each]), len(found))
        last = after.first if ahead < len(found) and (after := found[ahead]) else len(words)
        made.append(_otherwise(lines[number:ahead], words, first, last))
    return made


def _otherwise(lines: Sequence[str], words: Sequence[Heard], first: int, last: int) -> Match:
    """The first of these lines in its share of the words between."""
    sizes = [len(_letters(line)) for line in lines]
    there = _size(words[first:last])
    if not sizes[0] or not there or not _LIKE[0] <= there / sum(sizes) <= _LIKE[1]:
        return Match(How.MISSING, first, first, 0.0)
    share, end, got = there * sizes[0] / sum(sizes), first, 0
    while end < last and got < share - 0.5:
        got += len(_letters(words[end].text))
        end += 1
    return Match(How.OTHERWISE, first, end, 0.0)


def _hits(written: str, heard: str) -> Iterator[tuple[int, int]]:
    """Places in both of the letters that the best alignment takes to be the same, in order."""
    import numpy as np

    if not written or not heard:
        return
    a, b = (np.array([ord(sign) for sign in text], np.int32) for text in (written, heard))
    way = _ways(a, b)
    found, at, there = [], len(a), len(b)
    while at and there:
        step = way[at, there]
        if step == _DIAGONAL and a[at - 1] == b[there - 1]:
            found.append((at - 1, there - 1))
        at, there = at - (step != _LEFT), there - (step != _UP)
    yield from reversed(found)


def _ways(a: npt.NDArray[np.int32], b: npt.NDArray[np.int32]) -> npt.NDArray[np.int8]:
    """How the best alignment of the first i and j letters ends, [i, j]; a byte a cell."""
    import numpy as np

    ramp = _SKIP * np.arange(len(b) + 1)
    way = np.full((len(a) + 1, len(b) + 1), _LEFT, np.int8)
    best = ramp
    for row, sign in enumerate(a, 1):
        straight = np.full(len(b) + 1, -np.inf)
        straight[1:] = best[:-1] + np.where(b == sign, _HIT, _MISS)
        above = best + _SKIP
        stepped = np.maximum(straight, above)
        best = np.maximum.accumulate(stepped - ramp) + ramp
        way[row] = np.where(best > stepped + 1e-9, _LEFT, np.where(straight >= above, _DIAGONAL, _UP))
    return way
