"""Search the instances and keep what is better than the best known.

    cd benchmarks && python -m md200.record SEARCH_SECONDS BOUND_SECONDS [NAME ...] [seed=1]

CPU seconds an instance, in one process. What is found goes through the check before it is written to best.csv and
best.json.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import takewhile
from math import ceil
from typing import TypeVar

from md200.instances import HERE, Best, best, best_slots, cost_of, instance, names, write

from shudian import __version__
from shudian.plan.bound import bounds
from shudian.plan.problem import Problem

T = TypeVar("T")


def within(seconds: float, rounds: Iterator[T]) -> Iterator[T]:
    """Rounds until so many CPU seconds of this process have gone."""
    until = time.process_time() + seconds
    return takewhile(lambda _: time.process_time() < until, rounds)


def found(problem: Problem, seconds: float, seed: int = 1) -> tuple[int, ...] | None:
    """The slots of the cheapest plan of the search."""
    from shudian.plan.days.search import search

    slots = None
    for each in within(seconds, search(problem, seed=seed)):
        slots = each.slots if each else None
    return slots


def bounded(problem: Problem, seconds: float) -> int:
    """The highest bound in minor units."""
    return max(within(seconds, bounds(problem)), default=0)


def planted() -> None:
    """Begin with the plans that the instances were drawn around."""
    plans = {
        name: tuple(slots) for name, slots in json.loads((HERE / "planted.json").read_text("utf-8")).items()
    }
    rows = {
        name: Best(name, cost_of(instance(name), slots) // 100, 0, "2026-11-23", "planted")
        for name, slots in plans.items()
    }
    write(rows, plans)


def record(name: str, searching: float, bounding: float, seed: int) -> Best:
    problem = instance(name)
    slots = found(problem, searching, seed) if searching else None
    bound = bounded(problem, bounding) // 100 if bounding else 0
    cost = ceil(cost_of(problem, slots) / 100) if slots else None
    rows, plans = best(), best_slots()  # others may have written since
    known = rows[name]
    if slots and cost is not None and cost < known.cost:
        known = Best(name, cost, known.bound, f"{datetime.now(UTC):%Y-%m-%d}", f"shudian {__version__}")
        plans[name] = slots
    rows[name] = replace(known, bound=min(max(bound, known.bound), known.cost))
    write(rows, plans)
    return rows[name]


def main(searching: float, bounding: float, asked: list[str]) -> None:
    seed = next((int(word[5:]) for word in asked if word.startswith("seed=")), 1)
    for name in [word for word in asked if not word.startswith("seed=")] or names():
        made = record(name, searching, bounding, seed)
        print(f"{name:16} {made.cost:>9,} {made.bound:>9,} {made.gap:6.1%}  {made.how}", flush=True)


if __name__ == "__main__":
    if sys.argv[1:] == ["planted"]:
        planted()
    else:
        main(float(sys.argv[1]), float(sys.argv[2]), sys.argv[3:])
