"""Per shot: who is followed, whether the window stands or moves, and the keys a person can edit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from shudian.cut.reframe.motion import Glance, center_of
from shudian.cut.reframe.seen import Followed, Seen, follow
from shudian.cut.reframe.solver import Numbers, Wish, l1_path
from shudian.cut.reframe.watch import Area, Watched
from shudian.model.media import CropKey, CropPath, Shot

#: Window widths a second above which a viewer feels the camera; a house rule, between the slow pan of
#: a drama (0.2) and the whip (2).
COMFORT = 0.75
_HEAD = 0.25  # of a face's width, kept on both sides of it
_ALSO = 0.35  # of the main face's weight: another face this important is kept with it if both fit
_LEAN = 0.7  # towards the middle where there is only detail to go by
_LOST = 0.05  # share of looks in which a standing window may cut a face
_PATIENCE = Fraction(1)  # second


@dataclass(frozen=True, slots=True)
class Window:
    """The crop's size, the axis along which it moves, and its range there."""

    width: int
    height: int
    sideways: bool
    lower: int
    upper: int
    fixed: int  # the edge on the other axis

    @property
    def length(self) -> int:
        return self.width if self.sideways else self.height

    def start_of(self, seen: Seen) -> float:
        return seen.left if self.sideways else seen.top

    def length_of(self, seen: Seen) -> float:
        return seen.width if self.sideways else seen.height


def window_in(area: Area, aspect: Fraction, wanted: Fraction) -> Window:
    """The largest window of the wanted shape (width to height as shown) in an area of such pixels."""
    across = area.height * wanted / aspect
    if across <= area.width:
        width = max(1, round(across))
        return Window(width, area.height, True, area.left, area.left + area.width - width, area.top)
    height = max(1, min(area.height, round(area.width * aspect / wanted)))
    return Window(area.width, height, False, area.top, area.top + area.height - height, area.left)


def draw(
    watched: Watched, size: tuple[int, int], aspect: Fraction, rate: Fraction, wanted: Fraction
) -> CropPath:
    """The crop path of a clip of this upright size; `wanted` is 9/16 for a phone."""
    window = window_in(watched.area, aspect, wanted)
    keys: list[CropKey] = []
    for shot in watched.shots:
        starts = _starts(watched, window, shot, rate)
        tolerance = window.length / 1080 / 4
        for at in _turning_points(starts, tolerance):
            along = float(min(max(round(starts[at], 3), window.lower), window.upper))
            x, y = (along, float(window.fixed)) if window.sideways else (float(window.fixed), along)
            keys.append(CropKey(shot.first + at, x, y))
    return CropPath(*size, window.width, window.height, rate, watched.shots, tuple(keys))


def patience(watched: Watched, rate: Fraction) -> int:
    """Frames for which a face that is not seen is still the same one."""
    return max(watched.step, round(_PATIENCE * rate))


def _starts(watched: Watched, window: Window, shot: Shot, rate: Fraction) -> Numbers:
    """Where the window starts at each frame of a shot."""
    if followed := follow(watched.seen, shot, patience(watched, rate)):
        wish = _wish_for_faces(followed, window, shot, watched.step)
        if wish.weight.any():
            return _drawn(wish, window, rate)
    glances = [g for g in watched.glances if shot.first <= g.frame < shot.end]
    wish_moving = _wish_for_motion(glances, window, shot, watched.scale)
    if wish_moving is not None:
        return _drawn(wish_moving, window, rate)
    return np.full(shot.end - shot.first, _by_detail(glances, window, watched.scale))


def _wish_for_faces(followed: Sequence[Followed], window: Window, shot: Shot, step: int) -> Wish:
    count = shot.end - shot.first
    wish = Wish(np.zeros(count), np.zeros(count), np.full(count, -np.inf), np.full(count, np.inf))
    for at in range(-shot.first % step, count, step):
        present = [(f.weight, seen) for f in followed if (seen := f.at(shot.first + at))]
        if not present:
            continue
        low, high = _together(present, window)
        wish.target[at] = (low + high) / 2 - window.length / 2
        wish.weight[at] = step * present[0][1].sure
        if high - low <= window.length:
            wish.lowest[at], wish.highest[at] = high - window.length, low
    return wish


def _together(present: Sequence[tuple[float, Seen]], window: Window) -> tuple[float, float]:
    """The stretch that the main face and the other important ones take, if they fit the window."""
    stretch: tuple[float, float] | None = None
    for weight, seen in present:
        margin = _HEAD * window.length_of(seen)
        start = window.start_of(seen) - margin
        end = window.start_of(seen) + window.length_of(seen) + margin
        if stretch is None:
            stretch = (start, end)
        wider = (min(stretch[0], start), max(stretch[1], end))
        if weight >= _ALSO * present[0][0] and wider[1] - wider[0] <= window.length:
            stretch = wider
    assert stretch
    return max(stretch[0], window.lower), min(stretch[1], window.upper + window.length)


def _wish_for_motion(glances: Sequence[Glance], window: Window, shot: Shot, scale: float) -> Wish | None:
    moving = [g for g in glances if g.moving is not None]
    if len(moving) < max(2, 0.4 * len(glances)):
        return None
    places = (
        np.array([center_of(g.moving, window.length / scale) for g in moving if g.moving is not None]) * scale
    )
    jumps = np.abs(np.diff(places))
    if float(np.median(jumps)) > 0.35 * window.length:
        return None
    count = shot.end - shot.first
    wish = Wish(np.zeros(count), np.zeros(count), np.full(count, -np.inf), np.full(count, np.inf))
    for number, (glimpse, place) in enumerate(zip(moving, places, strict=True)):
        # a single look that disagrees with both neighbours is an error of the look
        calm = float(np.median(places[max(0, number - 1) : number + 2])) if len(places) > 2 else place
        ends = number in (0, len(places) - 1)
        at = glimpse.frame - shot.first
        wish.target[at] = (place if ends else calm) - window.length / 2
        wish.weight[at] = 3.0
    return wish


def _by_detail(glances: Sequence[Glance], window: Window, scale: float) -> float:
    if not glances:
        return (window.lower + window.upper) / 2
    center = center_of(np.mean([g.detail for g in glances], axis=0), window.length / scale, _LEAN) * scale
    return float(min(max(center - window.length / 2, window.lower), window.upper))


def _drawn(wish: Wish, window: Window, rate: Fraction) -> Numbers:
    """A standing window where one serves, else the calm path."""
    looked = np.flatnonzero(wish.weight)
    target = np.clip(
        np.interp(np.arange(len(wish.target)), looked, wish.target[looked]), window.lower, window.upper
    )
    wish = Wish(target, wish.weight, wish.lowest, wish.highest)
    place = _best_standing(wish, looked, window)
    if _serves(place, wish, looked, window):
        return np.full(len(target), place)
    return l1_path(wish, window.lower, window.upper, COMFORT * window.length / float(rate))


def _best_standing(wish: Wish, looked: np.ndarray[tuple[int], np.dtype[np.int64]], window: Window) -> float:
    target, weight = wish.target[looked], wish.weight[looked]
    low, high = wish.lowest[looked], wish.highest[looked]
    edges = np.concatenate([target, low[np.isfinite(low)], high[np.isfinite(high)]])
    places = np.unique(np.clip(edges, window.lower, window.upper))
    loss = [
        float((weight * (np.abs(target - p) + 12 * np.maximum(0, np.maximum(low - p, p - high)))).sum())
        for p in places
    ]
    return float(places[int(np.argmin(loss))])


def _serves(
    place: float, wish: Wish, looked: np.ndarray[tuple[int], np.dtype[np.int64]], window: Window
) -> bool:
    low, high = wish.lowest[looked], wish.highest[looked]
    kept = np.isfinite(low)
    lost = (low > place + 1) | (high < place - 1)
    off = np.abs(wish.target[looked] - place) > 0.3 * window.length
    return float(np.mean(np.where(kept, lost, off))) <= _LOST


def _turning_points(starts: Numbers, tolerance: float) -> list[int]:
    """The fewest frames between which straight lines stay within `tolerance` of the path."""
    if float(np.ptp(starts)) <= tolerance:
        return [0]
    kept, open_ = {0, len(starts) - 1}, [(0, len(starts) - 1)]
    while open_:
        first, last = open_.pop()
        inside = np.arange(first, last + 1)
        off = np.abs(starts[inside] - np.interp(inside, (first, last), (starts[first], starts[last])))
        at = first + int(np.argmax(off))
        if off.max() > tolerance and first < at < last:
            kept.add(at)
            open_ += [(first, at), (at, last)]
    return sorted(kept)
