"""Where the scenes stand while the compiled search moves them: starts, runs, and what came of a run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, cast

import numpy as np

from shudian.plan.days.engines import memory as of
from shudian.plan.days.engines.anneal import Course, anneal, insert, keep, place, priced
from shudian.plan.days.engines.chance import begin
from shudian.plan.days.tables import MUCH, Flags, Ints, Tables

NEVER = MUCH << 16  # dearer than any plan; a plan that breaks something costs that and more


class Found(NamedTuple):
    cost: int  # minor units
    slots: tuple[int, ...]  # of each scene

    @property
    def legal(self) -> bool:
        return self.cost < NEVER

    def broken(self) -> Found:
        return Found(self.cost + NEVER, self.slots)


class Floor:
    def __init__(self, tables: Tables, seed: int) -> None:
        self.tables = tables
        self.memory = of.memory(tables)
        begin(self.memory, seed)
        self.scene_price = (
            int(tables.unit_cost.max() + tables.day_rate.sum()) * tables.dates / self.scenes + 1
        )

    @property
    def scenes(self) -> int:
        return len(self.tables.minutes)

    @property
    def standing(self) -> tuple[int, ...]:
        """The slot of each scene now."""
        return tuple(of.column(self.memory, of.SLOT).tolist())

    def fill(self, slots: Ints, order: Ints, allowed: Flags) -> None:
        """A start: scenes that have a slot there, the others in the order given where they cost least."""
        self._clear()
        self._weigh()
        self.open(allowed)
        for scene, slot in enumerate(slots.tolist()):
            if slot >= 0:
                place(self.memory, scene, slot)
        insert(self.memory, cast(of.Memory, order[slots[order] < 0]))

    def learn(self) -> None:
        """What a scene costs on average, from how they stand now."""
        self.scene_price = self.memory[of.PRICE] / self.scenes

    def open(self, allowed: Flags) -> None:
        """Where scenes may go from now on."""
        of.column(self.memory, of.ALLOWED)[:] = allowed.ravel()

    def run(self, moves: int, hot: float, cold: float) -> Found:
        """Cool from what a scene costs times `hot` to `cold`; the cheapest unbroken state, or else the last."""
        self.memory[self.memory[of.BEST_PRICE]] = NEVER
        price = self.scene_price
        anneal(self.memory, Course(moves, price * hot, price * cold), 0, moves)
        return self._told()

    def at(self, slots: Sequence[int]) -> Found:
        """A plan as it is."""
        self._load(slots)
        self.memory[self.memory[of.BEST_PRICE]] = NEVER
        if not of.column(self.memory, of.BREACH).any():
            keep(self.memory)
        return self._told()

    def widen(self, margin: int) -> None:
        """Think the hours of the cast fuller, in percent of a slot's other work."""
        self._clear()
        of.column(self.memory, of.MARGIN)[:] = margin

    def _told(self) -> Found:
        best = int(self.memory[self.memory[of.BEST_PRICE]])
        if best < NEVER:
            return Found(best, tuple(of.column(self.memory, of.BEST).tolist()))
        return Found(NEVER + int(priced(self.memory)), tuple(of.column(self.memory, of.SLOT).tolist()))

    def _weigh(self) -> None:
        """What is broken costs at least what a scene does, or a tenth of that for a minute."""
        price = int(self.scene_price) + 1
        weights = np.full(of.KINDS, price, np.int64)
        weights[[of.LONG, of.REST, of.WORK, of.HOURS]] = price // 10 + 1
        of.column(self.memory, of.WEIGHT)[:] = weights
        of.column(self.memory, of.LEAST_WEIGHT)[:] = weights

    def _clear(self) -> None:
        for scene in range(self.scenes):
            if self.memory[self.memory[of.SLOT] + scene] >= 0:
                place(self.memory, scene, -1)

    def _load(self, slots: Sequence[int]) -> None:
        self._clear()
        for scene, slot in enumerate(slots):
            place(self.memory, scene, int(slot))
