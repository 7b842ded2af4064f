"""Thirty problems made impossible by breaking one thing: is it in the conflict that is named?

The problem before the break has a plan, so every conflict that is proven holds the broken thing. What is measured is
that one is proven, how few requirements it names, and how long that takes.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from md200.instances import instance

from shudian.model.production import Link, LinkKind
from shudian.plan.exact import Requirement, RequirementKind, conflict
from shudian.plan.problem import Limit, Problem, Shoot

NAMES = ("040-10-6-3-1", "060-12-7-3-3", "080-14-8-4-2")
Broken = tuple[Problem, Requirement]
Dice = random.Random


@dataclass(frozen=True, slots=True)
class Told:
    name: str
    broken: Requirement
    named: tuple[Requirement, ...]
    seconds: float

    @property
    def found(self) -> bool:
        return self.broken in self.named


def broken(count: int, effort: float) -> list[Told]:
    """The conflicts of the first `count` of thirty breaks."""
    told = []
    for at in range(count):
        name, how = NAMES[at % len(NAMES)], HOWS[at // len(NAMES)]
        problem, thing = how(instance(name), Dice(f"{name} {at}"))
        began = time.process_time()
        named = conflict(problem, effort)
        told.append(Told(f"{name} {how.__name__}", thing, named, time.process_time() - began))
    return told


def performer_away(problem: Problem, dice: Dice) -> Broken:
    """A performer has no date left on which a venue they are needed in is open."""
    member = dice.choice(problem.cast)
    free = dice.choice(problem.dates)
    place = next(scene.place for scene in problem.scenes if member.character in scene.cast)
    sets = tuple(
        replace(each, closed=tuple(sorted({*each.closed, free}))) if each.place == place else each
        for each in problem.sets
    )
    away = replace(member, unavailable=tuple(day for day in problem.dates if day != free))
    cast = tuple(away if each is member else each for each in problem.cast)
    return replace(problem, sets=sets, cast=cast), Requirement(RequirementKind.CAST, member.character)


def venue_closed(problem: Problem, dice: Dice) -> Broken:
    venue = dice.choice(problem.venues)
    shut = replace(venue, closed=problem.dates)
    venues = tuple(shut if each is venue else each for each in problem.venues)
    return replace(problem, venues=venues), Requirement(RequirementKind.VENUE, venue.id)


def set_closed(problem: Problem, dice: Dice) -> Broken:
    story_set = dice.choice(problem.sets)
    shut = replace(story_set, closed=problem.dates)
    sets = tuple(shut if each is story_set else each for each in problem.sets)
    return replace(problem, sets=sets), Requirement(RequirementKind.SET, story_set.place)


def circle_of_links(problem: Problem, dice: Dice) -> Broken:
    """The last of three links closes a circle."""
    a, b, c = (scene.id for scene in dice.sample(problem.scenes, 3))
    links = (Link(a, b), Link(b, c, LinkKind.EARLIER_DATE), Link(c, a))
    broken = Requirement(RequirementKind.LINK, str(len(problem.links) + 2))
    return replace(problem, links=(*problem.links, *links)), broken


def locked_away(problem: Problem, dice: Dice) -> Broken:
    """A scene is locked on a date on which somebody of its cast is away."""
    scene = dice.choice([scene for scene in problem.scenes if scene.cast])
    day = dice.choice(problem.dates)
    cast = tuple(
        replace(each, unavailable=tuple(sorted({*each.unavailable, day})))
        if each.character == scene.cast[0]
        else each
        for each in problem.cast
    )
    scenes = tuple(replace(each, locked=day) if each is scene else each for each in problem.scenes)
    return replace(problem, scenes=scenes, cast=cast), Requirement(RequirementKind.LOCK, scene.id)


def hours_too_short(problem: Problem, dice: Dice) -> Broken:
    """The child may work less a day than its scenes need on all dates together."""
    needed = sum(scene.minutes for scene in problem.scenes if "Child" in scene.cast)
    short = replace(problem.limits[0], work_minutes=max(1, needed // len(problem.dates) - dice.randint(1, 9)))
    return replace(problem, limits=(short, *problem.limits[1:])), Requirement(RequirementKind.LIMIT, "Child")


def child_at_night(problem: Problem, dice: Dice) -> Broken:
    """A part of a night exterior may not work at night."""
    scene = dice.choice([scene for scene in problem.scenes if scene.light is Shoot.NIGHT and scene.cast])
    who = scene.cast[0]
    limits = tuple(limit for limit in problem.limits if limit.character != who)
    asked = Limit(who, "the deal", night=False)
    return replace(problem, limits=(*limits, asked)), Requirement(RequirementKind.LIMIT, who)


def days_too_short(problem: Problem, dice: Dice) -> Broken:
    needed = sum(scene.minutes for scene in problem.scenes)
    most = needed // (len(problem.dates) * len(problem.units)) - dice.randint(1, 30)
    rules = replace(problem.rules, regular_minutes=most, maximum_minutes=most, overtime_steps=())
    return replace(problem, rules=rules), Requirement(RequirementKind.MAXIMUM)


def too_few_scenes_a_day(problem: Problem, dice: Dice) -> Broken:
    most = len(problem.scenes) // (len(problem.dates) * len(problem.units)) - dice.randint(0, 2)
    most -= most * len(problem.dates) * len(problem.units) >= len(problem.scenes)
    return (
        replace(problem, rules=replace(problem.rules, maximum_scenes=most)),
        Requirement(RequirementKind.MAXIMUM_SCENES),
    )


def rest_too_long(problem: Problem, dice: Dice) -> Broken:
    """A rest that leaves every other date empty."""
    return (
        replace(problem, rest_minutes=(30 + dice.randint(0, 6)) * 60, rest_floor_minutes=None),
        Requirement(RequirementKind.REST),
    )


HOWS: tuple[Callable[[Problem, Dice], Broken], ...] = (
    performer_away, venue_closed, set_closed, circle_of_links, locked_away,
    hours_too_short, child_at_night, days_too_short, too_few_scenes_a_day, rest_too_long,
)  # fmt: skip
