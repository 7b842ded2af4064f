"""The most that scenes of given profit earn in one slot, once sets, venues, moves and overtime are paid.

An exact programme over minutes of work. `rows` holds the best profit in exactly so many minutes, a row a decision;
scenes stand in the order of venue and set. Minutes and cost of work contain one move more than they should,
since the first venue is free: `best_packing` takes it off.
"""

from __future__ import annotations

import numpy as np

from shudian.plan.bound.engines.slots import Slot
from shudian.plan.engines.compiled import compiled

NEVER = -1e300


@compiled
def best_packing(slot: Slot, profit: np.ndarray, rows: np.ndarray, picked: np.ndarray) -> float:
    """Fills `picked` with the scenes that earn most and gives what they earn in a slot that is used."""
    used = _filled(slot, profit, rows)
    last, worth, at = rows[used], NEVER, 0
    for minutes in range(slot.move_minutes + 1, last.size):  # a slot without a scene is not used
        net = last[minutes] - slot.overtime[max(0, minutes - slot.move_minutes)]
        if net > worth:
            at, worth = minutes, net
    _traced(slot, profit, rows, used, at, picked)
    return worth + slot.move_cost - slot.base


@compiled
def rows_for(slot: Slot) -> np.ndarray:
    decisions = slot.minutes.size + 2 * slot.set_cost.size + 2 * slot.venue_cost.size + 1
    return np.empty((decisions, slot.overtime.size + slot.move_minutes), np.float64)


@compiled
def _filled(slot: Slot, profit: np.ndarray, rows: np.ndarray) -> int:
    """Gives the last row's index. Sets and venues that cannot pay for themselves are skipped."""
    rows[0, :] = NEVER
    rows[0, 0] = 0.0
    row = 0
    for venue in range(slot.venue_cost.size):
        if not _venue_pays(slot, profit, venue):
            continue
        outside = row
        _entered(rows[row], rows[row + 1], slot.move_minutes, slot.venue_cost[venue] + slot.move_cost)
        row += 1
        for place in range(slot.sets_from[venue], slot.sets_from[venue + 1]):
            if not _set_pays(slot, profit, place):
                continue
            beside = row
            _entered(rows[row], rows[row + 1], slot.set_minutes[place], slot.set_cost[place])
            row += 1
            for scene in range(slot.scenes_from[place], slot.scenes_from[place + 1]):
                if profit[scene] > 0.0:
                    _taken(rows[row], rows[row + 1], slot.minutes[scene], profit[scene])
                    row += 1
            _better(rows[beside], rows[row], rows[row + 1])
            row += 1
        _better(rows[outside], rows[row], rows[row + 1])
        row += 1
    return row


@compiled
def _traced(slot: Slot, profit: np.ndarray, rows: np.ndarray, row: int, at: int, picked: np.ndarray) -> None:
    """Walks back from the last row through the same decisions."""
    picked[:] = False
    for venue in range(slot.venue_cost.size - 1, -1, -1):
        if not _venue_pays(slot, profit, venue):
            continue
        inside = rows[row, at] == rows[row - 1, at]
        row -= 1
        for place in range(slot.sets_from[venue + 1] - 1, slot.sets_from[venue] - 1, -1):
            if not _set_pays(slot, profit, place):
                continue
            dressed = inside and rows[row, at] == rows[row - 1, at]
            row -= 1
            for scene in range(slot.scenes_from[place + 1] - 1, slot.scenes_from[place] - 1, -1):
                if profit[scene] > 0.0:
                    if dressed and rows[row, at] != rows[row - 1, at]:
                        picked[scene] = True
                        at -= slot.minutes[scene]
                    row -= 1
            if dressed:
                at -= slot.set_minutes[place]
            row -= 1
        if inside:
            at -= slot.move_minutes
        row -= 1


@compiled
def _venue_pays(slot: Slot, profit: np.ndarray, venue: int) -> bool:
    earned = 0.0
    for place in range(slot.sets_from[venue], slot.sets_from[venue + 1]):
        earned += max(0.0, _earned(slot, profit, place) - slot.set_cost[place])
    return bool(earned > slot.venue_cost[venue])


@compiled
def _set_pays(slot: Slot, profit: np.ndarray, place: int) -> bool:
    return bool(_earned(slot, profit, place) > slot.set_cost[place])


@compiled
def _earned(slot: Slot, profit: np.ndarray, place: int) -> float:
    earned = 0.0
    for scene in range(slot.scenes_from[place], slot.scenes_from[place + 1]):
        earned += max(0.0, profit[scene])
    return earned


@compiled
def _entered(before: np.ndarray, after: np.ndarray, minutes: int, cost: float) -> None:
    after[: min(minutes, before.size)] = NEVER
    for at in range(minutes, before.size):
        after[at] = before[at - minutes] - cost


@compiled
def _taken(before: np.ndarray, after: np.ndarray, minutes: int, worth: float) -> None:
    for at in range(min(minutes, before.size)):
        after[at] = before[at]
    for at in range(minutes, before.size):
        taken, left = before[at - minutes] + worth, before[at]
        after[at] = taken if taken > left else left  # noqa: FURB136 - vectorised, `max` is not


@compiled
def _better(one: np.ndarray, other: np.ndarray, after: np.ndarray) -> None:
    for at in range(one.size):
        left, right = one[at], other[at]
        after[at] = left if left > right else right  # noqa: FURB136 - vectorised, `max` is not
