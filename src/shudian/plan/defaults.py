"""Defaults from `rules/*.toml`: shooting pace, light, crowds. Data with its source, never code."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import time
from fractions import Fraction
from importlib.resources import files
from math import ceil
from typing import Any

from shudian.model.place import VenueKind
from shudian.model.series import IntExt, Light


def rules(name: str) -> dict[str, Any]:
    return tomllib.loads((files("shudian.plan") / "rules" / f"{name}.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Pace:
    """Minutes of shooting that a scene takes; see rules/pace.toml."""

    per_screen_minute: int
    per_scene: int
    group_from: int
    group_percent: int
    round_up_to: int
    least: int


@dataclass(frozen=True, slots=True)
class LightRules:
    daylight_from: time
    daylight_to: time
    twilight_minutes: int
    golden_minutes: int
    shoots: dict[str, dict[str, dict[str, str]]]  # venue kind -> INT or EXT -> light -> shoot


def _light() -> LightRules:
    read = rules("light")
    return LightRules(**read["hours"], shoots={kind.value: read[kind.value] for kind in VenueKind})


PACE = Pace(**rules("pace")["minutes"])
LIGHT = _light()
UNCOUNTED: int = rules("crowd")["heads"]["uncounted"]  # people in a crowd without a number


def minutes_of(seconds: Fraction, characters: int, pace: Pace = PACE) -> int:
    """Minutes of shooting for a scene that runs `seconds` on screen."""
    minutes = pace.per_scene + seconds / 60 * pace.per_screen_minute
    if characters >= pace.group_from:
        minutes = minutes * pace.group_percent / 100
    return max(pace.least, ceil(minutes / pace.round_up_to) * pace.round_up_to)


def shoot_of(venue: VenueKind, int_ext: IntExt | None, light: Light | None) -> str:
    """A `Shoot`'s value; a place that is both inside and outside counts as outside."""
    if light is None:
        return "any"
    side = "EXT" if int_ext in (IntExt.EXT, IntExt.INT_EXT) else "INT"
    return LIGHT.shoots[venue.value][side][light.value]
