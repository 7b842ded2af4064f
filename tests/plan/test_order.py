"""The order inside a day is the best of all permutations that keep sets and venues in blocks."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from itertools import groupby, pairwise, permutations, starmap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shudian.model.schedule import Strip
from shudian.plan.order import ordered
from shudian.plan.problem import Problem, ProblemScene, Shoot
from shudian.plan.schedule import laid_out


def in_blocks(names: Iterable[str]) -> bool:
    runs = [name for name, _ in groupby(names)]
    return len(runs) == len(set(runs))


def counted(problem: Problem, order: tuple[ProblemScene, ...]) -> tuple[int, int]:
    """Minutes out of light and minutes waited, counted from strips and calls."""
    (on,) = problem.dates[:1]
    call = datetime.combine(on, problem.rules.call)
    (day,) = laid_out(problem, [(on, "", [s.id for s in order])], calls={(on, ""): call}).days
    strips = day.strips
    waited = 0
    for each in day.calls:
        own = sum(s.minutes for s, scene in zip(strips, order, strict=True) if each.character in scene.cast)
        waited += int((each.wrap - each.call).total_seconds() // 60) - own
    return sum(starmap(partial(out_of_light, problem), zip(strips, order, strict=True))), waited


def out_of_light(problem: Problem, strip: Strip, scene: ProblemScene) -> int:
    twilight, golden = timedelta(minutes=problem.twilight_minutes), timedelta(minutes=problem.golden_minutes)
    bright = timedelta()
    sun = problem.sun(problem.dates[0])
    for on in (sun.date, sun.date + timedelta(days=1)):
        rise, fall = datetime.combine(on, sun.rise), datetime.combine(on, sun.fall)
        rise, fall = {
            Shoot.DAWN: (rise - twilight, rise + golden),
            Shoot.DUSK: (fall - golden, fall + twilight),
            Shoot.TWILIGHT: (rise - twilight, fall + twilight),
        }.get(scene.light, (rise, fall))
        bright += max(timedelta(), min(strip.end, fall) - max(strip.start, rise))
    minutes = int(bright / timedelta(minutes=1))
    return {Shoot.ANY: 0, Shoot.NIGHT: minutes}.get(scene.light, strip.minutes - minutes)


@pytest.mark.slow
@settings(max_examples=60)
@given(data=st.data())
def test_no_permutation_is_better(draw_problem: Callable[..., Problem], data: st.DataObject) -> None:
    problem = draw_problem(data, plain=True)
    scenes = problem.scenes
    sets = {s.place: s for s in problem.sets}
    best = min(
        counted(problem, order)
        for order in permutations(scenes)
        if in_blocks(scene.place for scene in order) and in_blocks(sets[scene.place].venue for scene in order)
    )
    order = ordered(problem, scenes, problem.dates[0], night=False)
    assert sorted(scene.id for scene in order) == sorted(scene.id for scene in scenes)
    assert counted(problem, order) == best


def test_scenes_of_equal_cast_and_light_stay_together(asked: Problem) -> None:
    one = asked.scenes[0]
    scenes = [replace(one, id=str(n), cast=("林知夏",) if n % 2 else ("沈砚",)) for n in range(16)]
    order = ordered(asked, scenes, asked.dates[0], night=False)
    changes = sum(a.cast != b.cast for a, b in pairwise(order))
    assert changes == 1
