"""Sunrise, sunset and civil twilight of a date and place, by the equations of the NOAA solar calculator.

The sun's centre stands 0.833° below the horizon when its rim is seen to rise or set, and 6° below it when civil
twilight begins or ends. Good to about a minute between 60° north and south; the horizon is taken as level.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from math import acos, asin, cos, degrees, radians, sin, tan

_RIM, _CIVIL = 90.833, 96.0  # degrees from the zenith
_J2000 = datetime(2000, 1, 1, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Sun:
    """Local times, to the minute, and whole minutes of civil twilight before the one and after the other."""

    rise: datetime
    fall: datetime
    twilight_minutes: int


def sun(on: date, latitude: float, longitude: float, zone: tzinfo) -> Sun | None:
    """None where the sun does not rise or does not set on that date."""
    rise, fall = (_event(on, latitude, longitude, _RIM, side) for side in (-1, 1))
    if rise is None or fall is None:
        return None
    dawn, dusk = (_event(on, latitude, longitude, _CIVIL, side) for side in (-1, 1))
    margins = [rise - dawn] if dawn else []
    margins += [dusk - fall] if dusk else []
    twilight = min(margins, default=timedelta())
    return Sun(_minute(rise, zone), _minute(fall, zone), int(twilight / timedelta(minutes=1)))


def _event(on: date, latitude: float, longitude: float, zenith: float, side: int) -> datetime | None:
    """When the sun passes that distance from the zenith before (-1) or after (1) noon; None if it does not."""
    midnight = datetime(on.year, on.month, on.day, tzinfo=UTC)
    at = midnight + timedelta(minutes=720 - 4 * longitude)
    for _ in range(3):  # the sun moves on between noon and the event
        declination, equation = _position(at)
        lat = radians(latitude)
        cosine = cos(radians(zenith)) / (cos(lat) * cos(declination)) - tan(lat) * tan(declination)
        if not -1 <= cosine <= 1:
            return None
        hour_angle = degrees(acos(cosine))
        at = midnight + timedelta(minutes=720 - 4 * (longitude - side * hour_angle) - equation)
    return at


def _position(at: datetime) -> tuple[float, float]:
    """The sun's declination in radians and the equation of time in minutes."""
    century = (at - _J2000) / timedelta(days=36525)
    longitude = radians(280.46646 + century * (36000.76983 + century * 0.0003032))
    anomaly = radians(357.52911 + century * (35999.05029 - 0.0001537 * century))
    eccentricity = 0.016708634 - century * (0.000042037 + 0.0000001267 * century)
    centre = (
        sin(anomaly) * (1.914602 - century * (0.004817 + 0.000014 * century))
        + sin(2 * anomaly) * (0.019993 - 0.000101 * century)
        + sin(3 * anomaly) * 0.000289
    )
    node = radians(125.04 - 1934.136 * century)
    apparent = longitude + radians(centre - 0.00569 - 0.00478 * sin(node))
    tilt = radians(23.439291 - 0.0130042 * century + 0.00256 * cos(node))
    y = tan(tilt / 2) ** 2
    equation = (
        y * sin(2 * longitude)
        - 2 * eccentricity * sin(anomaly)
        + 4 * eccentricity * y * sin(anomaly) * cos(2 * longitude)
        - 0.5 * y * y * sin(4 * longitude)
        - 1.25 * eccentricity * eccentricity * sin(2 * anomaly)
    )
    return asin(sin(tilt) * sin(apparent)), 4 * degrees(equation)


def _minute(at: datetime, zone: tzinfo) -> datetime:
    return (at.astimezone(zone) + timedelta(seconds=30)).replace(second=0, microsecond=0, tzinfo=None)
