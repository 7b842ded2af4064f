"""A legal plan passes; a plan with one thing wrong is caught by the rule it breaks."""

import ast
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shudian.finding import Severity, failed
from shudian.model import document
from shudian.model.breakdown import Breakdown
from shudian.model.production import Production
from shudian.model.schedule import Schedule, ShootingDay, Strip
from shudian.plan import findings
from shudian.plan.check import check
from shudian.plan.paper.board import stripboard
from shudian.plan.paper.dood import day_out_of_days
from shudian.plan.problem import Problem
from shudian.plan.solve import solve
from shudian.units import Money

Broken = tuple[Problem, Schedule]
MINUTE = timedelta(minutes=1)


def codes(problem: Problem, schedule: Schedule) -> set[str]:
    return {finding.code for finding in check(problem, schedule)}


def with_day(schedule: Schedule, at: int, **changes: object) -> Schedule:
    days = list(schedule.days)
    days[at] = replace(days[at], **changes)  # type: ignore[arg-type]  # the test names real fields
    return replace(schedule, days=tuple(days))


def with_strip(schedule: Schedule, at: int, **changes: object) -> Schedule:
    """Change the last strip of a day."""
    *before, last = schedule.days[at].strips
    changed: Strip = replace(last, **changes)  # type: ignore[arg-type]  # the test names real fields
    return with_day(schedule, at, strips=(*before, changed))


def with_cast(problem: Problem, character: str, **changes: object) -> Problem:
    cast = [replace(m, **changes) if m.character == character else m for m in problem.cast]  # type: ignore[arg-type]  # same
    return replace(problem, cast=tuple(cast))


def first(schedule: Schedule) -> ShootingDay:
    return schedule.days[0]


def night(schedule: Schedule) -> int:
    return next(at for at, day in enumerate(schedule.days) if day.night)


def last_rested(problem: Problem, schedule: Schedule) -> Broken:
    """Demand more rest than lies between two days of the plan."""
    rests = [b.call - a.wrap for a, b in zip(schedule.days, schedule.days[1:], strict=False)]
    return replace(problem, rest_minutes=int(min(rests) / MINUTE) + 1), schedule


BREAK: dict[str, Callable[[Problem, Schedule], Broken]] = {
    "plan.scene-missing": lambda p, s: (p, with_day(s, 0, strips=first(s).strips[:-1])),
    "plan.scene-twice": lambda p, s: (p, with_day(s, 0, strips=(*first(s).strips, first(s).strips[-1]))),
    "plan.scene-unknown": lambda p, s: (p, with_strip(s, 0, scene="s9-9")),
    "plan.strip-differs": lambda p, s: (p, with_strip(s, 0, minutes=first(s).strips[-1].minutes - 1)),
    "plan.date-unlisted": lambda p, s: (replace(p, dates=tuple(d for d in p.dates if d != first(s).date)), s),
    "plan.cast-unavailable": lambda p, s: (
        with_cast(p, first(s).calls[0].character, unavailable=(first(s).date,)),
        s,
    ),
    "plan.venue-closed": lambda p, s: (
        replace(p, venues=tuple(replace(v, closed=(first(s).date,)) for v in p.venues)),
        s,
    ),
    "plan.wrong-light": lambda p, s: (p, with_day(s, night(s), night=False)),
    "plan.day-too-long": lambda p, s: (p, with_day(s, 0, wrap=first(s).call + 601 * MINUTE)),
    "plan.day-empty": lambda p, s: (p, with_day(s, 0, strips=())),
    "plan.work-minutes": lambda p, s: (p, with_day(s, 0, work_minutes=first(s).work_minutes + 5)),
    "plan.rest": last_rested,
    "plan.too-early": lambda p, s: (p, with_strip(s, 0, start=first(s).strips[-1].start - MINUTE)),
    "plan.past-wrap": lambda p, s: (p, with_strip(s, 0, start=first(s).strips[-1].start + MINUTE)),
    "plan.call-missing": lambda p, s: (p, with_day(s, 0, calls=first(s).calls[1:])),
    "plan.call-needless": lambda p, s: (
        p,
        with_day(s, 0, calls=(*first(s).calls, replace(first(s).calls[0], character="没有此人"))),
    ),
    "plan.call-times": lambda p, s: (
        p,
        with_day(
            s,
            0,
            calls=(replace(first(s).calls[0], call=first(s).calls[0].call + MINUTE), *first(s).calls[1:]),
        ),
    ),
    "plan.out-of-light": lambda p, s: (
        replace(p, daylight=tuple(replace(sun, fall=sun.rise.replace(minute=59)) for sun in p.daylight)),
        s,
    ),
    "plan.cost-line": lambda p, s: (p, replace(s, lines=s.lines[1:])),
    "plan.cost-total": lambda p, s: (p, replace(s, cost=s.cost + Money(1, "CNY"))),
    "plan.bound": lambda p, s: (p, replace(s, lower_bound=s.cost + Money(1, "CNY"), proven=False)),
    "plan.not-proven": lambda p, s: (p, replace(s, lower_bound=s.cost - Money(1, "CNY"))),
}


@pytest.mark.parametrize("code", BREAK)
def test_each_rule_catches_its_breach(code: str, asked: Problem, solved: Schedule) -> None:
    assert code not in codes(asked, solved)
    assert code in codes(*BREAK[code](asked, solved))


def test_every_kind_that_the_check_can_make_is_broken_above(root: Path) -> None:
    source = (root / "src" / "shudian" / "plan" / "check.py").read_text("utf-8")
    made = {kind.code for name, kind in vars(findings).items() if f"kinds.{name}.at" in source}
    assert made == set(BREAK)


def test_the_check_knows_neither_solver_nor_price_list(root: Path) -> None:
    """It stands on the problem and the kinds of finding; those stand on the defaults alone."""
    reached, waiting = set[str](), ["check"]
    while waiting:
        reached.add(name := waiting.pop())
        tree = ast.parse((root / "src" / "shudian" / "plan" / f"{name}.py").read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("shudian.plan"):
                named = (node.module or "").removeprefix("shudian.plan").strip(".")
                waiting += [
                    n for n in ([named] if named else [a.name for a in node.names]) if n not in reached
                ]
            assert not (isinstance(node, ast.ImportFrom) and (node.module or "").startswith("ortools"))
    assert reached == {"check", "problem", "findings"}


@pytest.mark.slow
@settings(max_examples=40)
@given(data=st.data())
def test_whatever_is_solved_passes(draw_problem: Callable[..., Problem], data: st.DataObject) -> None:
    problem = draw_problem(data, plain=True)
    schedule, found = solve(problem, effort=1)
    if schedule is None:
        assert failed(found)
        return
    assert all(finding.severity is not Severity.ERROR for finding in check(problem, schedule))


def test_a_plan_typed_by_hand_may_start_later_and_take_breaks(asked: Problem, solved: Schedule) -> None:
    """An hour's meal before the last scene: legal, and paid for as the longer day that it is."""
    day = solved.days[0]
    hour = timedelta(hours=1)
    *before, last = day.strips
    late = {strip.scene for strip in (last,)}
    playing = {scene.id: scene.cast for scene in asked.scenes}
    calls = tuple(
        replace(c, wrap=c.wrap + hour, call=c.call + (hour if c.call == last.start else timedelta()))
        if any(c.character in playing[s] for s in late)
        else c
        for c in day.calls
    )
    later = with_day(
        solved, 0, strips=(*before, replace(last, start=last.start + hour)), wrap=day.wrap + hour, calls=calls
    )
    assert codes(asked, later) <= {"plan.cost-line", "plan.cost-total", "plan.out-of-light"}


@given(data=st.data())
def test_no_plan_that_can_be_read_breaks_the_check_or_the_papers(
    asked: Problem, solved: Schedule, breakdown: Breakdown, production: Production, data: st.DataObject
) -> None:
    """Change some values of the file to others of their kind."""

    def changed(plain: object) -> object:
        if isinstance(plain, dict):
            return {key: changed(value) for key, value in plain.items()}
        if isinstance(plain, list):
            return [changed(value) for value in plain if data.draw(st.integers(0, 30))]
        if data.draw(st.integers(0, 20)):
            return plain
        if isinstance(plain, str):
            return data.draw(
                st.sampled_from(["", "s1-1", "古桥", "2027-04-12", "2027-04-13T03:00:00", "1999-01-01T00:00"])
            )
        return data.draw(st.integers(-5, 2000))

    schedule, _ = document.decode(Schedule, changed(document.encode(solved)))
    if schedule:
        check(asked, schedule)
        stripboard(schedule, breakdown, production, "zh")
        day_out_of_days(schedule, production)
