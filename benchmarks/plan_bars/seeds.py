"""Ten seeds on each of the six productions of 200 scenes: cost against the best known.

    cd benchmarks && nice python -m plan_bars.seeds [SEEDS] [SECONDS] [NAME ...] [--keep] [--until-known]

CPU seconds of one process; the first legal plan counts from the first call, its compiled code from disk. `--keep`
writes what is better than the best known to best.csv and best.json, once the check has passed it. `--until-known`
ends a run that has come to the best known, or below.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from md200.instances import best, best_slots, cost_of, instance, names, write

from shudian import __version__

SIZE = "200-"


@dataclass(frozen=True, slots=True)
class Seeded:
    """Whole yuan; None where no legal plan was found."""

    name: str
    seed: int
    first: float | None  # CPU seconds to the first legal plan
    last: float  # to the plan told
    cost: int | None
    slots: tuple[int, ...]


def seeded(name: str, seed: int, seconds: float, goal: int = 0) -> Seeded:
    """Ends early at a cost of `goal`, whole yuan."""
    from shudian.plan.days.search import search

    problem = instance(name)
    first, last, now = None, 0.0, None
    began = time.process_time()
    for found in search(problem, seed=seed):
        spent = time.process_time() - began
        if spent > seconds:
            break
        if found and found != now:
            first, last, now = first or spent, spent, found
            if now.cost <= 100 * goal:
                break
    slots = now.slots if now else ()
    return Seeded(name, seed, first, last, _legal(name, slots), slots)


def _legal(name: str, slots: tuple[int, ...]) -> int | None:
    try:
        return -(-cost_of(instance(name), slots) // 100) if slots else None
    except ValueError:
        return None


def keep(made: Seeded) -> None:
    rows, plans = best(), best_slots()
    known = rows[made.name]
    if made.cost is not None and made.cost < known.cost:
        when, how = f"{datetime.now(UTC):%Y-%m-%d}", f"shudian {__version__}"
        rows[made.name] = replace(known, cost=made.cost, when=when, how=how)
        plans[made.name] = made.slots
        write(rows, plans)


def lines(count: int, seconds: float, asked: list[str], *, keeping: bool, until: bool) -> Iterator[str]:
    yield (
        "| instance | best known before | "
        + " | ".join(f"seed {n}" for n in range(1, count + 1))
        + " | worst |"
    )
    yield "|---|---|" + "---|" * (count + 1)
    for name in asked:
        known = best()[name].cost
        goal = known if until else 0
        made = [seeded(name, seed, seconds, goal) for seed in range(1, count + 1)]
        if keeping:
            for each in made:
                keep(each)
        cells = [
            "none"
            if each.cost is None
            else f"{each.cost / known - 1:+.2%} ({each.first:.1f}, {each.last:.0f} s)"
            for each in made
        ]
        costs = [each.cost for each in made if each.cost is not None]
        worst = f"{max(costs) / min(known, *costs, known) - 1:+.2%}" if len(costs) == count else "none"
        yield f"| {name} | {known:,} | {' | '.join(cells)} | {worst} above the best of all |"


def main() -> None:
    numbers = [word for word in sys.argv[1:] if word.replace(".", "").isdigit()]
    asked = [word for word in sys.argv[1:] if word in names()]
    count, seconds = int((numbers or ["10"])[0]), float((numbers[1:] or ["30"])[0])
    asked = asked or [name for name in names() if name.startswith(SIZE)]
    until = "--until-known" in sys.argv
    for line in lines(count, seconds, asked, keeping="--keep" in sys.argv, until=until):
        print(line, flush=True)


if __name__ == "__main__":
    main()
