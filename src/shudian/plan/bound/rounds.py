"""Lower bounds by column generation, then by branching on what a whole number of slots must use.

A column is the content of one slot (Dantzig and Wolfe 1960). At any prices of the rows, no schedule costs less
than the worth of all rows less what its slots can earn beyond their cost (Lagrange): every round gives a bound,
however far the linear program is from its end.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from shudian.plan.bound.branches import KEPT, Branch, divided, whole
from shudian.plan.bound.engines.master import Master
from shudian.plan.bound.engines.pricing import Effort, Found, priced
from shudian.plan.bound.kinds import Kind, Prices, ground
from shudian.plan.bound.least import least, padding
from shudian.plan.bound.rows import rows
from shudian.plan.days.tables import tables
from shudian.plan.problem import Problem

GAIN = 0.00001  # of the bound
PATIENCE = 15  # rounds without gain, where the linear program is near
NEAR = 0.02  # of the cost
COLUMNS = 8  # a kind and round
CLOSE = 0.002  # of the cost: where the linear program and the bound are taken for one
CLOSEST = 0.0001  # the same once nothing else is left
AHEAD = 0.0005  # of the bound: how far a branch is followed beyond the next one
SLOW = 4  # rounds without gain
STUCK = (1.0, 0.6, 0.3, 0.1)  # of what is kept, in turn, from there on
STARTS = (
    0.0,
    0.8,
    1.1,
    1.4,
    1.7,
    2.0,
)  # prices of a scene by its minutes, of their share in the compact bound


@dataclass(frozen=True, slots=True)
class Content:
    """What a fraction of a slot holds in the linear program."""

    slot: int
    scenes: tuple[int, ...]  # as the problem lists them
    share: float  # of the slot; the shares of a slot sum to one at most


def bounds(problem: Problem) -> Iterator[int]:
    """Ever better lower bounds on the cost of any schedule, minor units; a round each."""
    yield from Rounds(problem) if problem.scenes else (0,)


class Rounds:
    """Iterate for bounds; between two of them `contents` tells where the linear program stands."""

    def __init__(self, problem: Problem) -> None:
        asked = tables(problem)
        self.ground = ground(asked)
        self.minutes = asked.minutes[self.ground.scenes]
        worths = padding(self.ground)
        self.rows = rows(asked, self.ground, least(asked, self.ground), worths)
        self.master = Master(self.rows, self.ground.parts.sorts.stop)
        self.shares = [np.ones(kind.slot.cast_list.size) for kind in self.ground.kinds]
        self.found = Found(np.zeros((COLUMNS, self.minutes.size), np.bool_), np.zeros(COLUMNS))
        self.close = CLOSE
        self.scenes = self.ground.parts.scenes
        prices = np.where(np.arange(self.rows.low.size) < self.rows.needs, self.rows.relief, 0.0)
        prices[self.scenes] = 0.0
        self.branches = [whole(self.rows, prices)]

    def __iter__(self) -> Iterator[int]:
        yield from self._start()
        yield from self._branch()

    @property
    def bound(self) -> int:
        """Rounded down by more than the sums of floats err: some 10³ terms, each exact to 2⁻⁵² of its value."""
        best = self.ground.fixed + min(branch.bound for branch in self.branches)
        return max(0, math.floor(best - 1 - best * 1e-9))

    def contents(self) -> list[Content]:
        """Of the branch with the least bound, the part of all schedules where the best is looked for next."""
        now = min(self.branches, key=lambda branch: branch.bound)
        self.master.hold(now.low, now.high)
        if self.master.solve() is None:
            return []
        return [
            Content(slot, tuple(sorted(self.ground.scenes[uses[self.scenes]].tolist())), share)
            for slot, uses, share in self.master.shares()
        ]

    def _start(self) -> Iterator[int]:
        """Compact: every need at its price. Then prices of scenes by their minutes."""
        yield self.bound
        compact = self.branches[0].bound / self.minutes.sum()
        for start in STARTS:
            prices = np.zeros(self.rows.low.size)
            prices[self.scenes] = self.minutes * start * compact
            self._try(self.branches[0], prices)
            yield self.bound

    def _branch(self) -> Iterator[int]:
        """A round at a time where the bound is least; where nothing more is gained, two branches."""
        while True:
            now, *others = sorted(self.branches, key=lambda branch: branch.bound)
            if now.done:
                if not self._closer():
                    return
                continue
            limit = min((branch.bound for branch in others), default=math.inf)
            while not now.done and now.bound <= limit * (1 + AHEAD):
                if self._round(now):
                    yield self.bound
                    continue
                self._divide(now)
                break

    def _closer(self) -> bool:
        """Whether all branches may be looked at once more, more closely."""
        self.close /= 4
        for branch in self.branches:
            branch.done, branch.idle = False, 0
        return self.close >= CLOSEST

    def _round(self, branch: Branch) -> bool:
        """Whether there was more to try."""
        self.master.hold(branch.low, branch.high)
        solved = self.master.solve()
        if solved is None:
            branch.done = True
            return True
        cost, prices = solved
        if self.master.recall():
            solved = self.master.solve()
            cost, prices = solved or (cost, prices)
        branch.gap = cost - branch.bound
        near = branch.gap <= NEAR * branch.bound
        patience = PATIENCE * CLOSE / self.close * (1 if near else 4)
        if branch.idle >= patience or branch.gap <= self.close * branch.bound:
            return self.master.tighten(branch.low, branch.high)
        before, known = branch.bound, self.master.columns
        tried = branch.kept if branch.idle < SLOW else STUCK[branch.idle % len(STUCK)] * branch.kept
        self._try(branch, tried * branch.prices + (1 - tried) * prices)
        branch.idle = 0 if branch.bound > before * (1 + GAIN) else branch.idle + 1
        progress = not branch.idle or self.master.columns > known
        branch.kept = KEPT if progress else tried / 2 if tried > 0.1 else 0.0
        return progress or tried > 0.0 or self.master.tighten(branch.low, branch.high)

    def _divide(self, branch: Branch) -> None:
        parts = divided(branch, self.rows, self.master.counts())
        if parts is None:
            branch.done = True
            return
        self.branches.remove(branch)
        self.branches.extend(parts)

    def _try(self, branch: Branch, duals: Prices) -> None:
        lowest = np.where(np.isfinite(branch.high), -np.inf, 0.0)
        highest = np.where(np.isfinite(branch.low), self.master.relief, 0.0)
        duals = np.clip(duals, lowest, highest)
        earned = np.zeros(self.ground.slots)
        tolerance = min(0.002 * branch.bound, 0.1 * branch.gap) / earned.size
        for number, kind in enumerate(self.ground.kinds):
            prices = self.rows.prices(kind.at, duals, self.ground.parts.sorts.stop)
            earned[kind.at] = max(earned[kind.at], self._earned(number, kind, prices, tolerance))
        bound = self.rows.worth(branch.low, branch.high, duals) - float(earned.sum())
        if bound > branch.bound:
            branch.bound, branch.prices = bound, duals

    def _earned(self, number: int, kind: Kind, prices: Prices, tolerance: float) -> float:
        """At most this much, beyond its cost, by one slot of a kind; its contents go to the master."""
        price, slot = self.ground.at(prices, kind)
        shares = self.shares[number]
        shares[shares <= 0.0] = 1.0  # of those who cost nothing at the prices before
        worth, count = priced(slot, price, shares, Effort(tolerance, 3000, 10, 4), self.found)
        for picked in self.found.picked[:count]:
            if not picked.any():
                continue
            uses = self.ground.uses(kind, picked)
            self.master.add(kind.at, uses, self.ground.cost(kind, uses))
        return worth
