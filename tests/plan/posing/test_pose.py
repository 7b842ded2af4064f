"""What a problem takes from the breakdown and the production beside the scenes themselves."""

from dataclasses import replace
from datetime import time

import pytest
from tests.plan.conftest import yuan

from shudian.model.breakdown import Breakdown, BreakdownItem, Origin
from shudian.model.place import Travel
from shudian.model.production import Link, Production, Unit
from shudian.plan.defaults import UNCOUNTED
from shudian.plan.pose import problem
from shudian.plan.problem import Problem


def posed(breakdown: Breakdown, production: Production) -> Problem:
    made, found = problem(breakdown, production)
    assert made, found
    return made


@pytest.mark.parametrize(
    ("extras", "heads"),
    [((), 0), (("股东×6",), 6), (("保镖x4", "记者×12"), 16), (("路人",), UNCOUNTED), (("茶工",), 3)],
)
def test_a_crowd_has_the_heads_that_the_breakdown_counts(
    breakdown: Breakdown, production: Production, extras: tuple[str, ...], heads: int
) -> None:
    crowded = replace(
        breakdown,
        scenes=(replace(breakdown.scenes[0], extras=extras), *breakdown.scenes[1:]),
        items=(BreakdownItem(101, "茶工", (), Origin.WRITTEN, quantity=3),),
    )
    assert posed(crowded, production).scenes[0].extras == heads


def test_exteriors_on_location_are_in_the_hands_of_the_weather(asked: Problem) -> None:
    assert {scene.number for scene in asked.scenes if scene.weather} == {"1-2", "2-2", "3-2"}


def test_units_links_travel_and_rest_come_from_the_production(
    breakdown: Breakdown, production: Production
) -> None:
    venues = tuple(replace(v, region="hills" if v.id == "factory" else "town") for v in production.venues)
    rules = replace(production.rules, turnaround_cost=yuan(1000))
    asked = posed(
        breakdown,
        replace(
            production,
            rules=rules,
            jurisdiction="US-CA",
            units=(Unit("A"), Unit("B")),
            links=(Link("1-1", "2-1"),),
            venues=venues,
            travel=(Travel(("hills", "town"), 1), Travel(("hills", "sea"), 2)),
        ),
    )
    assert [unit.name for unit in asked.units] == ["A", "B"]
    assert [(link.first, link.second) for link in asked.links] == [("s1-1", "s2-1")]
    assert asked.travel == (Travel(("hills", "town"), 1),)
    assert (asked.rest_minutes, asked.rest_floor_minutes) == (720, 600)


def test_daylight_is_that_of_the_venues(breakdown: Breakdown, production: Production) -> None:
    venues = tuple(replace(v, latitude="28.2", longitude="119.4") for v in production.venues)
    asked = posed(breakdown, replace(production, venues=venues))
    assert all(time(5, 20) < sun.rise < time(6) < time(18) < sun.fall for sun in asked.daylight)


def test_a_production_that_contradicts_itself_is_a_finding(
    breakdown: Breakdown, production: Production
) -> None:
    made, found = problem(breakdown, replace(production, cast=(*production.cast, production.cast[0])))
    assert made is None
    assert "plan.production-refused" in {finding.code for finding in found}
