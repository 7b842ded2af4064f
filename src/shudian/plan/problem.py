"""The scheduling problem as plain data; `pose` puts one together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Any, ClassVar

from shudian.model.document import UPGRADES, Schema
from shudian.model.people import CastMember
from shudian.model.place import StorySet, Travel, Venue
from shudian.model.production import DayRules, Link, Production, Unit
from shudian.units import Money


class Shoot(StrEnum):
    """The light that a scene needs, and with it the kind of shoot."""

    DAY = "day"  # daylight, on a day shoot
    NIGHT = "night"  # darkness, on a night shoot
    DAWN = "dawn"  # from twilight before sunrise to the end of the golden light after it; any shoot
    DUSK = "dusk"  # from the golden light before sunset to the end of twilight after it; any shoot
    TWILIGHT = "twilight"  # not the dark; a day shoot or the first hours of a night shoot
    ANY = "any"


@dataclass(frozen=True, slots=True)
class ProblemScene:
    id: str
    number: str
    place: str  # StorySet.place
    light: Shoot
    minutes: int  # of shooting, without dressing and moves
    cast: tuple[str, ...] = ()  # characters
    extras: int = 0  # heads
    weather: bool = False  # lost to rain
    locked: date | None = None  # must be shot on that date
    unit: str | None = None  # must be shot by that unit

    def __post_init__(self) -> None:
        if self.minutes < 1:
            raise ValueError(f"Scene {self.number} needs at least a minute of shooting.")
        if len(set(self.cast)) != len(self.cast):
            raise ValueError(f"Scene {self.number} names a character twice.")
        if self.extras < 0:
            raise ValueError(f"Scene {self.number} cannot have fewer than no extras.")


@dataclass(frozen=True, slots=True)
class Daylight:
    """Sunrise and sunset of a date, local time."""

    date: date
    rise: time
    fall: time

    def __post_init__(self) -> None:
        if self.rise >= self.fall:
            raise ValueError(f"Daylight of {self.date} must begin before it ends.")


@dataclass(frozen=True, slots=True)
class Limit:
    """What a performer's day may hold, by law or by deal; None where nothing is said."""

    character: str
    source: str  # the rule or the deal, in words that a set understands
    work_minutes: int | None = None  # of scenes, a date
    presence_minutes: int | None = None  # from call to wrap, a date
    not_before: time | None = None  # earliest call
    not_after: time | None = (
        None  # latest wrap; before six in the morning, or before not_before: the next day
    )
    rest_minutes: int | None = None  # from wrap to the next call
    night: bool = True  # may work on a night shoot

    @property
    def latest(self) -> int | None:
        """The latest wrap in minutes from the midnight before the shooting day."""
        if self.not_after is None:
            return None
        minutes = self.not_after.hour * 60 + self.not_after.minute
        over = self.not_before is not None and self.not_after < self.not_before
        return minutes + 24 * 60 if over or minutes < 6 * 60 else minutes


@dataclass(frozen=True, slots=True)
class Problem:
    """Scenes to be shot on dates, with everything that costs or forbids."""

    SCHEMA: ClassVar = Schema("plan-problem", 2)

    title: str
    dates: tuple[date, ...]
    rules: DayRules
    rest_minutes: int  # of a unit, from wrap to the next call
    daylight: tuple[Daylight, ...]  # of each date, more do no harm
    twilight_minutes: int  # before sunrise and after sunset, in which there is light
    scenes: tuple[ProblemScene, ...]
    cast: tuple[CastMember, ...]
    sets: tuple[StorySet, ...]
    venues: tuple[Venue, ...]
    units: tuple[Unit, ...] = (Unit(""),)
    limits: tuple[Limit, ...] = ()
    links: tuple[Link, ...] = ()  # by the ids of scenes
    travel: tuple[Travel, ...] = ()
    golden_minutes: int = 60  # after sunrise and before sunset, that pass for dawn and dusk
    rest_floor_minutes: int | None = None  # least rest where a short one has a price; None: as rest_minutes

    def __post_init__(self) -> None:
        if list(self.dates) != sorted(set(self.dates)) or not self.dates:
            raise ValueError("Shooting dates must be in order, each once, at least one.")
        if missing := set(self.dates) - {sun.date for sun in self.daylight}:
            raise ValueError(f"Daylight is not given for {min(missing)}.")
        self._names()
        self._references()
        if min(self.rest_minutes, self.twilight_minutes, self.golden_minutes) < 0:
            raise ValueError("Rest, twilight and golden light cannot be negative.")
        if not 0 <= (self.rest_floor_minutes or 0) <= self.rest_minutes:
            raise ValueError("The least rest lies between nothing and the rest asked for.")
        paid = amounts(self)
        if any(amount.minor < 0 for amount in paid):
            raise ValueError("Rates, rents and costs cannot be negative.")
        if len(found := {amount.currency for amount in paid}) > 1:
            raise ValueError(f"All money is in one currency, not {', '.join(sorted(found))}.")

    def _names(self) -> None:
        _once("scene", (scene.id for scene in self.scenes))
        _once("cast member for", (member.character for member in self.cast))
        _once("set", (story_set.place for story_set in self.sets))
        _once("venue", (venue.id for venue in self.venues))
        _once("unit", (unit.name for unit in self.units))
        _once("limit for", (limit.character for limit in self.limits))
        _once("daylight of", (str(sun.date) for sun in self.daylight))
        if not self.units:
            raise ValueError("A problem needs a unit.")

    def _references(self) -> None:
        sets, venues = {s.place for s in self.sets}, {v.id for v in self.venues}
        units, scenes = {unit.name for unit in self.units}, {scene.id for scene in self.scenes}
        for scene in self.scenes:
            if scene.place not in sets:
                raise ValueError(f"Scene {scene.number} plays in {scene.place!r}, which is no set.")
            if scene.unit is not None and scene.unit not in units:
                raise ValueError(f"Scene {scene.number} asks for {scene.unit!r}, which is no unit.")
        for story_set in self.sets:
            if story_set.venue not in venues:
                raise ValueError(f"Set {story_set.place} is in {story_set.venue!r}, which is no venue.")
        for link in self.links:
            if link.first == link.second or not {link.first, link.second} <= scenes:
                raise ValueError(
                    f"A link joins {link.first!r} and {link.second!r}, which are not two scenes."
                )

    def sun(self, on: date) -> Daylight:
        return next(sun for sun in self.daylight if sun.date == on)

    @property
    def currency(self) -> str:
        return self.rules.day_cost.currency

    def set_of(self, scene: ProblemScene) -> StorySet:
        return next(story_set for story_set in self.sets if story_set.place == scene.place)


def amounts(of: Problem | Production) -> tuple[Money, ...]:
    """Every price that the schedule of a problem or a production may pay."""
    units = [unit.day_cost for unit in of.units if unit.day_cost]
    fees = [fee for m in of.cast for fee in (m.night_supplement, m.travel_fee) if fee]
    return (
        *of.rules.amounts,
        *units,
        *(member.day_rate for member in of.cast),
        *(member.hold_rate for member in of.cast),
        *fees,
        *(venue.day_rent for venue in of.venues),
        *(story_set.dressing_cost for story_set in of.sets if story_set.dressing_cost),
    )


def _once(what: str, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise ValueError(f"There are two: {what} {name}.")
        seen.add(name)


def _one_daylight(body: dict[str, Any]) -> dict[str, Any]:
    """Version 1 had the same hours of daylight on every date."""
    if not isinstance(dates := body.get("dates"), list):
        return body
    rest = {key: value for key, value in body.items() if key not in {"daylight_from", "daylight_to"}}
    rise, fall = body.get("daylight_from"), body.get("daylight_to")
    return {**rest, "daylight": [{"date": day, "rise": rise, "fall": fall} for day in dates]}


UPGRADES["plan-problem", 1] = _one_daylight
