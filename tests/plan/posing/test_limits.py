"""Hours of minors and of deals: which rule holds where, and that the stricter one wins."""

from dataclasses import replace
from datetime import date, time

import pytest

from shudian.finding import Severity
from shudian.model.people import CastMember, Hours
from shudian.model.production import Production
from shudian.plan.places import minor_rule, rest_rule
from shudian.plan.posing.limits import limits
from shudian.plan.problem import Limit

ON = date(2027, 4, 12)


@pytest.fixture
def child(production: Production) -> CastMember:
    return next(member for member in production.cast if member.minor)


def limited(production: Production, member: CastMember, place: str | None) -> tuple[Limit | None, str]:
    """The limit of the member, and the code of what is said of it."""
    made, found = limits(replace(production, jurisdiction=place), [member])
    return (made[0] if made else None), (found[0].code if found else "")


@pytest.mark.parametrize(
    ("place", "age", "told"),
    [
        ("US-CA", 5, (180, 390, time(5), time(22))),
        ("US-CA", 6, (240, 510, time(5), time(22))),
        ("US-CA", 9, (300, 570, time(5), time(22))),
        ("us-ca", 16, (360, 630, time(5), time(22))),
        ("US-GA", 9, (None, 600, time(5), None)),
        ("US-NY", 9, (None, None, None, time(22))),
        ("GB-ENG", 4, (None, 300, time(7), time(22))),
        ("GB-ENG", 5, (None, 480, time(7), time(23))),
    ],
)
def test_the_hours_of_a_place_and_an_age(
    place: str, age: int, told: tuple[int | None, int | None, time | None, time | None]
) -> None:
    rule = minor_rule(place, age, ON)
    assert rule
    hours = rule.hours
    assert (hours.work_minutes, hours.presence_minutes, hours.not_before, hours.not_after) == told


def test_a_rule_holds_from_its_date() -> None:
    assert minor_rule("GB-ENG", 9, date(2015, 2, 5)) is None
    assert minor_rule("GB-ENG", 9, date(2015, 2, 6))


def test_every_rule_says_where_it_was_read() -> None:
    for place in ("US-CA", "US-GA", "US", "GB-ENG", "CN"):
        for age in range(18):
            rule = minor_rule(place, age, ON)
            if rule:
                assert rule.source.address.startswith("http")
                assert rule.source.read >= date(2026, 11, 23)
    assert {bool(minor_rule("US-CA", age, ON)) for age in range(18)} == {True}


def test_rest_by_place() -> None:
    assert [rest_rule(place, ON).minutes for place in (None, "CN", "US-CA", "GB-ENG")] == [600, 600, 720, 660]
    assert rest_rule("US", ON).floor_minutes == 600


def test_a_minor_keeps_the_hours_of_the_place(production: Production, child: CastMember) -> None:
    limit, code = limited(production, replace(child, age=7), "US-CA")
    assert limit
    assert (limit.work_minutes, limit.rest_minutes, limit.night) == (240, 720, True)
    assert code == "plan.minor-unverified"


@pytest.mark.parametrize(
    ("place", "age"), [("CN", 9), (None, 9), ("US-CA", None), ("FR", 9), ("CN-ZJ", 17), ("GB-ENG", 17)]
)
def test_a_minor_without_figures_is_said_so(
    production: Production, child: CastMember, place: str | None, age: int | None
) -> None:
    assert limited(production, replace(child, age=age), place) == (None, "plan.minor-open")


def test_the_deal_holds_where_the_law_has_no_figures(production: Production, child: CastMember) -> None:
    deal = Hours(work_minutes=240, not_after=time(21), night=False)
    limit, code = limited(production, replace(child, age=9, hours=deal), "CN")
    assert limit
    assert (limit.work_minutes, limit.not_after, limit.night, limit.not_before) == (
        240,
        time(21),
        False,
        None,
    )
    assert code == "plan.minor"


def test_of_law_and_deal_the_stricter_wins_in_each(production: Production, child: CastMember) -> None:
    deal = Hours(
        work_minutes=300, presence_minutes=400, not_before=time(8), not_after=time(0, 30), rest_minutes=600
    )
    limit, _ = limited(production, replace(child, age=7, hours=deal), "US-CA")
    assert limit
    assert (limit.work_minutes, limit.presence_minutes) == (240, 400)
    assert (limit.not_before, limit.not_after, limit.rest_minutes) == (time(8), time(22), 720)


def test_a_deal_of_a_grown_up_is_a_limit_without_a_finding(production: Production) -> None:
    lead = replace(production.cast[0], hours=Hours(rest_minutes=660))
    made, found = limits(production, [lead])
    assert [(limit.character, limit.rest_minutes) for limit in made] == [("林知夏", 660)]
    assert found == []


def test_a_finding_names_the_hours_and_the_source(production: Production, child: CastMember) -> None:
    _, (found,) = limits(replace(production, jurisdiction="US-CA"), [replace(child, age=7)])
    assert found.severity is Severity.WARNING
    assert "240 minutes of work" in found.message.en
    assert "不晚于 22:00" in found.message.zh
    assert "teachingthestars.com" in found.message.en
