"""Sunrise and sunset against published tables."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shudian.plan.sun import sun

#: First of each month in Hong Kong, 22.32° N, 114.17° E: whattime.city/hong-kong/sun, read 2026-11-23.
HONG_KONG = """
01 07:04 17:51 | 02 07:03 18:12 | 03 06:46 18:28 | 04 06:17 18:39 | 05 05:52 18:50 | 06 05:40 19:04
07 05:43 19:12 | 08 05:56 19:05 | 09 06:07 18:42 | 10 06:15 18:13 | 11 06:28 17:47 | 12 06:47 17:39
"""
#: Days of September in Decorah, Iowa, 43.30° N, 91.79° W, with civil twilight: Luther College, read 2026-11-23.
DECORAH = """
01 06:32 19:41 06:02 20:11 | 10 06:42 19:25 06:13 19:54 | 20 06:53 19:07 06:24 19:35 | 30 07:04 18:49 06:36 19:18
"""


def rows(text: str) -> list[list[str]]:
    return [row.split() for line in text.strip().splitlines() for row in line.split("|")]


def apart(at: datetime, clock: str) -> timedelta:
    return abs(at - datetime.combine(at.date(), datetime.strptime(clock, "%H:%M").time()))  # noqa: DTZ007 - local


@pytest.mark.parametrize(("month", "rise", "fall"), rows(HONG_KONG))
def test_the_sun_over_hong_kong(month: str, rise: str, fall: str) -> None:
    made = sun(date(2026, int(month), 1), 22.32, 114.17, ZoneInfo("Asia/Hong_Kong"))
    assert made
    assert apart(made.rise, rise) <= timedelta(minutes=2)
    assert apart(made.fall, fall) <= timedelta(minutes=2)


@pytest.mark.parametrize(("day", "rise", "fall", "dawn", "dusk"), rows(DECORAH))
def test_the_sun_over_iowa_in_summer_time(day: str, rise: str, fall: str, dawn: str, dusk: str) -> None:
    made = sun(date(2010, 9, int(day)), 43.30, -91.79, ZoneInfo("America/Chicago"))
    assert made
    assert apart(made.rise, rise) <= timedelta(minutes=2)
    assert apart(made.fall, fall) <= timedelta(minutes=2)
    twilight = timedelta(minutes=made.twilight_minutes)
    assert apart(made.rise - twilight, dawn) <= timedelta(minutes=2)
    assert apart(made.fall + twilight, dusk) <= timedelta(minutes=2)


def test_londons_shortest_day_of_2007() -> None:
    """7 hours, 49 minutes, 40 seconds, sunset at 15:53 (a diary of that day, flat36)."""
    made = sun(date(2007, 12, 22), 51.507, -0.128, ZoneInfo("Europe/London"))
    assert made
    assert abs(made.fall - made.rise - timedelta(hours=7, minutes=49, seconds=40)) <= timedelta(minutes=2)
    assert apart(made.fall, "15:53") <= timedelta(minutes=2)


@pytest.mark.parametrize("on", [date(2027, 6, 21), date(2027, 12, 21)])
def test_above_the_polar_circle_the_sun_does_not_set_or_does_not_rise(on: date) -> None:
    assert sun(on, 78.2, 15.6, UTC) is None


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.floats(-60, 60), st.floats(-180, 180))
def test_every_day_has_a_morning_and_an_evening(on: date, latitude: float, longitude: float) -> None:
    made = sun(on, latitude, longitude, timezone(timedelta(minutes=round(4 * longitude))))
    assert made
    assert made.rise.date() == made.fall.date() == on
    assert timedelta(hours=5) < made.fall - made.rise < timedelta(hours=19)
    assert made.twilight_minutes >= 19
