"""No legal plan costs less than any bound; bounds get better, and are the same each time."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice, pairwise, product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.plan.drawn import Size, drawn, planted

from shudian.finding import failed
from shudian.model.document import read
from shudian.model.production import Link, LinkKind, Unit
from shudian.plan import exact
from shudian.plan.bound import Rounds, bounds
from shudian.plan.check import check
from shudian.plan.problem import Problem, ProblemScene, Shoot
from shudian.plan.schedule import laid_out, scheduled
from shudian.units import Money

MD_200 = Path(__file__).parents[3] / "benchmarks" / "md200"
CLOSE = 0.001  # of the cost: how close a bound comes where nothing is left to branch on
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
def test_no_proven_best_costs_less(asked: Problem, data: st.DataObject) -> None:
    """With every feature that a problem can have; the proof is CP-SAT's, which shares nothing with the bound."""
    problem = drawn(data, asked, Size(scenes=5, dates=3))
    answer = exact.prove(problem, 5)
    *_, bound = islice(bounds(problem), 60)
    if answer.slots is not None:
        assert answer.proven
        assert bound <= answer.bound


@SIZES
@given(st.data())
def test_no_planted_plan_costs_less(asked: Problem, data: st.DataObject) -> None:
    problem, slots = planted(data, asked, Size(scenes=12, dates=6, minutes=90))
    *_, bound = islice(bounds(problem), 60)
    assert bound <= cost(problem, slots)


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
    assert least * (1 - CLOSE) <= bound <= least


def reached(problem: Problem) -> tuple[int, int]:
    """The last bound, and the least cost of all allocations that the check lets pass."""
    *_, bound = bounds(problem)
    legal = [each for each in allocations(problem) if not failed(check(problem, scheduled(problem, each)))]
    return bound, min(cost(problem, slots) for slots in legal)


def only(asked: Problem, *scenes: ProblemScene) -> Problem:
    """Nothing but these scenes on the first two dates."""
    return replace(asked, scenes=scenes, dates=asked.dates[:2], links=())


def test_a_scene_in_the_open_pays_for_the_weather_where_no_cover_is_left(asked: Problem) -> None:
    scene = replace(asked.scenes[0], weather=True, cast=(), extras=0)
    dry = replace(asked.rules, uncovered_cost=Money(700000, "CNY"))
    bound, least = reached(replace(only(asked, scene), rules=dry))
    assert least * (1 - CLOSE) <= bound <= least
    assert reached(only(asked, scene))[1] == least - 700000


def test_a_cover_set_is_kept_for_a_later_date(asked: Problem) -> None:
    """Weather is dearer than a second day: the bound says so as the best plan does."""
    one, other = (
        replace(scene, cast=(), extras=0, light=Shoot.ANY, weather=False) for scene in asked.scenes[:2]
    )
    sets = tuple(replace(each, cover=each.place == other.place) for each in asked.sets)
    dry = replace(asked.rules, uncovered_cost=Money(9000000, "CNY"))
    problem = replace(only(asked, replace(one, weather=True), other), sets=sets, rules=dry)
    bound, least = reached(problem)
    assert least < 9000000
    assert least * (1 - CLOSE) <= bound <= least


@pytest.mark.parametrize("kind", LinkKind)
def test_links_are_paid_for(asked: Problem, kind: LinkKind) -> None:
    one, other = (
        replace(scene, cast=(), extras=0, light=Shoot.ANY, weather=False) for scene in asked.scenes[:2]
    )
    link = Link(one.id, other.id, kind)
    bound, least = reached(replace(only(asked, one, other), links=(link,)))
    assert least * (1 - CLOSE) <= bound <= least


def test_no_day_follows_a_long_night(asked: Problem) -> None:
    """A night before a day leaves no rest between them, so that no plan is left: the bound is beyond any price."""
    long = replace(asked.scenes[0], cast=(), extras=0, minutes=400)
    night, day = replace(long, id="n", light=Shoot.NIGHT), replace(long, id="d", light=Shoot.DAY)
    problem = only(asked, replace(night, locked=asked.dates[0]), day)
    *_, bound = bounds(problem)
    *_, legal = bounds(replace(problem, scenes=(replace(night, locked=asked.dates[1]), day)))
    assert exact.prove(problem, 5).slots is None
    assert bound > 2 * legal


def test_a_venue_is_rented_once_for_both_units(asked: Problem) -> None:
    one = replace(asked.scenes[0], cast=(), extras=0)
    bound, least = reached(replace(only(asked, one), units=(Unit("A"), Unit("B"))))
    assert least * (1 - CLOSE) <= bound <= least


def test_contents_tell_where_the_scenes_stand(asked: Problem) -> None:
    rounds = Rounds(asked)
    assert max(rounds) > 0
    contents = rounds.contents()
    for scene in range(len(asked.scenes)):
        assert sum(content.share for content in contents if scene in content.scenes) >= 1 - 1e-6
    for slot in {content.slot for content in contents}:
        assert sum(content.share for content in contents if content.slot == slot) <= 1 + 1e-6


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
