"""Lower bounds by column generation, then by branching on what a whole number of slots must use.

A column is the content of one slot (Dantzig and Wolfe 1960). At any prices of the needs, no schedule costs less
than the worth of all needs less what its slots can earn beyond their cost (Lagrange): every round gives a bound,
however far the linear program is from its end.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from shudian.plan.bound.engines.master import Master
from shudian.plan.bound.engines.pricing import Effort, Found, priced
from shudian.plan.bound.kinds import Prices, ground
from shudian.plan.bound.least import least, padding
from shudian.plan.days.tables import tables
from shudian.plan.problem import Problem

KEPT = 0.8  # of the best prices, in each new trial (Wentges 1997)
GAIN = 0.00001  # of the bound
PATIENCE = 15  # rounds without gain, where the linear program is near
NEAR = 0.02  # of the cost
COLUMNS = 20  # a kind and round
CLOSE = 0.002  # of the cost: where the linear program and the bound are taken for one
CLOSEST = 0.0001  # the same once nothing else is left
AHEAD = 0.0005  # of the bound: how far a branch is followed beyond the next one
WHOLE = 0.01  # how far from a whole number a count of slots is taken for one
SLOW = 4  # rounds without gain
STUCK = (1.0, 0.6, 0.3, 0.1)  # of what is kept, in turn, from there on
LATER = 0.01  # weight of what is asked of one date: dates change places, so that it gains less
STARTS = (
    0.0,
    0.8,
    1.1,
    1.4,
    1.7,
    2.0,
)  # prices of a scene by its minutes, of their share in the compact bound


@dataclass(slots=True)
class Branch:
    """Schedules that use each need on so many slots; the union of all branches holds every schedule."""

    fewest: Prices  # [need]
    most: Prices  # [need]
    bound: float  # minor units
    prices: Prices  # that gave it
    gap: float = math.inf  # between the linear program and the bound
    kept: float = KEPT
    idle: int = 0  # rounds without gain
    done: bool = False  # nothing left to gain


def bounds(problem: Problem) -> Iterator[int]:
    """Ever better lower bounds on the cost of any schedule, minor units; a round each."""
    if not problem.scenes:
        yield 0
        return
    rounds = Rounds(problem)
    yield from rounds.start()
    yield from rounds.branch()


class Rounds:
    def __init__(self, problem: Problem) -> None:
        asked = tables(problem)
        self.ground = ground(asked)
        self.padding = padding(self.ground)
        self.minutes = asked.minutes[self.ground.scenes]
        needs = least(asked, self.ground).astype(np.float64)
        self.master = Master(needs, self.ground.counts, self.padding)
        self.shares = [np.ones(kind.slot.cast_list.size) for kind in self.ground.kinds]
        self.found = Found(np.zeros((COLUMNS, self.minutes.size), np.bool_), np.zeros(COLUMNS))
        self.close = CLOSE
        self.scenes = self.ground.parts.scenes
        prices = self.padding.copy()
        prices[self.scenes] = 0.0
        self.branches = [Branch(needs, np.full(needs.size, np.inf), float(needs @ prices), prices)]

    @property
    def bound(self) -> int:
        """Rounded down by more than the sums of floats err: some 10³ terms, each exact to 2⁻⁵² of its value."""
        best = self.ground.fixed + min(branch.bound for branch in self.branches)
        return max(0, math.floor(best - 1 - best * 1e-9))

    def start(self) -> Iterator[int]:
        """Compact: every need at its price. Then prices of scenes by their minutes."""
        yield self.bound
        compact = self.branches[0].bound / self.minutes.sum()
        for start in STARTS:
            prices = np.zeros(self.padding.size)
            prices[self.scenes] = self.minutes * start * compact
            self._try(self.branches[0], prices)
            yield self.bound

    def branch(self) -> Iterator[int]:
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
                now.done = not self._divide(now)
                break

    def _closer(self) -> bool:
        """Whether all branches may be looked at once more, more closely."""
        self.close /= 4
        for branch in self.branches:
            branch.done, branch.idle = False, 0
        return self.close >= CLOSEST

    def _round(self, branch: Branch) -> bool:
        """Whether there was more to try."""
        self.master.hold(branch.fewest, branch.most)
        solved = self.master.solve()
        if solved is None:
            branch.done = True
            return True
        cost, prices = solved
        branch.gap = cost - branch.bound
        near = branch.gap <= NEAR * branch.bound
        patience = PATIENCE * CLOSE / self.close * (1 if near else 4)
        if branch.idle >= patience or branch.gap <= self.close * branch.bound:
            return False
        before, known = branch.bound, self.master.columns
        tried = branch.kept if branch.idle < SLOW else STUCK[branch.idle % len(STUCK)] * branch.kept
        self._try(branch, tried * branch.prices + (1 - tried) * prices)
        branch.idle = 0 if branch.bound > before * (1 + GAIN) else branch.idle + 1
        progress = not branch.idle or self.master.columns > known
        branch.kept = KEPT if progress else tried / 2 if tried > 0.1 else 0.0
        return progress or tried > 0.0

    def _divide(self, branch: Branch) -> bool:
        """Once fewer, once more slots with the need that is furthest from a whole number, by its cost."""
        counts = self.master.counts()
        away = np.abs(counts - np.round(counts))
        away[self.ground.parts.scenes] = 0.0
        costly = np.where(away > WHOLE, away * self.padding, 0.0)
        costly[self.ground.parts.slot.stop :] *= LATER
        need = int(np.argmax(costly))
        if costly[need] <= 0.0:
            return False
        fewer, more = branch.most.copy(), branch.fewest.copy()
        fewer[need], more[need] = math.floor(counts[need]), math.ceil(counts[need])
        other = Branch(more, branch.most, branch.bound, branch.prices)
        branch.most, branch.kept, branch.idle, branch.gap = fewer, KEPT, 0, math.inf
        self.branches.append(other)
        return True

    def _try(self, branch: Branch, prices: Prices) -> None:
        prices = np.clip(prices, np.where(np.isfinite(branch.most), -np.inf, 0.0), self.padding)
        earned = np.zeros(self.ground.counts.size)
        tolerance = min(0.002 * branch.bound, 0.1 * branch.gap) / self.ground.counts.sum()
        for number, kind in enumerate(self.ground.kinds):
            earned[kind.group] = max(earned[kind.group], self._earned(number, prices, tolerance))
        worth = np.where(prices > 0.0, branch.fewest, np.where(prices < 0.0, branch.most, 0.0)) @ prices
        bound = float(worth - self.ground.counts @ earned)
        if bound > branch.bound:
            branch.bound, branch.prices = bound, prices

    def _earned(self, number: int, prices: Prices, tolerance: float) -> float:
        """At most this much, beyond its cost, by one slot of a kind; its contents go to the master."""
        price, slot = self.ground.at(prices, number)
        kind = self.ground.kinds[number]
        worth, count = priced(slot, price, self.shares[number], Effort(tolerance, 3000, 10, 4), self.found)
        for picked in self.found.picked[:count]:
            uses = self.ground.uses(number, picked)
            self.master.add(kind.group, uses, self.ground.cost(kind, uses))
        return worth
