"""The verb: scenes to days at least cost with a bound, then the order and the calls of each day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from shudian.finding import Finding
from shudian.model.schedule import Call, Schedule, ShootingDay, Strip
from shudian.plan import cost
from shudian.plan import findings as kinds
from shudian.plan.order import ordered
from shudian.plan.pose import impossible_scenes
from shudian.plan.problem import Problem, ProblemScene, Shoot
from shudian.units import Money
from shudian.wording import Wording

EFFORT = 10

Progress = Callable[[Money, Money], None]  # cost of the best schedule so far, lower bound


def solve(
    problem: Problem, *, effort: int = EFFORT, on_progress: Progress | None = None
) -> tuple[Schedule | None, list[Finding]]:
    """The cheapest schedule found with `effort` (about so many seconds of one core), and its bound.

    The same problem and effort give the same schedule. None with findings if there is none.
    """
    from shudian.plan.engines import cpsat

    if impossible := list(impossible_scenes(problem)):
        return None, impossible

    def tell(found: int, bound: int) -> None:
        if on_progress:
            on_progress(Money(found, problem.currency), Money(bound, problem.currency))

    allocation = cpsat.allocate(problem, effort, tell if on_progress else None)
    if allocation.days is None and not allocation.proven:
        return None, [kinds.NOT_FOUND.at(effort=effort)]
    if allocation.days is None:
        against = [_said(problem, each) for each in cpsat.conflict(problem, effort)]
        return None, [kinds.CONFLICT.at(requirements=kinds.joined(against))]
    schedule = _scheduled(problem, allocation.days, allocation.bound, allocation.proven)
    return schedule, []


def _scheduled(problem: Problem, allocated: Sequence[int], bound: int, proven: bool) -> Schedule:
    days = []
    for number, at in enumerate(sorted(set(allocated)), 1):
        scenes = [s for s, day in zip(problem.scenes, allocated, strict=True) if day == at]
        days.append(_day(problem, number, problem.dates[at], scenes))
    lines = cost.lines(problem, days)
    total = cost.total(lines, problem.currency)
    least = total if proven else Money(min(bound, total.minor), total.currency)
    return Schedule(problem.title, tuple(days), total, least, lines, proven=least == total)


def _day(problem: Problem, number: int, on: date, scenes: Sequence[ProblemScene]) -> ShootingDay:
    night = any(scene.light is Shoot.NIGHT for scene in scenes)
    call = datetime.combine(on, problem.rules.night_call if night else problem.rules.call)
    strips = _strips(problem, call, ordered(problem, scenes, on, night=night))
    wrap = strips[-1].end
    return ShootingDay(
        number=number,
        date=on,
        night=night,
        call=call,
        wrap=wrap,
        strips=strips,
        calls=_calls(problem, strips),
        work_minutes=int((wrap - call) / timedelta(minutes=1)),
    )


def _strips(problem: Problem, call: datetime, scenes: Sequence[ProblemScene]) -> tuple[Strip, ...]:
    strips: list[Strip] = []
    clock = call
    for scene in scenes:
        story_set = problem.set_of(scene)
        if strips and strips[-1].venue != story_set.venue:
            clock += timedelta(minutes=problem.rules.move_minutes)
        if not strips or strips[-1].place != scene.place:
            clock += timedelta(minutes=story_set.dressing_minutes)
        strips.append(Strip(scene.id, scene.number, scene.place, story_set.venue, scene.minutes, clock))
        clock = strips[-1].end
    return tuple(strips)


def _calls(problem: Problem, strips: Sequence[Strip]) -> tuple[Call, ...]:
    """Cast members in the production's order, then day players as they come."""
    scenes = {scene.id: scene for scene in problem.scenes}
    performers = {member.character: member.performer for member in problem.cast}
    times: dict[str, tuple[datetime, datetime]] = {}
    for strip in strips:
        for character in scenes[strip.scene].cast:
            times[character] = (times.get(character, (strip.start,))[0], strip.end)
    listed = [character for character in performers if character in times]
    return tuple(
        Call(character, performers.get(character, ""), *times[character])
        for character in dict.fromkeys([*listed, *times])
    )


def _said(problem: Problem, requirement: object) -> Wording:
    from shudian.plan.engines.cpsat import Requirement, RequirementKind

    assert isinstance(requirement, Requirement)
    rules = problem.rules
    if requirement.kind is RequirementKind.CAST:
        member = next(m for m in problem.cast if m.character == requirement.of)
        return Wording("{who} unavailable on {dates}", "{who} 在 {dates} 无档期").filled(
            {"who": member.character, "dates": ", ".join(map(str, member.unavailable))}
        )
    if requirement.kind is RequirementKind.VENUE:
        venue = next(v for v in problem.venues if v.id == requirement.of)
        named = Wording(venue.name_en or venue.name, venue.name)
        return Wording("{venue} closed on {dates}", "{venue} 在 {dates} 不可用").filled(
            {"venue": named, "dates": ", ".join(map(str, venue.closed))}
        )
    said = {
        RequirementKind.REST: Wording(
            "{rest} minutes of rest between two days", "两个拍摄日之间休息 {rest} 分钟"
        ),
        RequirementKind.LIGHT: Wording(
            "day and night exteriors on different days", "日戏外景与夜戏外景分日拍摄"
        ),
        RequirementKind.MAXIMUM: Wording(
            "at most {maximum} minutes a day on {days} dates", "{days} 个拍摄日每天最多 {maximum} 分钟"
        ),
    }
    return said[requirement.kind].filled(
        {"rest": problem.rest_minutes, "maximum": rules.maximum_minutes, "days": len(problem.dates)}
    )
