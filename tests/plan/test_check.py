"""A legal plan passes; a plan with one thing wrong is caught by the rule it breaks, and by no other."""

import ast
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.plan.drawn import Size, planted
from tests.plan.whole import DAYS, PLAN, PROBLEM, day

from shudian.finding import Kind, Severity, failed
from shudian.model import document
from shudian.model.breakdown import Breakdown
from shudian.model.place import Travel
from shudian.model.production import Link, LinkKind, Production, Unit
from shudian.model.schedule import Schedule, ShootingDay, Strip
from shudian.plan.check import check, counted
from shudian.plan.checking import findings
from shudian.plan.paper.board import stripboard
from shudian.plan.paper.dood import day_out_of_days
from shudian.plan.problem import Limit, Problem, Shoot
from shudian.plan.schedule import laid_out, scheduled
from shudian.plan.solve import solve
from shudian.units import Money

Broken = tuple[Problem, Schedule]
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
STAGE, OTHER, BRIDGE, NIGHT, LAST = range(5)  # the days of PLAN


def codes(problem: Problem, schedule: Schedule) -> set[str]:
    return {finding.code for finding in check(problem, schedule)}


def also(**changes: object) -> Problem:
    return replace(PROBLEM, **changes)  # type: ignore[arg-type]  # the tests name real fields


def ruled(**changes: object) -> Problem:
    return also(rules=replace(PROBLEM.rules, **changes))  # type: ignore[arg-type]  # same


def with_scene(id: str, **changes: object) -> Problem:
    scenes = [replace(s, **changes) if s.id == id else s for s in PROBLEM.scenes]  # type: ignore[arg-type]  # same
    return also(scenes=tuple(scenes))


def with_cast(character: str, **changes: object) -> Problem:
    cast = [replace(m, **changes) if m.character == character else m for m in PROBLEM.cast]  # type: ignore[arg-type]  # same
    return also(cast=tuple(cast))


def with_limit(character: str, **changes: object) -> Problem:
    return also(limits=(Limit(character, "合同", **changes),))  # type: ignore[arg-type]  # same


def with_day(at: int, **changes: object) -> Schedule:
    days = list(PLAN.days)
    days[at] = replace(days[at], **changes)  # type: ignore[arg-type]  # same
    return replace(PLAN, days=tuple(days))


def with_strip(at: int, strip: int, **changes: object) -> Schedule:
    strips = list(PLAN.days[at].strips)
    strips[strip] = replace(strips[strip], **changes)  # type: ignore[arg-type]  # same
    return with_day(at, strips=tuple(strips))


def with_call(at: int, **changes: object) -> Schedule:
    """Change the first call of a day."""
    first, *others = PLAN.days[at].calls
    return with_day(at, calls=(replace(first, **changes), *others))  # type: ignore[arg-type]  # same


def priced(problem: Problem, schedule: Schedule) -> Broken:
    """With the cost lines that the check counts, so that only legality is at stake."""
    lines = counted(problem, schedule)
    total = Money(sum(line.amount.minor for line in lines), problem.currency)
    return problem, replace(schedule, lines=lines, cost=total)


def again(problem: Problem) -> Broken:
    """The same scenes on the same days of another problem."""
    return problem, laid_out(problem, DAYS)


def planned(*days: tuple[int, str, str]) -> Broken:
    return PROBLEM, laid_out(PROBLEM, [(day(on), unit, scenes.split()) for on, unit, scenes in days])


def last_a_day_late() -> Schedule:
    """The last day as it was, but a day later than its date says."""
    late, was = timedelta(days=1), PLAN.days[LAST]
    assert was.meal
    return with_day(
        LAST,
        call=was.call + late,
        wrap=was.wrap + late,
        meal=was.meal + late,
        strips=tuple(replace(strip, start=strip.start + late) for strip in was.strips),
        calls=tuple(replace(c, call=c.call + late, wrap=c.wrap + late) for c in was.calls),
    )


def an_empty_day() -> Schedule:
    at = PLAN.days[LAST].call + timedelta(days=1)
    empty = ShootingDay(6, day(7), False, at, at, (), (), 0, "A")  # a day shoot
    return replace(PLAN, days=(*PLAN.days, empty))


def a_scene_of_nobody() -> Schedule:
    first = PLAN.days[STAGE]
    strip = Strip("99", "9-9", "古桥", "bridge", 5, first.wrap - 5 * MINUTE)
    return with_day(STAGE, strips=(*first.strips, strip))


def one_day_in_two_regions() -> Broken:
    """Only the day on the stage and the bridge, which lies across the river."""
    venues = tuple(replace(v, region="对岸") if v.id == "bridge" else v for v in PROBLEM.venues)
    scenes = tuple(s for s in PROBLEM.scenes if s.id in {"1", "2", "3"})
    river = also(venues=venues, scenes=scenes, links=(), travel=(Travel(("", "对岸"), 1),))
    return river, laid_out(river, DAYS[:1])


def a_day_scene_in_the_evening() -> Broken:
    bright = tuple(replace(sun, fall=time(19)) for sun in PROBLEM.daylight)
    return replace(with_scene("7", light=Shoot.DAY), daylight=bright), PLAN


def with_no_meal() -> Schedule:
    """Nobody wrote down when the meal of the bridge is; the others' was in time."""
    days = [replace(day, wrap=day.wrap + MINUTE, meal=None) for day in PLAN.days]
    days[BRIDGE] = replace(days[BRIDGE], wrap=PLAN.days[BRIDGE].wrap)
    return replace(PLAN, days=tuple(days))


BREAK: dict[str, Callable[[], Broken]] = {
    "plan.scene-missing": lambda: planned(
        (1, "A", "1 2"), (1, "B", "4"), (2, "A", "5 6"), (3, "A", "7 8"), (6, "A", "9 10")
    ),
    "plan.scene-twice": lambda: planned(
        (1, "A", "1 2 3"), (1, "B", "4"), (2, "A", "5 6"), (3, "A", "7 8 3"), (6, "A", "9 10")
    ),
    "plan.scene-unknown": lambda: (PROBLEM, a_scene_of_nobody()),
    "plan.strip-differs": lambda: (PROBLEM, with_strip(STAGE, 0, number="1-01")),
    "plan.date-unlisted": lambda: (also(dates=tuple(d for d in PROBLEM.dates if d != day(2))), PLAN),
    "plan.unit-unknown": lambda: (
        replace(with_scene("4", unit=None), units=(Unit("A"),)),
        again(replace(with_scene("4", unit=None), units=(Unit("A"), Unit("B"))))[1],
    ),
    "plan.day-empty": lambda: priced(PROBLEM, an_empty_day()),
    "plan.locked": lambda: (with_scene("5", locked=day(3)), PLAN),
    "plan.wrong-unit": lambda: (with_scene("5", unit="B"), PLAN),
    "plan.cast-unavailable": lambda: (with_cast("沈砚", unavailable=(day(2),)), PLAN),
    "plan.venue-closed": lambda: (
        also(venues=tuple(replace(v, closed=(day(6),)) for v in PROBLEM.venues)),
        PLAN,
    ),
    "plan.set-closed": lambda: (also(sets=tuple(replace(s, closed=(day(6),)) for s in PROBLEM.sets)), PLAN),
    "plan.cast-in-two-units": lambda: again(with_scene("4", cast=("老周", "沈砚"))),
    "plan.set-in-two-units": lambda: again(with_scene("4", place="漆坊")),
    "plan.link-before": lambda: (also(links=(Link("2", "1"),)), PLAN),
    "plan.link-earlier-date": lambda: (also(links=(Link("1", "4", LinkKind.EARLIER_DATE),)), PLAN),
    "plan.link-same-day": lambda: (also(links=(Link("1", "4", LinkKind.SAME_DAY),)), PLAN),
    "plan.day-too-long": lambda: (ruled(maximum_minutes=269, overtime_steps=()), PLAN),
    "plan.too-many-scenes": lambda: (ruled(maximum_scenes=2), PLAN),
    "plan.work-minutes": lambda: (PROBLEM, with_day(STAGE, work_minutes=271)),
    "plan.wrong-shoot": lambda: (PROBLEM, with_day(NIGHT, night=False)),
    "plan.wrong-light": a_day_scene_in_the_evening,
    "plan.regions-in-one-day": one_day_in_two_regions,
    "plan.out-of-light": lambda: (
        also(daylight=tuple(replace(sun, rise=time(7, 31)) for sun in PROBLEM.daylight)),
        PLAN,
    ),
    "plan.call-date": lambda: (also(limits=()), last_a_day_late()),
    "plan.too-early": lambda: (
        PROBLEM,
        with_strip(STAGE, 2, start=PLAN.days[STAGE].strips[2].start - MINUTE),
    ),
    "plan.past-wrap": lambda: (PROBLEM, with_day(LAST, wrap=PLAN.days[LAST].wrap - MINUTE)),
    "plan.meal-missing": lambda: (ruled(meal_minutes=46), with_no_meal()),
    "plan.meal-times": lambda: (
        PROBLEM,
        with_day(BRIDGE, meal=PLAN.days[BRIDGE].strips[1].start - 44 * MINUTE),
    ),
    "plan.idle": lambda: (PROBLEM, with_day(LAST, wrap=PLAN.days[LAST].wrap + MINUTE)),
    "plan.call-missing": lambda: (PROBLEM, with_day(STAGE, calls=PLAN.days[STAGE].calls[1:])),
    "plan.call-needless": lambda: (
        PROBLEM,
        with_day(
            STAGE, calls=(*PLAN.days[STAGE].calls, replace(PLAN.days[STAGE].calls[0], character="路人"))
        ),
    ),
    "plan.call-twice": lambda: (PROBLEM, with_day(STAGE, calls=PLAN.days[STAGE].calls * 2)),
    "plan.call-performer": lambda: (PROBLEM, with_call(STAGE, performer="别人")),
    "plan.call-times": lambda: (PROBLEM, with_call(STAGE, call=PLAN.days[STAGE].calls[0].call + MINUTE)),
    "plan.limit-work": lambda: (with_limit("小满", work_minutes=149), PLAN),
    "plan.limit-presence": lambda: (with_limit("沈砚", presence_minutes=264), PLAN),
    "plan.limit-call": lambda: (with_limit("小满", not_before=time(7, 46)), PLAN),
    "plan.limit-wrap": lambda: (with_limit("小满", not_after=time(10, 14)), PLAN),
    "plan.limit-rest": lambda: (with_limit("沈砚", rest_minutes=22 * 60 + 51), PLAN),
    "plan.limit-night": lambda: (with_limit("林知夏", night=False), PLAN),
    "plan.rest": lambda: (also(rest_floor_minutes=1126), PLAN),
    "plan.travel": lambda: priced(also(travel=(Travel(("山里", ""), 3),)), PLAN),
    "plan.cost-line": lambda: (
        PROBLEM,
        replace(PLAN, lines=(replace(PLAN.lines[0], quantity=5), *PLAN.lines[1:])),
    ),
    "plan.cost-total": lambda: (PROBLEM, replace(PLAN, cost=PLAN.cost + Money(1, "CNY"))),
    "plan.bound": lambda: (PROBLEM, replace(PLAN, lower_bound=PLAN.cost + Money(1, "CNY"))),
    "plan.not-proven": lambda: (PROBLEM, replace(PLAN, proven=True)),
}


def test_a_legal_plan_passes() -> None:
    assert check(PROBLEM, PLAN) == []


@pytest.mark.parametrize("code", BREAK)
def test_each_rule_catches_its_breach_and_no_other_speaks(code: str) -> None:
    assert codes(*BREAK[code]()) == {code}


def test_every_kind_that_the_check_can_make_is_broken_above() -> None:
    made = {kind.code for kind in vars(findings).values() if isinstance(kind, Kind)}
    assert made == set(BREAK)


def test_the_check_loads_neither_solver_nor_compiler() -> None:
    code = "import sys, shudian.plan.check; print({'ortools', 'numba'} & set(sys.modules))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "set()"


def test_the_check_knows_neither_solver_nor_price_list(root: Path) -> None:
    """It stands on the problem, its own kinds of finding, and the words of the papers."""
    plan = root / "src" / "shudian" / "plan"
    reached, waiting = set[str](), ["check"]
    while waiting:
        reached.add(name := waiting.pop())
        path = plan / name.replace(".", "/")
        tree = ast.parse(
            (path / "__init__.py" if path.is_dir() else path.with_suffix(".py")).read_text("utf-8")
        )
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("shudian.plan"):
                module = (node.module or "").removeprefix("shudian.plan").strip(".")
                inner = [
                    f"{module}.{each.name}"
                    for each in node.names
                    if (plan / module / f"{each.name}.py").exists()
                ]
                waiting += [n.strip(".") for n in inner or [module] if n.strip(".") not in reached]
    assert {name.split(".")[0] for name in reached} == {"check", "checking", "problem", "paper"}
    assert {name for name in reached if name.startswith("paper")} == {"paper.names"}


def leaves(plain: Any) -> Iterator[tuple[Any, Any]]:
    """Every place of a document where a value or a whole list can be changed: what holds it, and its key."""
    keys = list(plain) if isinstance(plain, dict) else range(len(plain))
    for key in keys:
        yield plain, key
        if isinstance(plain[key], dict | list):
            yield from leaves(plain[key])


def changed(noun: Any, data: st.DataObject) -> Any:
    """The document with some values changed to others of their kind, read again; None if it cannot be."""
    plain = document.encode(noun)
    places = list(leaves(plain))
    for at in data.draw(st.lists(st.integers(0, len(places) - 1), max_size=6)):
        holder, key = places[at]
        if not (isinstance(holder, dict) and key in holder) and not (
            isinstance(holder, list) and key < len(holder)
        ):
            continue
        was = holder[key]
        if isinstance(was, list):
            holder[key] = was[::-1] if data.draw(st.booleans()) else was[1:]
        elif isinstance(was, str):
            holder[key] = data.draw(st.sampled_from(ODD))
        elif isinstance(was, int) and not isinstance(was, bool):
            holder[key] = data.draw(st.sampled_from([-5, 0, 1, 45, 1440, 10**30]))
    return document.decode(type(noun), plain)[0]


@given(data=st.data())
def test_no_plan_that_can_be_read_breaks_the_check(data: st.DataObject) -> None:
    schedule = changed(PLAN, data)
    for problem in (PROBLEM, changed(PROBLEM, data)):
        if schedule and problem:
            check(problem, schedule)
            counted(problem, schedule)


@given(data=st.data())
def test_no_plan_that_can_be_read_breaks_the_papers(
    asked: Problem, breakdown: Breakdown, production: Production, data: st.DataObject
) -> None:
    plan = laid_out(asked, [(day(2), "", ["s1-1", "s2-1", "s2-2", "s3-2"]), (day(4), "", ["s3-1"])])
    if other := changed(plan, data):
        stripboard(other, breakdown, production, "zh")
        day_out_of_days(other, production)


ODD = [
    "", "1", "s1-1", "古桥", "A", "USD", "2027-04-12", "2027-04-13T03:00:00", "1999-01-01T00:00", "9999-12-31",
    "0001-01-01", "9999-12-31T23:59:59", "0001-01-01T00:00:00.5", "23:59:59", "00:00", "night", "same_day",
]  # fmt: skip


@pytest.mark.slow
@settings(max_examples=25)
@given(data=st.data())
def test_what_has_a_plan_is_solved_and_passes(asked: Problem, data: st.DataObject) -> None:
    problem, slots = planted(data, asked, Size(scenes=4))
    schedule, found = solve(problem, effort=2)
    assert schedule, found
    assert not failed(check(problem, schedule))
    if schedule.proven:
        assert schedule.cost.minor <= scheduled(problem, slots).cost.minor


@settings(max_examples=60)
@given(data=st.data())
def test_a_planted_plan_is_legal(asked: Problem, data: st.DataObject) -> None:
    """Drawn with its plan by other code; laid out in any order that keeps sets together."""
    problem, slots = planted(data, asked)
    units = len(problem.units)
    days = [
        (problem.dates[slot // units], problem.units[slot % units].name, in_sets(problem, slots, slot))
        for slot in sorted(set(slots))
    ]
    found = check(problem, laid_out(problem, days))
    assert not [str(finding) for finding in found if finding.severity is Severity.ERROR]


def in_sets(problem: Problem, slots: tuple[int, ...], slot: int) -> list[str]:
    venue = {each.place: each.venue for each in problem.sets}
    here = [scene for scene, at in zip(problem.scenes, slots, strict=True) if at == slot]
    return [scene.id for scene in sorted(here, key=lambda scene: (venue[scene.place], scene.place))]
