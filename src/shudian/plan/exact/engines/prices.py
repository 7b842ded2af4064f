"""What an allocation costs, in minor units, as one sum over a model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from shudian.plan.days.tables import MUCH
from shudian.plan.exact.engines.clauses import FALSE, TRUE, Literal, Sum
from shudian.plan.exact.engines.model import DayModel
from shudian.plan.exact.engines.neighbours import Neighbours


def cost(days: DayModel, neighbours: Neighbours) -> Sum:
    total = Sum()
    for price, literal in _priced(days, neighbours):
        total.add(price, literal)
    for slot in days.slots:
        total = total.plus(_overtime(days, slot))
    for who in range(len(days.cast)):
        _drop(days, who, total)
    return total


def _priced(days: DayModel, neighbours: Neighbours) -> Iterator[tuple[int, Literal]]:
    t = days.tables
    for slot in days.slots:
        yield int(t.unit_cost[slot % t.units]), days.used[slot]
        yield -t.move_cost, days.used[slot]
        for row in days.venues:
            yield t.move_cost, row[slot]
        for price, row in zip(t.dressing_cost.tolist(), days.sets, strict=True):
            yield price, row[slot]
    for rent, row in zip(t.rent.tolist(), days.venues, strict=True):
        for literal in days.on_date(row) if rent else ():
            yield rent, literal
    for who in range(len(days.cast)):
        yield from _deal(days, who)
    if t.extra_rate:
        yield from _extras(days)
    if t.uncovered_cost and t.weather.any():
        yield from _weather(days)
    for literal in neighbours.short:
        yield t.turnaround_cost, literal
    for literal, number in neighbours.travelled:
        yield t.travel_day_cost * number, literal


def _deal(days: DayModel, who: int) -> Iterator[tuple[int, Literal]]:
    t, clauses = days.tables, days.clauses
    worked = days.on_date(days.cast[who])
    for literal in worked:
        yield int(t.day_rate[who]), literal
    if t.travel_fee[who]:
        yield int(t.travel_fee[who]), clauses.either(worked)
    if t.night_supplement[who]:
        for playing, night in zip(days.cast[who], days.night, strict=True):
            yield int(t.night_supplement[who]), clauses.all_of((playing, night))
    if t.hold_rate[who]:
        before, after = _so_far(days, worked), _so_far(days, worked[::-1])[::-1]
        for free, begun, unfinished in zip(worked[1:-1], before, after[2:], strict=False):
            yield int(t.hold_rate[who]), clauses.all_of((begun, unfinished, ~free))


def _so_far(days: DayModel, row: Sequence[Literal]) -> list[Literal]:
    """Whether any of a row is true up to each place."""
    found = [FALSE]
    for literal in row:
        found.append(days.clauses.either((found[-1], literal)))
    return found[1:]


def _drop(days: DayModel, who: int, total: Sum) -> None:
    """The hold that the deal's one drop saves, less the second trip."""
    t, clauses = days.tables, days.clauses
    if not t.hold_rate[who] or t.drop_after[who] >= MUCH:
        return
    worked = days.on_date(days.cast[who])
    gaps: list[tuple[int, tuple[Literal, ...]]] = []
    for first in range(t.dates):
        for last in range(first + 2, t.dates):
            saved = int(t.hold_rate[who]) * (last - first - 1) - int(t.travel_fee[who])
            free = int(t.ordinal[last] - t.ordinal[first]) - 1
            around = (worked[first], worked[last], *(~each for each in worked[first + 1 : last]))
            if saved > 0 and free >= t.drop_after[who] and FALSE not in around:
                gaps.append((saved, around))
    open_now = [saved for saved, around in gaps if all(clauses.value(each) for each in around)]
    if all(each == TRUE for _, around in gaps for each in around):
        total.known -= max(open_now, default=0)
        return
    taken: list[Literal] = []
    for saved, around in gaps:
        best = all(clauses.value(each) for each in around) and saved == max(open_now)
        chosen = clauses.boolean(int(best and not any(clauses.value(each) for each in taken)))
        taken.append(chosen)
        for each in around:
            clauses.any_of((~chosen, each))
        total.add(-saved, chosen)
    clauses.at_most_one(taken)


def _overtime(days: DayModel, slot: int) -> Sum:
    """Dearer from step to step, so each step is a price of its own on top of those before it."""
    t, clauses, work = days.tables, days.clauses, days.work[slot]
    low, high = clauses.span(work)
    total = Sum()
    for start, price in _steps(t.overtime):
        if high <= start:
            continue
        over = work.plus(Sum(-start))
        if low >= start:
            total = total.plus(over, price)
            continue
        beyond = clauses.integer(0, min(high, t.maximum) - start, max(0, clauses.total(over)))
        over.add(-1, beyond)
        clauses.at_most(over, 0)
        total.add(price, beyond)
    return total


def _steps(overtime: np.ndarray[tuple[int], np.dtype[np.int64]]) -> list[tuple[int, int]]:
    """(minutes of work from which, price of a minute on top of the price before)."""
    prices = [0, *np.diff(overtime).tolist()]
    return [(at, after - before) for at, (before, after) in enumerate(pairwise(prices)) if after != before]


def _extras(days: DayModel) -> Iterator[tuple[int, Literal]]:
    """Each slot pays for its most crowded scene: level by level, the heads on top of the level below."""
    t = days.tables
    levels = sorted({int(t.extras[scene]) for scene in days.planned} - {0})
    for slot in days.slots:
        crowded = FALSE
        for below, level in reversed(list(zip((0, *levels), levels, strict=False))):
            here = [days.scenes[s].get(slot, FALSE) for s in days.planned if t.extras[s] == level]
            crowded = days.clauses.either((crowded, *here))
            yield t.extra_rate * (level - below), crowded


def _weather(days: DayModel) -> Iterator[tuple[int, Literal]]:
    t, clauses = days.tables, days.clauses
    at_risk = days.on_date(
        [
            clauses.either(days.scenes[s].get(slot, FALSE) for s in days.planned if t.weather[s])
            for slot in days.slots
        ]
    )
    cover = days.on_date(
        [
            clauses.either(row[slot] for row, is_cover in zip(days.sets, t.cover, strict=True) if is_cover)
            for slot in days.slots
        ]
    )
    later = FALSE
    for on in reversed(range(t.dates)):
        yield t.uncovered_cost, clauses.all_of((at_risk[on], ~later))
        later = clauses.either((later, cover[on]))
