"""What may stand in the way of every schedule, one by one, and how a set would say it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from shudian.plan.days.tables import MUCH, Tables, tables
from shudian.plan.problem import Problem, Shoot


class RequirementKind(StrEnum):
    LOCK = "lock"  # of a scene on its date
    UNIT = "unit"  # that a scene asks for
    LINK = "link"  # between two scenes
    CAST = "cast"  # a cast member's calendar
    SET = "set"  # a set's calendar
    VENUE = "venue"  # a venue's calendar
    LIMIT = "limit"  # of a performer's day
    TRAVEL = "travel"  # between two regions
    TOGETHER = "together"  # a performer and a set are with one unit a date
    LIGHT = "light"  # no day and night scenes in one shooting day
    REST = "rest"
    MAXIMUM_SCENES = "maximum_scenes"
    MAXIMUM = "maximum"  # minutes a day


@dataclass(frozen=True, order=True, slots=True)
class Requirement:
    """`of` names the scene, character, set or venue by what the problem calls it, or counts the link or way."""

    kind: RequirementKind
    of: str = ""


def requirements(problem: Problem) -> tuple[Requirement, ...]:
    """Everything that the problem asks and could be asked to give way; particular ones first."""
    kind = RequirementKind
    asked = [
        *(Requirement(kind.LOCK, s.id) for s in problem.scenes if s.locked),
        *(
            Requirement(kind.UNIT, s.id)
            for s in problem.scenes
            if s.unit is not None and len(problem.units) > 1
        ),
        *(Requirement(kind.LINK, str(at)) for at in range(len(problem.links))),
        *(Requirement(kind.CAST, m.character) for m in problem.cast if m.unavailable),
        *(Requirement(kind.SET, s.place) for s in problem.sets if s.closed),
        *(Requirement(kind.VENUE, v.id) for v in problem.venues if v.closed),
        *(Requirement(kind.LIMIT, limit.character) for limit in problem.limits),
        *(Requirement(kind.TRAVEL, str(at)) for at in range(len(problem.travel))),
        Requirement(kind.LIGHT),
        Requirement(kind.REST),
        Requirement(kind.MAXIMUM),
    ]
    if len(problem.units) > 1:
        asked.append(Requirement(kind.TOGETHER))
    if problem.rules.maximum_scenes is not None:
        asked.append(Requirement(kind.MAXIMUM_SCENES))
    return tuple(sorted(asked, key=lambda each: list(kind).index(each.kind)))


def keeping(problem: Problem, kept: Collection[Requirement]) -> Tables:
    """The problem with these requirements and no others, but for TOGETHER, which no table holds."""
    kind = RequirementKind

    def has(of: RequirementKind, name: str = "") -> bool:
        return Requirement(of, name) in kept

    less = replace(
        problem,
        scenes=tuple(
            replace(
                scene,
                locked=scene.locked if has(kind.LOCK, scene.id) else None,
                unit=scene.unit if has(kind.UNIT, scene.id) or len(problem.units) == 1 else None,
                light=scene.light if has(kind.LIGHT) else Shoot.ANY,
            )
            for scene in problem.scenes
        ),
        links=tuple(link for at, link in enumerate(problem.links) if has(kind.LINK, str(at))),
        cast=tuple(m if has(kind.CAST, m.character) else replace(m, unavailable=()) for m in problem.cast),
        sets=tuple(s if has(kind.SET, s.place) else replace(s, closed=()) for s in problem.sets),
        venues=tuple(v if has(kind.VENUE, v.id) else replace(v, closed=()) for v in problem.venues),
        limits=tuple(limit for limit in problem.limits if has(kind.LIMIT, limit.character)),
        travel=tuple(way for at, way in enumerate(problem.travel) if has(kind.TRAVEL, str(at))),
    )
    made = tables(less)
    if not has(kind.REST):
        made = made._replace(rest=MUCH)
    if not has(kind.MAXIMUM):
        made = made._replace(maximum=MUCH)
    if not has(kind.MAXIMUM_SCENES):
        made = made._replace(most_scenes=MUCH)
    return made
