"""The order inside a day is the best of all permutations that keep sets and venues in one piece."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import groupby, pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.plan.drawn import Size

from shudian.model.production import Link
from shudian.model.schedule import ShootingDay, Strip
from shudian.plan.order import arranged, orderable
from shudian.plan.problem import Limit, Problem, ProblemScene, Shoot
from shudian.plan.schedule import laid_out, scheduled, unorderable

MINUTE = timedelta(minutes=1)


def in_blocks(names: Iterable[str]) -> bool:
    runs = [name for name, _ in groupby(names)]
    return len(runs) == len(set(runs))


def day_of(problem: Problem, order: Iterable[ProblemScene], on: date, call: datetime) -> ShootingDay:
    unit = problem.units[0].name
    (day,) = laid_out(problem, [(on, unit, [s.id for s in order])], calls={(on, unit): call}).days
    return day


def counted(problem: Problem, day: ShootingDay) -> tuple[int, int, int]:
    """Limits and links broken, minutes out of light, minutes waited by weight, from strips and calls."""
    scenes = {scene.id: scene for scene in problem.scenes}
    dark = sum(out_of_light(problem, strip, scenes[strip.scene], day.date) for strip in day.strips)
    return broken(problem, day), dark, waited(problem, day)


def waited(problem: Problem, day: ShootingDay) -> int:
    scenes = {scene.id: scene for scene in problem.scenes}
    rates = {member.character: member.day_rate.minor for member in problem.cast}
    waiting = 0
    for each in day.calls:
        own = sum(s.minutes for s in day.strips if each.character in scenes[s.scene].cast)
        weight = 1 + 99 * rates.get(each.character, 0) // (max(rates.values()) or 1)
        waiting += weight * (int((each.wrap - each.call) / MINUTE) - own)
    return waiting


def broken(problem: Problem, day: ShootingDay) -> int:
    times = {call.character: (call.call, call.wrap) for call in day.calls}
    at = [strip.scene for strip in day.strips]
    here = {link for link in problem.links if link.kind == "before" and {link.first, link.second} <= set(at)}
    count = int(any(at.index(link.first) > at.index(link.second) for link in here))
    midnight = datetime.combine(day.date, time())
    for limit in problem.limits:
        if limit.character not in times:
            continue
        call, wrap = times[limit.character]
        before, after = limit.not_before, limit.not_after
        count += before is not None and call < datetime.combine(day.date, before)
        if after:
            night = day.night and after < problem.rules.night_call
            late = night or (before is not None and after < before)
            count += wrap > midnight + timedelta(days=late, hours=after.hour, minutes=after.minute)
        count += limit.presence_minutes is not None and (wrap - call) / MINUTE > limit.presence_minutes
    return count


def out_of_light(problem: Problem, strip: Strip, scene: ProblemScene, day: date) -> int:
    twilight, golden = timedelta(minutes=problem.twilight_minutes), timedelta(minutes=problem.golden_minutes)
    bright = timedelta()
    sun = problem.sun(day)
    for on in (sun.date, sun.date + timedelta(days=1)):
        rise, fall = datetime.combine(on, sun.rise), datetime.combine(on, sun.fall)
        rise, fall = {
            Shoot.DAWN: (rise - twilight, rise + golden),
            Shoot.DUSK: (fall - golden, fall + twilight),
            Shoot.TWILIGHT: (rise - twilight, fall + twilight),
        }.get(scene.light, (rise, fall))
        bright += max(timedelta(), min(strip.end, fall) - max(strip.start, rise))
    minutes = int(bright / MINUTE)
    return {Shoot.ANY: 0, Shoot.NIGHT: minutes}.get(scene.light, strip.minutes - minutes)


@pytest.mark.slow
@settings(max_examples=120)
@given(data=st.data())
def test_no_permutation_is_better(draw_problem: Callable[..., Problem], data: st.DataObject) -> None:
    problem = draw_problem(data, size=Size(scenes=6))
    on = problem.dates[0]
    sets = {s.place: s for s in problem.sets}
    found = arranged(problem, problem.scenes, on)
    call = datetime.combine(on, time()) + found.call * MINUTE
    whole = [
        order
        for order in permutations(problem.scenes)
        if in_blocks(scene.place for scene in order) and in_blocks(sets[scene.place].venue for scene in order)
    ]
    best = min(counted(problem, day_of(problem, order, on, call)) for order in whole)
    made = counted(problem, day_of(problem, found.scenes, on, call))
    assert sorted(s.id for s in found.scenes) == sorted(s.id for s in problem.scenes)
    assert made == (found.broken, found.dark, found.waiting)
    assert made <= best
    if in_blocks(scene.place for scene in found.scenes):  # links may ask for more
        assert made == best


def test_scenes_of_equal_cast_and_light_stay_together(asked: Problem) -> None:
    one = asked.scenes[0]
    scenes = [replace(one, id=str(n), cast=("林知夏",) if n % 2 else ("沈砚",)) for n in range(16)]
    order = arranged(asked, scenes, asked.dates[0]).scenes
    changes = sum(a.cast != b.cast for a, b in pairwise(order))
    assert changes == 1


def test_the_call_moves_for_the_evening_light_and_for_nothing_else(asked: Problem) -> None:
    dusk = replace(asked.scenes[0], id="dusk", light=Shoot.DUSK, minutes=60)
    day = arranged(asked, [dusk], asked.dates[0], may_call=lambda _: True)
    assert (day.broken, day.dark) == (0, 0)
    assert day.call > 12 * 60
    usual = arranged(asked, [replace(dusk, light=Shoot.ANY)], asked.dates[0], may_call=lambda _: True)
    assert usual.call == asked.rules.call.hour * 60


def test_a_child_comes_first_and_goes_early(asked: Problem) -> None:
    one = asked.scenes[0]
    limits = (Limit("小满", "少年儿童", not_after=time(12), presence_minutes=200),)
    child = [replace(one, id=f"c{n}", cast=("小满",), minutes=90) for n in range(2)]
    others = [replace(one, id=f"o{n}", cast=("沈砚", "林知夏"), minutes=100) for n in range(3)]
    problem = replace(asked, scenes=(*others, *child), limits=limits)
    on = asked.dates[1]
    assert [s.id for s in arranged(problem, problem.scenes, on).scenes][:2] == ["c0", "c1"]
    assert orderable(problem, problem.scenes, on)
    torn = replace(problem, links=(Link("c0", "o0"), Link("o0", "o1"), Link("o1", "o2"), Link("o2", "c1")))
    assert not orderable(torn, torn.scenes, on)
    assert unorderable(torn, [1] * 5) == (1,)


def test_a_person_of_little_rest_is_called_later(asked: Problem) -> None:
    """On a day shoot after a day shoot, so much rest that only the later half of the day is left."""
    one = replace(asked.scenes[0], minutes=60)
    first = [replace(one, id=f"a{n}", cast=("沈砚",) if n else ("林知夏",)) for n in range(6)]
    second = [replace(one, id=f"b{n}", cast=("沈砚",) if n else ("林知夏",)) for n in range(6)]
    limits = (Limit("沈砚", "合同", rest_minutes=17 * 60 + 30),)
    problem = replace(asked, scenes=(*first, *second), limits=limits)
    slots = [1] * 6 + [2] * 6
    assert not unorderable(problem, slots)
    one_day, other = scheduled(problem, slots).days
    wrap = next(call.wrap for call in one_day.calls if call.character == "沈砚")
    called = next(call.call for call in other.calls if call.character == "沈砚")
    assert (called - wrap) / MINUTE >= 17 * 60 + 30
