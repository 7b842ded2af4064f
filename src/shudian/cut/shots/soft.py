"""Transitions that are no cut: dissolves, and fades through black or white.

A dissolve is a straight mixture: every frame inside lies on the line between the picture before and the
picture after and moves along it at an even pace; fine detail of both is there at half its strength. A pan
keeps its detail and goes on before and after; a change of light ends in the same picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from shudian.cut.engines.frames import Picture
from shudian.model.media import SoftJoin

_SIZE = (32, 18)
#: Half lengths, in frames, of the dissolves that are looked for: a third of a second to two seconds.
_HALVES = (4, 6, 8, 10, 12, 16, 20, 24)
#: Levels of 255 by which two pictures differ on average, to be two pictures.
_APART = 14.0
#: Share of that difference which does not lie on the line between the two; pans and action have 0.15 and up.
_OFF_LINE = 0.08
#: How far the frames may lag behind or run ahead of an even pace.
_OFF_PACE = 0.12
#: Pictures more alike than this, apart from brightness and contrast, are one.
_SAME = 0.8
#: A frame this even (deviation in levels) and this dark or bright is black or white.
_EVEN, _DARK, _BRIGHT = 5.0, 26.0, 235.0
#: What is left of the power of fine detail in the middle: half in a dissolve, all of it in a pan.
_DETAIL = 0.8
#: A mixture moves this much more than the picture around it does in the same time.
_CALMER = 0.7
#: Frames from a picture to black, at least and at most, and the levels that each adds.
_FADE, _LONGEST_FADE, _SLOWEST = 3, 60, 0.3

Small = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Mix:
    first: int
    end: int
    off: float


class SoftFinder:
    """Give it every frame in order, then ask for the soft joins."""

    def __init__(self) -> None:
        self._seen: list[npt.NDArray[Any]] = []
        self._detail: list[float] = []

    def see(self, picture: Picture) -> None:
        grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
        self._detail.append(float(np.var(cv2.Laplacian(grey, cv2.CV_16S))))
        self._seen.append(np.asarray(cv2.resize(grey, _SIZE, interpolation=cv2.INTER_AREA)).ravel())

    def joins(self) -> tuple[SoftJoin, ...]:
        """Fades and dissolves in order, never one inside the other."""
        if len(self._seen) < 2 * _HALVES[0]:
            return ()
        seen = np.stack(self._seen).astype(np.float32)
        steps = np.abs(np.diff(seen, axis=0)).mean(axis=1)
        fades = _fades(seen)
        mixes = [
            mix
            for mix in _best(_mixes(seen, steps, np.array(self._detail)))
            if not any(_share(mix, fade) for fade in fades)
        ]
        dissolves = [SoftJoin("dissolve", mix.first, mix.end) for mix in mixes]
        return tuple(sorted([*fades, *dissolves], key=lambda join: join.first))


def _mixes(seen: Small, steps: Small, detail: npt.NDArray[np.float64]) -> list[_Mix]:
    found = []
    for half in _HALVES:
        apart = np.abs(seen[2 * half :] - seen[: -2 * half]).mean(axis=1)
        for first in np.flatnonzero(apart > _APART):
            end = int(first) + 2 * half
            # one step that makes half of the difference is a cut
            if steps[first:end].max() > apart[first] / 2:
                continue
            if detail[first + half] > _DETAIL * (detail[first] + detail[end]) / 2:
                continue
            if _restless(seen, int(first), end) > _CALMER * apart[first] / 2:
                continue
            off = _off_line(seen[first : end + 1])
            if off is not None:
                found.append(_Mix(int(first) + 1, end, off))
    return found


def _restless(seen: Small, first: int, end: int) -> float:
    """How far the picture moves in half the time before and in half the time after."""
    half = (end - first) // 2
    before, after = seen[max(0, first - half)], seen[min(len(seen) - 1, end + half)]
    return float(max(np.abs(seen[first] - before).mean(), np.abs(after - seen[end]).mean()))


def _off_line(window: Small) -> float | None:
    """How far the frames lie off the line between the first and the last; None if this is no dissolve."""
    before, after = window[0], window[-1]
    along = after - before
    length = float(along @ along)
    if before.std() < _EVEN or after.std() < _EVEN or np.corrcoef(before, after)[0, 1] > _SAME:
        return None
    inside = window[1:-1] - before
    shares = inside @ along / length
    even = np.arange(1, len(window) - 1) / (len(window) - 1)
    if np.abs(shares - even).max() > _OFF_PACE:
        return None
    left = inside - shares[:, None] * along
    off = float(np.sqrt((left**2).sum(axis=1) / length).mean())
    return off if off < _OFF_LINE**0.5 else None


def _best(mixes: list[_Mix]) -> list[_Mix]:
    """Of those that overlap, the straightest; of straight ones, the longest."""
    kept: list[_Mix] = []
    for mix in sorted(mixes, key=lambda mix: (round(mix.off, 2), mix.first - mix.end)):
        if all(mix.end <= other.first or other.end <= mix.first for other in kept):
            kept.append(mix)
    return sorted(kept, key=lambda mix: mix.first)


def _fades(seen: Small) -> list[SoftJoin]:
    means, spread = seen.mean(axis=1), seen.std(axis=1)
    blank = (spread < _EVEN) & ((means < _DARK) | (means > _BRIGHT))
    edges = np.flatnonzero(np.diff(np.concatenate([[0], blank.astype(np.int8), [0]])))
    fades = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if start == 0 or end == len(seen):
            continue  # the film itself starts or ends in black
        out, back = _ramp(seen, int(start), -1), _ramp(seen, int(end) - 1, 1)
        if out >= _FADE or back >= _FADE:
            fades.append(SoftJoin("fade", int(start) - out, int(end) + back))
    return [fade for at, fade in enumerate(fades) if not at or fade.first >= fades[at - 1].end]


def _ramp(seen: Small, blank: int, way: int) -> int:
    """How many frames in a row grow away from a blank one at an even pace."""
    apart, pace, count = 0.0, 0.0, 0
    for at in range(blank + way, blank + way * (_LONGEST_FADE + 1), way):
        if not 0 <= at < len(seen):
            break
        grown = float(np.abs(seen[at] - seen[blank]).mean()) - apart
        pace = pace or grown
        if grown < max(_SLOWEST, pace / 3) or grown > 3 * pace:
            break
        apart, count = apart + grown, count + 1
    return count


def _share(mix: _Mix, fade: SoftJoin) -> bool:
    return mix.first < fade.end and fade.first < mix.end


def merged(cuts: list[int], joins: tuple[SoftJoin, ...], frames: int, shortest: int) -> list[int]:
    """First frames of the shots: cuts outside of soft joins, and the middle of each join."""
    middles = [(join.first + join.end) // 2 for join in joins]
    hard = [cut for cut in cuts if not any(join.first <= cut <= join.end for join in joins)]
    firsts = [0]
    for first in sorted({*hard, *middles} - {0}):
        if min(first - firsts[-1], frames - first) >= shortest:
            firsts.append(first)
    return firsts


def pairs(firsts: list[int], frames: int) -> list[tuple[int, int]]:
    return list(pairwise([*firsts, frames]))
