"""Whole days changed at once: annealing, a few scenes at a time, does not get there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, permutations
from typing import NamedTuple

import numpy as np

from shudian.plan.days.tables import Flags, Ints


class Kick(NamedTuple):
    """Where each date's scenes go, and a date on which nothing is shot then."""

    to: tuple[int, ...]  # [date]
    closed: int | None = None


def kicks(dates: int) -> tuple[Kick, ...]:
    """None at all first; two dates change places; one is taken out and put in elsewhere; one is closed."""
    same = tuple(range(dates))
    found = [Kick(same)]
    for one, other in combinations(same, 2):
        found.append(Kick(tuple({one: other, other: one}.get(date, date) for date in same)))
    for one, other in permutations(same, 2):
        order = [date for date in same if date != one]
        order.insert(other, one)
        found.append(Kick(tuple(int(date) for date in np.argsort(order))))
    found += [Kick(same, date) for date in same] if dates > 1 else []
    return tuple(dict.fromkeys(found))


def both(first: Kick, second: Kick) -> Kick:
    closed = first.closed if second.closed is None else second.closed
    return Kick(tuple(second.to[date] for date in first.to), closed)


def kicked(slots: Sequence[int], kick: Kick, allowed: Flags, units: int) -> Ints:
    """The slot of each scene then; -1 where it may not go there, or had none."""
    before = np.asarray(slots, np.int64)
    dates = np.array(kick.to, np.int64)[before // units]
    then = np.where(before < 0, -1, dates * units + before % units)
    fits = (then >= 0) & allowed[np.arange(len(then)), then]
    if kick.closed is not None:
        fits &= dates != kick.closed
    return np.where(fits, then, -1)
