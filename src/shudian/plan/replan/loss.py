"""What a plan has lost, and the problem that is left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches

from shudian.finding import Finding
from shudian.model.people import CastMember
from shudian.model.progress import Progress
from shudian.model.schedule import Schedule
from shudian.plan.problem import Daylight, Problem, ProblemScene
from shudian.plan.progress import Standing, standing
from shudian.plan.replan import findings as kinds
from shudian.units import Money


@dataclass(frozen=True, slots=True)
class Loss:
    lost: tuple[date, ...] = ()  # dates on which nothing can be shot
    unavailable: tuple[tuple[str, date], ...] = ()  # character, date
    closed: tuple[tuple[str, date], ...] = ()  # Venue.id, date
    added: tuple[date, ...] = ()  # dates on which can be shot after all


def loss(
    problem: Problem,
    kept: Schedule,
    *,
    lost: Sequence[str] = (),
    unavailable: Sequence[str] = (),
    closed: Sequence[str] = (),
    added: Sequence[str] = (),
) -> tuple[Loss, list[Finding]]:
    """A loss as a person writes it: dates or numbers of shooting days, `NAME:DATE` of characters and venues.

    A performer's name stands for the character, and a venue's name for its id.
    """
    reading = _Reading(problem, kept)
    people = {name: m.character for m in problem.cast for name in (m.performer, m.character)}
    people |= {name: name for scene in problem.scenes for name in scene.cast}
    venues = {name: v.id for v in problem.venues for name in (v.name_en, v.name, v.id) if name}
    made = Loss(
        lost=tuple(day for each in lost if (day := reading.listed(each))),
        unavailable=tuple(pair for each in unavailable if (pair := reading.pair(each, people))),
        closed=tuple(pair for each in closed if (pair := reading.pair(each, venues))),
        added=tuple(day for each in added if (day := reading.new_date(each))),
    )
    return made, reading.found


class _Reading:
    def __init__(self, problem: Problem, kept: Schedule) -> None:
        self.dates = problem.dates
        self.numbers = {str(day.number): day.date for day in kept.days}
        self.found: list[Finding] = []

    def listed(self, written: str) -> date | None:
        day = self.numbers.get(written.strip()) or _iso(written)
        if day in self.dates:
            return day
        known = ", ".join(map(str, self.dates))
        self.found.append(kinds.DATE_UNKNOWN.at(written=written, known=known))
        return None

    def new_date(self, written: str) -> date | None:
        if not (day := _iso(written)):
            self.found.append(kinds.DATE_UNKNOWN.at(written=written, known=", ".join(map(str, self.dates))))
        return day

    def pair(self, written: str, names: dict[str, str]) -> tuple[str, date] | None:
        name, mark, day = written.replace("：", ":").rpartition(":")
        if not mark:
            self.found.append(kinds.PAIR_UNREADABLE.at(written=written))
            return None
        on = self.listed(day)
        name = name.strip()
        if name not in names:
            near = ", ".join(get_close_matches(name, names, n=3, cutoff=0.4)) or ", ".join(list(names)[:5])
            self.found.append(kinds.NAME_UNKNOWN.at(written=name, near=near))
            return None
        return (names[name], on) if on else None


def _iso(written: str) -> date | None:
    try:
        return date.fromisoformat(written.strip())
    except ValueError:
        return None


def left(problem: Problem, loss: Loss, progress: Progress | None) -> tuple[Problem, Standing]:
    """The problem after the loss: what was shot is locked where it was shot, what was omitted is gone."""
    done = standing(problem, progress)
    asked = added(problem, [*loss.added, *(on for on, _ in done.shot.values())])
    shot = {(of, on) for scene in asked.scenes for of, on in _used(asked, scene, done)}
    away = _by_name([pair for pair in loss.unavailable if pair not in shot])
    shut = _by_name([*loss.closed, *((v.id, day) for v in asked.venues for day in loss.lost)])
    nothing = Money(0, problem.currency)
    known = {member.character for member in asked.cast}
    players = [CastMember(who, "", nothing, nothing) for who in away if who not in known]

    def free(name: str, dates: tuple[date, ...], more: Iterable[date] = ()) -> tuple[date, ...]:
        return tuple(sorted(day for day in {*dates, *more} if (name, day) not in shot))

    cast = tuple(
        replace(m, unavailable=free(m.character, m.unavailable, away.get(m.character, ())))
        for m in (*asked.cast, *players)
    )
    venues = tuple(replace(v, closed=free(v.id, v.closed, shut.get(v.id, ()))) for v in asked.venues)
    sets = tuple(replace(s, closed=free(s.place, s.closed)) for s in asked.sets)
    scenes = tuple(_as_shot(scene, done) for scene in asked.scenes if scene.id not in done.omitted)
    ids = {scene.id for scene in scenes}
    links = tuple(link for link in asked.links if {link.first, link.second} <= ids)
    return replace(asked, scenes=scenes, links=links, cast=cast, sets=sets, venues=venues), done


def _used(problem: Problem, scene: ProblemScene, done: Standing) -> Iterable[tuple[str, date]]:
    """Who and what was there when a scene was shot: no calendar speaks against that any more."""
    if scene.id in done.shot:
        on, _ = done.shot[scene.id]
        story_set = problem.set_of(scene)
        for name in (*scene.cast, story_set.place, story_set.venue):
            yield name, on


def _by_name(pairs: Iterable[tuple[str, date]]) -> dict[str, list[date]]:
    found: dict[str, list[date]] = {}
    for name, day in pairs:
        found.setdefault(name, []).append(day)
    return found


def _as_shot(scene: ProblemScene, done: Standing) -> ProblemScene:
    if scene.id not in done.shot:
        return scene
    on, unit = done.shot[scene.id]
    return replace(scene, locked=on, unit=unit)


def added(problem: Problem, days: Iterable[date]) -> Problem:
    new = sorted(set(days) - set(problem.dates))
    known = {sun.date for sun in problem.daylight}
    suns = [
        Daylight(day, near.rise, near.fall)
        for day in new
        if day not in known
        for near in [min(problem.daylight, key=lambda sun: abs((sun.date - day).days))]
    ]
    dates = tuple(sorted([*problem.dates, *new]))
    return replace(problem, dates=dates, daylight=(*problem.daylight, *suns))
