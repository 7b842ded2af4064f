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


def called(at: int, who: int, **changes: Any) -> Schedule:
    """Change one call of a day."""
    calls = list(PLAN.days[at].calls)
    calls[who] = replace(calls[who], **changes)
    day_ = replace(PLAN.days[at], calls=tuple(calls))
    return replace(PLAN, days=(*PLAN.days[:at], day_, *PLAN.days[at + 1 :]))


def test_who_is_called_is_there_for_every_own_scene_and_while_the_day_lasts() -> None:
    """林知夏 plays from 7:40 to 9:20 in two scenes of a day that is called at 7:00 and wraps at 12:15."""
    first = PLAN.days[0]
    assert rules(PROBLEM, called(0, 0, call=first.call, wrap=first.wrap)) == set()
    for wrong in (
        {"call": first.call - MINUTE},
        {"wrap": first.wrap + MINUTE},
        {"wrap": first.calls[0].wrap - MINUTE},
    ):
        assert rules(replace(PROBLEM, limits=()), called(0, 0, **wrong)) == {"plan.call-times"}


def test_a_limit_holds_for_whoever_has_no_call_too() -> None:
    days = tuple(replace(each, calls=()) for each in PLAN.days)
    missing = replace(PLAN, days=days)
    assert rules(limit("林知夏", presence_minutes=145), missing) == {"plan.call-missing"}
    assert "plan.limit-presence" in rules(limit("沈砚", presence_minutes=264), missing)
    assert "plan.limit-call" in rules(limit("林知夏", not_before=time(7, 31)), missing)


def test_a_call_is_on_its_date_from_midnight_to_midnight() -> None:
    """A scene of nobody, called at midnight, and one called a day later."""
    problem = replace(PROBLEM, scenes=(PROBLEM.scenes[2],), links=())
    midnight = datetime.combine(day(1), time())
    for call, broken in ((midnight, set()), (midnight + timedelta(days=1), {"plan.call-date"})):
        plan = laid_out(problem, [(day(1), "A", ["3"])], calls={(day(1), "A"): call})
        assert rules(problem, plan) == broken
    early = laid_out(problem, [(day(1), "A", ["3"])], calls={(day(1), "A"): midnight - MINUTE})
    assert rules(problem, early) == {"plan.call-date"}


def test_an_hour_at_the_night_call_is_that_evening() -> None:
    assert rules(limit("林知夏", not_after=time(18)), PLAN) >= {"plan.limit-wrap"}
    (wrap,) = [f for f in check(limit("沈砚", not_after=time(8)), PLAN) if "04-12" in f.message.en]
    assert "wraps at 08:40 on 2027-04-12 A, after 08:00 (合同)" in wrap.message.en


def test_the_farthest_regions_of_two_days_count() -> None:
    """From the bridge and the stage to the factory: two days of travel from one of them, one from the other."""
    venues = tuple(replace(v, region="河边") if v.id == "bridge" else v for v in PROBLEM.venues)
    ways = (Travel(("", "山里"), 1), Travel(("河边", "山里"), 3), Travel(("山里", "河边"), 2))
    problem = replace(PROBLEM, venues=venues, travel=ways)
    days = [(day(1), "A", ["1", "2", "3"]), (day(5), "A", ["9", "10"])]
    lines = {(line.kind, line.quantity) for line in counted(problem, laid_out(problem, days))}
    assert ("travel", 3) in lines
    assert "plan.travel" not in rules(problem, laid_out(problem, days))
    days = [(day(1), "A", ["1", "2", "3"]), (day(3), "A", ["9", "10"])]
    assert "plan.travel" in rules(problem, laid_out(problem, days))


def test_hours_and_minutes_are_said_as_a_set_says_them() -> None:
    late = replace(PROBLEM.scenes[7], minutes=400)
    scenes = tuple(late if s.id == "8" else s for s in PROBLEM.scenes)
    problem = replace(limit("林知夏", not_after=time(1), presence_minutes=60), scenes=scenes)
    found = check(problem, laid_out(problem, [(day(3), "A", ["7", "8"])]))
    said = " ".join(finding.message.en for finding in found)
    assert "林知夏 wraps at 02:15+1 on 2027-04-14 A, after 01:00+1 (合同)." in said
    assert "林知夏 is on set for 465 minutes on 2027-04-14 A; at most 60 are allowed (合同)." in said
