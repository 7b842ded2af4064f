"""The instances and the best that is known of each."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path

from shudian.model.document import read
from shudian.plan.check import check
from shudian.plan.problem import Problem
from shudian.plan.schedule import scheduled

HERE = Path(__file__).parent
COLUMNS = ("instance", "cost", "bound", "when", "how")


@dataclass(frozen=True, slots=True)
class Best:
    """Whole yuan: the cost of the best plan known, a bound that no plan can undercut, who found the one and when."""

    instance: str
    cost: int
    bound: int
    when: str
    how: str

    @property
    def gap(self) -> float:
        return 1 - self.bound / self.cost


def names() -> list[str]:
    return sorted(path.stem for path in (HERE / "instances").glob("*.json"))


def instance(name: str) -> Problem:
    problem, found = read(Problem, (HERE / "instances" / f"{name}.json").read_bytes())
    assert problem, found
    return problem


def cost_of(problem: Problem, slots: tuple[int, ...]) -> int:
    """Minor units of a legal plan; the check stands between a solver and every number."""
    plan = scheduled(problem, slots)
    if broken := [finding for finding in check(problem, plan) if finding.severity == "error"]:
        raise ValueError(f"{problem.title}: {broken[0]}")
    return plan.cost.minor


def best() -> dict[str, Best]:
    with (HERE / "best.csv").open(encoding="utf-8", newline="") as table:
        return {
            row["instance"]: Best(
                row["instance"], int(row["cost"]), int(row["bound"]), row["when"], row["how"]
            )
            for row in csv.DictReader(table)
        }


def best_slots() -> dict[str, tuple[int, ...]]:
    plans = json.loads((HERE / "best.json").read_text("utf-8"))
    return {name: tuple(slots) for name, slots in plans.items()}


def write(rows: dict[str, Best], plans: dict[str, tuple[int, ...]]) -> None:
    with (HERE / "best.csv").open("w", encoding="utf-8", newline="") as table:
        out = csv.writer(table, lineterminator="\n")
        out.writerow(COLUMNS)
        out.writerows([b.instance, b.cost, b.bound, b.when, b.how] for _, b in sorted(rows.items()))
    write_plans(HERE / "best.json", plans)


def write_plans(path: Path, plans: dict[str, tuple[int, ...]]) -> None:
    """A line an instance."""
    lines = (
        f'"{name}":{json.dumps(list(slots), separators=(",", ":"))}' for name, slots in sorted(plans.items())
    )
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")
