"""What a schedule costs, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from shudian.model.schedule import CostLine, ShootingDay
from shudian.plan.problem import Problem
from shudian.units import Money


def lines(problem: Problem, days: Sequence[ShootingDay]) -> tuple[CostLine, ...]:
    """Lines of more than nothing; the subject is a character, a venue, a date, or empty for the crew's days."""
    return tuple(line for line in _lines(problem, days) if line.quantity)


def total(lines: Sequence[CostLine], currency: str) -> Money:
    return Money(sum(line.amount.minor for line in lines), currency)


def _lines(problem: Problem, days: Sequence[ShootingDay]) -> Iterator[CostLine]:
    rules = problem.rules
    yield CostLine("day", "", len(days), rules.day_cost * len(days))
    for member in problem.cast:
        worked = [day.date for day in days if any(c.character == member.character for c in day.calls)]
        held = held_dates(problem.dates, worked)
        yield CostLine("work", member.character, len(worked), member.day_rate * len(worked))
        yield CostLine("hold", member.character, len(held), member.hold_rate * len(held))
    for venue in problem.venues:
        rented = sum(venue.id in day.venues for day in days)
        yield CostLine("rent", venue.id, rented, venue.day_rent * rented)
    for day in days:
        moves = len(day.venues) - 1
        yield CostLine("move", day.date.isoformat(), moves, rules.move_cost * moves)
    for day in days:
        over = max(0, day.work_minutes - rules.regular_minutes)
        yield CostLine("overtime", day.date.isoformat(), over, rules.overtime_per_minute * over)


def held_dates(dates: Sequence[date], worked: Sequence[date]) -> list[date]:
    """Shooting dates between the first and the last day worked on which there is no work."""
    if not worked:
        return []
    return [day for day in dates if min(worked) < day < max(worked) and day not in worked]
