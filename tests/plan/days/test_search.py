"""The search: legal and priced as the check counts it, the same for the same seed."""

from collections.abc import Callable, Iterator
from itertools import islice

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shudian.finding import Severity
from shudian.plan import exact
from shudian.plan.check import check
from shudian.plan.days import floor as flooring
from shudian.plan.days import search as searching
from shudian.plan.days.engines import memory as of
from shudian.plan.days.engines.anneal import Course, anneal, place
from shudian.plan.days.engines.chance import begin
from shudian.plan.days.flock import Flock
from shudian.plan.days.floor import Found
from shudian.plan.days.kicks import kicked, kicks
from shudian.plan.days.search import search
from shudian.plan.days.tables import tables
from shudian.plan.problem import Problem
from shudian.plan.schedule import scheduled

Draw = Callable[[st.DataObject], Problem]
drawing = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(autouse=True)
def _short_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "FEWEST", 2000)
    monkeypatch.setattr(searching, "MOVES", 1)


def last(problem: Problem, chunks: int, seed: int = 1) -> Found | None:
    found = None
    for found in islice(search(problem, seed=seed), chunks):  # noqa: B007 — the last one is asked for
        pass
    return found


@drawing
@given(st.data())
def test_what_is_found_is_legal_and_costs_what_the_check_counts(
    draw_problem: Draw, data: st.DataObject
) -> None:
    problem = draw_problem(data)
    found = last(problem, 3)
    if found:
        schedule = scheduled(problem, found.slots)
        errors = [str(each) for each in check(problem, schedule) if each.severity is Severity.ERROR]
        assert not errors
        assert schedule.cost.minor == found.cost


@drawing
@given(st.data())
def test_what_moves_leave_behind_is_what_placing_afresh_counts(
    draw_problem: Draw, data: st.DataObject
) -> None:
    problem = draw_problem(data)
    at = tables(problem)
    if not at.allowed.any(axis=1).all():
        return
    moved, fresh = of.memory(at), of.memory(at)
    of.column(moved, of.WEIGHT)[:] = of.column(moved, of.LEAST_WEIGHT)[:] = 1000
    begin(moved, 7)
    for scene, row in enumerate(at.allowed):
        place(moved, scene, int(row.argmax()))
    anneal(moved, Course(300, 1e9, 1e6), 0, 300)
    for scene, slot in enumerate(of.column(moved, of.SLOT).tolist()):
        place(fresh, scene, slot)
    for name in (
        of.BREACH,
        of.SLOT_PRICE,
        of.CAST_PRICE,
        of.UNIT_PRICE,
        of.LINK_BREACH,
        of.OWN,
        of.CAST_UNITS,
    ):
        assert of.column(moved, name).tolist() == of.column(fresh, name).tolist()
    assert moved[of.PRICE] == fresh[of.PRICE]


def test_same_seed_same_answer(asked: Problem) -> None:
    assert last(asked, 5, seed=3) == last(asked, 5, seed=3)


def test_a_scene_that_may_stand_nowhere_ends_the_search(asked: Problem) -> None:
    from dataclasses import replace

    closed = tuple(replace(venue, closed=asked.dates) for venue in asked.venues)
    assert list(search(replace(asked, venues=closed))) == []


def test_a_plan_given_is_never_lost(asked: Problem, monkeypatch: pytest.MonkeyPatch) -> None:
    """The best plan there is, and a run too short and too hot to come back to it."""
    best = exact.prove(asked, 10)
    assert best.slots
    monkeypatch.setattr(searching, "FEWEST", 1)
    found = next(search(asked, start=best.slots))
    assert found
    assert found.cost == exact.priced(asked, best.slots)


def test_an_exact_start_counts_though_runs_find_nothing(
    asked: Problem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "_LOST", 1)
    monkeypatch.setattr(flooring, "anneal", lambda *_: None)
    *_, found = islice(search(asked), 5)
    assert found
    assert exact.priced(asked, found.slots) == found.cost


def test_generations_start_afresh_between_meetings_though_all_end_alike(
    asked: Problem, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A small problem: every generation ends with the same plan, and that is no reason to begin with it."""
    fresh = {"plans": 0}
    meetings: list[int] = []
    once = searching._Search._fresh

    def counted(self: searching._Search) -> Found:
        fresh["plans"] += 1
        return once(self)

    def met(self: searching._Search) -> Iterator[Found | None]:
        meetings.append(fresh["plans"])
        yield self.best

    monkeypatch.setattr(searching, "_FLOOD", 4)
    monkeypatch.setattr(searching, "_IDLE", 2)
    monkeypatch.setattr(searching._Search, "_fresh", counted)
    monkeypatch.setattr(searching._Search, "_polished", met)
    monkeypatch.setattr(searching._Search, "_changing", lambda *_: iter(()))
    last(asked, 100)
    assert meetings[:3] == [12, 24, 36]


def test_days_that_stand_in_the_wrong_order_change_places(asked: Problem) -> None:
    best = exact.prove(asked, 10)
    assert best.slots
    begun = searching._Search(asked, 1)
    begun._learn()
    legal = begun.tables.allowed
    turned = [kicked(best.slots, kick, legal, 1) for kick in kicks(len(asked.dates))]
    whole = [begun.floor.at(slots.tolist()) for slots in turned if slots.min() >= 0]
    worst = max(found for found in whole if found.legal)
    assert worst.cost > best.bound
    flock = Flock(2)
    flock.add(worst)
    list(begun._changing(flock))
    assert flock.best.cost == exact.priced(asked, best.slots)
