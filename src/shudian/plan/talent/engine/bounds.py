"""What the scenes that are still to be placed will cost in waiting at the least.

A state has scenes placed at the left and at the right end. A performer placed at both ends is fixed: the
waiting is known. One with scenes at one end and still to come is open there. For the open ones the
largest of these holds: Garcia de la Banda, Stuckey and Chu's L0 at each end (INFORMS J. Comput. 23(1), 2011), an exact
order in which the dearest open ones at each end finish, and the pairs of Qin, Zhang, Lim and Liang (EJOR 250, 2016).
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from shudian.plan.engines.compiled import compiled
from shudian.plan.talent.engine.tables import (
    Ints,
    Mask,
    Masks,
    Tables,
    U,
    cast_in,
    holds,
    time_in,
)
from shudian.plan.talent.problem import MOST_CAST

#: Open performers of one end whose order of finishing is solved exactly.
_EXACT = 6


class Scratch(NamedTuple):
    """Memory of one run of `bounds`."""

    ratio: Any  # float64[cast]
    members: Ints  # [cast]
    open: Ints  # [cast]
    time: Ints  # [cast]
    pair: Ints  # [pair]
    pair_of: Ints  # [pair] first · 32 + second
    union: Masks  # [subset] scenes needed by any of it
    least: Ints  # [subset]


@compiled
def _members(who: Mask, cast: int, into: Ints) -> int:
    count = 0
    for one in range(cast):
        if holds(who, one):
            into[count] = one
            count += 1
    return count


@compiled
def _shared(who: Mask, rest: Mask, of: Tables, scratch: Scratch) -> Any:
    """L0: each scene charges every open performer for half of the others that play in it."""
    count = _members(who, of.cast, scratch.members)
    if count < 2:
        return np.int64(0)
    members, ratio = scratch.members, scratch.ratio
    for at in range(count):
        ratio[members[at]] = 0.0
    bound = 0.0
    size = 0.0  # of the numbers added, for what rounding can do to them
    for scene in range(of.scenes):
        here = of.plays[scene] & who
        if holds(rest, scene) and here:
            paid = squares = 0.0
            for at in range(count):
                if holds(here, members[at]):
                    wage = of.wage[members[at]]
                    paid += wage
                    squares += wage * wage
            share = of.lasts[scene] / paid
            for at in range(count):
                if holds(here, members[at]):
                    ratio[members[at]] += share
            bound -= of.lasts[scene] * (paid + squares / paid) * 0.5
            size += of.lasts[scene] * paid
    for at in range(1, count):  # by ratio, the least first
        one, to = members[at], at
        while to > 0 and ratio[members[to - 1]] > ratio[one]:
            members[to] = members[to - 1]
            to -= 1
        members[to] = one
    passed = 0.0
    for at in range(count):
        passed += ratio[members[at]] * of.wage[members[at]]
        bound += of.wage[members[at]] * passed
    return np.int64(np.ceil(bound - 1e-6 - 1e-11 * size))


@compiled
def _finishing(who: Mask, rest: Mask, of: Tables, scratch: Scratch) -> Any:
    """The least waiting of the open performers of one end, over every order in which they finish."""
    members = scratch.members
    count = _members(who, of.cast, members)
    if count < 2:
        return np.int64(0)
    taken = min(count, _EXACT)
    if count > taken:  # the dearest
        for at in range(taken):
            best = at
            for other in range(at + 1, count):
                if of.wage[members[other]] > of.wage[members[best]]:
                    best = other
            members[at], members[best] = members[best], members[at]
    worked = np.int64(0)
    union, least = scratch.union, scratch.least
    union[0], least[0] = U(0), 0
    for at in range(taken):
        scenes = rest & of.needs[members[at]]
        worked += of.wage[members[at]] * time_in(scenes, of.time_of)
        for subset in range(1 << at):
            union[(1 << at) + subset] = union[subset] | scenes
    for subset in range(1, 1 << taken):
        time = time_in(union[subset], of.time_of)
        best_cost = np.int64(1) << 60
        for at in range(taken):
            if subset >> at & 1:
                cost = least[subset ^ (1 << at)] + of.wage[members[at]] * time
                best_cost = min(best_cost, cost)
        least[subset] = best_cost
    return least[(1 << taken) - 1] - worked


@compiled
def _pairs(left: Mask, right: Mask, rest: Mask, total: Any, of: Tables, scratch: Scratch) -> Any:
    """Of two open performers at least one waits: sum over a matching, or over all pairs shared out."""
    count = _members(left | right, of.cast, scratch.open)
    if count < 2:
        return np.int64(0)
    for at in range(count):
        scratch.time[at] = time_in(rest & of.needs[scratch.open[at]], of.time_of)
    found = 0
    everything = np.int64(0)
    for first in range(count):
        one = scratch.open[first]
        for second in range(first + 1, count):
            other = scratch.open[second]
            both = time_in(rest & of.needs[one] & of.needs[other], of.time_of)
            waits = np.int64(0)
            if holds(left, one) == holds(left, other):
                waits = min(
                    of.wage[other] * (scratch.time[first] - both),
                    of.wage[one] * (scratch.time[second] - both),
                )
            elif both > 0:
                idle = total - scratch.time[first] - scratch.time[second] + both
                waits = min(of.wage[one], of.wage[other]) * idle
            if waits > 0:
                scratch.pair[found] = waits
                scratch.pair_of[found] = first * MOST_CAST + second
                found += 1
                everything += waits
    shared = (everything + count - 2) // (count - 1)
    return max(shared, _matching(found, scratch))


@compiled
def _matching(found: int, scratch: Scratch) -> Any:
    """Take the dearest pair of performers not taken yet, again and again."""
    taken = np.int64(0)
    total = np.int64(0)
    while True:
        best, at = np.int64(0), -1
        for pair in range(found):
            if scratch.pair[pair] > best:
                both = scratch.pair_of[pair]
                if not (taken >> (both // MOST_CAST) | taken >> (both % MOST_CAST)) & 1:
                    best, at = scratch.pair[pair], pair
        if at < 0:
            return total
        both = scratch.pair_of[at]
        taken |= np.int64(1) << (both // MOST_CAST) | np.int64(1) << (both % MOST_CAST)
        total += best


@compiled
def _bound(
    left_placed: Mask, right_placed: Mask, spent: Any, enough: Any, of: Tables, scratch: Scratch
) -> Any:
    """A bound on the whole; as soon as it reaches `enough` it need not be good."""
    rest = of.all & ~(left_placed | right_placed)
    at_left, at_right = cast_in(left_placed, of.cast_of), cast_in(right_placed, of.cast_of)
    needed = cast_in(rest, of.cast_of)
    fixed = at_left & at_right
    left, right = at_left & needed & ~fixed, at_right & needed & ~fixed
    total = time_in(rest, of.time_of)
    known = spent
    for one in range(of.cast):
        if holds(fixed, one):
            known += of.wage[one] * (total - time_in(rest & of.needs[one], of.time_of))
    if known >= enough:
        return known
    at_ends = _shared(left, rest, of, scratch)
    other_end = _shared(right, rest, of, scratch)
    if known + at_ends + other_end >= enough:
        return known + at_ends + other_end
    at_ends = max(at_ends, _finishing(left, rest, of, scratch))
    if known + at_ends + other_end >= enough:
        return known + at_ends + other_end
    at_ends += max(other_end, _finishing(right, rest, of, scratch))
    if known + at_ends >= enough:
        return known + at_ends
    return known + max(at_ends, _pairs(left, right, rest, total, of, scratch))


@compiled
def bounds(left: Masks, right: Masks, spent: Ints, enough: Any, of: Tables, into: Ints) -> None:
    """The bound of each state, into `into`."""
    pairs = MOST_CAST * MOST_CAST // 2
    scratch = Scratch(
        np.empty(MOST_CAST),
        np.empty(MOST_CAST, np.int64),
        np.empty(MOST_CAST, np.int64),
        np.empty(MOST_CAST, np.int64),
        np.empty(pairs, np.int64),
        np.empty(pairs, np.int64),
        np.empty(1 << _EXACT, U),
        np.empty(1 << _EXACT, np.int64),
    )
    for at in range(len(spent)):
        into[at] = _bound(left[at], right[at], spent[at], enough, of, scratch)
