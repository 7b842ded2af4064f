"""Two windows for two who do not fit in one: how large, and where each stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from shudian.cut.platforms import Clear
from shudian.cut.reframe import wishes
from shudian.cut.reframe.calm import followed, turning_points
from shudian.cut.reframe.rules import rules
from shudian.cut.reframe.solver import Numbers
from shudian.cut.reframe.subjects import Subject
from shudian.cut.reframe.watch import Area
from shudian.cut.reframe.window import Window
from shudian.model.media import CropKey, Pane, Shot


@dataclass(frozen=True, slots=True)
class Halves:
    """Where the two windows stay, and the smallest of their shape: as sharp as the one window is."""

    area: Area
    width: float
    height: float

    def around(self, head: float) -> tuple[int, int]:
        """A window large enough for a head this high, as far as the area goes."""
        wanted = head / rules("split")["head"] / self.height
        most = min(self.area.width / self.width, self.area.height / self.height)
        scale = min(max(1.0, wanted), most)
        return max(1, int(self.width * scale)), max(1, int(self.height * scale))


def halves(window: Window, area: Area, *, stacked: bool) -> Halves:
    if stacked:
        return Halves(area, window.width, window.height / 2)
    return Halves(area, window.width / 2, window.height)


def panes(
    shot: Shot, pair: Sequence[Subject], within: Halves, looks: Sequence[int], rate: Fraction
) -> tuple[Pane, ...]:
    """A window for each of two, both of one size."""
    heads = [seen.height for one in pair for look in looks if (seen := one.at(look))]
    width, height = within.around(float(np.percentile(heads, 90)) if heads else 0.0)
    area, middle = within.area, rules("split")["room"]
    across = Window(width, height, True, area.left, area.left + area.width - width, area.top)
    room = Clear(max(0.0, 2 * middle - 1), max(0.0, 1 - 2 * middle), 0, 0)
    down = Window(width, height, False, area.top, area.top + area.height - height, area.left, room)
    return tuple(
        Pane(width, height, _keys(shot, *(_starts(one, each, shot, looks, rate) for each in (across, down))))
        for one in pair
    )


def _starts(one: Subject, window: Window, shot: Shot, looks: Sequence[int], rate: Fraction) -> Numbers:
    wish = wishes.for_people([one], window, shot, looks)
    if not wish.weight.any():  # only in another part of the shot
        return np.full(shot.end - shot.first, (window.lower + window.upper) / 2)
    return followed(wish, window, rate)


def _keys(shot: Shot, lefts: Numbers, tops: Numbers) -> tuple[CropKey, ...]:
    turns = sorted({*turning_points(lefts, 0.25), *turning_points(tops, 0.25)})
    return tuple(
        CropKey(shot.first + at, round(float(lefts[at]), 3), round(float(tops[at]), 3)) for at in turns
    )


def alike(panes: Sequence[Pane]) -> bool:
    """Both windows show much of the same: two who stand too close for a split."""
    places = np.array([np.mean([(key.x, key.y) for key in pane.keys], axis=0) for pane in panes])
    width, height = panes[0].width, panes[0].height
    across, down = np.maximum(0, (width, height) - np.abs(places[0] - places[1]))
    return bool(across * down > rules("split")["alike"] * width * height)
