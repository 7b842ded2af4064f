"""When there is the light that a scene needs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import numpy as np

from shudian.plan.order.day import Ints
from shudian.plan.order.hours import minute
from shudian.plan.problem import Problem, Shoot

_DAY = 24 * 60
_END = 3 * _DAY  # no shooting day lasts longer


def window(problem: Problem, on: date, light: Shoot) -> tuple[int, int]:
    """Minutes since midnight between which the light is there; at night, between which it is not."""
    sun = problem.sun(on)
    rise, fall = minute(sun.rise), minute(sun.fall)
    twilight, golden = problem.twilight_minutes, problem.golden_minutes
    return {
        Shoot.DAWN: (rise - twilight, rise + golden),
        Shoot.DUSK: (fall - golden, fall + twilight),
        Shoot.TWILIGHT: (rise - twilight, fall + twilight),
    }.get(light, (rise, fall))


def dark(problem: Problem, on: date, lights: Iterable[Shoot]) -> Ints:
    """[light, minute since midnight] how many minutes before it were out of that light."""
    rows = [_out(problem, on, light) for light in lights]
    return np.concatenate(
        [np.zeros((len(rows), 1), np.int64), np.cumsum(rows, axis=1, dtype=np.int64)], axis=1
    )


def _out(problem: Problem, on: date, light: Shoot) -> Ints:
    out = np.zeros(_END, np.int64)
    if light is Shoot.ANY:
        return out
    begin, end = window(problem, on, light)
    for shift in range(0, _END, _DAY):
        out[max(0, begin + shift) : max(0, end + shift)] = 1
    return out if light is Shoot.NIGHT else 1 - out
