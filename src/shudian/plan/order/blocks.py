"""A day's scenes as the blocks that the engine orders."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

import numpy as np

from shudian.model.place import StorySet
from shudian.model.production import LinkKind
from shudian.plan.order.day import TRACKED, Day, Ints
from shudian.plan.order.hours import Hours
from shudian.plan.order.light import dark
from shudian.plan.problem import Problem, ProblemScene, Shoot

SINGLE = 1 << 15  # states up to which every scene is a block of its own
MOST_BLOCKS = 60
_MOST_CAST = 60
_LIGHTS = tuple(Shoot)


@dataclass(frozen=True, slots=True)
class Block:
    """Scenes of one set, shot one after the other."""

    scenes: tuple[ProblemScene, ...]
    set: StorySet
    minutes: int
    cast: frozenset[str]
    light: Shoot


def blocks(problem: Problem, scenes: Sequence[ProblemScene]) -> list[Block]:
    """Scenes alone where all of that can be searched; else those of the same cast and light together."""
    sets = {each.place: each for each in problem.sets}
    linked = {end for link in problem.links for end in (link.first, link.second)}
    alone = single(problem, scenes)
    if _states(alone) <= SINGLE:
        return alone
    made = _grouped(scenes, sets, lambda s: (s.id if s.id in linked else "", frozenset(s.cast), s.light))
    return made if len(made) <= MOST_BLOCKS else _grouped(scenes, sets, lambda s: s.light)


def single(problem: Problem, scenes: Sequence[ProblemScene]) -> list[Block]:
    return _grouped(scenes, {each.place: each for each in problem.sets}, lambda scene: scene.id)


def _grouped(
    scenes: Sequence[ProblemScene], sets: Mapping[str, StorySet], key: Callable[[ProblemScene], Hashable]
) -> list[Block]:
    alike: dict[Hashable, list[ProblemScene]] = {}
    for scene in scenes:
        alike.setdefault((scene.place, key(scene)), []).append(scene)
    return [
        Block(
            tuple(group),
            sets[group[0].place],
            sum(scene.minutes for scene in group),
            frozenset(name for scene in group for name in scene.cast),
            group[0].light,
        )
        for group in alike.values()
    ]


def _states(made: Sequence[Block]) -> int:
    """About how many ways there are to be in the middle of the day."""
    sizes: dict[str, int] = {}
    for block in made:
        sizes[block.set.place] = sizes.get(block.set.place, 0) + 1
    return sum(1 << size for size in sizes.values()) << len(sizes) - 1


def posed(problem: Problem, on: date, made: Sequence[Block], hours: Mapping[str, Hours]) -> Day:
    """The arrays of the engine."""
    sets = list({block.set.place: block.set for block in made}.values())
    venues = list(dict.fromkeys(each.venue for each in sets))
    names = _names(problem, made, hours)
    weight = _weights(problem, names)
    limits = [hours.get(name, Hours()) for name in names]
    dressing, strike = _ints(s.dressing_minutes for s in sets), _ints(s.strike_minutes for s in sets)
    minutes = _ints(block.minutes for block in made)
    whole = int(minutes.sum() + dressing.sum() + strike.sum()) + problem.rules.move_minutes * (
        len(venues) - 1
    )
    bit = {name: 1 << at for at, name in enumerate(names)}
    dark_price = int(weight.sum()) * (whole + problem.rules.meal_minutes) + 1
    return Day(
        minutes=minutes,
        set_of=_ints([s.place for s in sets].index(block.set.place) for block in made),
        light=_ints(_LIGHTS.index(block.light) for block in made),
        cast=_ints(sum(bit.get(name, 0) for name in block.cast) for block in made),
        after=_after(problem, made),
        blocks=_ints(_bits(block.set.place == each.place for block in made) for each in sets),
        venue_of=_ints(venues.index(each.venue) for each in sets),
        dressing=dressing,
        strike=strike,
        dark=dark(problem, on, _LIGHTS),
        weight=weight,
        earliest=_ints(each.earliest for each in limits),
        latest=_ints(each.latest for each in limits),
        stay=_ints(each.stay for each in limits),
        tracked=_tracked(limits, whole + problem.rules.meal_minutes),
        move=problem.rules.move_minutes,
        meal=problem.rules.meal_minutes,
        whole=whole,
        dark_price=dark_price,
        broken_price=dark_price * (whole + 1),
    )


def _names(problem: Problem, made: Sequence[Block], hours: Mapping[str, Hours]) -> list[str]:
    """Who may wait or has hours to keep; the limited and the dearest first."""
    count: dict[str, int] = {}
    for block in made:
        for name in sorted(block.cast):
            count[name] = count.get(name, 0) + 1
    rates = {member.character: member.day_rate.minor for member in problem.cast}
    asked = [name for name, times in count.items() if times > 1 or name in hours]
    asked.sort(key=lambda name: (name not in hours, -rates.get(name, 0), name))
    return asked[:_MOST_CAST]


def _weights(problem: Problem, names: Sequence[str]) -> Ints:
    """What a minute of waiting counts: 1 to 100, by the day's rate."""
    rates = {member.character: member.day_rate.minor for member in problem.cast}
    most = max(rates.values(), default=0) or 1
    return _ints(1 + 99 * rates.get(name, 0) // most for name in names)


def _tracked(limits: Sequence[Hours], lasts: int) -> Ints:
    """The tightest stays that the day could break."""
    tight = sorted((each.stay, at) for at, each in enumerate(limits) if each.stay < lasts)[:TRACKED]
    places = {at: place for place, (_, at) in enumerate(tight)}
    return _ints(places.get(at, -1) for at in range(len(limits)))


def _after(problem: Problem, made: Sequence[Block]) -> Ints:
    where = {scene.id: at for at, block in enumerate(made) for scene in block.scenes}
    after = [0] * len(made)
    for link in problem.links:
        one, other = where.get(link.first), where.get(link.second)
        if link.kind is LinkKind.BEFORE and one is not None and other is not None:
            after[other] |= 1 << one
    return _ints(after)


def _bits(flags: Iterable[bool]) -> int:
    return reduce(or_, (1 << at for at, flag in enumerate(flags) if flag), 0)


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, np.int64)
