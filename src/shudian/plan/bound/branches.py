"""The parts into which all schedules are divided, and how one part becomes two."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from shudian.plan.bound.kinds import Prices
from shudian.plan.bound.rows import Rows

WHOLE = 0.01  # how far from a whole number a count is taken for one
LATER = 0.2  # weight of what is asked of one slot: slots change places, so that it gains less
KEPT = 0.8  # of the best prices, in each new trial (Wentges 1997)


@dataclass(slots=True, eq=False)
class Branch:
    """Schedules that keep these rows; the union of all branches holds every schedule."""

    low: Prices  # [row]
    high: Prices  # [row]
    bound: float  # minor units
    prices: Prices  # [row] that gave it
    last_cover: int  # date; no cover set is used after it
    covered: bool  # and one is used on it
    gap: float = math.inf  # between the linear program and the bound
    kept: float = KEPT
    idle: int = 0  # rounds without gain
    done: bool = False  # nothing left to gain

    def part(self) -> Branch:
        return replace(
            self, low=self.low.copy(), high=self.high.copy(), gap=math.inf, kept=KEPT, idle=0, done=False
        )


def divided(branch: Branch, rows: Rows, counts: Prices) -> tuple[Branch, Branch] | None:
    """Once less, once more of what is furthest from a whole number, by what it costs."""
    away = np.abs(counts - np.round(counts))
    costly = np.where(away > WHOLE, away * rows.stake, 0.0)
    costly[rows.needs :] *= LATER
    row = int(np.argmax(costly))
    if rows.weather and not branch.covered and costly[: rows.needs].max() < rows.extras.cost.max():
        return _by_weather(branch, rows)
    if costly[row] <= 0.0:
        return None
    fewer, more = branch.part(), branch.part()
    fewer.high[row], more.low[row] = math.floor(counts[row]), math.ceil(counts[row])
    return fewer, more


def _by_weather(branch: Branch, rows: Rows) -> tuple[Branch, Branch]:
    """A cover set on the last date that may have one, or on none from there on."""
    units = len(rows.weather) // len(rows.covered)
    on = branch.last_cover
    here, before = branch.part(), branch.part()
    here.covered = True
    here.low[rows.covered[on]] = 1.0
    before.last_cover -= 1
    before.covered = on == 0
    exposed = range(max(0, on - 1) * units, on * units)
    before.high[[rows.weather[slot] for slot in exposed]] = 0.0
    before.high[[rows.cover[slot] for slot in range(on * units, (on + 1) * units)]] = 0.0
    return here, before


def whole(rows: Rows, prices: Prices) -> Branch:
    """All schedules."""
    bound = rows.worth(rows.low, rows.high, prices)
    return Branch(rows.low, rows.high, bound, prices, last_cover=len(rows.covered) - 1, covered=False)
