"""The search for cheap slots: generations of plans, each bred of two and annealed; the best divided anew exactly.

Deterministic by seed, and anytime: it hands out what it has after every plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from shudian.plan.days.crossing import Crossing
from shudian.plan.days.flock import Flock
from shudian.plan.days.floor import Floor, Found
from shudian.plan.days.kicks import Kick, kicked, kicks
from shudian.plan.days.polish import Polish
from shudian.plan.days.tables import Flags, tables
from shudian.plan.problem import Problem

MOVES, FEWEST, MOST = 60, 60_000, 300_000  # of a run: for each scene and slot, and within which bounds
_FRESH = 2  # times as many moves for a plan without parents
_HOT, _WARM, _COLD = 1.0, 0.1, 0.02  # temperatures, in what a scene costs on average
_SIZE = 16  # plans of a generation that breed
_FLOOD = 40  # from which they are chosen: which venues share a date is settled here, breeding keeps it
_MEETING = 3  # generations: in the last of so many, those before meet
_IDLE = 40  # plans bred without gain, after which days of the best change places; if that gains nothing, a generation ends
_CHANGES, _HASTE, _FINISHED = (
    80,
    5,
    6,
)  # changes tried at most, how much shorter their runs are, how many are run in full
_LOST = 30  # plans without a legal one, after which an exact start is asked for
_ASKED = 10  # effort of the exact start
_MARGINS = (0, 15, 30, 45, 60, 80, 100)


def search(problem: Problem, *, seed: int = 1, start: Sequence[int] | None = None) -> Iterator[Found | None]:
    """The best legal slots so far after each plan tried, None before there are any; ends if there can be none."""
    if not problem.scenes:
        yield Found(0, ())
        return
    begun = _Search(problem, seed)
    if begun.tables.allowed.any(axis=1).all():
        yield from begun.run(start)


class _Search:
    def __init__(self, problem: Problem, seed: int) -> None:
        self.problem = problem
        self.dice = np.random.default_rng([seed])
        self.floor = Floor(tables(problem), seed)
        self.tables = self.floor.tables
        self.crossing = Crossing(self.tables)
        self.best: Found | None = None
        self.elders: list[Found] = []  # the best of each generation
        self.generations = 0
        self.polish = Polish(problem, np.random.default_rng([seed, 1]))
        slots = self.tables.dates * self.tables.units
        self.moves = min(MOST, max(FEWEST, MOVES * self.floor.scenes * slots))
        self.spare = self._spare(self.tables.maximum)
        self.spared = self._spare(self.tables.regular)  # without overtime
        self.missed = 0  # times in a row that nothing legal was found with more slots closed than the best plan leaves empty
        self.margin = 0
        self.ordered = bool(self.tables.limit_presence.size and (problem.limits or problem.links))

    def run(self, start: Sequence[int] | None) -> Iterator[Found | None]:
        self._learn()
        given, lost = start, 0
        while True:
            for found in self._generation(given):
                yield found
                lost += found is None
                if lost == _LOST and found is None:
                    given = self._exact_start()
                    if given is None:
                        return
                    break
            else:
                given = None

    def _generation(self, given: Sequence[int] | None) -> Iterator[Found | None]:
        flock = Flock(_SIZE)
        self.generations += 1
        meeting = self.generations % _MEETING == 0
        if given is not None:
            flock.add(self._looked_at(self.floor.at(given)))
            yield self.best
        for each in self.elders if meeting else ():
            flock.add(each)
        for _ in range(_FLOOD):
            flock.add(self._fresh())
            yield self.best
        while len(flock.plans) > 1:
            yield from self._breeding(flock)
            before = flock.best
            yield from self._changing(flock)
            if flock.best == before:
                break
        self.elders = sorted({*self.elders, flock.best})[: _SIZE // 2]
        if meeting:
            yield from self._polished()

    def _breeding(self, flock: Flock) -> Iterator[Found | None]:
        idle = 0
        while idle < _IDLE:
            idle = 0 if flock.add(self._bred(flock)) else idle + 1
            yield self.best

    def _changing(self, flock: Flock) -> Iterator[Found | None]:
        """Whole days of the best plan change places: each change in a short run, the best of these in full."""
        if not flock.best.legal:
            return
        known, tried = kicks(self.tables.dates)[1:], []
        for number, at in enumerate(self.dice.permutation(len(known))[:_CHANGES], 1):
            tried.append(self._changed(flock.best, known[at]))
            if number % _HASTE == 0:
                yield self.best
        for each in sorted(set(tried) - {flock.best})[:_FINISHED]:
            self.floor.at(each.slots)
            self.floor.open(self.tables.allowed)
            flock.add(self._looked_at(self.floor.run(self.moves, _WARM, _COLD)))
            yield self.best

    def _changed(self, plan: Found, kick: Kick) -> Found:
        allowed, units = self.tables.allowed, self.tables.units
        slots = kicked(plan.slots, kick, allowed, units)
        if kick.closed is not None:
            allowed = self._closed(np.arange(units) + kick.closed * units, units)
        self.floor.fill(slots, self.dice.permutation(self.floor.scenes), allowed)
        return self.floor.run(self.moves // _HASTE, _WARM, _COLD)

    def _polished(self) -> Iterator[Found | None]:
        """The best of all, two dates at a time, then three."""
        for plans in (self.polish.pairs, self.polish.threes):
            if self.best is None:
                return
            for slots in plans(self.best.slots):
                self._looked_at(self.floor.at(slots))
                yield self.best
        if self.best:
            self.elders = sorted({*self.elders, self.best})[: _SIZE // 2]

    def _fresh(self) -> Found:
        """A plan from nothing; once there is one, with some slots closed that the minutes do not need."""
        slots, free = self.tables.dates * self.tables.units, self._free()
        count = int(self.dice.integers(min(self.spared, free), self.spare + 1)) if self.best else 0
        allowed = self._closed(self.dice.permutation(slots), count)
        nowhere = np.full(self.floor.scenes, -1)
        self.floor.fill(nowhere, self.dice.permutation(self.floor.scenes), allowed)
        found = self.floor.run(_FRESH * self.moves, _HOT, _COLD)
        if count > free:
            self.missed = 0 if found.legal else self.missed + 1
            if self.missed > _SIZE // 2:
                self.spare, self.missed = (self.spare + free) // 2, 0
        return self._looked_at(found)

    def _free(self) -> int:
        """Slots that the best plan leaves empty."""
        return self.tables.dates * self.tables.units - len(set(self.best.slots)) if self.best else 0

    def _bred(self, flock: Flock) -> Found:
        """A child of two plans; scenes that neither places stay out of the slots that both leave empty."""
        one, other = flock.parents(self.dice)
        slots = self.crossing.child(one.slots, other.slots, self.dice)
        empty = np.setdiff1d(np.arange(self.tables.dates * self.tables.units), slots)
        allowed = self._closed(empty, empty.size)
        self.floor.fill(slots, self.dice.permutation(self.floor.scenes), allowed)
        self.floor.open(self.tables.allowed)
        return self._looked_at(self.floor.run(self.moves, _WARM, _COLD))

    def _learn(self) -> None:
        """What a scene costs on average, by a first start."""
        nowhere = np.full(self.floor.scenes, -1)
        self.floor.fill(nowhere, self.dice.permutation(self.floor.scenes), self.tables.allowed)
        self.floor.learn()

    def _closed(self, slots: np.ndarray, count: int) -> Flags:
        """Where scenes may go with so many of these slots shut, the first ones that can be."""
        allowed, closed = self.tables.allowed, 0
        for slot in slots:
            fewer = allowed.copy()
            fewer[:, slot] = False
            if closed < count and fewer.any(axis=1).all():
                closed, allowed = closed + 1, fewer
        return allowed

    def _spare(self, minutes: int) -> int:
        """Slots that the work does not need at so many minutes in each."""
        t = self.tables
        needed = int(t.minutes.sum() + t.set_minutes[np.unique(t.set_of)].sum())
        return max(0, t.dates * t.units - -(-needed // minutes))

    def _looked_at(self, found: Found) -> Found:
        """Taken over if it is the best and its days can be put in an order; if they cannot, it counts as broken."""
        if not found.legal or (self.best and found.cost >= self.best.cost):
            return found
        if self.ordered and self._unorderable(found.slots):
            self._widen()
            return found.broken()
        self.best = found
        return found

    def _unorderable(self, slots: Sequence[int]) -> bool:
        from shudian.plan.schedule import unorderable

        return bool(unorderable(self.problem, slots))

    def _widen(self) -> None:
        """Think the hours of the cast fuller, so that days are left in which an order is found."""
        self.margin = min(self.margin + 1, len(_MARGINS) - 1)
        self.floor.widen(_MARGINS[self.margin])

    def _exact_start(self) -> Sequence[int] | None:
        from shudian.plan import exact

        given = exact.feasible(self.problem, _ASKED)
        if isinstance(given, exact.Impossible):
            return None
        return given or self.floor.standing
