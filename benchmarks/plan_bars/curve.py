"""Cost and bound against time on MD-200."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from md200.instances import best, cost_of, instance

from shudian.plan.bound import bounds
from shudian.plan.problem import Problem

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Curve:
    """What had been reached at each mark: cost of a legal plan (None: none yet) and bound, in whole yuan."""

    name: str
    best: int
    costs: dict[int, int | None]
    bounds: dict[int, int]

    def gap(self, mark: int) -> float | None:
        cost = self.costs[mark]
        return 1 - self.bounds[mark] / cost if cost else None


def curve(name: str, marks: Iterable[int], seed: int = 1) -> Curve:
    problem = instance(name)
    told = sorted(marks)
    costs = _at(told, _searched(problem, seed), time.process_time())
    highest = _at(told, bounds(problem), time.process_time())
    return Curve(
        name,
        best()[name].cost,
        {mark: _legal(problem, slots) for mark, slots in costs.items()},
        {mark: (bound or 0) // 100 for mark, bound in highest.items()},
    )


def _searched(problem: Problem, seed: int) -> Iterator[tuple[int, ...]]:
    from shudian.plan.days.search import search

    return (found.slots for found in search(problem, seed=seed) if found)


def _at(marks: list[int], rounds: Iterator[T], began: float) -> dict[int, T | None]:
    """The last round that ended before each mark."""
    reached: dict[int, T | None] = {}
    last: T | None = None
    for each in rounds:
        spent = time.process_time() - began
        reached |= {mark: last for mark in marks if mark <= spent and mark not in reached}
        last = each
        if len(reached) == len(marks):
            break
    return {mark: reached.get(mark, last) for mark in marks}


def _legal(problem: Problem, slots: tuple[int, ...] | None) -> int | None:
    """Whole yuan of a plan that the check lets pass."""
    if slots is None:
        return None
    try:
        return -(-cost_of(problem, slots) // 100)
    except ValueError:
        return None
