"""Where the window of a shot should stand, look by look: around its people, what moves, or where detail is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from shudian.cut.reframe.finder import FACE
from shudian.cut.reframe.motion import Glance, center_of
from shudian.cut.reframe.rules import rules
from shudian.cut.reframe.seen import Seen
from shudian.cut.reframe.solver import Wish
from shudian.cut.reframe.subjects import Subject
from shudian.cut.reframe.window import Window
from shudian.model.media import Shot

_PATH, _MOTION = rules("path"), rules("motion")


def blank(count: int) -> Wish:
    return Wish(np.zeros(count), np.zeros(count), np.full(count, -np.inf), np.full(count, np.inf))


def for_people(people: Sequence[Subject], window: Window, shot: Shot, looks: Sequence[int]) -> Wish:
    """The first of `people` who is there, with whom of the others fits."""
    wish = blank(shot.end - shot.first)
    weights = [subject.weight(looks) for subject in people]
    for look, after in zip(looks, (*looks[1:], shot.end), strict=True):
        there = [(w, one, seen) for w, one in zip(weights, people, strict=True) if (seen := one.at(look))]
        present = [(w, seen) for w, _, seen in there]
        if not present:
            continue
        at = look - shot.first
        low, high = together(present, window)
        wish.target[at] = (low + high) / 2 - (window.clear_from + window.clear_to) / 2
        if window.sideways:
            wish.target[at] += there[0][1].aside(look, window.length)
        wish.weight[at] = (after - look) * present[0][1].sure
        if present[0][1].kind == FACE:
            # of a face wider than the window the middle is kept
            over = max(0.0, high - low - window.clear_length) / 2
            wish.lowest[at] = high - over - window.clear_to
            wish.highest[at] = low + over - window.clear_from
    return trusted(wish, window)


def trusted(wish: Wish, window: Window) -> Wish:
    """Sightings that agree with their neighbours are followed closely, those that scatter only loosely."""
    looked = np.flatnonzero(wish.weight)
    if len(looked) < 3:
        return wish
    places = wish.target[looked]
    share = (looked[1:-1] - looked[:-2]) / (looked[2:] - looked[:-2])
    off = np.abs(places[1:-1] - places[:-2] * (1 - share) - places[2:] * share)
    scatter = float(np.median(off)) / window.length
    return replace(
        wish, weight=wish.weight * min(max(_PATH["scatter"] / max(scatter, 1e-6), 1.0), _PATH["closely"])
    )


def together(present: Sequence[tuple[float, Seen]], window: Window) -> tuple[float, float]:
    """The stretch that the main head and the other important ones take, if they fit the window."""
    low, high = stretch(present[0][1], window)
    for weight, seen in present[1:]:
        start, end = stretch(seen, window)
        wider = (min(low, start), max(high, end))
        if weight >= _PATH["also"] * present[0][0] and wider[1] - wider[0] <= window.clear_length:
            low, high = wider
    return max(low, window.lower), min(high, window.upper + window.length)


def stretch(seen: Seen, window: Window) -> tuple[float, float]:
    """A head and the room around it, less room where the window has no more."""
    length, start = window.length_of(seen), window.start_of(seen)
    margin = min(_PATH["margin"] * length, max(0.0, (window.clear_length - length) / 2))
    return start - margin, start + length + margin


def for_motion(glances: Sequence[Glance], window: Window, shot: Shot, scale: float) -> Wish | None:
    """None where too little moves by itself, or what moves jumps about."""
    moving = [g for g in glances if g.moving is not None]
    if len(moving) < max(2, _MOTION["often"] * len(glances)):
        return None
    places = (
        np.array([center_of(g.moving, window.length / scale) for g in moving if g.moving is not None]) * scale
    )
    if float(np.median(np.abs(np.diff(places)))) > _MOTION["jumps"] * window.length:
        return None
    wish = blank(shot.end - shot.first)
    for number, (glimpse, place) in enumerate(zip(moving, places, strict=True)):
        # a single look that disagrees with both neighbours is an error of the look
        calm = float(np.median(places[max(0, number - 1) : number + 2])) if len(places) > 2 else place
        ends = number in (0, len(places) - 1)
        at = glimpse.frame - shot.first
        wish.target[at] = (place if ends else calm) - window.length / 2
        wish.weight[at] = _MOTION["weight"]
    return wish


def by_detail(glances: Sequence[Glance], window: Window, scale: float) -> float:
    if not glances:
        return (window.lower + window.upper) / 2
    center = (
        center_of(np.mean([g.detail for g in glances], axis=0), window.length / scale, _PATH["lean"]) * scale
    )
    return float(min(max(center - window.length / 2, window.lower), window.upper))
