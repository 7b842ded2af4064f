"""Daylight of a shoot: where its venues are, what time it is there, and fixed hours where neither is known."""

from dataclasses import replace
from datetime import date, time

import pytest

from shudian.model.place import Venue
from shudian.model.production import Production
from shudian.plan.posing.daylight import daylight

DATES = (date(2027, 4, 12), date(2027, 4, 18))


@pytest.fixture
def bridge(production: Production) -> Venue:
    return replace(production.venues[1], latitude="28.1985", longitude="119.3622")


def test_without_coordinates_the_hours_are_fixed(production: Production) -> None:
    made, twilight, found = daylight(DATES, production.venues, "Asia/Shanghai")
    assert [(sun.rise, sun.fall) for sun in made] == [(time(6, 30), time(18))] * 2
    assert (twilight, found) == (30, [])


def test_with_coordinates_every_date_has_its_own(bridge: Venue) -> None:
    (first, last), twilight, found = daylight(DATES, [bridge], "Asia/Shanghai")
    assert time(5, 30) < last.rise < first.rise < time(5, 50)
    assert time(18, 15) < first.fall < last.fall < time(18, 35)
    assert 20 <= twilight <= 28
    assert found == []


def test_of_two_places_the_sun_is_up_at_both(bridge: Venue) -> None:
    west = replace(bridge, id="west", longitude="104")
    (one, *_), _, _ = daylight(DATES, [bridge], "Asia/Shanghai")
    (other, *_), _, _ = daylight(DATES, [west], "Asia/Shanghai")
    (both, *_), _, _ = daylight(DATES, [bridge, west], "Asia/Shanghai")
    assert (both.rise, both.fall) == (other.rise, one.fall)


@pytest.mark.parametrize("zone", ["Mars/Base", "", "../etc", "Asia", "上海"])
def test_an_unknown_zone_is_a_finding(bridge: Venue, zone: str) -> None:
    made, _, found = daylight(DATES, [bridge], zone)
    assert [finding.code for finding in found] == ["plan.zone-unknown"]
    assert made[0].rise == time(6, 30)


@pytest.mark.parametrize("latitude", ["north", "", "91", "nan", "1e999", "28,2"])
def test_coordinates_that_name_no_place_are_a_finding(bridge: Venue, latitude: str) -> None:
    _, _, found = daylight(DATES, [replace(bridge, latitude=latitude)], "Asia/Shanghai")
    assert [finding.code for finding in found] == ["plan.where-unclear"]


def test_the_midnight_sun_leaves_the_fixed_hours(bridge: Venue) -> None:
    made, twilight, _ = daylight(
        (date(2027, 6, 21),), [replace(bridge, latitude="78")], "Arctic/Longyearbyen"
    )
    assert (made[0].rise, twilight) == (time(6, 30), 30)


def test_a_sunset_after_midnight_stops_at_midnight(bridge: Venue) -> None:
    north = replace(bridge, latitude="64.15", longitude="-21.94")
    made, _, _ = daylight((date(2027, 6, 21),), [north], "Atlantic/Reykjavik")
    assert made[0].fall == time(23, 59)
    assert made[0].rise < time(3)
