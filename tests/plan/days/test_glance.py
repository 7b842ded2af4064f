"""A glance at a move never says more than the move costs; draws are even and stay so in compiled code."""

from collections import Counter
from collections.abc import Callable
from typing import cast

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shudian.plan.days.engines import memory as of
from shudian.plan.days.engines.anneal import place, priced
from shudian.plan.days.engines.chance import begin, drawn
from shudian.plan.days.engines.glance import UNKNOWN, least_change
from shudian.plan.days.engines.moves import propose
from shudian.plan.days.engines.step import make, settle, take_back
from shudian.plan.days.tables import tables
from shudian.plan.engines.compiled import compiled
from shudian.plan.problem import Problem

Draw = Callable[[st.DataObject], Problem]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_glance_never_says_more_than_the_move_costs(draw_problem: Draw, data: st.DataObject) -> None:
    at = tables(draw_problem(data))
    if not at.allowed.any(axis=1).all():
        return
    m = of.memory(at)
    of.column(m, of.WEIGHT)[:] = 1000
    begin(m, 7)
    for scene, row in enumerate(at.allowed):
        place(m, scene, int(row.argmax()))
    for number in range(300):
        propose(m)
        if m[m[of.MOVING]]:
            least, before = least_change(m), priced(m)
            make(m)
            assert least <= priced(m) - before
            if number % 3:
                take_back(m)
            settle(m)
    scratch = (of.LEAVING, of.NET_CAST, of.NET_SETS, of.NET_VENUES, of.IS_SET, of.IS_CAST)
    assert not any(of.column(m, name).any() for name in scratch)


def test_a_glance_at_a_move_between_two_slots_is_exact_where_nothing_is_mended(asked: Problem) -> None:
    at = tables(asked)
    m = of.memory(at)
    begin(m, 1)
    for scene, row in enumerate(at.allowed):
        place(m, scene, int(row.argmax()))
    of.column(m, of.WEIGHT)[:] = 0
    exact = known = 0
    for _ in range(500):
        propose(m)
        if m[m[of.MOVING]] and (least := least_change(m)) != UNKNOWN:
            before = priced(m)
            make(m)
            exact += least == priced(m) - before
            known += 1
            take_back(m)
            settle(m)
    assert exact > known // 2


@compiled
def _kinds(m: of.Memory, draws: int, counts: of.Memory) -> None:
    for _ in range(draws):
        kind = drawn(m, 10)
        if kind < 4:
            counts[0] += 1
        elif kind < 7:
            counts[1] += 1
        elif kind < 9:
            counts[2] += 1
        else:
            counts[3] += 1


def test_compiled_branches_are_taken_as_often_as_their_shares(asked: Problem) -> None:
    m, counts = of.memory(tables(asked)), np.zeros(4, np.int64)
    begin(m, 1)
    _kinds(m, 10_000, cast(of.Memory, counts))
    for found, share in zip(counts.tolist(), (0.4, 0.3, 0.2, 0.1), strict=True):
        assert abs(found / 10_000 - share) < 0.03


def test_every_kind_of_move_is_proposed(asked: Problem) -> None:
    """Single scenes come most; whole slots seldom."""
    at = tables(asked)
    m = of.memory(at)
    begin(m, 1)
    for scene, row in enumerate(at.allowed):
        place(m, scene, int(row.argmax()))
    sizes: Counter[int] = Counter()
    for _ in range(3000):
        propose(m)
        sizes[int(m[m[of.MOVING]])] += 1
    assert max(sizes, key=lambda size: sizes[size] if size else 0) == 1
