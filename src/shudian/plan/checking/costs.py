"""The cost of a plan as its days themselves give it, line by line, against what the plan says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from shudian.finding import Finding, Place
from shudian.model.people import CastMember
from shudian.model.production import DayRules
from shudian.model.schedule import CostLine
from shudian.plan.checking import findings as kinds
from shudian.plan.checking.between import rest, way
from shudian.plan.checking.book import Book
from shudian.plan.paper.names import COSTS
from shudian.units import Money
from shudian.wording import Wording


class Count(NamedTuple):
    """How many and how much, in minor units."""

    quantity: int
    minor: int


Counts = dict[tuple[str, str], Count]  # by kind and subject of CostLine


def counted(book: Book) -> Counts:
    """Every line that the plan costs, those of nothing left out."""
    lines = (*_units(book), *_cast(book), *_places(book), *_days(book), *_between(book), *_weather(book))
    return {(kind, subject): Count(quantity, minor) for kind, subject, quantity, minor in lines if quantity}


def costs(book: Book) -> Iterator[Finding]:
    schedule, currency = book.schedule, book.problem.currency
    counts = counted(book)
    yield from _lines(schedule.lines, counts, currency)
    total = Money(sum(count.minor for count in counts.values()), currency)
    if schedule.cost != total:
        yield kinds.COST_TOTAL.at(Place(field="cost"), planned=schedule.cost, counted=total)
    cost, bound = schedule.cost, schedule.lower_bound
    if bound.currency != cost.currency or bound.minor > cost.minor:
        yield kinds.BOUND.at(Place(field="lower_bound"), bound=bound, cost=cost)
    elif schedule.proven and bound != cost:
        yield kinds.NOT_PROVEN.at(Place(field="proven"), bound=bound, cost=cost)


def _lines(lines: Iterable[CostLine], counts: Counts, currency: str) -> Iterator[Finding]:
    """A line of no money may be left out; what is said must be right."""
    said: dict[tuple[str, str], list[CostLine]] = {}
    for line in lines:
        said.setdefault((line.kind, line.subject), []).append(line)
    for key in {**said, **counts}:
        count, planned = counts.get(key, Count(0, 0)), said.get(key, [])
        if not planned and not count.minor:
            continue
        if (
            len(planned) != 1
            or planned[0].quantity != count.quantity
            or planned[0].amount != Money(count.minor, currency)
        ):
            yield kinds.COST_LINE.at(
                Place(field="lines"),
                kind=COSTS.get(key[0], Wording(key[0] or "?", key[0] or "?")),
                subject=key[1],
                planned=" + ".join(f"{line.quantity} → {line.amount}" for line in planned) or "–",
                counted=f"{count.quantity} → {Money(count.minor, currency)}" if count.quantity else "–",
            )


Line = tuple[str, str, int, int]


def _minor(amount: Money | None) -> int:
    return amount.minor if amount else 0


def _units(book: Book) -> Iterator[Line]:
    own = {unit.name: unit.day_cost for unit in book.problem.units}
    for days in book.of_unit():
        name = days[0].plan.unit
        price = own.get(name) or book.problem.rules.day_cost
        yield "day", name, len(days), len(days) * price.minor


def _cast(book: Book) -> Iterator[Line]:
    worked: dict[str, dict[date, bool]] = {}  # of each character the dates, and whether by night
    for day in book.days:
        for character in day.playing:
            nights = worked.setdefault(character, {})
            nights[day.plan.date] = nights.get(day.plan.date, False) or day.night
    for character, member in book.cast.items():
        dates = worked.get(character)
        if not dates:
            continue
        held, trips = _engaged(book, member, sorted(dates))
        by_night = sum(dates.values())
        yield "work", character, len(dates), len(dates) * member.day_rate.minor
        yield "hold", character, held, held * member.hold_rate.minor
        yield "night", character, by_night, by_night * _minor(member.night_supplement)
        yield "trip", character, trips, trips * _minor(member.travel_fee)


def _engaged(book: Book, member: CastMember, worked: list[date]) -> tuple[int, int]:
    """Dates held and trips: all listed dates between the days worked, or with one drop if that costs less."""
    first, last, apart = worked[0], worked[-1], set(worked)
    held = [on for on in book.problem.dates if first < on < last and on not in apart]
    choices = [(len(held), 1)]
    for one, other in pairwise(worked):
        if member.drop_after_days is not None and (other - one).days - 1 >= member.drop_after_days:
            choices.append((sum(not one < on < other for on in held), 2))
    fee = _minor(member.travel_fee)
    return min(choices, key=lambda choice: choice[0] * member.hold_rate.minor + choice[1] * fee)


def _places(book: Book) -> Iterator[Line]:
    for id, venue in book.venues.items():
        dates = len({day.plan.date for day in book.days if id in day.venues})
        yield "rent", id, dates, dates * venue.day_rent.minor
    for place, each in book.sets.items():
        times = sum(place in day.sets for day in book.days)
        yield "dressing", place, times, times * _minor(each.dressing_cost)


def _days(book: Book) -> Iterator[Line]:
    rules = book.problem.rules
    for day in book.days:
        over = max(0, day.work - rules.regular_minutes)
        heads = max((row.scene.extras for row in day.rows), default=0)
        yield "move", day.name, day.moves, day.moves * rules.move_cost.minor
        yield "overtime", day.name, over, _overtime(rules, day.work)
        yield "extras", day.name, heads, heads * _minor(rules.extra_rate)


def _overtime(rules: DayRules, work: int) -> int:
    """Each minute beyond the regular ones at the price of the last step that has begun."""
    ends = [*(step.from_minutes for step in rules.overtime_steps), work]
    begins, price, minor = rules.regular_minutes, rules.overtime_per_minute, 0
    for step, end in zip([*rules.overtime_steps, None], ends, strict=True):
        minor += max(0, min(end, work) - begins) * price.minor
        begins, price = end, step.per_minute if step else price
    return minor


def _between(book: Book) -> Iterator[Line]:
    rules = book.problem.rules
    for days in book.of_unit():
        for one, other in pairwise(days):
            away = way(book, one, other)
            yield "travel", other.name, away, away * _minor(rules.travel_day_cost)
            if rules.turnaround_cost is not None and rest(one, other) < book.problem.rest_minutes:
                yield "turnaround", other.name, 1, rules.turnaround_cost.minor


def _weather(book: Book) -> Iterator[Line]:
    """A date in the hands of the weather, with no scene left for later that can be shot in any."""
    price = book.problem.rules.uncovered_cost
    covered = [day.plan.date for day in book.days if any(each.cover for each in day.sets.values())]
    for on in sorted({day.plan.date for day in book.days if any(row.scene.weather for row in day.rows)}):
        if price is not None and not any(later > on for later in covered):
            yield "weather", str(on), 1, price.minor
