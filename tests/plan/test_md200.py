"""The published instances: drawn as they stand, each with a legal plan inside, the best known ones legal as well."""

import csv
import json
from pathlib import Path

import pytest

from shudian.model.document import read
from shudian.plan.check import check
from shudian.plan.problem import Problem
from shudian.plan.schedule import scheduled

FOLDER = Path(__file__).parents[2] / "benchmarks" / "md200"
PLANTED: dict[str, list[int]] = json.loads((FOLDER / "planted.json").read_text("utf-8"))
BEST: dict[str, list[int]] = json.loads((FOLDER / "best.json").read_text("utf-8"))
QUICK = {"040-10-6-3-2", "060-12-7-3-3", "080-14-8-4-1"}
NAMES = [pytest.param(name, marks=() if name in QUICK else pytest.mark.slow) for name in sorted(PLANTED)]


def instance(name: str) -> Problem:
    problem, found = read(Problem, (FOLDER / "instances" / f"{name}.json").read_bytes())
    assert found == []
    assert problem
    return problem


def table() -> dict[str, dict[str, str]]:
    with (FOLDER / "best.csv").open(encoding="utf-8", newline="") as rows:
        return {row["instance"]: row for row in csv.DictReader(rows)}


def legal_cost(problem: Problem, slots: list[int]) -> int:
    plan = scheduled(problem, tuple(slots))
    assert [finding for finding in check(problem, plan) if finding.severity == "error"] == []
    return plan.cost.minor


def test_thirty_instances_of_the_sizes_that_are_promised() -> None:
    files = {path.stem for path in (FOLDER / "instances").glob("*.json")}
    assert files == set(PLANTED) == set(BEST) == set(table())
    assert len(files) == 30
    for size in ("080-14-8-4", "200-25-15-8"):
        assert sum(name.startswith(f"{size}-") for name in files) >= 5
    for name in files:
        problem = instance(name)
        told = (len(problem.scenes), len(problem.cast), len(problem.sets), len(problem.dates))
        assert [int(part) for part in name.split("-")[:4]] == list(told)


@pytest.mark.parametrize("name", NAMES)
def test_the_planted_plan_is_legal(name: str) -> None:
    assert legal_cost(instance(name), PLANTED[name]) > 0


@pytest.mark.parametrize("name", NAMES)
def test_the_best_plan_is_legal_and_costs_what_the_table_says(name: str) -> None:
    row = table()[name]
    cost = legal_cost(instance(name), BEST[name])
    assert int(row["cost"]) == -(-cost // 100)
    assert 0 <= int(row["bound"]) <= int(row["cost"])


def test_the_drawing_makes_the_same_instances(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(FOLDER.parent))
    from md200.draw import Drawing
    from md200.shapes import shapes

    for name in ("040-10-6-3-1", "200-25-15-8-5", "300-30-18-7-1"):
        problem, slots = Drawing(name, shapes()[name]).problem()
        assert problem == instance(name)
        assert slots == PLANTED[name]
