"""Redundant rules that lift a bound, or show at once that there is no plan: research/scheduling §6.3.

What needs so many minutes or scenes, at most so many a slot, needs so many slots: for each performer, set
and venue, and for the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from shudian.plan.days.tables import MUCH, NIGHT
from shudian.plan.exact.engines.clauses import FALSE, TRUE, Literal, Sum
from shudian.plan.exact.engines.model import DayModel

_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class _Need:
    row: Sequence[Literal]  # where it is, slot by slot
    scenes: Sequence[int]
    room: int  # minutes of these scenes that a slot can hold


def cut(days: DayModel) -> None:
    t = days.tables
    dressing = int(t.set_minutes.min(initial=MUCH)) if len(t.set_minutes) else 0
    whole = t.maximum - dressing
    sets = [
        _Need(row, scenes, t.maximum - int(t.set_minutes[at]))
        for at, (row, scenes) in enumerate(zip(days.sets, days.in_set, strict=True))
    ]
    for need in sets:
        _slots_at_least(days, need, _slots_needed(days, need))
    for who, (row, scenes) in enumerate(zip(days.cast, days.playing, strict=True)):
        own = max(days.own_minutes(who, shoot) for shoot in (0, 1))
        need = _Need(row, scenes, min(whole, own))
        _slots_at_least(days, need, _slots_needed(days, need))
    dressed = [_slots_needed(days, need) * int(t.set_minutes[at]) for at, need in enumerate(sets)]
    for venue, row in enumerate(days.venues):
        inside = [at for at in range(len(sets)) if t.venue_of[at] == venue]
        need = _Need(row, [scene for at in inside for scene in days.in_set[at]], whole)
        least = _divided(_minutes(days, need) + sum(dressed[at] for at in inside), t.maximum)
        _slots_at_least(days, need, max(least, _slots_needed(days, need)))
    need = _Need(days.used, list(days.planned), whole)
    least = _divided(_minutes(days, need) + sum(dressed), t.maximum)
    least = max(least, _slots_needed(days, need))
    _slots_at_least(days, need, least)
    if least > _slots_at_most(days):
        days.clauses.never()


def _slots_at_most(days: DayModel) -> int:
    """How many shooting days the rest between them allows, however short they are."""
    t = days.tables
    shortest = int((t.minutes + t.set_minutes[t.set_of]).min(initial=MUCH)) + t.meal
    calls = t.call.tolist() if (t.light == NIGHT).any() else t.call[:1].tolist()
    starts = [[int(day) * _DAY + call for call in calls] for day in t.ordinal]
    longest = [[1] * len(calls) for _ in starts]  # chains of shooting days that end on a date as day or night
    for second, first in ((b, a) for b in range(t.dates) for a in range(b)):
        for after, before in product(range(len(calls)), repeat=2):
            rest = starts[second][after] - starts[first][before] - shortest
            if t.rest >= MUCH or rest >= t.rest_floor:
                longest[second][after] = max(longest[second][after], longest[first][before] + 1)
    most = max((chain for row in longest for chain in row), default=0)
    for unit in range(t.units):
        count = Sum()
        for slot in range(unit, len(days.slots), t.units):
            count.add(1, days.used[slot])
        days.clauses.at_most(count, most)
    return most * t.units


def _slots_needed(days: DayModel, need: _Need) -> int:
    if not need.scenes:
        return 0
    if need.room <= 0:
        return len(days.slots) + 1
    count = _divided(len(need.scenes), days.tables.most_scenes)
    return max(count, _divided(_minutes(days, need), need.room))


def _slots_at_least(days: DayModel, need: _Need, least: int) -> None:
    for slot in days.slots if _minutes(days, need) > need.room else ():
        held = days.minutes(need.scenes, slot)
        held.add(-need.room, need.row[slot])
        if need.row[slot] not in (TRUE, FALSE):
            days.clauses.at_most(held, 0)
    count = Sum()
    for literal in need.row:
        count.add(-1, literal)
    days.clauses.at_most(count, -least)


def _minutes(days: DayModel, need: _Need) -> int:
    return int(days.tables.minutes[list(need.scenes)].sum())


def _divided(needed: int, room: int) -> int:
    return -(-needed // room)
