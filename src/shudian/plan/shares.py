"""What of a schedule's cost each of its days carries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from shudian.model.schedule import CostLine, Schedule, ShootingDay
from shudian.units import Money

#: Paid for the engagement as a whole or for dates without work: no shooting day carries these.
BETWEEN_DAYS = frozenset({"hold", "trip"})


def day_shares(schedule: Schedule) -> dict[str, Money]:
    """Cost by `ShootingDay.name`; the sum lacks the lines that are `BETWEEN_DAYS`."""
    minor: dict[str, int] = defaultdict(int)
    for line in schedule.lines:
        bearers = _bearers(line, schedule.days)
        for name in bearers:
            minor[name] += line.amount.minor // len(bearers)
    return {day.name: Money(minor[day.name], schedule.cost.currency) for day in schedule.days}


def _bearers(line: CostLine, days: Sequence[ShootingDay]) -> list[str]:
    """The days that a line pays for, each alike; what is paid once a date goes to its first unit."""
    if line.kind in BETWEEN_DAYS:
        return []
    if line.kind == "day":
        return [day.name for day in days if day.unit == line.subject]
    if line.kind == "dressing":
        return [day.name for day in days if any(strip.place == line.subject for strip in day.strips)]
    if line.kind in {"work", "night", "rent"}:
        first: dict[object, str] = {}
        for day in days:
            if _serves(line, day):
                first.setdefault(day.date, day.name)
        return list(first.values())
    return [day.name for day in days if line.subject in (day.name, str(day.date))][:1]


def _serves(line: CostLine, day: ShootingDay) -> bool:
    if line.kind == "rent":
        return line.subject in day.venues
    called = any(call.character == line.subject for call in day.calls)
    return called and (day.night or line.kind == "work")
