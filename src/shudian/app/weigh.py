"""A scenario weighed: laid out in time, priced, and checked, each finding where it belongs on a board."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from shudian.app.told import load
from shudian.app.workspace import Workspace
from shudian.finding import Finding, failed
from shudian.model.breakdown import Breakdown, SceneSheet
from shudian.model.progress import Progress
from shudian.model.scenario import Away, PlannedDay, Scenario
from shudian.model.schedule import Schedule
from shudian.plan.problem import Problem, ProblemScene
from shudian.store import drawers, exports
from shudian.units import Money

_DATE = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Ground:
    """What every scenario of a series stands on."""

    problem: Problem  # with what was shot where it was shot, and without what was omitted
    digest: str  # of the problem and the progress
    sheets: Mapping[str, SceneSheet]  # by the id of the scene
    whole: Problem  # as it was posed
    progress: Progress | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding, and the scenes (ids), dates and characters that it is about."""

    finding: Finding
    scenes: tuple[str, ...]
    dates: tuple[str, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    schedule: Schedule
    unplanned: tuple[str, ...]  # in the script's order
    placed: tuple[Placed, ...]
    shares: Mapping[str, Money]  # by ShootingDay.name

    @property
    def legal(self) -> bool:
        return not failed(each.finding for each in self.placed)


def ground(workspace: Workspace, slug: str) -> Ground | None:
    """None if the series has no problem yet."""
    with workspace.store.reading() as connection:
        file = exports.load(connection, slug, "problem.json")
        sheets = drawers.BREAKDOWNS.text(connection, series=slug)
        progress = drawers.PROGRESS.text(connection, series=slug)
    if file is None:
        return None
    said = progress[1] if progress else ""
    whole = _problem(workspace.media.path(file.digest))
    return Ground(
        problem=_left(workspace.media.path(file.digest), said),
        digest=file.digest + (progress[0] if progress else ""),
        sheets=_sheets(sheets[1]) if sheets else {},
        whole=whole,
        progress=drawers.PROGRESS.read(said) if said else None,
    )


def around(on: Ground, scenario: Scenario) -> Ground:
    """The ground with what the scenario has to do without."""
    return _around(_Told(on), scenario.lost, scenario.away) if scenario.lost or scenario.away else on


def weigh(on: Ground, scenario: Scenario) -> Weighed:
    """The scenario as its problem lays it out now; the same once more costs nothing."""
    on = around(on, scenario)
    known = scenario.lower_bound and not on.progress  # what was omitted makes less possible
    bound = scenario.lower_bound.minor if known and scenario.lower_bound else 0
    return _weighed(_Known(on.problem, on.digest), scenario.days, bound)


def fitted(on: Ground, scenario: Scenario) -> Scenario:
    """The scenario without the scenes and units that the problem does not know any more."""
    known = {scene.id for scene in on.problem.scenes}
    units = {unit.name for unit in on.problem.units}
    days = tuple(
        replace(day, scenes=kept)
        for day in scenario.days
        if day.unit in units and (kept := tuple(id for id in day.scenes if id in known))
    )
    planned = {id for day in days for id in day.scenes}
    locked = tuple(id for id in scenario.locked if id in planned)
    return replace(scenario, days=days, locked=locked)


def planned_days(on: Ground, schedule: Schedule) -> tuple[PlannedDay, ...]:
    """A schedule's days; a call is kept where it is not what the rules say."""
    rules = on.problem.rules
    return tuple(
        PlannedDay(
            day.date,
            day.unit,
            tuple(strip.scene for strip in day.strips),
            None if day.call.time() == (rules.night_call if day.night else rules.call) else day.call,
        )
        for day in schedule.days
        if day.strips
    )


def barred(problem: Problem, scene: ProblemScene) -> dict[date, list[str]]:
    """The dates on which a scene cannot be shot whatever else is, and who or what is not there."""
    story_set = problem.set_of(scene)
    away = [
        (member.character, member.unavailable) for member in problem.cast if member.character in scene.cast
    ]
    away += [(venue.id, venue.closed) for venue in problem.venues if venue.id == story_set.venue]
    away.append((story_set.place, story_set.closed))
    found: dict[date, list[str]] = {}
    for who, days in away:
        for day in sorted(set(days) & set(problem.dates)):
            found.setdefault(day, []).append(who)
    return found


@dataclass(frozen=True, eq=False)
class _Told:
    """A ground that is told from others by its digest."""

    on: Ground

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Told) and self.on.digest == other.on.digest

    def __hash__(self) -> int:
        return hash(self.on.digest)


@lru_cache(maxsize=16)
def _around(told: _Told, lost: tuple[date, ...], away: tuple[Away, ...]) -> Ground:
    from shudian.plan.replan.loss import Loss, left

    on = told.on
    unavailable = tuple((each.character, each.date) for each in away)
    problem, _ = left(on.whole, Loss(lost, unavailable), on.progress)
    without = [*map(str, lost), *(f"{who}:{day}" for who, day in unavailable)]
    return replace(on, problem=problem, digest=" ".join([on.digest, *without]))


@dataclass(frozen=True, eq=False)
class _Known:
    """A problem that is told from others by its digest, which is quicker than by all it holds."""

    problem: Problem
    digest: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Known) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)


@lru_cache(maxsize=64)
def _weighed(known: _Known, days: tuple[PlannedDay, ...], bound: int) -> Weighed:
    from shudian.plan.check import check
    from shudian.plan.schedule import laid_out
    from shudian.plan.shares import day_shares

    problem = known.problem
    laid = [(day.date, day.unit, day.scenes) for day in days]
    calls = {(day.date, day.unit): day.call for day in days if day.call}
    schedule = laid_out(problem, laid, calls=calls, bound=bound)
    standing = {strip.scene for day in schedule.days for strip in day.strips}
    return Weighed(
        schedule=schedule,
        unplanned=tuple(scene.id for scene in problem.scenes if scene.id not in standing),
        placed=tuple(_placed(problem, finding) for finding in check(problem, schedule)),
        shares=day_shares(schedule),
    )


def _placed(problem: Problem, finding: Finding) -> Placed:
    said = finding.message
    return Placed(
        finding,
        tuple(scene.id for scene in problem.scenes if scene.number == finding.place.scene),
        tuple(dict.fromkeys(_DATE.findall(said.en))),
        tuple(member.character for member in problem.cast if member.character in said.zh),
    )


@lru_cache(maxsize=8)
def _problem(path: Path) -> Problem:
    return load(Problem, path)


@lru_cache(maxsize=8)
def _left(path: Path, progress: str) -> Problem:
    """The problem with what is told of the set."""
    if not progress:
        return _problem(path)
    from shudian.plan.replan.loss import Loss, left

    return left(_problem(path), Loss(), drawers.PROGRESS.read(progress))[0]


@lru_cache(maxsize=8)
def _sheets(text: str) -> Mapping[str, SceneSheet]:
    breakdown: Breakdown = drawers.BREAKDOWNS.read(text)
    return {sheet.scene: sheet for sheet in breakdown.scenes}
