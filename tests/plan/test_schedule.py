"""A schedule is laid out and priced as the check counts it, whoever decided what stands where."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.plan.drawn import Size, planted

from shudian.model.schedule import Schedule
from shudian.plan.check import check
from shudian.plan.exact import priced
from shudian.plan.problem import Problem
from shudian.plan.schedule import laid_out, scheduled

COST = {"plan.cost-line", "plan.cost-total", "plan.bound", "plan.not-proven"}
CLOCK = {
    "plan.work-minutes",
    "plan.too-early",
    "plan.past-wrap",
    "plan.call-missing",
    "plan.call-times",
    "plan.call-needless",
    "plan.strip-differs",
    "plan.day-empty",
}


def codes(problem: Problem, schedule: Schedule) -> set[str]:
    return {finding.code for finding in check(problem, schedule) if finding.severity == "error"}


@pytest.mark.slow
@settings(max_examples=80)
@given(data=st.data())
def test_a_planted_plan_is_legal_and_priced_alike_by_three(asked: Problem, data: st.DataObject) -> None:
    problem, slots = planted(data, asked, Size(scenes=8, dates=4))
    schedule = scheduled(problem, slots)
    assert codes(problem, schedule) == set()
    assert schedule.cost.minor == priced(problem, slots)


@settings(max_examples=60)
@given(data=st.data())
def test_whatever_stands_where_the_clock_and_the_price_are_right(
    draw_problem: Callable[..., Problem], data: st.DataObject
) -> None:
    problem = draw_problem(data, size=Size(scenes=8, dates=4))
    pick = st.integers(0, len(problem.dates) * len(problem.units) - 1)
    schedule = scheduled(problem, [data.draw(pick) for _ in problem.scenes])
    assert not codes(problem, schedule) & (COST | CLOCK)


@settings(max_examples=60)
@given(data=st.data())
def test_a_persons_order_is_kept(draw_problem: Callable[..., Problem], data: st.DataObject) -> None:
    problem = draw_problem(data, size=Size(scenes=8, dates=3))
    order = data.draw(st.permutations([scene.id for scene in problem.scenes]))
    cut = data.draw(st.integers(0, len(order)))
    on, other = problem.dates[0], problem.dates[-1]
    unit = problem.units[0].name
    days = [(on, unit, order[:cut]), (other, unit, order[cut:])] if on != other else [(on, unit, order)]
    schedule = laid_out(problem, days)
    assert [s.scene for day in schedule.days for s in day.strips] == order
    assert not codes(problem, schedule) & COST


def test_the_meal_is_the_pause_nearest_to_the_middle(asked: Problem) -> None:
    rules = replace(asked.rules, meal_minutes=60)
    scenes = tuple(replace(asked.scenes[0], id=f"s{n}", minutes=60) for n in range(5))
    problem = replace(asked, rules=rules, scenes=scenes)
    (day,) = laid_out(problem, [(asked.dates[1], "", [s.id for s in scenes])]).days
    # the day without the meal: 40 minutes of dressing, five scenes of an hour
    assert day.meal == datetime.combine(day.date, time(7)) + timedelta(minutes=40 + 2 * 60)
    assert day.strips[2].start == day.meal + timedelta(minutes=60)
    assert day.work_minutes == 340
    assert day.wrap - day.call == timedelta(minutes=400)


def test_a_call_that_a_person_gave_is_kept(asked: Problem) -> None:
    on = asked.dates[1]
    call = datetime.combine(on, time(5, 30))
    (day,) = laid_out(asked, [(on, "", ["s1-1"])], calls={(on, ""): call}).days
    assert day.call == call
    assert day.strips[0].start == call + timedelta(minutes=40)


def test_an_empty_day_is_no_day(asked: Problem) -> None:
    assert laid_out(asked, [(asked.dates[0], "", [])]).days == ()
