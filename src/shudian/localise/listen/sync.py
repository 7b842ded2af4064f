"""Subtitles set to another cut of the same film: an offset a cue that seldom changes, and a frame rate's ratio.

Dynamic programming over cues and offsets: a cue gains by where it begins, ends and lies in the reference's
spans, every change of offset costs, the less the longer the pause that it falls in. After the idea of alass
(https://github.com/kaegi/alass), whose search also splits; ratios after ffsubsync, which has one offset alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Row = npt.NDArray[np.float32]

Stretch = tuple[float, float]
_NTSC, _FILM, _PAL = Fraction(24000, 1001), Fraction(24), Fraction(25)
#: Times are multiplied by these: the subtitles' frame rate over the reference's.
RATIOS = (Fraction(1), *(a / b for a in (_NTSC, _FILM, _PAL) for b in (_NTSC, _FILM, _PAL) if a != b))
STEP = 0.02  # seconds between two offsets that are tried
REACH = 120.0  # seconds: the farthest offset
_DISORDER = 10.0  # what it costs besides to set a cue before the end of the one before
_BETTER = 1.05  # what another ratio than one must gain


@dataclass(frozen=True, slots=True)
class Manner:
    """How a reference is compared: subtitles begin and end as ours do, speech only about there."""

    near: float  # seconds off at which a beginning gains nothing more
    switch: float  # what another offset costs; a cue gains at most 2.5


SUBTITLES = Manner(near=0.12, switch=3.0)
SPEECH = Manner(near=0.4, switch=5.0)


@dataclass(frozen=True, slots=True)
class Shift:
    """Cues [first, end) moved by `seconds` after their times were multiplied by the ratio."""

    first: int
    end: int
    seconds: Fraction


@dataclass(frozen=True, slots=True)
class Repair:
    ratio: Fraction
    shifts: tuple[Shift, ...]
    fits: float  # the mean gain of a cue, 0 (by chance) to 1 (all the same)

    def moved(self, cue: int, seconds: Fraction) -> Fraction:
        """Where an instant of that cue comes to stand; may be before zero."""
        shift = next(each for each in self.shifts if each.first <= cue < each.end)
        return seconds * self.ratio + shift.seconds


def repair(
    cues: Sequence[Stretch], reference: Sequence[Stretch], manner: Manner = SUBTITLES, *, reach: float = REACH
) -> Repair:
    """`cues` in order of time, at least one; so is `reference`. Seconds."""
    found: tuple[float, Repair] | None = None
    for ratio in RATIOS:
        scaled = [(start * float(ratio), end * float(ratio)) for start, end in cues]
        gain, offsets = _path(scaled, reference, manner, reach)
        if found is None or gain > found[0] * _BETTER:
            shifts = tuple(_shifts(scaled, offsets, reference, manner))
            found = gain, Repair(ratio, shifts, 0.0)
    assert found
    gain, made = found
    return Repair(made.ratio, made.shifts, max(0.0, min(1.0, round(gain / (2.5 * len(cues)), 3))))


def _path(
    cues: Sequence[Stretch], reference: Sequence[Stretch], manner: Manner, reach: float
) -> tuple[float, list[int]]:
    """The whole gain, and each cue's offset in steps."""
    import numpy as np

    wide = round(reach / STEP)
    field = _Field(cues, reference, manner, wide)
    places = np.arange(2 * wide + 1, dtype=np.int64)
    best, came = field.gains(*cues[0]), []
    for before, cue in pairwise(cues):
        pause = max(0.0, cue[0] - before[1])
        jump, origin = _jumps(best, places, round(pause / STEP))
        jump -= manner.switch + 1 / (1 + pause)
        switched = best < jump
        best = np.where(switched, jump, best) + field.gains(*cue)
        came.append(np.where(switched, origin, places).astype(np.int32))
    at = int(best.argmax())
    gain, offsets = float(best[at]), [at]
    for each in reversed(came):
        offsets.append(int(each[offsets[-1]]))
    return gain, [place - wide for place in reversed(offsets)]


def _jumps(best: Row, places: npt.NDArray[np.int64], pause: int) -> tuple[Row, npt.NDArray[np.int64]]:
    """For each offset the best one to come from, and its gain: down by more than the pause before costs more."""
    import numpy as np

    running = np.maximum.accumulate(best)
    holder = np.maximum.accumulate(np.where(best == running, places, 0))
    ahead = np.minimum(places + pause, len(best) - 1)
    top = int(best.argmax())
    disorder = best[top] - _DISORDER > running[ahead]
    return np.where(disorder, best[top] - _DISORDER, running[ahead]), np.where(disorder, top, holder[ahead])


class _Field:
    """The reference on a grid of STEP, and what a cue gains there at every offset."""

    def __init__(
        self, cues: Sequence[Stretch], reference: Sequence[Stretch], manner: Manner, wide: int
    ) -> None:
        import numpy as np

        self.wide, self.pad = wide, 2 * wide + 2
        last = max(end for _, end in (*cues, *reference))
        size = round(last / STEP) + 2 * self.pad
        covered = np.zeros(size + 1, np.float32)
        for start, end in reference:
            covered[self._cell(start) : self._cell(end)] = 1
        dense = float(covered[self.pad : size - self.pad].mean())
        self.sums = np.concatenate([[0.0], np.cumsum(covered - dense, dtype=np.float64)])
        self.begins = self._peaks([start for start, _ in reference], size, manner.near)
        self.stops = self._peaks([end for _, end in reference], size, manner.near)

    def gains(self, start: float, end: float) -> Row:
        import numpy as np

        first, last = self._cell(start) - self.wide, max(self._cell(end), self._cell(start) + 1) - self.wide
        count = 2 * self.wide + 1
        inside = (self.sums[last : last + count] - self.sums[first : first + count]) / (last - first)
        gain = inside + self.begins[first : first + count] + 0.5 * self.stops[last : last + count]
        return np.asarray(gain, np.float32)

    def _cell(self, seconds: float) -> int:
        return round(seconds / STEP) + self.pad

    def _peaks(self, moments: Sequence[float], size: int, near: float) -> Row:
        """1 at each moment, falling to 0 at `near` seconds off."""
        import numpy as np

        made = np.zeros(size + 1, np.float32)
        around = round(near / STEP)
        slope = 1 - np.abs(np.arange(-around, around + 1)) / (around + 1)
        for moment in moments:
            cell = self._cell(moment)
            part = made[cell - around : cell + around + 1]
            np.maximum(part, slope[: len(part)], out=part)
        return made


def _shifts(
    cues: Sequence[Stretch], offsets: Sequence[int], reference: Sequence[Stretch], manner: Manner
) -> list[Shift]:
    made, first = [], 0
    for number in range(1, len(cues) + 1):
        if number == len(cues) or offsets[number] != offsets[first]:
            rough = offsets[first] * STEP
            exact = rough + _off(cues[first:number], rough, reference, manner.near)
            made.append(Shift(first, number, Fraction(round(exact * 1000), 1000)))
            first = number
    return made


def _off(cues: Sequence[Stretch], rough: float, reference: Sequence[Stretch], near: float) -> float:
    """How far beginnings and ends are yet off, by the most that agree; seconds."""
    off = nearest([start + rough for start, _ in cues], [start for start, _ in reference], near)
    off += nearest([end + rough for _, end in cues], sorted(end for _, end in reference), near)
    found = sorted(each for each in off if each is not None)
    if not found:
        return 0.0
    agree = max(
        ([other for other in found if one <= other <= one + STEP] for one in found),
        key=lambda group: (len(group), -abs(median(group))),
    )
    return median(agree) if len(agree) > 1 else median(found)


def nearest(moments: Sequence[float], reference: Sequence[float], near: float) -> list[float | None]:
    """For each moment how far ahead its nearest one of the reference is, None beyond `near`."""
    from bisect import bisect_left

    made: list[float | None] = []
    for moment in moments:
        at = bisect_left(reference, moment)
        ahead = [other - moment for other in reference[max(0, at - 1) : at + 1]]
        best = min(ahead, key=abs, default=near + 1)
        made.append(best if abs(best) <= near else None)
    return made
