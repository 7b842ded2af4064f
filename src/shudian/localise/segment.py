"""Splits what is said into cues by dynamic programming: few cues, good breaks, time to read each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil, inf

from shudian.localise.passage import Passage
from shudian.localise.timing import Heard

_PER_CUE = 9.0
_SENTENCE_INSIDE = 7.0  # a cue that runs on over the end of a sentence
_DANGLING = 10.0  # and stops after the beginning of the next one
_SCRAP, _SCRAP_SECONDS = 5.0, 1.2  # a cue of one word that shows for less
_TWO_LINES = 0.5
_BREAK_INSIDE = 0.55  # a line's break tears less than a cue's
_PAUSE, _FADED = 0.3, 1.2  # seconds: a break at such a pause begins to tear less, and not at all
_LONG_PAUSE, _PER_PAUSE = 0.5, 25.0  # a cue that runs on over a longer pause, each second
_SILENCE, _OVER_SILENCE = 1.0, 20.0  # and over one longer than this, more
_OVER_CUT, _NEAR_CUT = 4.0, -3.0  # a cue that stays over a shot change; one that ends by it


@dataclass(frozen=True, slots=True)
class Clock:
    """The frames of a passage's breaks: when what stands before each has been said, when the next begins.

    `until`: the frame by which the last cue must be gone; `cuts`: the first frames of shots, in order.
    """

    said: tuple[int, ...]
    begins: tuple[int, ...]
    until: int
    cuts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A cue-to-be: its place among the passage's breaks, when it is heard, and its lines."""

    first: int
    last: int
    heard: Heard
    lines: tuple[str, ...]
    over: bool  # a line is too wide and cannot be broken


def even(passage: Passage, first: int, last: int, until: int) -> Clock:
    """The clock of a text of which only the whole is timed: shared by what there is to read.

    A text that cannot be read in its time takes what it needs of the silence after it.
    """
    profile = passage.profile
    said = [passage.length(0, k) if k else 0.0 for k in range(passage.last + 1)]
    need = profile.frames_to_read(ceil(said[-1]), passage.language)
    most = min(until - first, last - first + int(profile.extend * profile.rate))
    shared = max(min(max(last - first, need), most), 1)
    reached = tuple(first + round(shared * each / (said[-1] or 1)) for each in said)
    ends = (*reached[:-1], min(reached[-1], max(last, first + 1)))
    return Clock(ends, reached, until)


def split(passage: Passage, clock: Clock) -> tuple[Part, ...]:
    """The cheapest split of a passage."""
    costs = _Costs(passage, clock)
    best = [0.0, *[inf] * passage.last]
    came = [0] * (passage.last + 1)
    for j in range(1, passage.last + 1):
        for i in range(j - 1, -1, -1):
            held = passage.fits(i, j)
            if not held and i < j - 1:
                break  # what is longer still does not fit either
            cost = best[i] + costs.sure(i, j)
            if cost < best[j]:
                cost += costs.further(i, j)
                if cost < best[j] and not passage.one_line(i, j):
                    cost += passage.layout(i, j).cost * (_BREAK_INSIDE if held else 1) + _TWO_LINES
                if cost < best[j]:
                    best[j], came[j] = cost, i
    return _parts(passage, costs, came)


def _parts(passage: Passage, costs: _Costs, came: list[int]) -> tuple[Part, ...]:
    parts: list[Part] = []
    j = passage.last
    while j > 0:
        i = came[j]
        if lines := passage.lines(i, j):
            clock = costs.clock
            first, need = clock.begins[i], ceil(costs.need(i, j))
            heard = Heard(first, max(clock.said[j], first + 1), need, costs.least)
            parts.append(Part(i, j, heard, lines, passage.layout(i, j).over))
        j = i
    return tuple(reversed(parts))


class _Costs:
    """What a cue between two breaks costs; what can be summed over breaks is summed beforehand."""

    def __init__(self, passage: Passage, clock: Clock) -> None:
        profile = passage.profile
        self.passage, self.clock = passage, clock
        self.rate = float(profile.rate)
        self.least = profile.least_frames(passage.language)
        self.most = float(profile.most) * self.rate
        self.speed = float(passage.rule.cps) / self.rate
        self.extend = float(profile.extend) * self.rate
        self.gap, self.chain = profile.gap_frames, profile.chain_frames
        inner = range(1, passage.last)
        pauses = [0.0, *((clock.begins[k] - clock.said[k]) / self.rate for k in inner), 0.0]
        self.torn = [
            bad * min(1.0, max(0.0, 1 - (pause - _PAUSE) / (_FADED - _PAUSE)))
            for bad, pause in zip(passage.badness, pauses, strict=True)
        ]
        self.torn = [torn + self._by_cut(k) for k, torn in enumerate(self.torn)]
        self.ends = list(accumulate(float(bad == 0) for bad in passage.badness))
        self.inside = list(
            accumulate(
                _SENTENCE_INSIDE * (bad == 0)
                + _PER_PAUSE * pause * (pause > _LONG_PAUSE)
                + _OVER_SILENCE * (pause > _SILENCE)
                for bad, pause in zip(passage.badness, pauses, strict=True)
            )
        )

    def _by_cut(self, k: int) -> float:
        cuts = self.clock.cuts
        if not cuts or not 0 < k < self.passage.last:
            return 0.0
        near = bisect_left(cuts, self.clock.begins[k] - self.chain + 1)
        return _NEAR_CUT if near < len(cuts) and cuts[near] < self.clock.begins[k] + self.chain else 0.0

    def sure(self, i: int, j: int) -> float:
        """The part of the cost that costs nothing to know, never below zero."""
        ended = self.ends[j - 1] > self.ends[i]
        dangles = ended and self.passage.badness[j] > 0
        return _PER_CUE + self.torn[j] + self.inside[j - 1] - self.inside[i] + (_DANGLING if dangles else 0.0)

    def need(self, i: int, j: int) -> float:
        """Frames."""
        return max(float(self.least), self.passage.length(i, j) / self.speed)

    def further(self, i: int, j: int) -> float:
        start, end = self._time(i, j)
        frames = max(end - start, 1.0)
        cost = 0.0
        if frames < self.least:
            cost += 60 + 150 * (self.least - frames) / self.rate
        if frames > self.most:
            cost += 60 + 150 * (frames - self.most) / self.rate
        hurry = self.passage.length(i, j) / (self.speed * frames)
        if hurry > 1:
            cost += 20 + 120 * (hurry - 1)
        elif hurry > 0.85:
            cost += 6 * (hurry - 0.85)
        if j - i == 1 and self.passage.last > 1 and frames < _SCRAP_SECONDS * self.rate:
            cost += _SCRAP
        if self.clock.cuts:
            cost += _OVER_CUT * self._cuts(start, end)
        return cost

    def _cuts(self, start: float, end: float) -> int:
        cuts = self.clock.cuts
        return max(0, bisect_left(cuts, end) - bisect_right(cuts, start))

    def _time(self, i: int, j: int) -> tuple[float, float]:
        """The frames of a cue as `timing.settle` would give them, shots aside."""
        clock = self.clock
        start = clock.begins[i]
        room = (clock.begins[j] if j < self.passage.last else clock.until + self.gap) - self.gap
        end = max(clock.said[j], min(start + self.need(i, j), clock.said[j] + self.extend))
        end = min(end, room)
        if j < self.passage.last and 0 < room - end < self.chain - self.gap:
            end = room
        return start, end


def cuts_between(cuts: Sequence[int], first: int, last: int) -> tuple[int, ...]:
    """The shot changes that a passage may meet."""
    return tuple(cuts[bisect_left(cuts, first) : bisect_right(cuts, last)])
