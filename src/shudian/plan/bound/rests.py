"""How long a shooting day may be before the next one of its unit: the sorts of shoot that this tells apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from shudian.plan.days.tables import MUCH, NIGHT, Tables

_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Sort:
    """Shoots of so much work at most, and more than the next shorter sort."""

    night: bool
    most: int  # minutes of work
    tick: int  # minutes
    only: frozenset[int] | None = None  # slots where the length matters; None: all


@dataclass(frozen=True, slots=True)
class Rest:
    """A shoot that is longer than `room`, before another one of the same unit."""

    first: int  # slot
    second: int
    night: bool  # the first
    by_night: bool  # the second
    room: int  # minutes of work
    price: int  # minor units; where it is forbidden -1


def sorts(tables: Tables, tick: int) -> tuple[Sort, ...]:
    """Those of a day, then those of a night, each from the shortest to the longest."""
    shortest = int((tables.minutes + tables.set_minutes[tables.set_of]).min())
    found: list[Sort] = []
    for night in (False, True):
        asked = [rest for rest in rests(tables) if rest.night == night]
        for room in sorted({rest.room for rest in asked if rest.room >= shortest}):
            at = frozenset(rest.first for rest in asked if rest.room == room)
            found.append(Sort(night, room, tick, at))
        found.append(Sort(night, tables.maximum, tick))
    return tuple(found)


def rests(tables: Tables) -> Iterator[Rest]:
    """Only of listed dates that follow each other; a longer way from one to the other asks for more than a day."""
    if tables.rest >= MUCH:
        return
    nights = (False, True) if (tables.light == NIGHT).any() else (False,)
    rooms = {tables.rest_floor: -1}
    if tables.turnaround_cost and tables.rest_floor < tables.rest:
        rooms[tables.rest] = tables.turnaround_cost
    for first in range((tables.dates - 1) * tables.units):
        second = first + tables.units
        apart = int(tables.ordinal[second // tables.units] - tables.ordinal[first // tables.units])
        for one, other in product(nights, repeat=2):
            between = apart * _DAY + int(tables.call[int(other)] - tables.call[int(one)]) - tables.meal
            for rest, price in rooms.items():
                if between - rest < tables.maximum:
                    yield Rest(first, second, one, other, between - rest, price)
