"""What the script does not say and the schedule needs: cast deals, venues, days, rates, placements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import ClassVar

from shudian.model.document import Schema
from shudian.model.people import CastMember
from shudian.model.place import StorySet, Venue
from shudian.units import Money


@dataclass(frozen=True, slots=True)
class DayRules:
    """A shooting day: minutes of work at the regular rate and at most, and what a day costs."""

    regular_minutes: int
    maximum_minutes: int
    overtime_per_minute: Money
    day_cost: Money  # crew, equipment and catering of a shooting day
    move_minutes: int  # a company move inside the day
    move_cost: Money
    call: time  # crew call of a day shoot, local time
    night_call: time  # crew call of a night shoot

    def __post_init__(self) -> None:
        if not 0 < self.regular_minutes <= self.maximum_minutes <= 24 * 60:
            raise ValueError("A day needs 0 < regular minutes ≤ maximum minutes ≤ 1440.")


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
