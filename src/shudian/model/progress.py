"""What was really shot: a report a day, as the assistant director enters it on set."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from shudian.model.document import Schema
from shudian.model.schedule import CostLine


@dataclass(frozen=True, slots=True)
class DayReport:
    """Scenes by id. What was planned and stands in none of the three lists is still open that day."""

    date: date
    unit: str = ""
    shot: tuple[str, ...] = ()
    omitted: tuple[str, ...] = ()  # given up for good
    carried: tuple[str, ...] = ()  # to be shot on another day
    call: datetime | None = None  # local time of the production, as it really was
    wrap: datetime | None = None
    spent: tuple[CostLine, ...] = ()  # as it really was
    note: str = ""

    def __post_init__(self) -> None:
        said = [*self.shot, *self.omitted, *self.carried]
        if len(set(said)) != len(said):
            raise ValueError(f"The report of {self.date} says two things of one scene.")


@dataclass(frozen=True, slots=True)
class Progress:
    SCHEMA: ClassVar = Schema("progress", 1)

    title: str
    days: tuple[DayReport, ...] = ()

    def __post_init__(self) -> None:
        dates = [(day.date, day.unit) for day in self.days]
        if dates != sorted(set(dates)):
            raise ValueError("Reports stand in order of date and unit, each once.")
