"""From a solved plan to a draft, a published scenario, and the plan that the set works by."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from shudian.app import onset, plan, scenarios, weigh, workspace
from shudian.app.bench import Bench
from shudian.app.scenarios import Change, Entry, Refused, Stale
from shudian.model.progress import DayReport, Progress
from shudian.model.scenario import Away, PlannedDay, Scenario, Standing
from shudian.store import drawers, exports


@pytest.fixture
def planned(bench: Bench, tmp_path: Path) -> Iterator[Bench]:
    """The house series, to be changed."""
    shutil.copytree(bench.workspace.root, tmp_path / "own")
    own = workspace.open(tmp_path / "own", author=bench.workspace.author)
    yield Bench(own, bench.slug, workers=2)
    own.close()


def change(bench: Bench, entry: Entry | None = None) -> Change:
    on = weigh.ground(bench.workspace, bench.slug)
    assert on
    return Change(bench.slug, on, entry.id if entry else scenarios.SOLVED, entry.digest if entry else "")


def swapped(days: tuple[PlannedDay, ...]) -> tuple[PlannedDay, ...]:
    """The first day's scenes the other way round."""
    return (replace(days[0], scenes=days[0].scenes[::-1]), *days[1:])


def test_the_solved_plan_is_the_active_one_and_weighs_what_it_says(planned: Bench) -> None:
    on = change(planned).on
    found = scenarios.active(planned.workspace, planned.slug, on)
    assert found
    weighed = weigh.weigh(on, found.scenario)
    with planned.workspace.store.reading() as connection:
        assert weighed.schedule == drawers.SCHEDULES.load(connection, series=planned.slug)
    assert weighed.legal


def test_a_scenario_goes_from_draft_to_active_and_its_papers_with_it(planned: Bench) -> None:
    held = planned.workspace
    draft = scenarios.copy(held, change(planned), "倒过来")
    published = scenarios.publish(held, change(planned, draft))
    with pytest.raises(Refused, match="stays as it is"):
        scenarios.arrange(held, change(planned, published), swapped(draft.scenario.days), ())
    with held.store.reading() as connection:
        before = exports.all_of(connection, planned.slug)
    plan.activate(planned, change(planned, published))
    active = scenarios.active(held, planned.slug, change(planned).on)
    assert active
    assert (active.id, active.scenario.standing) == (draft.id, Standing.ACTIVE)
    assert [each.id for each in scenarios.entries(held, planned.slug, change(planned).on)] == [draft.id]
    with held.store.reading() as connection:
        assert exports.all_of(connection, planned.slug).keys() == before.keys()
    with pytest.raises(Refused, match="works by this plan"):
        scenarios.remove(held, change(planned, active))


def test_only_what_is_published_becomes_active(planned: Bench) -> None:
    draft = scenarios.copy(planned.workspace, change(planned), "草稿")
    with pytest.raises(Refused, match="Only a published plan"):
        plan.activate(planned, change(planned, draft))


def test_solving_anew_stands_the_active_scenario_down(planned: Bench) -> None:
    held = planned.workspace
    draft = scenarios.copy(held, change(planned), "旧方案")
    published = scenarios.publish(held, change(planned, draft))
    with held.store.writing(held.author) as writing:
        scenarios.stand_up(writing, change(planned, published))
        scenarios.stand_down(writing, planned.slug)
    standings = [each.scenario.standing for each in scenarios.entries(held, planned.slug, change(planned).on)]
    assert standings == [Standing.ACTIVE, Standing.PUBLISHED]


def test_the_second_of_two_is_told(planned: Bench) -> None:
    held = planned.workspace
    draft = scenarios.copy(held, change(planned), "两人")
    scenarios.arrange(held, change(planned, draft), swapped(draft.scenario.days), ())
    with pytest.raises(Stale, match="阿芳 changed this plan at 12:00 UTC"):
        scenarios.arrange(held, change(planned, draft), draft.scenario.days, ())


def test_a_call_that_was_moved_stays_with_its_day(planned: Bench) -> None:
    held, on = planned.workspace, change(planned).on
    draft = scenarios.copy(held, change(planned), "早通告")
    days = draft.scenario.days
    usual = weigh.weigh(on, draft.scenario).schedule.days[0].call
    early = (replace(days[0], call=usual.replace(minute=30)), *days[1:])
    with held.store.writing(held.author) as writing:
        moved = scenarios.enter(writing, planned.slug, replace(draft.scenario, days=early))
    again = scenarios.arrange(held, change(planned, moved), swapped(days), ())
    assert weigh.weigh(on, again.scenario).schedule.days[0].call == usual.replace(minute=30)


def test_solving_again_keeps_what_is_locked(planned: Bench) -> None:
    held = planned.workspace
    draft = scenarios.copy(held, change(planned), "锁定")
    scene = draft.scenario.days[0].scenes[0]
    locked = scenarios.arrange(held, change(planned, draft), draft.scenario.days, (scene,))
    made, findings = plan.solve_again(planned, change(planned, locked), "再解", effort=1)
    assert made, findings
    solved = scenarios.entry(held, planned.slug, change(planned).on, made)
    assert solved
    assert solved.scenario.date_of[scene] == locked.scenario.date_of[scene]
    assert (solved.scenario.name, solved.scenario.locked) == ("再解", (scene,))


def test_what_was_omitted_is_in_no_plan_any_more_and_what_was_shot_stays(planned: Bench) -> None:
    held = planned.workspace
    day = weigh.weigh(change(planned).on, solved(planned)).schedule.days[0]
    omitted, shot = (strip.scene for strip in day.strips[:2])
    report = DayReport(day.date, shot=(shot,), omitted=(omitted,))
    onset.enter(held, planned.slug, "天青", onset.digest(DayReport(day.date)), report)
    on = change(planned).on
    assert omitted not in {scene.id for scene in on.problem.scenes}
    assert {scene.id: scene.locked for scene in on.problem.scenes}[shot] == day.date
    assert omitted not in solved(planned).planned


@pytest.mark.slow
def test_a_loss_is_planned_around_or_told_why_it_cannot_be(planned: Bench) -> None:
    before, problem = solved(planned), change(planned).on.problem
    free = next(day for day in problem.dates if day not in set(before.date_of.values()))
    who = problem.cast[0].character
    made, findings = plan.replan(planned, change(planned), "绕开", plan.Lost((), (f"{who}:{free}",)))
    assert made, findings
    anew = scenarios.entry(planned.workspace, planned.slug, change(planned).on, made)
    assert anew
    assert (anew.scenario.name, anew.scenario.date_of) == ("绕开", before.date_of)
    assert anew.scenario.away == (Away(who, free),)
    nothing, findings = plan.replan(planned, change(planned), "x", plan.Lost((str(before.days[0].date),)))
    assert nothing is None
    assert "不可用" in findings[0].message.zh


@pytest.mark.slow
def test_a_day_more_or_less_has_a_price(planned: Bench) -> None:
    said = [finding.message.in_("zh") for finding in plan.what_if(planned, change(planned))]
    assert [each.split("：")[0] for each in said] == ["增加一个拍摄日 2027-04-19", "减少一个拍摄日"]
    day = weigh.weigh(change(planned).on, solved(planned)).schedule.days[0]
    who = f"{day.calls[0].character}:{day.date}"
    own, price = plan.what_if(planned, change(planned), who)
    assert own.code == "plan.what-if-own"
    assert price.message.zh.startswith(f"{day.calls[0].character} 在 {day.date} 不到场：")


def test_a_draft_around_a_loss_does_without_whatever_is_moved(planned: Bench) -> None:
    on, before = change(planned).on, solved(planned)
    day = next(day for day in before.days if day.scenes)
    without = replace(before, lost=(day.date,))
    assert weigh.weigh(on, before).legal
    weighed = weigh.weigh(on, without)
    assert {each.finding.code for each in weighed.placed} == {"plan.venue-closed"}
    who = next(call.character for call in weighed.schedule.days[0].calls)
    missed = weigh.weigh(on, replace(before, away=(Away(who, day.date),)))
    assert {each.finding.code for each in missed.placed} == {"plan.cast-unavailable"}
    assert all(who in each.people for each in missed.placed)


def test_overtime_follows_from_call_and_wrap(planned: Bench) -> None:
    on = change(planned).on
    schedule = weigh.weigh(on, solved(planned)).schedule
    day, rules = schedule.days[0], on.problem.rules
    late = day.call + timedelta(minutes=rules.regular_minutes + rules.meal_minutes + 30)
    report = onset.with_overtime(on.whole, DayReport(day.date, call=day.call, wrap=late), day.name)
    assert [(line.kind, line.subject, line.quantity) for line in report.spent] == [("overtime", day.name, 30)]
    rows = onset.accounts(on.whole, schedule, Progress("天青", (report,)))
    total = rows[-1]
    assert (total.kind, total.planned) == ("", schedule.cost)
    assert total.expected - total.planned == rules.overtime_per_minute * 30
    assert onset.accounts(on.whole, schedule, None) == ()


def solved(bench: Bench) -> Scenario:
    found = scenarios.entry(bench.workspace, bench.slug, change(bench).on, scenarios.SOLVED)
    assert found
    return found.scenario
