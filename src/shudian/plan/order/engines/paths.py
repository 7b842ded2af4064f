"""The best order of a day's blocks: a dynamic programme over what is done, compiled.

A state is what has been shot, whether the meal is over, and when those came whose stay is limited. Each
layer keeps its CAP best states, so the answer is exact wherever no layer is wider.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from shudian.plan.engines.compiled import compiled
from shudian.plan.order.day import TRACKED, Day, Ints

_BITS = 12  # of a minute of the day in a state
# without a sign: compiled code takes it for granted that numbers with one do not overflow
_MASK_FACTOR, _STAY_FACTOR = np.uint64(0x9E3779B1), np.uint64(0x85EBCA77)
_EATEN = 1 << (_BITS * TRACKED)  # the meal is over


@compiled
def _union(bits: int, values: Ints) -> int:
    joined = 0
    at = 0
    while bits >> at:
        if bits >> at & 1:
            joined |= values[at]
        at += 1
    return joined


@compiled
def _sum(bits: int, values: Ints) -> int:
    total = 0
    at = 0
    while bits >> at:
        if bits >> at & 1:
            total += values[at]
        at += 1
    return total


class _Past(NamedTuple):
    """What a mask of blocks done means."""

    done: int
    rest: int
    sets: int  # bits of sets begun
    venues: int  # bits of venues begun
    next: int  # bits of the blocks that may follow
    here: int  # bits of performers who have come
    open: int  # bits of those of them who are not yet through


@compiled
def _past(day: Day, done: int, loose: bool) -> _Past:
    """The rest of a set begun comes first (unless `loose`), then the rest of a venue begun."""
    rest = ((1 << len(day.minutes)) - 1) & ~done
    sets = venues = of_sets = of_venues = 0
    for each in range(len(day.blocks)):
        if day.blocks[each] & done:
            sets |= 1 << each
            venues |= 1 << day.venue_of[each]
            of_sets |= day.blocks[each] & rest
    for each in range(len(day.blocks)):
        if venues >> day.venue_of[each] & 1:
            of_venues |= day.blocks[each] & rest
    follow = of_sets if of_sets and not loose else of_venues
    here = _union(done, day.cast)
    return _Past(done, rest, sets, venues, follow or rest, here, here & _union(rest, day.cast))


@compiled
def _broken(day: Day, came: int, leaves: int, start: int, end: int) -> int:
    """Limits of the hour that those break who come and who leave with a block."""
    broken = 0
    for who in range(len(day.weight)):
        if came >> who & 1 and start < day.earliest[who]:
            broken += 1
        if leaves >> who & 1 and end > day.latest[who]:
            broken += 1
    return broken


@compiled
def _stays(day: Day, stays: int, came: int, leaves: int, span: tuple[int, int]) -> tuple[int, int]:
    """Who of limited stay is there since when, after a block; and how many stayed too long."""
    start, end = span
    broken = 0
    for who in range(len(day.weight)):
        if day.tracked[who] < 0:
            continue
        shift = _BITS * day.tracked[who]
        if came >> who & 1:
            stays |= start << shift
        if leaves >> who & 1:
            since = stays >> shift & ((1 << _BITS) - 1)
            if end - since > day.stay[who]:
                broken += 1
            stays &= ~(((1 << _BITS) - 1) << shift)
    return stays, broken


@compiled
def _step(day: Day, call: int, past: _Past, at: tuple[int, int], block: int) -> tuple[int, int, int]:
    """The state's stays, its clock and what is added to its price when `block` follows; `at` its stays and clock."""
    stay, clock = at
    where, lasts, cast = day.set_of[block], day.minutes[block], day.cast[block]
    way = 0 if past.sets >> where & 1 else day.dressing[where]
    if past.venues and not past.venues >> day.venue_of[where] & 1:
        way += day.move
    rest = past.rest & ~(1 << block)
    eaten = stay & _EATEN
    if day.meal and past.done and not eaten and (2 * (clock + way) + lasts >= day.whole or not rest):
        way += day.meal
        eaten = _EATEN
    start = clock + way
    end = start + lasts
    still = _union(rest, day.cast)
    came, leaves = cast & ~past.here, cast & ~still
    broken = _broken(day, came, leaves, call + start, call + end)
    stay, late = _stays(day, stay & ~_EATEN, came, leaves, (start, end))
    struck = 0 if day.blocks[where] & rest else day.strike[where]
    waiting = _sum(past.open, day.weight) * way + _sum(past.open & ~cast, day.weight) * lasts
    if struck:
        waiting += _sum((past.here | cast) & still, day.weight) * struck
    last = day.dark.shape[1] - 1
    row = day.dark[day.light[block]]
    dark = row[min(call + end, last)] - row[min(call + start, last)]
    return (
        stay | eaten,
        end + struck,
        waiting + dark * day.dark_price + (broken + late) * day.broken_price,
    )


class _Layer(NamedTuple):
    """States of as many blocks done; where each came from."""

    masks: Ints
    stays: Ints
    clocks: Ints
    prices: Ints
    parents: Ints
    blocks: Ints


@compiled
def _room(states: int) -> _Layer:
    return _Layer(
        np.zeros(states, np.int64),
        np.zeros(states, np.int64),
        np.zeros(states, np.int64),
        np.zeros(states, np.int64),
        np.zeros(states, np.int64),
        np.zeros(states, np.int64),
    )


@compiled
def _place(table: Ints, layer: _Layer, mask: int, stay: int) -> int:
    """Where in the table a state stands or would stand."""
    size = len(table)
    mixed = (np.uint64(mask) * _MASK_FACTOR) ^ (np.uint64(stay) * _STAY_FACTOR) ^ np.uint64(mask >> 31)
    at: int = np.int64(mixed & np.uint64(size - 1))  # type: ignore[assignment] # compiled, it is an int
    while table[at] >= 0 and (layer.masks[table[at]] != mask or layer.stays[table[at]] != stay):
        at = (at + 1) & (size - 1)
    return at


@compiled
def _following(day: Day, call: int, before: _Layer, count: int, loose: bool) -> tuple[_Layer, int]:
    """Every state after one block more than `before`, the cheapest way to each; and how many."""
    room = len(before.masks) * count
    size = 64
    while size < 2 * room:
        size *= 2
    table = np.full(size, -1, np.int64)
    after = _room(room)
    found = 0
    for at in range(len(before.masks)):
        past = _past(day, before.masks[at], loose)
        for block in range(len(day.minutes)):
            if not past.next >> block & 1 or day.after[block] & ~past.done:
                continue
            stay, clock, added = _step(day, call, past, (before.stays[at], before.clocks[at]), block)
            mask, price = past.done | 1 << block, before.prices[at] + added
            place = _place(table, after, mask, stay)
            known = table[place]
            if known < 0:
                known = found
                table[place] = found
                found += 1
            elif after.prices[known] <= price:
                continue
            after.masks[known], after.stays[known] = mask, stay
            after.clocks[known], after.prices[known] = clock, price
            after.parents[known], after.blocks[known] = at, block
    return after, found


@compiled
def shortest(day: Day, call: int, cap: int, loose: bool) -> tuple[Ints, int, bool]:
    """Blocks in the best order, its price, and whether none is better; no blocks where none can be.

    Venues stay in one piece, and so do sets unless `loose`. `call` in minutes since midnight.
    """
    count = len(day.minutes)
    parents, blocks = np.zeros((count, cap), np.int64), np.zeros((count, cap), np.int64)
    layer, exact = _room(1), True
    for done in range(count):
        after, found = _following(day, call, layer, count - done, loose)
        if not found:
            return np.zeros(0, np.int64), 0, exact
        kept = np.arange(found)
        if found > cap:
            kept = np.argsort(after.prices[:found], kind="mergesort")[:cap]
            exact = False
        layer = _Layer(
            after.masks[kept],
            after.stays[kept],
            after.clocks[kept],
            after.prices[kept],
            after.parents[kept],
            after.blocks[kept],
        )
        parents[done, : len(kept)], blocks[done, : len(kept)] = layer.parents, layer.blocks
    at = np.argmin(layer.prices)
    price = layer.prices[at]
    path = np.zeros(count, np.int64)
    for done in range(count - 1, -1, -1):
        path[done] = blocks[done, at]
        at = parents[done, at]
    return path, price, exact


@compiled
def priced(day: Day, call: int) -> int:
    """The price of the blocks in the order in which they stand."""
    price = done = stay = clock = 0
    for block in range(len(day.minutes)):
        stay, clock, added = _step(day, call, _past(day, done, True), (stay, clock), block)
        price += added
        done |= 1 << block
    return price
