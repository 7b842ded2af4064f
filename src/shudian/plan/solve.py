"""The verb: scenes to days at least cost with a bound, then the order and the calls of each day."""

from __future__ import annotations

from collections.abc import Callable

from shudian.finding import Finding
from shudian.model.schedule import Schedule
from shudian.plan import exact
from shudian.plan import findings as kinds
from shudian.plan.pose import impossible_scenes
from shudian.plan.problem import Problem
from shudian.plan.schedule import scheduled
from shudian.units import Money

EFFORT = 10

Progress = Callable[[Money, Money], None]  # cost of the best schedule so far, lower bound


def solve(
    problem: Problem, *, effort: int = EFFORT, on_progress: Progress | None = None
) -> tuple[Schedule | None, list[Finding]]:
    """The cheapest schedule found with `effort` (about so many seconds of one core), and its bound.

    The same problem and effort give the same schedule. None with findings if there is none.
    """
    if impossible := list(impossible_scenes(problem)):
        return None, impossible

    def tell(found: int, bound: int) -> None:
        if on_progress:
            on_progress(Money(found, problem.currency), Money(bound, problem.currency))

    found = exact.prove(problem, effort, on_progress=tell if on_progress else None)
    if found.slots is None and not found.proven:
        return None, [kinds.NOT_FOUND.at(effort=effort)]
    if found.slots is None:
        against = [exact.said(problem, each) for each in exact.conflict(problem, effort)]
        return None, [kinds.CONFLICT.at(requirements=kinds.joined(against))]
    return scheduled(problem, found.slots, bound=found.bound, proven=found.proven), []
