"""A child takes whole slots of its parents, legal by calendar; a flock keeps the best and what is unlike."""

from collections.abc import Callable

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shudian.plan.days.crossing import Crossing, alike
from shudian.plan.days.flock import Flock
from shudian.plan.days.floor import Found
from shudian.plan.days.tables import Tables, tables
from shudian.plan.problem import Problem

Draw = Callable[[st.DataObject], Problem]


def plans(at: Tables, data: st.DataObject) -> list[tuple[int, ...]]:
    return [
        tuple(data.draw(st.sampled_from(np.flatnonzero(row).tolist())) for row in at.allowed)
        for _ in range(2)
    ]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), seed=st.integers(0, 99))
def test_a_child_shoots_a_scene_only_where_it_may_and_together_only_what_a_parent_does(
    draw_problem: Draw, data: st.DataObject, seed: int
) -> None:
    at = tables(draw_problem(data))
    if not at.allowed.any(axis=1).all():
        return
    one, other = plans(at, data)
    child = Crossing(at).child(one, other, np.random.default_rng(seed))
    for slot in set(child[child >= 0].tolist()):
        scenes = np.flatnonzero(child == slot)
        assert at.allowed[scenes, slot].all()
        assert any(len({parent[scene] for scene in scenes}) == 1 for parent in (one, other))


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), seed=st.integers(0, 99))
def test_a_child_of_a_plan_and_itself_is_that_plan(
    draw_problem: Draw, data: st.DataObject, seed: int
) -> None:
    at = tables(draw_problem(data))
    if not at.allowed.any(axis=1).all():
        return
    one, _ = plans(at, data)
    child = Crossing(at).child(one, one, np.random.default_rng(seed))
    assert tuple(child.tolist()) == one


def test_plans_are_alike_whatever_their_dates() -> None:
    assert alike((0, 0, 1, 1), (3, 3, 2, 2)) == 4
    assert alike((0, 0, 1, 1), (0, 1, 0, 1)) == 2


def test_a_better_plan_takes_the_place_of_the_one_it_resembles() -> None:
    flock = Flock(2)
    alone, pair = Found(50, (0, 1, 2, 3)), Found(40, (0, 0, 1, 1))
    assert flock.add(alone)
    assert flock.add(pair)
    assert flock.add(Found(30, (1, 1, 0, 0)))
    assert alone in flock.plans
    assert pair not in flock.plans
    assert not flock.add(Found(60, (0, 1, 0, 1)))
    assert not flock.add(Found(50, (2, 2, 2, 2)))
    assert flock.best.cost == 30
    assert len(flock.plans) == 2
