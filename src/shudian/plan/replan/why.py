"""Why a scene could not stay where it was."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from shudian.finding import Finding
from shudian.model.schedule import Schedule
from shudian.plan.check import check
from shudian.plan.checking.findings import cast_named
from shudian.plan.problem import Problem, ProblemScene
from shudian.plan.progress import Standing
from shudian.plan.replan import findings as kinds
from shudian.plan.replan.loss import Loss
from shudian.plan.schedule import laid_out
from shudian.wording import Wording

Day = tuple[date, str]  # date, unit


def reasons(
    problem: Problem, schedule: Schedule, before: Mapping[str, Day | None], lost: tuple[Loss, Standing]
) -> dict[str, Wording]:
    """For each moved scene (id → the day on which it stood): what forbade its old place, or what moving saves."""
    loss, done = lost
    scenes = {scene.id: scene for scene in problem.scenes}
    own = check(problem, schedule)
    found = {}
    for id, day in before.items():
        said = _lost(problem, scenes[id], day, loss, done)
        found[id] = said or _back(problem, schedule, id, day, own)
    return found


def _lost(
    problem: Problem, scene: ProblemScene, day: Day | None, loss: Loss, done: Standing
) -> Wording | None:
    if day is None:
        return kinds.UNPLANNED
    on, _ = day
    if scene.id in done.shot:
        return kinds.SHOT_ELSEWHEN
    if scene.id in done.carried or (done.until and on <= done.until):
        return kinds.NOT_SHOT.filled({"date": on})
    if on in loss.lost:
        return kinds.DATE_LOST.filled({"date": on})
    for who, away in loss.unavailable:
        if away == on and who in scene.cast:
            return kinds.AWAY.filled({"who": cast_named(problem, who), "date": on})
    venue = next(v for v in problem.venues if v.id == problem.set_of(scene).venue)
    if (venue.id, on) in loss.closed:
        named = Wording(venue.name_en or venue.name, venue.name)
        return kinds.SHUT.filled({"venue": named, "date": on})
    return None


def _back(problem: Problem, schedule: Schedule, id: str, day: Day | None, own: list[Finding]) -> Wording:
    """What it would mean to put the scene back where it was, all else as it is now."""
    assert day
    days = {
        (each.date, each.unit): [strip.scene for strip in each.strips if strip.scene != id]
        for each in schedule.days
    }
    days.setdefault(day, []).append(id)
    calls = {(each.date, each.unit): each.call for each in schedule.days if (each.date, each.unit) != day}
    there = laid_out(problem, [(*name, ids) for name, ids in sorted(days.items())], calls=calls)
    new = [f for f in check(problem, there) if f.severity == "error" and f not in own]
    if new:
        return kinds.RULE.filled({"rule": _clause(new[0].message)})
    more = there.cost - schedule.cost
    return kinds.SAVES.filled({"amount": more}) if more.minor > 0 else kinds.WITH_OTHERS


def _clause(message: Wording) -> Wording:
    return Wording(message.en.rstrip("."), message.zh.rstrip("。"))
