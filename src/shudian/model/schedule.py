"""The shooting schedule: which scene is shot on which day, in which order, at what cost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import ClassVar

from shudian.model.document import Schema
from shudian.units import Money


def _local(at: datetime) -> None:
    if at.tzinfo is not None:
        raise ValueError(f"{at} names a zone; a schedule's times are local times of the production.")


@dataclass(frozen=True, slots=True)
class Strip:
    """One scene on a day; `minutes` of shooting, without dressing and moves."""

    scene: str  # Scene.id
    number: str  # as the script writes it
    place: str
    venue: str  # Venue.id
    minutes: int
    start: datetime  # local time of the production

    def __post_init__(self) -> None:
        _local(self.start)
        if not 0 < self.minutes <= 24 * 60:
            raise ValueError("A strip takes from 1 minute to a day.")
        _local(self.end)

    @property
    def end(self) -> datetime:
        return self.start + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Call:
    """When a performer is on set that day, local time."""

    character: str
    performer: str
    call: datetime
    wrap: datetime

    def __post_init__(self) -> None:
        _local(self.call)
        _local(self.wrap)


@dataclass(frozen=True, slots=True)
class ShootingDay:
    number: int  # from 1, in order of date
    date: date
    night: bool
    call: datetime
    wrap: datetime
    strips: tuple[Strip, ...]
    calls: tuple[Call, ...]
    work_minutes: int  # shooting, dressing, striking and moves
    unit: str = ""  # Unit.name
    meal: datetime | None = None  # when the break begins, between two strips

    def __post_init__(self) -> None:
        _local(self.call)
        _local(self.wrap)
        if self.meal:
            _local(self.meal)

    @property
    def name(self) -> str:
        """The day as cost lines name it: its date, and its unit where there are several."""
        return f"{self.date} {self.unit}".rstrip()

    @property
    def venues(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(strip.venue for strip in self.strips))


@dataclass(frozen=True, slots=True)
class CostLine:
    """One line of the schedule's cost: what for, how many, how much.

    Of a character: work, hold, night, trip. Of a venue: rent. Of a set: dressing. Of a day, by its
    name: move, overtime, extras, turnaround, travel. Of a date: weather. Of a unit: day.
    """

    kind: str
    subject: str
    quantity: int
    amount: Money


@dataclass(frozen=True, slots=True)
class Schedule:
    SCHEMA: ClassVar = Schema("schedule", 1)

    title: str
    days: tuple[ShootingDay, ...]
    cost: Money
    lower_bound: Money  # no legal schedule of the same problem can cost less
    lines: tuple[CostLine, ...] = ()
    proven: bool = False  # cost equals the bound

    def __post_init__(self) -> None:
        if [day.number for day in self.days] != list(range(1, len(self.days) + 1)):
            raise ValueError("Shooting days are numbered from 1 without gaps.")
        dates = [(day.date, day.unit) for day in self.days]
        if dates != sorted(set(dates)):
            raise ValueError("Shooting days stand in order of date and unit, each once.")

    @property
    def gap(self) -> float:
        """How far the cost may be from the best, as a share of the cost."""
        if not self.cost.minor:
            return 0.0
        return (self.cost.minor - self.lower_bound.minor) / self.cost.minor
