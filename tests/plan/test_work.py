"""The plan as a graph: each node makes what it says, the same every time."""

import importlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from shudian import files
from shudian.model import document
from shudian.model.breakdown import Breakdown
from shudian.model.production import Production
from shudian.model.schedule import Schedule
from shudian.model.work import Graph, Needed
from shudian.plan.problem import Problem
from shudian.plan.work import NoPlan, plan_graph


def run(graph: Graph, folder: Path) -> dict[str, str]:
    """Digest by file name of everything that the graph makes."""
    for node in graph.nodes:
        module, _, function = node.run.partition(":")
        out = folder / node.name
        out.mkdir(parents=True)
        inputs = {name: folder / i.node / i.file for name, i in node.inputs if isinstance(i, Needed)}
        getattr(importlib.import_module(module), function)(inputs, json.loads(node.settings), out)
        assert sorted(p.name for p in out.iterdir()) == sorted(node.makes)
    return {p.name: files.digest(p) for p in sorted(folder.rglob("*")) if p.is_file()}


def test_the_graph_makes_plan_boards_and_call_sheets_the_same_twice(
    asked: Problem, breakdown: Breakdown, production: Production, solved: Schedule, tmp_path: Path
) -> None:
    graph = plan_graph(asked, breakdown, production)
    assert [node.name for node in graph.nodes] == [
        "plan/solve",
        *("plan/board-en", "plan/call-sheets-en", "plan/board-zh", "plan/call-sheets-zh"),
    ]
    made = run(graph, tmp_path / "a")
    assert made == run(plan_graph(asked, breakdown, production), tmp_path / "b")
    assert {"plan.json", "stripboard.zh.svg", "dood.en.svg", "call-sheets.zh.pdf"} <= set(made)
    plan = (tmp_path / "a" / "plan" / "solve" / "plan.json").read_bytes()
    assert document.read(Schedule, plan) == (solved, [])


def test_a_changed_problem_changes_only_the_solve_settings(
    asked: Problem, breakdown: Breakdown, production: Production
) -> None:
    before = plan_graph(asked, breakdown, production).nodes
    after = plan_graph(replace(asked, rest_minutes=660), breakdown, production).nodes
    assert before[0].settings != after[0].settings
    assert before[1:] == after[1:]


def test_a_problem_without_a_schedule_fails_with_its_finding(
    asked: Problem, breakdown: Breakdown, production: Production, tmp_path: Path
) -> None:
    impossible = replace(asked, dates=asked.dates[:1])
    with pytest.raises(NoPlan, match="cannot be shot on any date"):
        run(plan_graph(impossible, breakdown, production), tmp_path)
