"""Dates that are all alike: the best choice among everything that a day can hold is the best of all allocations."""

from collections.abc import Callable
from dataclasses import replace
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.plan.drawn import Size

from shudian.plan import exact
from shudian.plan.days.tables import tables
from shudian.plan.exact.engines.patterns import patterns
from shudian.plan.problem import Problem
from shudian.units import Money

SIZE = Size(scenes=5, dates=3, units=1)


def alike(problem: Problem) -> Problem:
    free = Money(0, problem.currency)
    return replace(
        problem,
        rules=replace(problem.rules, uncovered_cost=None),
        rest_minutes=0,
        rest_floor_minutes=None,
        scenes=tuple(replace(scene, locked=None) for scene in problem.scenes),
        cast=tuple(replace(member, unavailable=(), hold_rate=free) for member in problem.cast),
        sets=tuple(replace(each, closed=()) for each in problem.sets),
        venues=tuple(replace(venue, closed=()) for venue in problem.venues),
        limits=tuple(replace(limit, rest_minutes=None) for limit in problem.limits),
        links=(),
        travel=(),
    )


@settings(max_examples=15)
@given(data=st.data())
def test_patterns_prove_what_every_allocation_gives(
    draw_problem: Callable[..., Problem], data: st.DataObject
) -> None:
    problem = alike(draw_problem(data, size=SIZE))
    assert patterns(tables(problem)) is not None
    every = product(range(len(problem.dates)), repeat=len(problem.scenes))
    priced = [price for slots in every if (price := exact.priced(problem, slots)) is not None]
    answer = exact.prove(problem, 5)
    assert answer.proven
    if answer.slots is None:
        assert not priced
    else:
        assert exact.priced(problem, answer.slots) == answer.bound == min(priced)
