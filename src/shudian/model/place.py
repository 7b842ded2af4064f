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


@dataclass(frozen=True, slots=True)
class StorySet:
    """A set of the story (场景), by the place as scenes name it, and the venue where it is shot."""

    place: str
    venue: str  # Venue.id
    place_en: str | None = None
    dressing_minutes: int = 0  # to dress and light it, once a day

    def __post_init__(self) -> None:
        if self.dressing_minutes < 0:
            raise ValueError("Dressing a set cannot take negative minutes.")
