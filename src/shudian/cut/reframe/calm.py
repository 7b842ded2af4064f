"""Where a window stands: still where that serves, else the calm path; and the fewest keys that say so."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from shudian.cut.reframe.rules import rules
from shudian.cut.reframe.solver import Numbers, Wish, l1_path
from shudian.cut.reframe.window import Window

#: Window widths a second above which a viewer feels the camera.
COMFORT: float = rules("path")["comfort"]


def followed(wish: Wish, window: Window, rate: Fraction) -> Numbers:
    """Where the window starts at each frame."""
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


def turning_points(starts: Numbers, tolerance: float) -> list[int]:
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
