"""The verb: scenes to days at least cost with a bound, then the order and the calls of each day."""

from __future__ import annotations

from collections.abc import Callable

from shudian.finding import Finding
from shudian.model.schedule import Schedule
from shudian.plan import findings as kinds
from shudian.plan.pose import impossible_scenes
from shudian.plan.problem import Problem
from shudian.plan.schedule import scheduled
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
    return scheduled(problem, allocation.days, bound=allocation.bound, proven=allocation.proven), []


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
