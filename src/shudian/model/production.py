"""What the script does not say and the schedule needs: cast deals, venues, days, rates, placements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from itertools import pairwise
from typing import ClassVar

from shudian.model.document import Schema
from shudian.model.people import CastMember
from shudian.model.place import StorySet, Travel, Venue
from shudian.units import Money


@dataclass(frozen=True, slots=True)
class OvertimeStep:
    """From so many minutes of work on, a minute costs `per_minute` instead of what it cost before."""

    from_minutes: int
    per_minute: Money


@dataclass(frozen=True, slots=True)
class DayRules:
    """A shooting day: minutes of work at the regular rate and at most, and what a day costs.

    Work is shooting, dressing, striking and moves. The meal lies between call and wrap and is no work.
    """

    regular_minutes: int
    maximum_minutes: int
    overtime_per_minute: Money
    day_cost: Money  # crew, equipment and catering of a shooting day
    move_minutes: int  # a company move inside the day
    move_cost: Money
    call: time  # crew call of a day shoot, local time
    night_call: time  # crew call of a night shoot
    overtime_steps: tuple[OvertimeStep, ...] = ()  # beyond the first minute of overtime, ever dearer
    meal_minutes: int = 0  # one break on every shooting day
    maximum_scenes: int | None = None  # a day
    extra_rate: Money | None = None  # an extra's day; a day pays for its most crowded scene
    turnaround_cost: Money | None = None  # of a rest shorter than asked; None: it must not be shorter
    uncovered_cost: Money | None = None  # of a day in the hands of the weather when no cover set is left
    travel_day_cost: Money | None = None

    def __post_init__(self) -> None:
        if not 0 < self.regular_minutes <= self.maximum_minutes <= 24 * 60:
            raise ValueError("A day needs 0 < regular minutes ≤ maximum minutes ≤ 1440.")
        if self.meal_minutes < 0:
            raise ValueError("A meal cannot take negative minutes.")
        if self.maximum_scenes is not None and self.maximum_scenes < 1:
            raise ValueError("A day must hold at least one scene.")
        steps = [
            OvertimeStep(self.regular_minutes, self.overtime_per_minute),
            *self.overtime_steps,
        ]
        for before, after in pairwise(steps):
            if after.from_minutes <= before.from_minutes or after.per_minute.minor < before.per_minute.minor:
                raise ValueError("Overtime steps begin later and cost more, one after the other.")

    @property
    def amounts(self) -> tuple[Money, ...]:
        """Every price that a schedule may pay by these rules."""
        steps = [step.per_minute for step in self.overtime_steps]
        asked = (self.extra_rate, self.turnaround_cost, self.uncovered_cost, self.travel_day_cost)
        given = [amount for amount in asked if amount]
        return (self.day_cost, self.move_cost, self.overtime_per_minute, *steps, *given)


@dataclass(frozen=True, slots=True)
class Unit:
    """A crew of its own that shoots beside the others, on the same cast and sets."""

    name: str  # "" for the only one
    day_cost: Money | None = None  # None: as DayRules says


class LinkKind(StrEnum):
    BEFORE = "before"  # on an earlier date, or earlier on the same day of the same unit
    EARLIER_DATE = "earlier_date"
    SAME_DAY = "same_day"  # of one unit


@dataclass(frozen=True, slots=True)
class Link:
    """What continuity asks of two scenes: the set that burns, the hair that is cut."""

    first: str  # scene number, as the script writes it
    second: str
    kind: LinkKind = LinkKind.BEFORE
    why: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Who is called when: production office, first aid, police."""

    role: str
    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class BrandPlacement:
    """A product that the script must show (植入): the words that name it, and the least times."""

    brand: str
    words: tuple[str, ...]
    product: str
    least_scenes: int = 1


@dataclass(frozen=True, slots=True)
class Production:
    SCHEMA: ClassVar = Schema("production", 1)

    title: str
    timezone: str  # IANA zone of the shoot
    shooting_dates: tuple[date, ...]  # the days that may be used, in order
    rules: DayRules
    cast: tuple[CastMember, ...] = ()
    venues: tuple[Venue, ...] = ()
    sets: tuple[StorySet, ...] = ()
    brands: tuple[BrandPlacement, ...] = ()
    producer: str | None = None
    title_en: str | None = None
    jurisdiction: str | None = None  # whose rules on minors and rest hold: "CN", "US-CA"; see plan/rules
    units: tuple[Unit, ...] = ()
    links: tuple[Link, ...] = ()
    travel: tuple[Travel, ...] = ()
    contacts: tuple[Contact, ...] = ()

    def __post_init__(self) -> None:
        known = {venue.id for venue in self.venues}
        if len(known) != len(self.venues):
            raise ValueError("Two venues share one id.")
        for story_set in self.sets:
            if story_set.venue not in known:
                raise ValueError(
                    f"Set {story_set.place} is in venue {story_set.venue!r}, which is not listed."
                )
        if list(self.shooting_dates) != sorted(set(self.shooting_dates)):
            raise ValueError("Shooting dates must be in order, each once.")
        if not self.shooting_dates:
            raise ValueError("A production needs at least one shooting date.")

    def venue(self, id: str) -> Venue:
        return next(venue for venue in self.venues if venue.id == id)
