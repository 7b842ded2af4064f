"""What a schedule costs, line by line; what each line stands for is said by CostLine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from shudian.model.people import CastMember
from shudian.model.production import DayRules, OvertimeStep
from shudian.model.schedule import CostLine, ShootingDay
from shudian.plan.problem import Problem
from shudian.units import Money

_MINUTE = timedelta(minutes=1)


def lines(problem: Problem, days: Sequence[ShootingDay]) -> tuple[CostLine, ...]:
    """The lines of something; days in order of date and unit, every scene one of the problem's."""
    return tuple(line for line in _Bill(problem, days).lines() if line.quantity)


def total(lines: Sequence[CostLine], currency: str) -> Money:
    return Money(sum(line.amount.minor for line in lines), currency)


def overtime(rules: DayRules, work: int) -> int:
    """Minor units for so many minutes of work: beyond each step's first minute, a minute at its price."""
    steps = (OvertimeStep(rules.regular_minutes, rules.overtime_per_minute), *rules.overtime_steps)
    cost = before = 0
    for step in steps:
        cost += max(0, work - step.from_minutes) * (step.per_minute.minor - before)
        before = step.per_minute.minor
    return cost


@dataclass(frozen=True, slots=True)
class Engagement:
    """The dates on which a cast member works, and those on which the deal pays them for waiting."""

    worked: tuple[date, ...]
    held: tuple[date, ...]
    trips: int


def engagement(member: CastMember, dates: Sequence[date], worked: Sequence[date]) -> Engagement:
    """Held on every listed date between first and last that is not worked, less the one drop that saves most."""
    days = sorted(set(worked))
    if not days:
        return Engagement((), (), 0)
    gaps = [tuple(day for day in dates if one < day < other) for one, other in pairwise(days)]
    fee = member.travel_fee.minor if member.travel_fee else 0
    saved, dropped = 0, -1
    for at, (one, other) in enumerate(pairwise(days)):
        free = (other - one).days - 1
        may = member.drop_after_days is not None and free >= member.drop_after_days
        if may and (saving := member.hold_rate.minor * len(gaps[at]) - fee) > saved:
            saved, dropped = saving, at
    held = tuple(day for at, gap in enumerate(gaps) if at != dropped for day in gap)
    return Engagement(tuple(days), held, 1 if dropped < 0 else 2)


class _Bill:
    def __init__(self, problem: Problem, days: Sequence[ShootingDay]) -> None:
        self.problem = problem
        self.days = days
        scenes = {scene.id: scene for scene in problem.scenes}
        self.scenes = [[scenes[strip.scene] for strip in day.strips] for day in days]
        self.places = [{scene.place for scene in shot} for shot in self.scenes]
        self.nothing = Money(0, problem.currency)

    def lines(self) -> Iterator[CostLine]:
        yield from self._units()
        yield from self._cast()
        yield from self._places()
        for day, scenes in zip(self.days, self.scenes, strict=True):
            yield from self._day(day, max((scene.extras for scene in scenes), default=0))
        yield from self._between()
        yield from self._weather()

    def _line(self, kind: str, subject: str, quantity: int, each: Money | None) -> CostLine:
        return CostLine(kind, subject, quantity, (each or self.nothing) * quantity)

    def _units(self) -> Iterator[CostLine]:
        for unit in self.problem.units:
            used = sum(day.unit == unit.name for day in self.days)
            yield self._line("day", unit.name, used, unit.day_cost or self.problem.rules.day_cost)

    def _cast(self) -> Iterator[CostLine]:
        worked: dict[str, dict[date, bool]] = {}
        for day, scenes in zip(self.days, self.scenes, strict=True):
            for name in {name for scene in scenes for name in scene.cast}:
                nights = worked.setdefault(name, {})
                nights[day.date] = nights.get(day.date, False) or day.night
        for member in self.problem.cast:
            nights = worked.get(member.character, {})
            engaged = engagement(member, self.problem.dates, list(nights))
            name = member.character
            yield self._line("work", name, len(engaged.worked), member.day_rate)
            yield self._line("hold", name, len(engaged.held), member.hold_rate)
            if member.night_supplement:
                yield self._line("night", name, sum(nights.values()), member.night_supplement)
            if member.travel_fee:
                yield self._line("trip", name, engaged.trips, member.travel_fee)

    def _places(self) -> Iterator[CostLine]:
        for venue in self.problem.venues:
            rented = len({day.date for day in self.days if venue.id in day.venues})
            yield self._line("rent", venue.id, rented, venue.day_rent)
        for story_set in self.problem.sets:
            if story_set.dressing_cost:
                dressed = sum(story_set.place in places for places in self.places)
                yield self._line("dressing", story_set.place, dressed, story_set.dressing_cost)

    def _day(self, day: ShootingDay, heads: int) -> Iterator[CostLine]:
        rules = self.problem.rules
        yield self._line("move", day.name, len(day.venues) - 1, rules.move_cost)
        over = max(0, day.work_minutes - rules.regular_minutes)
        yield CostLine(
            "overtime", day.name, over, Money(overtime(rules, day.work_minutes), self.problem.currency)
        )
        if rules.extra_rate:
            yield self._line("extras", day.name, heads, rules.extra_rate)

    def _between(self) -> Iterator[CostLine]:
        """What a unit pays between one shooting day and the next: too short a rest, a journey."""
        rules = self.problem.rules
        for unit in self.problem.units:
            for before, after in pairwise(day for day in self.days if day.unit == unit.name):
                if rules.turnaround_cost:
                    short = (after.call - before.wrap) / _MINUTE < self.problem.rest_minutes
                    yield self._line("turnaround", after.name, int(short), rules.turnaround_cost)
                if rules.travel_day_cost:
                    away = travel_days(self.problem, before, after)
                    yield self._line("travel", after.name, away, rules.travel_day_cost)

    def _weather(self) -> Iterator[CostLine]:
        uncovered = self.problem.rules.uncovered_cost
        if not uncovered:
            return
        cover = {each.place for each in self.problem.sets if each.cover}
        covered = max(
            (d.date for d, p in zip(self.days, self.places, strict=True) if p & cover), default=None
        )
        open_ = {
            day.date
            for day, scenes in zip(self.days, self.scenes, strict=True)
            if any(scene.weather for scene in scenes)
        }
        for on in sorted(open_):
            if covered is None or covered <= on:
                yield self._line("weather", on.isoformat(), 1, uncovered)


def travel_days(problem: Problem, before: ShootingDay, after: ShootingDay) -> int:
    """Days that a company needs between two days of shooting."""
    region = {venue.id: venue.region for venue in problem.venues}
    here, there = ({region[venue] for venue in day.venues} for day in (before, after))
    return max(
        (
            each.days
            for each in problem.travel
            if any({one, other} == set(each.regions) for one in here for other in there)
        ),
        default=0,
    )
