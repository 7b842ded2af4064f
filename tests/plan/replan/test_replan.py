"""After a loss the plan is legal again, few scenes move, and each says why."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.plan.drawn import Size, planted

from shudian.finding import failed
from shudian.model.progress import DayReport, Progress
from shudian.model.schedule import Schedule
from shudian.plan.check import check
from shudian.plan.problem import Problem
from shudian.plan.replan import Loss, loss, replan
from shudian.plan.schedule import scheduled

Where = dict[str, tuple[date, str]]


def where(schedule: Schedule) -> Where:
    return {strip.scene: (day.date, day.unit) for day in schedule.days for strip in day.strips}


def test_nothing_lost_moves_nothing(asked: Problem, solved: Schedule) -> None:
    again, findings = replan(asked, solved)
    assert again
    assert (again.schedule.days, again.schedule.cost, again.moves, findings) == (
        solved.days, solved.cost, (), [],
    )  # fmt: skip


def test_a_lost_day_moves_its_scenes_and_says_so(asked: Problem, solved: Schedule) -> None:
    first = solved.days[0]
    again, findings = replan(asked, solved, Loss(lost=(first.date,)))
    assert again
    assert not failed(check(again.problem, again.schedule))
    assert first.date not in {day.date for day in again.schedule.days}
    lost = {strip.scene for strip in first.strips}
    assert lost <= {move.scene for move in again.moves}
    said = {move.scene: move.why for move in again.moves}
    assert all(said[scene].zh == f"{first.date} 停拍" for scene in lost)
    moved = [f for f in findings if f.code == "plan.replan-moved"]
    assert {f.place.scene for f in moved} == {move.number for move in again.moves}
    after = where(again.schedule)
    assert all(after[move.scene] == move.to for move in again.moves)


def test_old_and_new_cost_differ_by_the_lines_told(asked: Problem, solved: Schedule) -> None:
    again, _ = replan(asked, solved, Loss(unavailable=(("林知夏", solved.days[0].date),)))
    assert again
    told = sum(
        (new.amount.minor if new else 0) - (old.amount.minor if old else 0) for old, new in again.lines
    )
    assert told == again.schedule.cost.minor - solved.cost.minor


def test_what_was_shot_stays_and_what_was_carried_comes_later(asked: Problem, solved: Schedule) -> None:
    before, first = solved.days
    shot, carried = [strip.scene for strip in first.strips[:1]], [s.scene for s in first.strips[1:2]]
    done = tuple(strip.scene for strip in before.strips)
    later = first.date + timedelta(days=4)
    reports = (
        DayReport(before.date, shot=done),
        DayReport(first.date, shot=tuple(shot), carried=tuple(carried)),
    )
    report = Progress("", reports)
    again, findings = replan(asked, solved, Loss(added=(later,)), progress=report)
    assert again, findings
    after = where(again.schedule)
    assert after[shot[0]] == (first.date, "")
    assert all(after[strip.scene][0] > first.date for strip in first.strips[1:])
    assert not failed(check(again.problem, again.schedule))
    assert {m.why.zh for m in again.moves if m.scene in carried} == {f"{first.date} 未拍成"}


def test_an_omitted_scene_is_gone(asked: Problem, solved: Schedule) -> None:
    last = solved.days[-1].strips[-1].scene
    report = Progress("", (DayReport(asked.dates[0] - timedelta(days=1), omitted=(last,)),))
    again, _ = replan(asked, solved, progress=report)
    assert again
    assert last not in where(again.schedule)


def test_too_small_a_budget_says_how_many_must_move(asked: Problem, solved: Schedule) -> None:
    first = solved.days[1]
    again, findings = replan(asked, solved, Loss(lost=(first.date,)), budget_of_changes=1)
    assert again is None
    assert [f.code for f in findings] == ["plan.replan-budget"]
    enough, _ = replan(asked, solved, Loss(lost=(first.date,)), budget_of_changes=6)
    assert enough
    assert len(enough.moves) <= 6


def test_where_nothing_helps_the_conflict_is_named(asked: Problem, solved: Schedule) -> None:
    again, findings = replan(asked, solved, Loss(lost=asked.dates))
    assert again is None
    (finding,) = findings
    assert finding.code == "plan.replan-impossible"
    assert "不可用" in finding.message.zh


def test_a_plan_of_another_problem_is_refused(asked: Problem, solved: Schedule) -> None:
    again, findings = replan(replace(asked, scenes=asked.scenes[1:]), solved)
    assert again is None
    assert [f.code for f in findings] == ["plan.replan-other"]


def test_losses_are_read_by_number_date_performer_and_name(asked: Problem, solved: Schedule) -> None:
    day = solved.days[1].date
    made, findings = loss(
        asked,
        solved,
        lost=["2"],
        unavailable=[f"乔雨禾:{day}", f"路人：{day}"],
        closed=[f"Stage 1:{day}"],
    )
    assert findings == []
    assert made == Loss((day,), (("林知夏", day), ("路人", day)), (("stage", day),))


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"lost": ["9"]}, "plan.replan-date"),
        ({"lost": ["2027-13-40"]}, "plan.replan-date"),
        ({"unavailable": ["林知夏"]}, "plan.replan-pair"),
        ({"unavailable": ["林知复:1"]}, "plan.replan-name"),
        ({"closed": ["stag:1"]}, "plan.replan-name"),
        ({"added": ["tomorrow"]}, "plan.replan-date"),
    ],
)
def test_wrong_names_are_told_with_what_is_near(
    asked: Problem, solved: Schedule, given: dict[str, list[str]], code: str
) -> None:
    _, findings = loss(asked, solved, **given)
    assert [f.code for f in findings] == [code]
    if code == "plan.replan-name":
        assert any(near in findings[0].message.zh for near in ("林知夏", "stage"))


@given(written=st.text(max_size=20))
def test_whatever_is_written_is_read_or_told(asked: Problem, solved: Schedule, written: str) -> None:
    for option in ("lost", "unavailable", "closed", "added"):
        made, findings = loss(asked, solved, **{option: [written]})
        assert bool(findings) != (made != Loss())


@pytest.mark.slow
@settings(max_examples=25)
@given(data=st.data())
def test_whatever_is_lost_the_new_plan_is_legal(
    draw_problem: Callable[..., Problem], asked: Problem, data: st.DataObject
) -> None:
    problem, slots = planted(data, asked, Size(scenes=8, dates=4))
    kept = scheduled(problem, slots)
    lost = data.draw(st.sampled_from(problem.dates))
    again, findings = replan(problem, kept, Loss(lost=(lost,)), effort=1)
    if again:
        broken = {f.code for f in check(again.problem, again.schedule) if f.severity == "error"}
        assert broken <= {
            "plan.limit-presence",
            "plan.limit-not-after",
            "plan.limit-not-before",
            "plan.limit-rest",
        }
        assert lost not in {day.date for day in again.schedule.days}
        assert {m.scene for m in again.moves} == {
            s.id for s in problem.scenes if where(kept)[s.id] != where(again.schedule)[s.id]
        }
    else:
        assert failed(findings)
