"""Sets of the story, and the locations and stages where they are shot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shudian.units import Money


class VenueKind(StrEnum):
    LOCATION = "location"  # 取景地
    STAGE = "stage"  # 摄影棚


@dataclass(frozen=True, slots=True)
class Venue:
    """A real place that a crew rents by the day; a company move leads from one to another."""

    id: str
    kind: VenueKind
    name: str
    name_en: str
    address: str
    day_rent: Money
    closed: tuple[date, ...] = ()
    latitude: str | None = None  # decimal degrees as text, so that they stay exact
    longitude: str | None = None
    note: str | None = None
    region: str = ""  # where travel days lie between, see Production.travel
    hospital: str | None = None  # the nearest emergency room, with its telephone


@dataclass(frozen=True, slots=True)
class StorySet:
    """A set of the story (场景), by the place as scenes name it, and the venue where it is shot."""

    place: str
    venue: str  # Venue.id
    place_en: str | None = None
    dressing_minutes: int = 0  # to dress and light it, once a day
    strike_minutes: int = 0  # to strike it, on every day that it was dressed
    dressing_cost: Money | None = None  # each day that it is dressed
    closed: tuple[date, ...] = ()  # booked by others, while its venue is open
    cover: bool = False  # can be shot in any weather at short notice

    def __post_init__(self) -> None:
        if self.dressing_minutes < 0 or self.strike_minutes < 0:
            raise ValueError("Dressing and striking a set cannot take negative minutes.")
        if self.dressing_cost and self.dressing_cost.minor < 0:
            raise ValueError("Dressing a set cannot cost less than nothing.")


@dataclass(frozen=True, slots=True)
class Travel:
    """Two regions, and the days without shooting that a company needs to go from one to the other."""

    regions: tuple[str, str]
    days: int

    def __post_init__(self) -> None:
        if self.days < 1 or self.regions[0] == self.regions[1]:
            raise ValueError("Travel leads from one region to another and takes at least a day.")
