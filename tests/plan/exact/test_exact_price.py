"""The exact model prices and judges as the check does, and its optimum is that of every allocation tried."""

from collections.abc import Callable
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.plan.drawn import Size, planted

from shudian.finding import failed
from shudian.plan import exact
from shudian.plan.check import check
from shudian.plan.exact import IMPOSSIBLE, Kept
from shudian.plan.problem import Problem
from shudian.plan.schedule import scheduled

Draw = Callable[..., Problem]
TINY = Size(scenes=3, dates=3, units=2)


def allocations(problem: Problem) -> list[tuple[int, ...]]:
    slots = range(len(problem.dates) * len(problem.units))
    return list(product(slots, repeat=len(problem.scenes)))


@pytest.mark.slow
@settings(max_examples=25)
@given(data=st.data())
def test_no_legal_allocation_is_priced_otherwise_ruled_out_or_cheaper_than_the_proof(
    draw_problem: Draw, data: st.DataObject
) -> None:
    problem = draw_problem(data, size=TINY)
    legal: dict[tuple[int, ...], int] = {}
    for slots in allocations(problem)[:300]:
        plan = scheduled(problem, slots)
        if not failed(check(problem, plan)):
            legal[slots] = plan.cost.minor
            assert exact.priced(problem, slots) == plan.cost.minor
    answer = exact.prove(problem, 5)
    assert answer.proven
    if legal:
        assert answer.slots is not None
        assert answer.bound <= min(legal.values())
    if answer.slots is not None:
        assert exact.priced(problem, answer.slots) == answer.bound
    priced = [exact.priced(problem, slots) for slots in allocations(problem)]
    assert min((price for price in priced if price is not None), default=None) == (
        None if answer.slots is None else answer.bound
    )


@settings(max_examples=25)
@given(data=st.data())
def test_a_planted_plan_is_never_ruled_out(asked: Problem, data: st.DataObject) -> None:
    problem, slots = planted(data, asked, Size(scenes=8, dates=5))
    price = exact.priced(problem, slots)
    assert price is not None
    found = exact.feasible(problem, 2)
    assert isinstance(found, tuple)
    better = exact.improve(problem, slots, range(0, len(slots), 2), 0.5)
    cost = exact.priced(problem, better)
    assert cost is not None
    assert cost <= price
    assert better[1::2] == slots[1::2]


def test_what_is_kept_stays_where_moving_costs_more_than_it_saves(asked: Problem) -> None:
    best = exact.prove(asked, 5)
    kept = exact.feasible(asked, 5)
    assert isinstance(kept, tuple)
    assert best.slots is not None
    dear = exact.prove(asked, 5, kept=Kept(kept, weight=10**9))
    assert dear.slots == kept
    most = exact.prove(asked, 5, kept=Kept(kept, most=2))
    assert most.slots is not None
    assert sum(a != b for a, b in zip(most.slots, kept, strict=True)) <= 2
    free = exact.prove(asked, 5, kept=Kept((None,) * len(kept), weight=1))
    assert free.bound == best.bound


def test_nothing_left_open_is_the_price_itself(asked: Problem) -> None:
    best = exact.prove(asked, 5)
    assert best.slots is not None
    assert exact.improve(asked, best.slots, (), 1) == best.slots
    assert exact.improve(asked, best.slots, range(len(best.slots)), 5, within=best.slots) == best.slots


@pytest.mark.slow
@settings(max_examples=15)
@given(data=st.data())
def test_no_conflict_without_a_proof_and_no_proof_without_a_conflict(
    draw_problem: Draw, data: st.DataObject
) -> None:
    problem = draw_problem(data, size=TINY)
    against = exact.conflict(problem, 5)
    assert bool(against) == (exact.feasible(problem, 5) is IMPOSSIBLE)
    for each in against:
        said = exact.said(problem, each)
        assert "{" not in said.en + said.zh
        assert said.en != said.zh
