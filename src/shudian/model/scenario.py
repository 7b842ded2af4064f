"""A way to shoot the series that somebody weighs: which scenes on which day, in which order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from shudian.model.document import Schema
from shudian.units import Money


class Standing(StrEnum):
    DRAFT = "draft"  # may be changed, and may break every rule
    PUBLISHED = "published"  # legal, and stays as it is
    ACTIVE = "active"  # the published one that the set works by


@dataclass(frozen=True, slots=True)
class PlannedDay:
    date: date
    unit: str = ""
    scenes: tuple[str, ...] = ()  # Scene.id, in shooting order
    call: datetime | None = None  # local time; None: as the rules of the day say


@dataclass(frozen=True, slots=True)
class Away:
    character: str
    date: date


@dataclass(frozen=True, slots=True)
class Scenario:
    """Scenes that stand on no day are unplanned."""

    SCHEMA: ClassVar = Schema("scenario", 1)

    name: str
    days: tuple[PlannedDay, ...]
    standing: Standing = Standing.DRAFT
    locked: tuple[str, ...] = ()  # scenes that the next solve leaves on their dates
    lower_bound: Money | None = None  # no legal schedule of the same problem can cost less
    lost: tuple[date, ...] = ()  # dates that it does without, beyond what the problem says
    away: tuple[Away, ...] = ()  # who cannot come, beyond what the problem says

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("A scenario needs a name.")
        slots = [(day.date, day.unit) for day in self.days]
        if slots != sorted(set(slots)):
            raise ValueError("Days stand in order of date and unit, each once.")
        if any(not day.scenes for day in self.days):
            raise ValueError("A day without scenes is no day of a scenario.")
        planned = self.planned
        if len(set(planned)) != len(planned):
            raise ValueError("A scene is planned once.")
        if not set(self.locked) <= set(planned):
            raise ValueError("Only a planned scene can be locked to its date.")

    @property
    def planned(self) -> tuple[str, ...]:
        return tuple(scene for day in self.days for scene in day.scenes)

    @property
    def date_of(self) -> dict[str, date]:
        return {scene: day.date for day in self.days for scene in day.scenes}
