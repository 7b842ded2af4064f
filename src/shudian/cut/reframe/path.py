"""Per shot: who is followed, whether the window stands or moves, and the keys a person can edit."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from shudian.cut.platforms import Clear
from shudian.cut.reframe import wishes
from shudian.cut.reframe.rules import rules
from shudian.cut.reframe.solver import Numbers, Wish, l1_path
from shudian.cut.reframe.subjects import Subject, subjects
from shudian.cut.reframe.turns import Speech, Turn, rivals, speaking_first, turns
from shudian.cut.reframe.watch import Watched
from shudian.cut.reframe.window import OPEN, Window, window_in
from shudian.model.media import CropKey, CropPath, Shot

#: Window widths a second above which a viewer feels the camera.
COMFORT: float = rules("path")["comfort"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The shape of the window (width to height as shown), what the app covers, and what the story says."""

    shape: Fraction
    clear: Clear = OPEN
    speeches: tuple[Speech, ...] = ()
    cutting: bool = False  # between two who do not fit, where one begins to speak


def draw(
    watched: Watched, size: tuple[int, int], aspect: Fraction, rate: Fraction, wanted: Wanted
) -> CropPath:
    """The crop path of a clip of this upright size; a cut inside a shot makes two of it."""
    window = window_in(watched.area, aspect, wanted.shape, wanted.clear)
    parts: list[Shot] = []
    keys: list[CropKey] = []
    for turn in staged(watched, window, rate, wanted):
        parts.append(turn.part)
        starts = _starts(watched, window, turn, rate)
        for at in _turning_points(starts, window.length / 1080 / 4):
            along = float(min(max(round(starts[at], 3), window.lower), window.upper))
            x, y = (along, float(window.fixed)) if window.sideways else (float(window.fixed), along)
            keys.append(CropKey(turn.part.first + at, x, y))
    return CropPath(*size, window.width, window.height, rate, tuple(parts), tuple(keys))


def staged(watched: Watched, window: Window, rate: Fraction, wanted: Wanted) -> tuple[Turn, ...]:
    """Every shot, or each part of it, with those who matter there."""
    out: list[Turn] = []
    for shot in watched.shots:
        people = cast(watched, shot, rate)
        pair = rivals(people, window, looks_in(shot, watched.step))
        speeches = tuple(s for s in wanted.speeches if s.first < shot.end and s.end > shot.first)
        if wanted.cutting and pair:
            out += turns(shot, people, pair, speeches, rate)
        else:
            out.append(Turn(shot, speaking_first(people, pair, speeches)))
    return tuple(out)


def patience(watched: Watched, rate: Fraction) -> int:
    """Frames for which a face that is not seen is still the same one."""
    return max(watched.step, round(int(rules("follow")["patience"]) * rate))


def looks_in(shot: Shot, step: int) -> tuple[int, ...]:
    """The frames of a shot that were looked at; its first where it is shorter than a step."""
    return tuple(range(shot.first + -shot.first % step, shot.end, step)) or (shot.first,)


def _starts(watched: Watched, window: Window, turn: Turn, rate: Fraction) -> Numbers:
    """Where the window starts at each frame of a shot or of a part of it."""
    shot = turn.part
    looks = looks_in(shot, watched.step)
    if turn.people:
        wish = wishes.for_people(turn.people, window, shot, looks)
        if wish.weight.any():
            return _drawn(wish, window, rate)
    glances = [g for g in watched.glances if shot.first <= g.frame < shot.end]
    moving = wishes.for_motion(glances, window, shot, watched.scale)
    if moving is not None:
        return _drawn(moving, window, rate)
    return np.full(shot.end - shot.first, wishes.by_detail(glances, window, watched.scale))


def cast(watched: Watched, shot: Shot, rate: Fraction) -> tuple[Subject, ...]:
    """Who is in a shot, the most important first."""
    looks = looks_in(shot, watched.step)
    found = subjects(watched.seen, shot, patience(watched, rate))
    return tuple(sorted(found, key=lambda one: -one.weight(looks)))


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
    said = rules("path")
    calm = said["still"] * window.length
    off = np.abs(wish.target[looked] - place)
    lost = (
        (wish.lowest[looked] > place + 1)
        | (wish.highest[looked] < place - 1)
        | (off > said["stray"] * window.length)
    )
    return float(np.mean(lost & (off > calm))) <= float(said["lost"])


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
