"""Where a rule just holds, and what a person may do that no solver does."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from tests.plan.whole import DAYS, PLAN, PROBLEM, day

from shudian.finding import Severity
from shudian.model.place import Travel
from shudian.model.production import Link, LinkKind
from shudian.model.schedule import Schedule
from shudian.plan.check import check, counted
from shudian.plan.problem import Daylight, Limit, Problem, Shoot
from shudian.plan.schedule import laid_out
from shudian.units import Money

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def rules(problem: Problem, schedule: Schedule) -> set[str]:
    """Which rules are broken, the price aside."""
    found = {finding.code for finding in check(problem, schedule)}
    return found - {"plan.cost-line", "plan.cost-total"}


def ruled(**changes: Any) -> Problem:
    return replace(PROBLEM, rules=replace(PROBLEM.rules, **changes))


def limit(name: str, **changes: Any) -> Problem:
    return replace(PROBLEM, limits=(Limit(name, "合同", **changes),))


def links(*joined: tuple[str, str, LinkKind]) -> Problem:
    return replace(PROBLEM, links=tuple(Link(*each) for each in joined))


JUST: dict[str, Problem] = {
    "the longest day": ruled(maximum_minutes=270, overtime_steps=()),
    "as many scenes as allowed": ruled(maximum_scenes=3),
    "any number of scenes": ruled(maximum_scenes=None),
    "all the minutes of a child": limit("小满", work_minutes=150),
    "from call to wrap": limit("沈砚", presence_minutes=265),
    "called no earlier": limit("小满", not_before=time(7, 45)),
    "wrapped no later": limit("小满", not_after=time(10, 15)),
    "own rest": limit("沈砚", rest_minutes=22 * 60 + 50),
    "no night work for one who works by day": limit("沈砚", night=False),
    "the night ends before the deal's hour": limit("林知夏", not_before=time(7), not_after=time(2)),
    "the unit's least rest": replace(PROBLEM, rest_floor_minutes=1125),
    "rest that has no price": replace(
        ruled(turnaround_cost=None), rest_minutes=1125, rest_floor_minutes=None
    ),
    "days enough to travel": replace(PROBLEM, travel=(Travel(("山里", ""), 2),)),
    "travel elsewhere": replace(PROBLEM, travel=(Travel(("山里", "海边"), 9),)),
    "links": links(
        ("1", "2", LinkKind.BEFORE),
        ("1", "7", LinkKind.BEFORE),
        ("4", "5", LinkKind.EARLIER_DATE),
        ("3", "1", LinkKind.SAME_DAY),
    ),
}


@pytest.mark.parametrize("case", JUST)
def test_a_rule_that_just_holds_is_kept(case: str) -> None:
    assert rules(JUST[case], PLAN) == set()


BROKEN: dict[str, tuple[Problem, str]] = {
    "short rest without a price": (replace(PROBLEM, rest_floor_minutes=None), "plan.rest"),
    "short rest with a floor but no price": (ruled(turnaround_cost=None), "plan.rest"),
    "before, later on the same day": (links(("2", "1", LinkKind.BEFORE)), "plan.link-before"),
    "before, by the other unit": (links(("1", "4", LinkKind.BEFORE)), "plan.link-before"),
    "before, on a later date": (links(("5", "1", LinkKind.BEFORE)), "plan.link-before"),
    "earlier date, on the same": (links(("1", "2", LinkKind.EARLIER_DATE)), "plan.link-earlier-date"),
    "same day, on another": (links(("1", "5", LinkKind.SAME_DAY)), "plan.link-same-day"),
    "a wrap at two of an evening shoot": (limit("林知夏", not_after=time(20, 54)), "plan.limit-wrap"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_a_rule_that_does_not_hold_is_named(case: str) -> None:
    problem, code = BROKEN[case]
    assert rules(problem, PLAN) == {code}


def test_the_morning_after_counts_on_a_night_shoot() -> None:
    """The night shoot of scene 8 runs past midnight: 02:00 is then on the morning after, 23:00 is not."""
    scenes = tuple(replace(s, minutes=380) if s.id == "8" else s for s in PROBLEM.scenes)
    for latest, broken in (
        (time(2), set()),
        (time(1, 54), {"plan.limit-wrap"}),
        (time(23), {"plan.limit-wrap"}),
    ):
        problem = replace(
            PROBLEM,
            scenes=tuple(s for s in scenes if s.id in {"7", "8"}),
            rules=replace(PROBLEM.rules, maximum_minutes=440),
            limits=(Limit("林知夏", "合同", not_after=latest),),
            links=(),
        )
        plan = laid_out(problem, [(day(3), "A", ["7", "8"])])
        assert plan.days[0].wrap.time() == time(1, 55)
        assert rules(problem, plan) == broken


def minutes_out(light: Shoot, start: time, *, morning_after: bool = False) -> int:
    """Minutes out of light of a scene of an hour; the sun is up from 5:40 to 18:20, twilight takes 25."""
    scene = replace(PROBLEM.scenes[2], light=light, minutes=60)
    problem = replace(PROBLEM, scenes=(scene,), links=())
    plan = laid_out(problem, [(day(1), "A", [scene.id])])
    (shot,) = plan.days[0].strips
    at = datetime.combine(day(2 if morning_after else 1), start)
    later = replace(plan.days[0], strips=(replace(shot, start=at),))
    found = [f for f in check(problem, replace(plan, days=(later,))) if f.code == "plan.out-of-light"]
    assert all(finding.severity is Severity.WARNING for finding in found)
    return int(found[0].message.en.split(", but ")[1].split()[0]) if found else 0


@pytest.mark.parametrize(
    ("light", "start", "out"),
    [
        (Shoot.NIGHT, time(2), 0),
        (Shoot.NIGHT, time(4, 50), 10),
        (Shoot.NIGHT, time(12), 60),
        (Shoot.DAY, time(5), 40),
        (Shoot.DAY, time(17, 30), 10),
        (Shoot.DAWN, time(5), 15),
        (Shoot.DAWN, time(6), 20),
        (Shoot.DUSK, time(17), 20),
        (Shoot.DUSK, time(18), 15),
    ],
)
def test_minutes_out_of_light_on_the_morning_after(light: Shoot, start: time, out: int) -> None:
    assert minutes_out(light, start, morning_after=True) == out


@pytest.mark.parametrize(
    ("light", "start", "out"),
    [
        (Shoot.DAY, time(5, 40), 0),
        (Shoot.DAY, time(5, 39), 1),
        (Shoot.DAY, time(17, 30), 10),
        (Shoot.DAY, time(20), 60),
        (Shoot.NIGHT, time(18, 20), 0),
        (Shoot.NIGHT, time(18), 20),
        (Shoot.NIGHT, time(4, 50), 10),
        (Shoot.NIGHT, time(12), 60),
        (Shoot.NIGHT, time(23, 30), 0),
        (Shoot.DAWN, time(5, 15), 0),
        (Shoot.DAWN, time(5), 15),
        (Shoot.DAWN, time(6), 20),
        (Shoot.DUSK, time(17, 45), 0),
        (Shoot.DUSK, time(17, 20), 0),
        (Shoot.DUSK, time(17), 20),
        (Shoot.DUSK, time(18), 15),
        (Shoot.TWILIGHT, time(12), 0),
        (Shoot.TWILIGHT, time(5), 15),
        (Shoot.TWILIGHT, time(18), 15),
        (Shoot.ANY, time(2), 0),
    ],
)
def test_minutes_out_of_light(light: Shoot, start: time, out: int) -> None:
    assert minutes_out(light, start) == out


def test_light_that_never_ends_holds_every_scene() -> None:
    sun = tuple(Daylight(d.date, time(0), time(23, 59)) for d in PROBLEM.daylight)
    problem = replace(PROBLEM, daylight=sun, twilight_minutes=10**9)
    scenes = tuple(replace(s, light=Shoot.TWILIGHT) for s in PROBLEM.scenes)
    assert rules(replace(problem, scenes=scenes, limits=()), PLAN) == {"plan.wrong-shoot"}


def later(at: int, since: int, by: timedelta) -> Schedule:
    """Everything of a day from one strip on, by so much later."""
    was = PLAN.days[at]
    cut = was.strips[since].start
    moved = replace(
        was,
        wrap=was.wrap + by,
        strips=tuple(replace(s, start=s.start + by) if s.start >= cut else s for s in was.strips),
        calls=tuple(
            replace(
                c, call=c.call + by if c.call >= cut else c.call, wrap=c.wrap + by if c.wrap > cut else c.wrap
            )
            for c in was.calls
        ),
    )
    return replace(PLAN, days=(*PLAN.days[:at], moved, *PLAN.days[at + 1 :]))


def test_a_plan_typed_by_hand_may_take_its_time() -> None:
    """An hour of waiting before the last scene: legal, not priced, and said."""
    assert {f.code for f in check(PROBLEM, later(4, 1, HOUR))} == {"plan.idle"}


def test_a_day_is_as_long_as_it_lasts() -> None:
    """245 minutes of work in 420 and one more from call to wrap, the meal left out."""
    assert rules(PROBLEM, later(4, 1, 175 * MINUTE)) == {"plan.idle"}
    assert rules(PROBLEM, later(4, 1, 176 * MINUTE)) == {"plan.idle", "plan.day-too-long"}


def test_going_back_to_a_venue_takes_time_and_is_said() -> None:
    """Stage, bridge, stage: priced as one move, as every day of two venues; the clock shows the way back."""
    days = [(day(1), "A", ["1", "3", "2"]), *DAYS[1:]]
    plan = laid_out(PROBLEM, days)
    assert {f.code for f in check(PROBLEM, plan)} == {"plan.idle"}
    first = plan.days[0]
    hurried = replace(
        first, strips=(*first.strips[:2], replace(first.strips[2], start=first.strips[2].start - MINUTE))
    )
    assert "plan.too-early" in rules(PROBLEM, replace(plan, days=(hurried, *plan.days[1:])))


def test_a_meal_that_nobody_wrote_down_may_lie_where_there_is_room() -> None:
    days = tuple(replace(each, meal=None) for each in PLAN.days)
    assert check(PROBLEM, replace(PLAN, days=days)) == []


def test_no_meal_is_needed_where_the_rules_ask_for_none() -> None:
    problem = ruled(meal_minutes=0)
    days = tuple(replace(each, meal=each.call) for each in laid_out(problem, DAYS).days)
    assert rules(problem, replace(PLAN, days=days)) == set()


def test_work_goes_on_before_or_after_the_meal_but_not_in_it() -> None:
    """Between scenes 2 and 3 lie a strike, the meal, a move and a dressing; the meal may be at any of them."""
    stage = PLAN.days[0]
    assert stage.meal
    for shift in (-10, 0, 30, 90):
        moved = replace(stage, meal=stage.meal + shift * MINUTE)
        assert rules(PROBLEM, replace(PLAN, days=(moved, *PLAN.days[1:]))) == set()
    for shift in (-11, 101):
        moved = replace(stage, meal=stage.meal + shift * MINUTE)
        assert rules(PROBLEM, replace(PLAN, days=(moved, *PLAN.days[1:]))) == {"plan.meal-times"}


def test_a_foreign_cost_or_bound_is_no_cost_or_bound_of_this_problem() -> None:
    dollars = Money(1, "USD")
    assert {f.code for f in check(PROBLEM, replace(PLAN, lower_bound=dollars))} == {"plan.bound"}
    assert "plan.cost-total" in {f.code for f in check(PROBLEM, replace(PLAN, cost=dollars))}


def test_nothing_planned_misses_every_scene_and_costs_nothing() -> None:
    nothing = replace(PLAN, days=(), lines=(), cost=Money(0, "CNY"))
    assert counted(PROBLEM, nothing) == ()
    assert [f.code for f in check(PROBLEM, nothing)] == ["plan.scene-missing"] * 10
