"""Per shot: who is followed, how it is shown, and the keys a person can edit."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from shudian.cut.platforms import Clear
from shudian.cut.reframe import split, wishes
from shudian.cut.reframe.calm import followed, turning_points
from shudian.cut.reframe.rules import rules
from shudian.cut.reframe.solver import Numbers
from shudian.cut.reframe.story import Story
from shudian.cut.reframe.subjects import Subject, subjects
from shudian.cut.reframe.turns import Speech, Turn, rivals
from shudian.cut.reframe.watch import Watched
from shudian.cut.reframe.wide import Wide
from shudian.cut.reframe.window import OPEN, Window, window_in
from shudian.model.media import CropKey, CropPath, Layout, Pane, Shot, Way


@dataclass(frozen=True, slots=True)
class Wanted:
    """The shape of the window (width to height as shown), what the app covers, and what the story says.

    `speeches` is None where nobody has said who speaks when.
    """

    shape: Fraction
    clear: Clear = OPEN
    speeches: tuple[Speech, ...] | None = None
    wide: Wide = Wide.STORY


def draw(
    watched: Watched, size: tuple[int, int], aspect: Fraction, rate: Fraction, wanted: Wanted
) -> CropPath:
    """The crop path of a clip of this upright size; a cut inside a shot makes two of it."""
    window = window_in(watched.area, aspect, wanted.shape, wanted.clear)
    parts: list[Shot] = []
    keys: list[CropKey] = []
    layouts: list[Layout] = []
    halves = split.halves(window, watched.area, stacked=wanted.shape <= 1)
    for turn in staged(watched, window, rate, wanted):
        parts.append(turn.part)
        keys += _keys(_starts(watched, window, turn, rate), window, turn.part)
        if turn.pair:
            looks = looks_in(turn.part, watched.step)
            panes = split.panes(turn.part, turn.pair, halves, looks, rate)
            layouts.append(Layout(turn.part.first, _way(turn, panes, wanted), panes))
    return CropPath(*size, window.width, window.height, rate, tuple(parts), tuple(keys), tuple(layouts))


def _way(turn: Turn, panes: tuple[Pane, ...], wanted: Wanted) -> Way:
    """The story splits nobody into two windows of the same."""
    told = wanted.wide is Wide.STORY and turn.way is Way.SPLIT
    return Way.PAD if told and split.alike(panes) else turn.way


def _keys(starts: Numbers, window: Window, shot: Shot) -> list[CropKey]:
    keys = []
    for at in turning_points(starts, window.length / 1080 / 4):
        along = float(min(max(round(starts[at], 3), window.lower), window.upper))
        x, y = (along, float(window.fixed)) if window.sideways else (float(window.fixed), along)
        keys.append(CropKey(shot.first + at, x, y))
    return keys


def staged(watched: Watched, window: Window, rate: Fraction, wanted: Wanted) -> tuple[Turn, ...]:
    """Every shot, or each part of it, with those who matter there."""
    story = Story(wanted.wide, wanted.speeches, rate)
    out: list[Turn] = []
    for shot in watched.shots:
        people, looks = cast(watched, shot, rate), looks_in(shot, watched.step)
        out += story.told(shot, people, rivals(people, window, looks), looks)
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
            return followed(wish, window, rate)
    glances = [g for g in watched.glances if shot.first <= g.frame < shot.end]
    moving = wishes.for_motion(glances, window, shot, watched.scale)
    if moving is not None:
        return followed(moving, window, rate)
    return np.full(shot.end - shot.first, wishes.by_detail(glances, window, watched.scale))


def cast(watched: Watched, shot: Shot, rate: Fraction) -> tuple[Subject, ...]:
    """Who is in a shot, the most important first."""
    looks = looks_in(shot, watched.step)
    found = subjects(watched.seen, shot, patience(watched, rate))
    return tuple(sorted(found, key=lambda one: -one.weight(looks)))
