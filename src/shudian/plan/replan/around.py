"""Legal plans around one that was, found by short runs of annealing after whole days were changed.

A moved scene has a price in each run; runs at several prices take turns, each from the best plan at its
price so far, so that choices come about from the fewest scenes moved to the cheapest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import cast

import numpy as np

from shudian.plan.days.engines import memory as of
from shudian.plan.days.engines.anneal import Course, anneal, insert, keep, place
from shudian.plan.days.engines.chance import begin
from shudian.plan.days.kicks import Kick, both, kicked, kicks
from shudian.plan.days.tables import MUCH, Flags, tables
from shudian.plan.problem import Problem
from shudian.plan.replan.choices import WORTH, Choice, Choices

#: Prices of a moved scene, in what a scene costs on average; the first is for the fewest moves alone.
PRICES = (4.0, 1.0, 0.3, WORTH, 0.03)
_MOVES_A_SCENE, _MOST_MOVES = 100, 10_000  # of a run
_HOT, _COLD = 0.3, 0.02  # temperatures, in what a scene costs on average
_NEVER = MUCH << 16  # dearer than any plan
_PATIENCE = 2  # times all changes were tried without a gain, after which the search ends
_MARGINS = (0, 15, 30, 45, 60, 80, 100)  # percent, see memory.MARGIN


@dataclass(frozen=True, slots=True)
class Places:
    """The slots of a plan to stay close to; -1 where a scene has none."""

    slots: tuple[int, ...]
    open: frozenset[int]  # scenes that may move
    within: frozenset[int]  # slots that they may take

    def moved(self, slots: Sequence[int]) -> int:
        return sum(one != other for one, other in zip(slots, self.slots, strict=True))

    def allowed(self, allowed: Flags) -> Flags:
        """[scene, slot] where each may stand: those that are not open only where they do."""
        may = np.zeros_like(allowed)
        may[:, sorted(self.within)] = True
        for scene in set(range(len(self.slots))) - self.open:
            may[scene] = False
            may[scene, self.slots[scene]] = True
        return may & allowed


class Around:
    """Finds choices run by run; the same in the same order every time."""

    def __init__(self, problem: Problem, places: Places, scene_price: int, seed: int) -> None:
        self.problem, self.places, self.scene_price = problem, places, max(1, scene_price)
        made = tables(problem)
        self.allowed = places.allowed(made.allowed)
        self.tables = made._replace(allowed=self.allowed)
        self.memory = of.memory(self.tables)
        self.dice = np.random.default_rng([seed])
        self.choices = Choices()
        self.idle = 0  # runs since the last choice
        self.ordered = bool(problem.limits or problem.links)
        self.unorderable: set[tuple[int, ...]] = set()
        self.margin = 0
        begin(self.memory, seed)
        of.column(self.memory, of.STAY)[:] = places.slots
        weights = np.full(of.KINDS, self.scene_price + 1, np.int64)
        weights[[of.LONG, of.REST, of.WORK, of.HOURS]] = self.scene_price // 10 + 1
        self.weights = weights

    @property
    def possible(self) -> bool:
        """Whether each scene has a slot at all."""
        return bool(self.allowed.any(axis=1).all())

    def runs(self, prices: Collection[float] = PRICES) -> Iterator[None]:
        """One run at a time; first as the plan was, then each price's best with its days changed, while that helps."""
        for price in prices:
            self.run(self.places.slots, self._none, price)
            yield
        turns = [self._changes(price) for price in list(prices)[1:] or prices]
        patience = _PATIENCE * len(turns) * len(kicks(self.tables.dates))
        while self.idle < patience:
            for turn in turns:
                yield next(turn)

    @property
    def _none(self) -> Kick:
        return Kick(tuple(range(self.tables.dates)))

    def _changes(self, price: float) -> Iterator[None]:
        """Every kick of the best plan at a price until none betters it, then two at once."""
        known = kicks(self.tables.dates)
        for number in count():
            before = self._best(price)
            for at in self.dice.permutation(len(known)):
                kick = (
                    known[at] if number % 2 == 0 else both(known[at], known[self.dice.integers(len(known))])
                )
                self.run(self._best(price), kick, price)
                yield
                if number % 2 and self._best(price) != before:
                    break

    def _best(self, price: float) -> tuple[int, ...]:
        if not self.choices:
            return self.places.slots
        return self.choices.by_weight(int(price * self.scene_price))[0].slots

    def run(self, start: Sequence[int], kick: Kick, price: float) -> None:
        """From a plan with its days changed; what comes of it is a choice if it is worth one."""
        m, money = self.memory, float(self.scene_price)
        if not self._opened(kick.closed):
            return
        self._set_down(kicked(start, kick, self.allowed, self.tables.units).tolist(), int(price * money))
        moves = min(_MOST_MOVES, _MOVES_A_SCENE * len(start))
        self.idle += 1
        anneal(m, Course(moves, _HOT * money, _COLD * money), 0, moves)
        self._look()

    def offer(self, slots: Sequence[int]) -> None:
        """A plan from elsewhere."""
        self._opened(None)
        self._set_down(slots, 0)
        if not of.column(self.memory, of.BREACH).any():
            keep(self.memory)
        self._look()

    def _opened(self, closed: int | None) -> bool:
        """Shut a date; False where a scene can only be shot then."""
        allowed, units = self.allowed, self.tables.units
        if closed is not None:
            allowed = allowed.copy()
            allowed[:, closed * units : (closed + 1) * units] = False
            if not allowed.any(axis=1).all():
                return False
        of.column(self.memory, of.ALLOWED)[:] = allowed.ravel()
        return True

    def _set_down(self, slots: Sequence[int], price: int) -> None:
        """Scenes to their slots, and those without one where each costs least."""
        m = self.memory
        self._clear()
        m[of.STAY_PRICE] = price
        of.column(m, of.WEIGHT)[:] = self.weights
        of.column(m, of.LEAST_WEIGHT)[:] = self.weights
        for scene, slot in enumerate(slots):
            if slot >= 0:
                place(m, scene, slot)
        loose = [scene for scene, slot in enumerate(slots) if slot < 0]
        insert(m, cast(of.Memory, np.array(loose, np.int64)))
        m[m[of.BEST_PRICE]] = _NEVER

    def _clear(self) -> None:
        for scene in range(len(self.places.slots)):
            if self.memory[self.memory[of.SLOT] + scene] >= 0:
                place(self.memory, scene, -1)

    def _look(self) -> None:
        m = self.memory
        price = int(m[m[of.BEST_PRICE]])
        if price >= _NEVER:
            return
        slots = tuple(of.column(m, of.BEST).tolist())
        moved = self.places.moved(slots)
        cost = price - moved * int(m[of.STAY_PRICE])
        if self.choices.misses(moved, cost) and self._orderable(slots):
            self.choices.take(Choice(moved, cost, slots))
            self.idle = 0

    def _orderable(self, slots: tuple[int, ...]) -> bool:
        """Whether each day can be put in an order; if not, the cast's hours are thought fuller from now on."""
        from shudian.plan.schedule import unorderable

        if not self.ordered:
            return True
        if slots not in self.unorderable and not unorderable(self.problem, slots):
            return True
        self.unorderable.add(slots)
        self.margin = min(self.margin + 1, len(_MARGINS) - 1)
        self._clear()
        of.column(self.memory, of.MARGIN)[:] = _MARGINS[self.margin]
        return False
