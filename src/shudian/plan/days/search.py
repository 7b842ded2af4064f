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
from shudian.plan.days.tables import MUCH, Ints, tables
from shudian.plan.problem import Problem

CHUNK = 50_000  # moves, about a tenth of a CPU second
_FIRST, _LONGEST = 150_000, 3_000_000  # moves of a run
_HOT, _WARM, _COLD = 2.0, 0.4, 0.02  # temperatures, in what a scene costs on average
_LOST = 30  # chunks without a legal state, after which an exact start is asked for
_ASKED = 10  # effort of the exact start
_MARGINS = (0, 15, 30, 45, 60, 80, 100)


class Found(NamedTuple):
    cost: int  # minor units
    slots: tuple[int, ...]  # of each scene


def search(problem: Problem, *, seed: int = 1, start: Sequence[int] | None = None) -> Iterator[Found | None]:
    """The best legal slots so far after each chunk, None before there are any; ends if there can be none."""
    if not problem.scenes:
        yield Found(0, ())
        return
    if not tables(problem).allowed.any(axis=1).all():
        return
    yield from _Search(problem, seed).run(start)


class _Search:
    def __init__(self, problem: Problem, seed: int) -> None:
        self.problem, self.seed = problem, seed
        self.tables = tables(problem)
        self.memory = of.memory(self.tables)
        self.scene_price = 1.0
        self.best: Found | None = None
        self.margin = 0
        self.ordered = bool(self.tables.limit_presence.size and self._asks_order())

    def run(self, start: Sequence[int] | None) -> Iterator[Found | None]:
        begin(self.memory, self.seed)
        self._insert()
        if start is not None:
            self._load(start)
        lost = 0
        for number in range(1 << 30):
            for found in self._one_run(number, kept=start is not None and number == 0):
                lost += found is None
                yield found
                if lost == _LOST and found is None:
                    given = self._exact_start()
                    if given is None:
                        return
                    self._load(given)
                    break

    def _one_run(self, number: int, *, kept: bool) -> Iterator[Found | None]:
        moves = min(_LONGEST, int(_FIRST * 1.5 ** (number // 2)))
        warm = kept or (self.best is not None and number % 2 == 1)
        if self.best and warm:
            self._load(self.best.slots)
        elif number and not kept:
            self._insert()
        price = self.scene_price
        course = Course(moves, price * (_WARM if warm else _HOT), price * _COLD)
        for done in range(0, moves, CHUNK):
            anneal(self.memory, course, done, min(moves, done + CHUNK))
            self._look()
            yield self.best

    def _insert(self) -> None:
        """A start: scenes with the fewest slots first, venue by venue and set by set, in an order turned by chance."""
        t, m = self.tables, self.memory
        self._clear()
        dice = np.random.default_rng([self.seed, int(m[m[of.CHANCE]]) & 0xFFFF])
        venue, place = (dice.permutation(len(each)) for each in (t.rent, t.venue_of))
        freedom = t.allowed.sum(axis=1)
        order = np.lexsort((t.light, place[t.set_of], venue[t.venue_of[t.set_of]], freedom // 4))
        typical = int(t.unit_cost.max() + t.day_rate.sum()) * t.dates // len(t.minutes) + 1
        self._weigh(typical)
        insert(m, cast(of.Memory, order.astype(np.int64)))
        self.scene_price = m[of.PRICE] / len(t.minutes)
        self._weigh(int(self.scene_price) + 1)

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
        """Take over a better state, if its days can be put in an order."""
        if self._price() >= (self.best.cost if self.best else MUCH << 16):
            return
        slots = tuple(of.column(self.memory, of.BEST).tolist())
        if self.ordered and self._unorderable(slots):
            self.memory[self.memory[of.BEST_PRICE]] = self.best.cost if self.best else MUCH << 16
            self._widen()
        else:
            self.best = Found(self._price(), slots)

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
