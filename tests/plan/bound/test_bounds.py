"""No legal plan costs less than any bound; bounds get better, and are the same each time."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice, pairwise, product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shudian.finding import failed
from shudian.model.document import read
from shudian.plan import exact
from shudian.plan.bound import bounds
from shudian.plan.check import check
from shudian.plan.problem import Problem
from shudian.plan.schedule import laid_out, scheduled

MD_200 = Path(__file__).parents[3] / "benchmarks" / "md200"
SIZES = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def allocations(problem: Problem) -> Iterator[tuple[int, ...]]:
    """Every allocation on dates when cast, set and venue are there."""
    slots = range(len(problem.dates) * len(problem.units))
    away = {member.character: set(member.unavailable) for member in problem.cast}
    closed = {venue.id: set(venue.closed) for venue in problem.venues}
    choices = []
    for scene in problem.scenes:
        place = problem.set_of(scene)
        never = {*place.closed, *closed[place.venue]}.union(*(away.get(name, set()) for name in scene.cast))
        choices.append([slot for slot in slots if problem.dates[slot // len(problem.units)] not in never])
    return product(*choices)


def cost(problem: Problem, slots: tuple[int, ...]) -> int:
    """The price does not depend on the order inside a day."""
    units = len(problem.units)
    days = [
        (
            problem.dates[slot // units],
            problem.units[slot % units].name,
            [scene.id for scene, at in zip(problem.scenes, slots, strict=True) if at == slot],
        )
        for slot in sorted(set(slots))
    ]
    return laid_out(problem, days).cost.minor


@SIZES
@given(st.data())
def test_no_legal_plan_costs_less(draw_problem: Callable[..., Problem], data: st.DataObject) -> None:
    problem = draw_problem(data)
    problem = replace(problem, scenes=problem.scenes[:4], links=())
    *_, bound = bounds(problem)
    for slots in allocations(problem):
        if cost(problem, slots) < bound:
            assert failed(check(problem, scheduled(problem, slots))), (slots, bound)


@SIZES
@given(st.data())
def test_bounds_never_fall(draw_problem: Callable[..., Problem], data: st.DataObject) -> None:
    found = list(bounds(draw_problem(data)))
    assert all(one <= other for one, other in pairwise(found))


def test_one_scene_costs_what_its_day_costs(asked: Problem) -> None:
    """夜桥 alone: the crew's day, two wages, the bridge and nothing else."""
    night = next(scene for scene in asked.scenes if scene.place == "古桥")
    problem = replace(asked, scenes=(night,))
    *_, bound = bounds(problem)
    least = min(cost(problem, slots) for slots in allocations(problem))
    assert least - 10 <= bound <= least


@pytest.mark.slow
@pytest.mark.parametrize("name", ["040-10-6-3-1", "080-14-8-4-1"])
def test_the_same_bounds_each_time(name: str) -> None:
    problem, findings = read(Problem, (MD_200 / "instances" / f"{name}.json").read_bytes())
    assert problem, findings
    first, second = (list(islice(bounds(problem), 30)) for _ in range(2))
    assert first == second


@pytest.mark.slow
@pytest.mark.parametrize("name", ["040-10-6-3-2", "060-12-7-3-1", "080-14-8-4-6"])
def test_the_best_known_plan_costs_more(name: str) -> None:
    problem, findings = read(Problem, (MD_200 / "instances" / f"{name}.json").read_bytes())
    assert problem, findings
    rows = (line.split(",") for line in (MD_200 / "best.csv").read_text("utf-8").splitlines())
    best = next(row[1] for row in rows if row[0] == name)
    *_, bound = islice(bounds(problem), 60)
    assert bound <= int(best) * 100


def test_where_nobody_plays_there_is_a_bound_still(asked: Problem) -> None:
    empty = replace(asked, scenes=tuple(replace(scene, cast=(), extras=0) for scene in asked.scenes), cast=())
    *_, bound = islice(bounds(empty), 30)
    assert 0 < bound <= exact.prove(empty, 10).bound
