"""From a solved plan to a draft, a published scenario, and the plan that the set works by."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from shudian.app import plan, scenarios, weigh, workspace
from shudian.app.bench import Bench
from shudian.app.scenarios import Change, Entry, Refused, Stale
from shudian.model.scenario import PlannedDay, Standing
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
