"""The most that one slot earns at given prices of its scenes: branch and bound over the characters.

A character's wage is shared out among the scenes that need them (a Lagrangian relaxation of "who plays is
paid"), so that what is left is a packing. Shares move towards the scenes that are picked. Where a gap is left,
the character furthest from being paid is engaged for good in one branch and sent away in the other.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from shudian.plan.bound.engines.packing import NEVER, best_packing, rows_for
from shudian.plan.bound.engines.slots import Slot
from shudian.plan.engines.compiled import compiled

FREE, ENGAGED, AWAY = range(3)


class Effort(NamedTuple):
    tolerance: float  # minor units between the bound and the best content found
    nodes: int
    root_rounds: int  # of moving shares
    rounds: int  # below the root


class Found(NamedTuple):
    """Good contents of the slot, as many as there is room for."""

    picked: np.ndarray  # [content, scene] bool
    worths: np.ndarray  # [content] float64


class _Work(NamedTuple):
    rows: np.ndarray
    profit: np.ndarray  # [scene]
    picked: np.ndarray  # [scene]
    plays: np.ndarray  # [character] in a picked scene
    total: np.ndarray  # [character]
    short: np.ndarray  # [character] what is missing from the wage, summed over rounds


@compiled
def priced(
    slot: Slot, price: np.ndarray, shares: np.ndarray, effort: Effort, found: Found
) -> tuple[float, int]:
    """An upper bound on what any content earns (an empty one nothing), and how many contents were found.

    price: [scene], below 0 where it cannot be shot. shares: [place in cast_list], moved for the next call.
    """
    people = max(1, slot.cast_cost.size)  # one whom nobody needs, where nobody plays
    work = _Work(
        rows_for(slot),
        np.zeros(price.size),
        np.zeros(price.size, np.bool_),
        np.zeros(people, np.bool_),
        np.zeros(people),
        np.zeros(people),
    )
    states = np.empty((effort.nodes + 2, people), np.int8)
    shared = np.empty((effort.nodes + 2, shares.size))
    bounds = np.full(effort.nodes + 2, NEVER)
    states[0], shared[0], bounds[0] = FREE, shares, -NEVER
    nodes, count, best, settled = 0, 0, 0.0, 0.0
    while True:
        at = np.argmax(bounds)
        if bounds[at] <= max(best + effort.tolerance, settled) or nodes == effort.nodes:
            return max(best, bounds[at], settled), count
        rounds = effort.rounds if nodes else effort.root_rounds
        target = best + effort.tolerance
        bound, best, count = _node(
            slot, price, states[at], shared[at], target, rounds, bounds[at], best, count, found, work
        )
        if nodes == 0:
            shares[:] = shared[0]
        nodes += 1
        bounds[at] = bound
        who = np.argmax(work.short)
        if bound <= best + effort.tolerance or work.short[who] <= 0.0:
            bounds[at] = NEVER
            settled = max(settled, bound)
            continue
        states[nodes], shared[nodes], bounds[nodes] = states[at], shared[at], bound
        states[nodes, who], states[at, who] = ENGAGED, AWAY


@compiled
def _node(
    slot: Slot,
    price: np.ndarray,
    state: np.ndarray,
    share: np.ndarray,
    target: float,
    rounds: int,
    bound: float,
    best: float,
    count: int,
    found: Found,
    work: _Work,
) -> tuple[float, float, int]:
    """The bound of a node, the best content so far and how many were found; `work.short` says whom to branch on."""
    work.short[:] = 0.0
    for turn in range(rounds):
        engaged = _profits(slot, price, state, share, work)
        worth = best_packing(slot, work.profit, work.rows, work.picked) - engaged
        bound = min(bound, worth)
        if bound <= target:
            return bound, best, count
        gap, idle = _unpaid(slot, state, share, work)
        if worth - gap + idle > best:
            best = worth - gap + idle
            count = _kept(work.picked, best, found, count)
        if gap <= 0.0:
            work.short[:] = 0.0
            return bound, best, count
        _moved(slot, share, work.picked, 0.6 / (1.0 + 0.3 * turn))
    worth = _whole(slot, price, work)
    if worth > best:
        best = worth
        count = _kept(work.picked, worth, found, count)
    return bound, best, count


@compiled
def _profits(slot: Slot, price: np.ndarray, state: np.ndarray, share: np.ndarray, work: _Work) -> float:
    """Fills the profits: prices less shares, scaled to whole wages; gives the wages of those engaged."""
    work.total[:] = 0.0
    for scene in range(price.size):
        first, end = slot.cast_from[scene], slot.cast_from[scene + 1]
        here = price[scene] > 0.0
        for pair in range(first, end):
            here = here and state[slot.cast_list[pair]] != AWAY
        work.profit[scene] = price[scene] if here else -1.0
        if here:
            for pair in range(first, end):
                work.total[slot.cast_list[pair]] += share[pair]
    engaged = 0.0
    for who in range(state.size):
        if state[who] == ENGAGED:
            engaged += slot.cast_cost[who]
    for scene in range(price.size):
        if work.profit[scene] <= 0.0:
            continue
        for pair in range(slot.cast_from[scene], slot.cast_from[scene + 1]):
            who = slot.cast_list[pair]
            if state[who] == FREE and work.total[who] > 0.0:
                share[pair] *= slot.cast_cost[who] / work.total[who]
                work.profit[scene] -= share[pair]
    return engaged


@compiled
def _unpaid(slot: Slot, state: np.ndarray, share: np.ndarray, work: _Work) -> tuple[float, float]:
    """What free characters who play cost beyond their shares, and what those engaged for nothing cost."""
    work.total[:] = 0.0
    _cast_of(slot, work.picked, work.plays)
    for scene in range(work.picked.size):
        if work.picked[scene]:
            for pair in range(slot.cast_from[scene], slot.cast_from[scene + 1]):
                work.total[slot.cast_list[pair]] += share[pair]
    gap, idle = 0.0, 0.0
    for who in range(state.size):
        if work.plays[who] and state[who] == FREE:
            missing = max(0.0, slot.cast_cost[who] - work.total[who])
            if missing > 1e-9 * slot.cast_cost[who]:
                work.short[who] += missing
                gap += missing
        elif state[who] == ENGAGED and not work.plays[who]:
            idle += slot.cast_cost[who]
    return gap, idle


@compiled
def _cast_of(slot: Slot, picked: np.ndarray, plays: np.ndarray) -> None:
    plays[:] = False
    for scene in range(picked.size):
        if picked[scene]:
            for pair in range(slot.cast_from[scene], slot.cast_from[scene + 1]):
                plays[slot.cast_list[pair]] = True


@compiled
def _moved(slot: Slot, share: np.ndarray, picked: np.ndarray, step: float) -> None:
    """More of the wages to the picked scenes; `_profits` scales them back to the whole."""
    for scene in range(picked.size):
        if picked[scene]:
            for pair in range(slot.cast_from[scene], slot.cast_from[scene + 1]):
                share[pair] *= 1.0 + step


@compiled
def _whole(slot: Slot, price: np.ndarray, work: _Work) -> float:
    """The worth of the best content that needs nobody but those who play in the picked scenes; replaces them."""
    _cast_of(slot, work.picked, work.plays)
    for scene in range(price.size):
        work.profit[scene] = price[scene]
        for pair in range(slot.cast_from[scene], slot.cast_from[scene + 1]):
            if not work.plays[slot.cast_list[pair]]:
                work.profit[scene] = -1.0
    worth = best_packing(slot, work.profit, work.rows, work.picked)
    _cast_of(slot, work.picked, work.plays)
    for who in range(work.plays.size):
        if work.plays[who]:
            worth -= slot.cast_cost[who]
    return worth


@compiled
def _kept(picked: np.ndarray, worth: float, found: Found, count: int) -> int:
    """Remembers a content; once there is no room, the worst gives way."""
    at = count
    if count == found.worths.size:
        at = int(np.argmin(found.worths))
    found.picked[at] = picked
    found.worths[at] = worth
    return min(count + 1, found.worths.size)
