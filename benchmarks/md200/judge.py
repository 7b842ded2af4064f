"""Is this plan of an MD-200 instance legal, what does it cost, and is it better than the best known?

    cd benchmarks && python -m md200.judge 200-25-15-8-1 answer.json

The answer is a list of slots, one a scene (date index × units + unit index), whose days are then put in order; or
a whole plan: a Shudian schedule, Universal Schedule Standard, a table. Exit code 0 if it is legal.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from md200.instances import best, instance

from shudian.finding import Finding
from shudian.model.schedule import Schedule
from shudian.plan.check import check
from shudian.plan.formats import read_plan
from shudian.plan.problem import Problem
from shudian.plan.schedule import scheduled


def answered(problem: Problem, data: bytes, name: str) -> tuple[Schedule | None, list[Finding]]:
    try:
        plain = json.loads(data)
    except ValueError:
        plain = None
    if not isinstance(plain, list):
        return read_plan(data, problem, name)
    last = len(problem.dates) * len(problem.units)
    if len(plain) != len(problem.scenes) or not all(isinstance(s, int) and 0 <= s < last for s in plain):
        sys.exit(f"{name}: {len(problem.scenes)} slots from 0 to {last - 1} are asked for.")
    return scheduled(problem, tuple(plain)), []


def main(name: str, answer: str) -> int:
    problem, known = instance(name), best()[name]
    plan, found = answered(problem, Path(answer).read_bytes(), answer)
    found += check(problem, plan) if plan else []
    for finding in found:
        print(finding)
    if not plan or any(finding.severity == "error" for finding in found):
        print(f"{name}: not legal")
        return 1
    cost = plan.cost.minor / 100
    print(
        f"{name}: legal, {cost:,.2f}; best known {known.cost:,} ({known.how}, {known.when}), "
        f"{cost / known.cost - 1:+.2%}; bound {known.bound:,}, gap {1 - known.bound / cost:.2%}"
    )
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2]))
