"""The search for cheap slots: annealing in runs, from a start of its own or from the best so far.

Deterministic by seed, and anytime: it hands out what it has after every CHUNK moves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, cast

import numpy as np

from shudian.plan.days.engines import memory as of
from shudian.plan.days.engines.anneal import Course, anneal, insert, keep, place
from shudian.plan.days.engines.chance import begin
from shudian.plan.days.polish import Polish
from shudian.plan.days.tables import MUCH, Flags, Ints, tables
from shudian.plan.problem import Problem

CHUNK = 50_000  # moves, about a tenth of a CPU second
_FIRST, _SECOND, _LONGEST = (
    150_000,
    600_000,
    4_000_000,
)  # moves of a run: before anything legal is found, after
_HOT, _WARM, _COLD = 2.0, 0.4, 0.02  # temperatures, in what a scene costs on average
_LOST = 30  # chunks without a legal state, after which an exact start is asked for
_ASKED = 10  # effort of the exact start
_NEVER = MUCH << 16  # dearer than any plan
_MARGINS = (0, 15, 30, 45, 60, 80, 100)


class Found(NamedTuple):
    cost: int  # minor units
    slots: tuple[int, ...]  # of each scene


class Stay(NamedTuple):
    """Where scenes had better stay, what one elsewhere costs, and where they may go at all."""

    slots: Sequence[int]  # of each scene; -1: it has no place to stay in
    price: int  # minor units, a part of what is found costs
    allowed: Flags  # [scene, slot] beside what calendars and locks allow


def search(
    problem: Problem, *, seed: int = 1, start: Sequence[int] | None = None, stay: Stay | None = None
) -> Iterator[Found | None]:
    """The best legal slots so far after each chunk, None before there are any; ends if there can be none."""
    if not problem.scenes:
        yield Found(0, ())
        return
    begun = _Search(problem, seed, stay)
    if begun.tables.allowed.any(axis=1).all():
        yield from begun.run(start)


class _Search:
    def __init__(self, problem: Problem, seed: int, stay: Stay | None) -> None:
        self.problem, self.seed = problem, seed
        self.tables = tables(problem)
        if stay:
            self.tables = self.tables._replace(allowed=self.tables.allowed & stay.allowed)
        self.memory = of.memory(self.tables)
        if stay:
            of.column(self.memory, of.STAY)[:] = stay.slots
            self.memory[of.STAY_PRICE] = stay.price
        self.scene_price = 1.0
        self.best: Found | None = None
        self.here: Found | None = None  # the best of this run
        self.polish = None if stay else Polish(problem, np.random.default_rng([seed]))
        self.closed = 0  # slots, in the run that found the best
        self.spare = self._spare()
        self.margin = 0
        self.ordered = bool(self.tables.limit_presence.size and self._asks_order())

    def run(self, start: Sequence[int] | None) -> Iterator[Found | None]:
        begin(self.memory, self.seed)
        self._insert(0)
        if start is not None:
            self._begin_at(start)
        lost = 0
        for number in range(1 << 30):
            for found in self._polished(number, kept=start is not None and number == 0):
                lost += found is None
                yield found
                if lost == _LOST and found is None:
                    given = self._exact_start()
                    if given is None:
                        return
                    self._begin_at(given)
                    break

    def _begin_at(self, slots: Sequence[int]) -> None:
        """A plan given counts at once, before a run forgets what the one before it found."""
        self._load(slots)
        self._look()

    def _polished(self, number: int, *, kept: bool) -> Iterator[Found | None]:
        """A run and what comes of it two dates at a time; every third time, the best three dates at a time."""
        self.here = None
        self._forget(_NEVER)
        if self.best and self.polish and not kept and number % 3 == 2:
            yield from self._divided(self.polish.threes(self.best.slots))
        else:
            yield from self._one_run(number, kept=kept)
            yield from self._pairs()

    def _pairs(self) -> Iterator[Found | None]:
        if self.here and self.polish:
            yield from self._divided(self.polish.pairs(self.here.slots))

    def _divided(self, plans: Iterator[tuple[int, ...]]) -> Iterator[Found | None]:
        for slots in plans:
            self._load(slots)
            self._look()
            yield self.best

    def _one_run(self, number: int, *, kept: bool) -> Iterator[Found | None]:
        """Every third run goes on from the best so far; the others begin afresh, some slots closed to them."""
        moves = min(_LONGEST, int(_SECOND * 1.2 ** (number // 3))) if self.best else _FIRST
        warm = kept or (self.best is not None and number % 3 == 2)
        closed = 0
        if self.best and warm:
            self._open(self.tables.allowed)
            self._load(self.best.slots)
        elif number and not kept:
            closed = self._insert(number)
        price = self.scene_price
        course = Course(moves, price * (_WARM if warm else _HOT), price * _COLD)
        for done in range(0, moves, CHUNK):
            before = self.best
            anneal(self.memory, course, done, min(moves, done + CHUNK))
            self._look()
            if self.best != before and not warm:
                self.closed = closed
            yield self.best
        if closed and self.here is None:
            self.spare = closed - 1

    def _insert(self, number: int) -> int:
        """A start: scenes with the fewest slots first, venue by venue and set by set, in an order of chance."""
        t, m = self.tables, self.memory
        self._clear()
        dice = np.random.default_rng([self.seed, number])
        closed = self._close(dice, number) if self.best else 0
        venue, place = (dice.permutation(len(each)) for each in (t.rent, t.venue_of))
        freedom = t.allowed.sum(axis=1)
        order = np.lexsort((t.light, place[t.set_of], venue[t.venue_of[t.set_of]], freedom // 4))
        typical = int(t.unit_cost.max() + t.day_rate.sum()) * t.dates // len(t.minutes) + 1
        self._weigh(typical)
        insert(m, cast(of.Memory, order.astype(np.int64)))
        self.scene_price = m[of.PRICE] / len(t.minutes)
        self._weigh(int(self.scene_price) + 1)
        return closed

    def _close(self, dice: np.random.Generator, number: int) -> int:
        """Shut slots that the minutes do not need: as many as can be spared, ever fewer, or as for the best."""
        t = self.tables
        count = self.closed if number % 3 == 0 else self.spare - number // 3 % (self.spare + 1)
        closed, allowed = 0, t.allowed
        for slot in dice.permutation(t.dates * t.units):
            fewer = allowed.copy()
            fewer[:, slot] = False
            if closed < count and fewer.any(axis=1).all():
                closed, allowed = closed + 1, fewer
        self._open(allowed)
        return closed

    def _spare(self) -> int:
        """Slots that the minutes do not need; fewer once runs without so many find nothing."""
        t = self.tables
        needed = int(t.minutes.sum() + t.set_minutes[np.unique(t.set_of)].sum())
        return max(0, t.dates * t.units - -(-needed // t.maximum))

    def _open(self, allowed: Flags) -> None:
        of.column(self.memory, of.ALLOWED)[:] = allowed.ravel()

    def _weigh(self, scene_price: int) -> None:
        """What is broken costs at least what a scene does, or a tenth of that for a minute."""
        weights = np.full(of.KINDS, scene_price, np.int64)
        weights[[of.LONG, of.REST, of.WORK, of.HOURS]] = scene_price // 10 + 1
        of.column(self.memory, of.WEIGHT)[:] = weights
        of.column(self.memory, of.LEAST_WEIGHT)[:] = weights

    def _clear(self) -> None:
        for scene in range(len(self.tables.minutes)):
            if self.memory[self.memory[of.SLOT] + scene] >= 0:
                place(self.memory, scene, -1)

    def _load(self, slots: Sequence[int]) -> None:
        self._clear()
        for scene, slot in enumerate(slots):
            place(self.memory, scene, int(slot))
        if not of.column(self.memory, of.BREACH).any() and self._price() > self.memory[of.PRICE]:
            keep(self.memory)

    def _price(self) -> int:
        return int(self.memory[self.memory[of.BEST_PRICE]])

    def _look(self) -> None:
        """Take over a better state of this run, and of all if its days can be put in an order."""
        price = self._price()
        if price >= (self.here.cost if self.here else _NEVER):
            return
        found = Found(price, tuple(of.column(self.memory, of.BEST).tolist()))
        if self.best is None or price < self.best.cost:
            if self.ordered and self._unorderable(found.slots):
                self._forget(self.here.cost if self.here else _NEVER)
                self._widen()
                return
            self.best = found
        self.here = found

    def _forget(self, price: int) -> None:
        """Only what costs less is kept from now on."""
        self.memory[self.memory[of.BEST_PRICE]] = price

    def _asks_order(self) -> bool:
        return bool(self.problem.limits or self.problem.links)

    def _unorderable(self, slots: Sequence[int]) -> bool:
        from shudian.plan.schedule import unorderable

        return bool(unorderable(self.problem, slots))

    def _widen(self) -> None:
        """Think the hours of the cast fuller, so that days are left in which an order is found."""
        self.margin = min(self.margin + 1, len(_MARGINS) - 1)
        now: Ints = of.column(self.memory, of.SLOT).copy()
        self._clear()
        of.column(self.memory, of.MARGIN)[:] = _MARGINS[self.margin]
        for scene, slot in enumerate(now.tolist()):
            place(self.memory, scene, slot)

    def _exact_start(self) -> Sequence[int] | None:
        from shudian.plan import exact

        given = exact.feasible(self.problem, _ASKED)
        if isinstance(given, exact.Impossible):
            return None
        return given or tuple(of.column(self.memory, of.SLOT).tolist())
