"""A plan out of two: whole slots of one and the other in turn, those that cost least for their minutes first.

After the crossing of partitions for graph colouring (Galinier and Hao 1999).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from shudian.plan.days.tables import Flags, Ints, Tables

_NOISE = 0.1  # of what a minute costs
_OPEN = -1


class Crossing:
    def __init__(self, tables: Tables) -> None:
        t = self.tables = tables
        scenes = range(t.minutes.size)
        cast = np.zeros((t.minutes.size, t.day_rate.size), np.bool_)
        for scene in scenes:
            cast[scene, t.cast_list[t.cast_from[scene] : t.cast_from[scene + 1]]] = True
        sets = t.set_of[:, None] == np.arange(t.venue_of.size)
        venues = t.venue_of[t.set_of][:, None] == np.arange(t.rent.size)
        self.uses = np.hstack([cast, sets, venues]).astype(np.float64)
        self.prices = np.concatenate([t.day_rate, t.dressing_cost, t.rent + t.move_cost]).astype(np.float64)
        slots = t.dates * t.units
        self.base = np.tile(t.unit_cost - t.move_cost, t.dates)[:slots].astype(np.float64)

    def child(self, one: Sequence[int], other: Sequence[int], dice: np.random.Generator) -> Ints:
        """The slot of each scene; -1 where neither plan says."""
        t, parents = self.tables, [np.array(one), np.array(other)]
        slots = t.dates * t.units
        stands = [parent == np.arange(slots)[:, None] for parent in parents]  # [slot, scene]
        child = np.full(t.minutes.size, _OPEN)
        free = np.ones(slots, np.bool_)
        turn = int(dice.integers(2))
        for _ in range(len(set(parents[int(dice.integers(2))].tolist()))):
            slot = self._cheapest(stands[turn], dice)
            if slot is None:
                break
            scenes = stands[turn][slot].copy()
            goal = self._place(scenes, slot, free)
            put = scenes & t.allowed[:, goal]
            child[put] = goal
            free[goal] = False
            stands[turn][slot] = False
            for each in stands:
                each[:, put] = False
            turn = 1 - turn
        return child

    def _cheapest(self, stands: Flags, dice: np.random.Generator) -> int | None:
        """The slot whose scenes cost least for their minutes, a little by chance; None where none are left."""
        t = self.tables
        minutes = stands @ t.minutes
        if not minutes.any():
            return None
        used = (stands.astype(np.float64) @ self.uses > 0) @ self.prices
        crowd = np.where(stands, t.extras, 0).max(axis=1) * t.extra_rate
        costs = self.base + used + crowd
        noise = dice.uniform(1 - _NOISE, 1 + _NOISE, minutes.size)
        ratio = np.where(minutes > 0, costs * noise / np.maximum(minutes, 1), np.inf)
        return int(ratio.argmin())

    def _place(self, scenes: Flags, slot: int, free: Flags) -> int:
        """The slot itself, or the free one that may have most of the scenes."""
        if free[slot]:
            return slot
        may = np.where(free, self.tables.allowed[scenes].sum(axis=0), -1)
        return int(may.argmax())


def alike(one: Sequence[int], other: Sequence[int]) -> int:
    """How many scenes of one plan stand together in the other, whatever the dates."""
    size = max(*one, *other) + 1
    common: NDArray[np.int64] = np.zeros((size, size), np.int64)
    np.add.at(common, (np.array(one), np.array(other)), 1)
    return int(common.max(axis=1).sum())
