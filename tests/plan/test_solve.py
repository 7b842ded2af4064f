"""The schedule is legal, the cheapest there is, the same every time; and where there is none, why."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shudian.finding import failed
from shudian.model import document
from shudian.model.schedule import Schedule
from shudian.plan import exact
from shudian.plan.check import check
from shudian.plan.problem import Problem
from shudian.plan.schedule import scheduled
from shudian.plan.solve import solve
from shudian.units import Money

Draw = Callable[..., Problem]


def every_legal_schedule(problem: Problem) -> list[Schedule]:
    """All allocations, judged by the check alone."""
    all_days = product(range(len(problem.dates)), repeat=len(problem.scenes))
    schedules = [scheduled(problem, days) for days in all_days]
    return [schedule for schedule in schedules if not failed(check(problem, schedule))]


def test_a_small_production_is_solved_to_proof(asked: Problem, solved: Schedule) -> None:
    assert solved.proven
    assert solved.lower_bound == solved.cost
    assert not failed(check(asked, solved))
    assert sum(line.amount.minor for line in solved.lines) == solved.cost.minor
    assert [d.night for d in solved.days].count(True) == 1
    assert next(d for d in solved.days if d.night).call.hour == 18


@pytest.mark.slow
@settings(max_examples=60)
@given(data=st.data())
def test_no_allocation_is_cheaper_and_none_exists_where_it_says_so(
    draw_problem: Draw, data: st.DataObject
) -> None:
    problem = draw_problem(data, plain=True)
    legal = every_legal_schedule(problem)
    schedule, findings = solve(problem)
    if legal:
        assert schedule, findings
        assert schedule.proven
        assert schedule.cost.minor == min(each.cost.minor for each in legal)
        assert not failed(check(problem, schedule))
    else:
        assert schedule is None
        assert failed(findings)


def test_the_same_problem_gives_the_same_bytes(asked: Problem, solved: Schedule) -> None:
    again, _ = solve(asked)
    assert document.write(again) == document.write(solved)
    assert document.read(Schedule, document.write(again)) == (solved, [])


def test_progress_tells_falling_costs_above_rising_bounds(asked: Problem, solved: Schedule) -> None:
    told: list[tuple[Money, Money]] = []
    solve(asked, on_progress=lambda cost, bound: told.append((cost, bound)))
    costs, bounds = [cost.minor for cost, _ in told], [bound.minor for _, bound in told]
    assert costs == sorted(costs, reverse=True)
    assert bounds == sorted(bounds)
    assert told[-1][0] == solved.cost
    assert all(bound <= cost for cost, bound in zip(costs, bounds, strict=True))


def test_a_little_effort_gives_a_bound_that_is_no_lie(asked: Problem, solved: Schedule) -> None:
    assert exact.prove(asked, 1).bound <= solved.cost.minor


def test_one_person_on_no_date_is_named_scene_by_scene(asked: Problem) -> None:
    never = replace(asked.cast[0], unavailable=asked.dates)
    schedule, findings = solve(replace(asked, cast=(never, *asked.cast[1:])))
    assert schedule is None
    assert {finding.code for finding in findings} == {"plan.no-date"}
    assert {finding.place.scene for finding in findings} == {"1-1", "1-2", "2-1", "3-1", "3-2"}
    assert "林知夏 unavailable" in findings[0].message.en
    assert "林知夏 无档期" in findings[0].message.zh


def test_a_conflict_of_many_scenes_is_named_without_what_is_not_to_blame(asked: Problem) -> None:
    """The bridge is open on one date only: its day and its night scene cannot both be shot."""
    bridge = next(venue for venue in asked.venues if venue.id == "bridge")
    shut = replace(bridge, closed=asked.dates[:-1])
    venues = tuple(shut if venue is bridge else venue for venue in asked.venues)
    schedule, findings = solve(replace(asked, venues=venues))
    assert schedule is None
    (finding,) = findings
    assert finding.code == "plan.conflict"
    assert "Yongji Bridge closed" in finding.message.en
    assert "day scenes and night scenes on different days" in finding.message.en
    assert "永济廊桥" in finding.message.zh
    assert "unavailable" not in finding.message.en
    assert "rest" not in finding.message.en


def test_too_much_for_the_days_there_are_blames_the_daily_maximum(asked: Problem) -> None:
    long = tuple(replace(scene, minutes=500) for scene in asked.scenes)
    _, (finding,) = solve(replace(asked, scenes=long))
    assert finding.code == "plan.conflict"
    assert "at most 600 minutes a day on 5 dates" in finding.message.en


def test_rest_keeps_a_day_shoot_from_following_a_long_night(asked: Problem) -> None:
    """Two dates, a long night on the first: the next day cannot begin at seven."""
    night = replace(asked.scenes[1], minutes=500)
    morning = replace(asked.scenes[3], cast=())
    two = replace(asked, scenes=(night, morning), dates=asked.dates[:2], cast=(), rest_minutes=600)
    schedule, _ = solve(two)
    assert schedule
    assert [d.night for d in schedule.days] == [False, True]
    _, (finding,) = solve(
        replace(two, venues=tuple(replace(v, closed=()) for v in two.venues), dates=asked.dates[:1])
    )
    assert "plan.conflict" in finding.code


def test_nothing_to_shoot_costs_nothing(asked: Problem) -> None:
    schedule, findings = solve(replace(asked, scenes=()))
    assert findings == []
    assert schedule
    assert (schedule.days, schedule.cost.minor, schedule.proven) == ((), 0, True)


@pytest.mark.slow
def test_a_search_cut_short_gives_the_same_plan_again(asked: Problem) -> None:
    """Forty scenes with little effort: not proven, legal, and equal to the byte."""
    scenes = tuple(
        replace(scene, id=f"{scene.id}/{n}", minutes=scene.minutes + 5 * n)
        for n in range(7)
        for scene in asked.scenes
    )
    dates = tuple(asked.dates[0] + timedelta(days=n) for n in range(10))
    suns = tuple(replace(asked.daylight[0], date=on) for on in dates)
    many = replace(asked, scenes=scenes, dates=dates, daylight=suns)
    schedule, findings = solve(many, effort=1)
    assert schedule, findings
    assert schedule.lower_bound.minor < schedule.cost.minor
    assert not failed(check(many, schedule))
    assert solve(many, effort=1) == (schedule, [])
