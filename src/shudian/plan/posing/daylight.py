"""Sunrise, sunset and twilight of every shooting date, where venues say where they are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from zoneinfo import ZoneInfo

from shudian.finding import Finding, Place
from shudian.model.place import Venue
from shudian.plan.defaults import LIGHT
from shudian.plan.posing import findings as kinds
from shudian.plan.problem import Daylight
from shudian.plan.sun import Sun, sun

Where = tuple[float, float]


def daylight(
    dates: Sequence[date], venues: Sequence[Venue], zone: str
) -> tuple[tuple[Daylight, ...], int, list[Finding]]:
    """For each date the hours when the sun is up at every venue, and the least twilight in minutes.

    Fixed hours from `rules/light.toml` where no venue has coordinates, and where the sun stays up or down.
    """
    found: list[Finding] = []
    places = [where for venue in venues if (where := _where(venue, found))]
    clock = _zone(zone)
    if places and not clock:
        fixed = {"rise": f"{LIGHT.daylight_from:%H:%M}", "fall": f"{LIGHT.daylight_to:%H:%M}"}
        found.append(kinds.ZONE_UNKNOWN.at(Place(field="timezone"), zone=zone, **fixed))
    suns = {day: _suns(day, places, clock) for day in dates} if clock else {}
    twilights = [each.twilight_minutes for here in suns.values() for each in here]
    made = tuple(_common(day, suns.get(day, [])) for day in dates)
    return made, min(twilights, default=LIGHT.twilight_minutes), found


def _suns(day: date, places: Sequence[Where], zone: ZoneInfo) -> list[Sun]:
    return [each for latitude, longitude in places if (each := sun(day, latitude, longitude, zone))]


def _common(day: date, suns: Sequence[Sun]) -> Daylight:
    """From the last sunrise to the first sunset; clocks that pass midnight stop there."""
    rise = max(
        (s.rise.time() if s.rise.date() == day else time(0) for s in suns), default=LIGHT.daylight_from
    )
    fall = min(
        (s.fall.time() if s.fall.date() == day else time(23, 59) for s in suns), default=LIGHT.daylight_to
    )
    return Daylight(day, rise, fall) if rise < fall else Daylight(day, LIGHT.daylight_from, LIGHT.daylight_to)


def _where(venue: Venue, found: list[Finding]) -> Where | None:
    if venue.latitude is None or venue.longitude is None:
        return None
    try:
        latitude, longitude = float(venue.latitude), float(venue.longitude)
    except ValueError:
        latitude = longitude = float("nan")
    if abs(latitude) <= 90 and abs(longitude) <= 180:
        return latitude, longitude
    named = {"venue": venue.name, "latitude": venue.latitude, "longitude": venue.longitude}
    found.append(kinds.WHERE_UNCLEAR.at(Place(field="venues"), **named))
    return None


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (LookupError, OSError, ValueError):  # unknown names, folders, paths that lead out
        return None
