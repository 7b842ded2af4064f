"""What one shooting day asks of the next of the same unit, or of the same performer: rest and travel."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from shudian.plan.days.tables import MUCH
from shudian.plan.exact.engines.clauses import FALSE, Literal, Sum
from shudian.plan.exact.engines.model import DayModel

_DAY = 24 * 60


class Neighbours:
    """Adds the rules to a model; `short` and `travelled` are what they cost, as (literal, how many)."""

    def __init__(self, days: DayModel) -> None:
        self.days = days
        self.clauses = days.clauses
        self.longest = [min(days.tables.maximum, self.clauses.span(work)[1]) for work in days.work]
        self.short: list[Literal] = []
        self.travelled: list[tuple[Literal, int]] = []  # days
        self._next: dict[tuple[int, int], Literal] = {}
        self._regions = self._in_region()
        for first, second in self._pairs():
            self._rest(first, second)
            self._travel(first, second)
        for who, minutes in enumerate(days.tables.limit_rest.tolist()):
            if minutes:
                self._own_rest(who, minutes)

    def _pairs(self) -> Iterator[tuple[int, int]]:
        t = self.days.tables
        for first, second in product(self.days.slots, repeat=2):
            if first < second and first % t.units == second % t.units:
                yield first, second

    def _apart(self, first: int, second: int) -> int:
        t = self.days.tables
        return int(t.ordinal[second // t.units] - t.ordinal[first // t.units])

    def _consecutive(self, first: int, second: int) -> Literal:
        """Both are shooting days, and none of the unit lies between."""
        if (first, second) not in self._next:
            shot, units = self.days.shot, self.days.tables.units
            between = (~shot[slot] for slot in range(first + units, second, units))
            self._next[first, second] = self.clauses.all_of((shot[first], shot[second], *between))
        return self._next[first, second]

    def _rest(self, first: int, second: int) -> None:
        t, night = self.days.tables, self.days.night
        if t.rest >= MUCH:
            return
        short: list[Literal] = []
        for one, other in product((0, 1), repeat=2):
            room = self._apart(first, second) * _DAY + int(t.call[other] - t.call[one]) - t.meal
            if self.longest[first] <= room - t.rest:
                continue
            shoots = [
                night[slot] if is_night else ~night[slot]
                for slot, is_night in ((first, one), (second, other))
            ]
            given = (self._consecutive(first, second), *shoots)
            if FALSE not in given:
                self.clauses.at_most(self.days.work[first], room - t.rest_floor, given)
                if t.turnaround_cost and t.rest_floor < t.rest:
                    short.append(self._longer(self.days.work[first], room - t.rest, given))
        if any(each != FALSE for each in short):
            self.short.append(self.clauses.either(short))

    def _longer(self, work: Sum, room: int, given: tuple[Literal, ...]) -> Literal:
        """True where all of `given` are and the work is longer than the room for it."""
        low, high = self.clauses.span(work)
        if high <= room:
            return FALSE
        if low > room:
            return self.clauses.all_of(given)
        holds = all(self.clauses.value(each) for each in given)
        longer = self.clauses.boolean(int(holds and self.clauses.total(work) > room))
        self.clauses.at_most(work, room, (*given, ~longer))
        return longer

    def _own_rest(self, who: int, minutes: int) -> None:
        """Between the earliest wrap and the latest call that the two dates of a performer allow."""
        t = self.days.tables
        latest = int(min(t.not_after[1, who], _DAY + t.maximum + t.meal))
        for first, second in product(self.days.slots, repeat=2):
            room = self._apart(first, second) * _DAY + latest - int(t.not_before[who]) - minutes
            if first // t.units < second // t.units and room < 2 * t.maximum:
                given = (self.days.cast[who][first], self.days.cast[who][second])
                playing = self.days.playing[who]
                own = self.days.minutes(playing, first).plus(self.days.minutes(playing, second))
                if FALSE not in given:
                    self.clauses.at_most(own, room, given)

    def _in_region(self) -> list[list[Literal]]:
        t = self.days.tables
        joined = [bool(row.any()) for row in t.travel_days]
        rows = [[FALSE] * len(self.days.slots) for _ in joined]
        for region in range(len(joined)):
            if joined[region]:
                for slot in self.days.slots:
                    venues = (
                        row[slot]
                        for row, at in zip(self.days.venues, t.region_of, strict=True)
                        if at == region
                    )
                    rows[region][slot] = self.clauses.either(venues)
        for one, other in product(range(len(joined)), repeat=2):
            if one < other and t.travel_days[one, other]:
                for slot in self.days.slots:
                    self.clauses.any_of((~rows[one][slot], ~rows[other][slot]))
        return rows

    def _travel(self, first: int, second: int) -> None:
        """The longest way between a region of the one day and a region of the other."""
        t = self.days.tables
        ways = sorted({int(days) for days in t.travel_days.flat if days})
        free = self._apart(first, second) - 1
        for before, days in zip((0, *ways), ways, strict=False):
            far = [
                self.clauses.all_of((self._regions[one][first], self._regions[other][second]))
                for one, other in product(range(len(self._regions)), repeat=2)
                if t.travel_days[one, other] >= days
            ]
            gone = self.clauses.all_of((self._consecutive(first, second), self.clauses.either(far)))
            if days > free:
                self.clauses.any_of((~gone,))
            elif gone != FALSE:
                self.travelled.append((gone, days - before))
