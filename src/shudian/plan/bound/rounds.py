"""Lower bounds by column generation: a column is the content of one slot (Dantzig and Wolfe 1960).

At any prices of the needs, no schedule costs less than the worth of all needs less what its slots can earn
beyond their cost (Lagrange): every round gives a bound, however far the linear program is from its end.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from shudian.plan.bound.engines.master import Master
from shudian.plan.bound.engines.pricing import Effort, Found, priced
from shudian.plan.bound.kinds import Kind, Prices, ground
from shudian.plan.bound.least import least, padding
from shudian.plan.days.tables import tables
from shudian.plan.problem import Problem

KEPT = 0.8  # of the best prices, in each new trial (Wentges 1997)
COLUMNS = 20  # a kind and round
CLOSE = 0.001  # where the linear program and the bound are taken for one
STARTS = (0.0, 0.8, 1.1, 1.4, 1.7, 2.0)  # prices of a scene by its minutes, of the share in the compact bound


def bounds(problem: Problem) -> Iterator[int]:
    """Ever better lower bounds on the cost of any schedule, minor units; a round each."""
    if not problem.scenes:
        yield 0
        return
    yield from Rounds(problem).run()


def _less(kept: float) -> float:
    return kept / 2 if kept > 0.1 else 0.0


class Rounds:
    def __init__(self, problem: Problem) -> None:
        asked = tables(problem)
        self.ground = ground(asked)
        self.needs = least(asked, self.ground)
        self.padding = padding(self.ground)
        self.minutes = asked.minutes[self.ground.scenes]
        self.master = Master(self.needs, self.ground.counts, self.padding)
        self.shares = [np.ones(kind.slot.cast_list.size) for kind in self.ground.kinds]
        self.found = Found(np.zeros((COLUMNS, self.minutes.size), np.bool_), np.zeros(COLUMNS))
        self.best = 0.0
        self.centre = self.padding.copy()
        self.gap = math.inf

    def run(self) -> Iterator[int]:
        self.centre[self.ground.parts[0]] = 0.0
        self.best = compact = self._whole(float(self.needs @ self.centre))
        yield self.bound
        for start in STARTS:
            prices = self.padding * 0.0
            prices[self.ground.parts[0]] = self.minutes * (start * compact / self.minutes.sum())
            self._try(prices)
            yield self.bound
        kept = KEPT
        while True:
            cost, prices = self.master.solve()
            self.gap = self._whole(cost) - self.best
            if self.gap <= CLOSE * self.best:
                return
            progress = self._try(kept * self.centre + (1 - kept) * prices)
            yield self.bound
            if not progress and not kept:
                return
            kept = KEPT if progress else _less(kept)

    @property
    def bound(self) -> int:
        """Rounded down by more than the sums of floats err: some 10³ terms, each exact to 2⁻⁵² of its value."""
        return max(0, math.floor(self.best - 1 - self.best * 1e-9))

    def _whole(self, cost: float) -> float:
        return cost + self.ground.fixed

    def _try(self, prices: Prices) -> bool:
        """Whether the trial brought a better bound or a new column."""
        known = self.master.columns
        prices = np.clip(prices, 0.0, self.padding)
        earned = np.zeros(self.ground.counts.size)
        for number, kind in enumerate(self.ground.kinds):
            earned[kind.group] = max(earned[kind.group], self._earned(number, kind, prices))
        bound = self._whole(float(self.needs @ prices - self.ground.counts @ earned))
        better = bound > self.best * (1 + 1e-7) + 1
        if bound > self.best:
            self.best, self.centre = bound, prices
        return better or self.master.columns > known

    def _earned(self, number: int, kind: Kind, prices: Prices) -> float:
        """At most this much, beyond its cost, by one slot; its contents go to the master."""
        scenes, cast, sets, venues, slot = (prices[part] for part in self.ground.parts)
        left = kind.slot._replace(
            cast_cost=kind.slot.cast_cost - cast,
            set_cost=kind.slot.set_cost - sets,
            venue_cost=kind.slot.venue_cost - venues,
            base=kind.slot.base - float(slot[0]),
        )
        price = np.where(kind.open, scenes, -1.0)
        tolerance = min(0.002 * self.best, 0.1 * self.gap) / self.ground.counts.sum()
        effort = Effort(float(tolerance), 3000, 10, 4)
        worth, count = priced(left, price, self.shares[number], effort, self.found)
        for picked in self.found.picked[:count]:
            uses = self.ground.uses(picked)
            self.master.add(number, kind.group, uses, self.ground.cost(kind, uses))
        return worth
