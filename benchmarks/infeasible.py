"""Thirty problems without a plan: MD-200 instances in which one thing is broken, each beside what that is.

    from infeasible import broken
    for each in broken(): exact.conflict(each.problem, effort)   # contains each.broken

First a problem is tightened around the plan planted in it, which stays legal; then one thing is broken so
that no plan is left, for a reason that stands beside each. So every true conflict contains what was broken.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from pathlib import Path

from shudian.model.document import read
from shudian.model.place import Travel
from shudian.model.production import Link, LinkKind, Unit
from shudian.plan.exact import Requirement, RequirementKind
from shudian.plan.problem import Limit, Problem, ProblemScene, Shoot

FOLDER = Path(__file__).parent / "md200"
INSTANCES = ("040-10-6-3-1", "200-25-15-8-1")

_Kind = RequirementKind
Break = tuple[Problem, Requirement]


@dataclass(frozen=True, slots=True)
class Broken:
    name: str
    problem: Problem
    broken: Requirement


@dataclass(frozen=True, slots=True)
class Planted:
    """A problem, and the date index of each scene in a plan that keeps it."""

    problem: Problem
    dates: tuple[int, ...]

    def on(self, at: int) -> date:
        return self.problem.dates[self.dates[at]]

    def playing(self, character: str) -> list[int]:
        return [at for at, scene in enumerate(self.problem.scenes) if character in scene.cast]

    def minutes(self, scenes: list[int]) -> int:
        return sum(self.problem.scenes[at].minutes for at in scenes)

    def pair(self, *, same: bool) -> tuple[int, int]:
        """Two scenes that the plan shoots in this order on two dates, or on one."""
        first = next(at for at, on in enumerate(self.dates) if on == 0)
        return first, next(
            at for at, on in enumerate(self.dates) if at != first and (on == 0) == same and on < 2
        )

    def lead(self) -> str:
        """Who plays the most minutes: more than a day holds."""
        return max(
            (m.character for m in self.problem.cast), key=lambda name: self.minutes(self.playing(name))
        )

    def others(self, on: date) -> tuple[date, ...]:
        return tuple(day for day in self.problem.dates if day != on)


def broken() -> Iterator[Broken]:
    plans = json.loads((FOLDER / "planted.json").read_text("utf-8"))
    for name in INSTANCES:
        problem, found = read(Problem, (FOLDER / "instances" / f"{name}.json").read_bytes())
        assert problem, found
        for breaking in BREAKS:
            made, what = breaking(Planted(problem, tuple(plans[name])))
            yield Broken(f"{name} {breaking.__name__}", made, what)


def _scenes(problem: Problem, changed: dict[int, ProblemScene]) -> Problem:
    return replace(problem, scenes=tuple(changed.get(at, s) for at, s in enumerate(problem.scenes)))


def _limited(planted: Planted, limit: Limit) -> Break:
    rest = tuple(each for each in planted.problem.limits if each.character != limit.character)
    return replace(planted.problem, limits=(*rest, limit)), Requirement(_Kind.LIMIT, limit.character)


def _linked(planted: Planted, *links: tuple[int, int, LinkKind]) -> Problem:
    ids = [scene.id for scene in planted.problem.scenes]
    made = tuple(Link(ids[first], ids[second], kind) for first, second, kind in links)
    return replace(planted.problem, links=(*planted.problem.links, *made))


def cast_calendar(planted: Planted) -> Break:
    """The lead has one date, and more minutes than a day holds."""
    lead, problem = planted.lead(), planted.problem
    away = planted.others(planted.on(planted.playing(lead)[0]))
    cast = tuple(replace(m, unavailable=away) if m.character == lead else m for m in problem.cast)
    return replace(problem, cast=cast), Requirement(_Kind.CAST, lead)


def venue_calendar(planted: Planted) -> Break:
    """The venue is open on one date, and holds scenes by day and by night."""
    problem, venues = planted.problem, {each.place: each.venue for each in planted.problem.sets}
    busiest = max(
        (venue.id for venue in problem.venues),
        key=lambda each: planted.minutes(
            [n for n, s in enumerate(problem.scenes) if venues[s.place] == each]
        ),
    )
    first = next(at for at, scene in enumerate(problem.scenes) if venues[scene.place] == busiest)
    closed = planted.others(planted.on(first))
    made = tuple(replace(v, closed=closed) if v.id == busiest else v for v in problem.venues)
    return replace(problem, venues=made), Requirement(_Kind.VENUE, busiest)


def set_calendar(planted: Planted) -> Break:
    """A scene is locked to its date, and its set is closed on that date."""
    problem = planted.problem
    locked = _scenes(problem, {0: replace(problem.scenes[0], locked=planted.on(0))})
    place = problem.scenes[0].place
    sets = tuple(replace(s, closed=(planted.on(0),)) if s.place == place else s for s in problem.sets)
    return replace(locked, sets=sets), Requirement(_Kind.SET, place)


def lock(planted: Planted) -> Break:
    """A scene that must come later than another is locked to the first date."""
    first, second = planted.pair(same=False)
    linked = _linked(planted, (first, second, LinkKind.EARLIER_DATE))
    wrong = replace(linked.scenes[second], locked=linked.dates[0])
    return _scenes(linked, {second: wrong}), Requirement(_Kind.LOCK, wrong.id)


def link_circle(planted: Planted) -> Break:
    """The earlier of two linked scenes is asked for after the later one."""
    first, second = planted.pair(same=False)
    made = _linked(planted, (first, second, LinkKind.BEFORE), (second, first, LinkKind.BEFORE))
    return made, Requirement(_Kind.LINK, str(len(made.links) - 1))


def link_contradiction(planted: Planted) -> Break:
    """Two scenes on different dates by a link are asked for on the same day by another."""
    first, second = planted.pair(same=False)
    made = _linked(planted, (first, second, LinkKind.EARLIER_DATE), (first, second, LinkKind.SAME_DAY))
    return made, Requirement(_Kind.LINK, str(len(made.links) - 1))


def limit_of_work(planted: Planted) -> Break:
    """The dates together do not hold the minutes of the lead."""
    lead = planted.lead()
    most = planted.minutes(planted.playing(lead)) // len(planted.problem.dates) - 1
    return _limited(planted, Limit(lead, "合同", work_minutes=most))


def limit_of_hours(planted: Planted) -> Break:
    """Called from nine and gone at half past nine, with a scene that is longer."""
    lead = planted.lead()
    return _limited(planted, Limit(lead, "合同", not_before=time(9), not_after=time(9, 5)))


def limit_of_night(planted: Planted) -> Break:
    """Somebody who plays in a night scene is not to work at night."""
    night = next(s for s in planted.problem.scenes if s.light is Shoot.NIGHT and s.cast)
    return _limited(planted, Limit(night.cast[0], "合同", night=False))


def maximum(planted: Planted) -> Break:
    """The dates together do not hold the minutes of all scenes."""
    problem = planted.problem
    longest = max(
        s.minutes + next(e for e in problem.sets if e.place == s.place).dressing_minutes + 30
        for s in problem.scenes
    )
    most = planted.minutes(list(range(len(problem.scenes)))) // len(problem.dates) - 1
    assert most > longest
    rules = replace(problem.rules, regular_minutes=most, maximum_minutes=most, overtime_steps=())
    return replace(problem, rules=rules), Requirement(_Kind.MAXIMUM)


def maximum_scenes(planted: Planted) -> Break:
    """The dates together do not hold all scenes."""
    problem = planted.problem
    most = (len(problem.scenes) - 1) // len(problem.dates)
    rules = replace(problem.rules, maximum_scenes=most)
    return replace(problem, rules=rules), Requirement(_Kind.MAXIMUM_SCENES)


def rest(planted: Planted) -> Break:
    """A rest of two days and nights leaves too few dates for the minutes."""
    made = replace(planted.problem, rest_minutes=48 * 60, rest_floor_minutes=None)
    return made, Requirement(_Kind.REST)


def light(planted: Planted) -> Break:
    """Two scenes that are shot on the same day need day and night."""
    first, second = planted.pair(same=True)
    linked = _linked(planted, (first, second, LinkKind.SAME_DAY))
    scenes = {first: Shoot.DAY, second: Shoot.NIGHT}
    changed = {at: replace(linked.scenes[at], light=light) for at, light in scenes.items()}
    return _scenes(linked, changed), Requirement(_Kind.LIGHT)


def unit(planted: Planted) -> Break:
    """Two scenes on the same day, of which one is asked for by another unit."""
    first, second = planted.pair(same=True)
    linked = replace(_linked(planted, (first, second, LinkKind.SAME_DAY)), units=(Unit("A"), Unit("B")))
    units = {first: "A", second: "B"}
    changed = {at: replace(linked.scenes[at], unit=name) for at, name in units.items()}
    return _scenes(linked, changed), Requirement(_Kind.UNIT, linked.scenes[second].id)


def travel(planted: Planted) -> Break:
    """A venue lies in another region, longer away than the shoot lasts."""
    problem = planted.problem
    there = next(each.venue for each in problem.sets if each.place == problem.scenes[0].place)
    venues = tuple(replace(v, region="山里" if v.id == there else "") for v in problem.venues)
    way = Travel(("", "山里"), (problem.dates[-1] - problem.dates[0]).days)
    return replace(problem, venues=venues, travel=(way,)), Requirement(_Kind.TRAVEL, "0")


BREAKS: tuple[Callable[[Planted], Break], ...] = (
    cast_calendar,
    venue_calendar,
    set_calendar,
    lock,
    link_circle,
    link_contradiction,
    limit_of_work,
    limit_of_hours,
    limit_of_night,
    maximum,
    maximum_scenes,
    rest,
    light,
    unit,
    travel,
)
