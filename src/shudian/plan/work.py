"""The plan as a graph of nodes: solve, then stripboard, day-out-of-days and call sheets a language."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

import shudian
from shudian import files, fonts
from shudian.errors import ShudianError
from shudian.finding import Finding, Severity
from shudian.model import document
from shudian.model.breakdown import Breakdown
from shudian.model.production import Production
from shudian.model.schedule import Schedule
from shudian.model.work import Graph, Json, Needed, Node, settings_text
from shudian.plan.board import stripboard
from shudian.plan.callsheet import call_sheets
from shudian.plan.check import check
from shudian.plan.dood import day_out_of_days_svg
from shudian.plan.problem import Problem
from shudian.plan.solve import EFFORT, solve
from shudian.wording import LANGUAGES

T = TypeVar("T")
PLAN = "plan.json"


class NoPlan(ShudianError):
    """The problem has no schedule; message and remedy are the gravest finding's."""

    code = "plan.none"


def plan_graph(
    problem: Problem,
    breakdown: Breakdown,
    production: Production,
    *,
    effort: int = EFFORT,
    languages: Sequence[str] = LANGUAGES,
) -> Graph:
    """Nodes `plan/solve` (plan.json) and, a language, `plan/board-zh` (stripboard.zh.svg, dood.zh.svg)
    and `plan/call-sheets-zh` (call-sheets.zh.pdf).
    """
    solved = Node(
        name="plan/solve",
        verb="plan.solve",
        run="shudian.plan.work:run_solve",
        version=f"{shudian.__version__}+ortools-{version('ortools')}",
        settings=settings_text({"problem": document.encode(problem), "effort": effort}),
        makes=(PLAN,),
        weight=2 * effort,
    )
    shown = {"breakdown": document.encode(breakdown), "production": document.encode(production)}
    font = files.digest(fonts.need("Hans").path)
    nodes = [solved]
    for language in languages:
        settings = shown | {"language": language}
        nodes += [_board(language, settings), _call_sheets(language, settings | {"font": font})]
    return Graph(tuple(nodes))


def _board(language: str, settings: Mapping[str, Json]) -> Node:
    return Node(
        name=f"plan/board-{language}",
        verb="plan.board",
        run="shudian.plan.work:run_board",
        version=shudian.__version__,
        settings=settings_text(settings),
        makes=(f"stripboard.{language}.svg", f"dood.{language}.svg"),
        inputs=(("plan", Needed("plan/solve", PLAN)),),
    )


def _call_sheets(language: str, settings: Mapping[str, Json]) -> Node:
    return Node(
        name=f"plan/call-sheets-{language}",
        verb="plan.call-sheets",
        run="shudian.plan.work:run_call_sheets",
        version=f"{shudian.__version__}+fpdf2-{version('fpdf2')}+fonttools-{version('fonttools')}",
        settings=settings_text(settings),
        makes=(f"call-sheets.{language}.pdf",),
        inputs=(("plan", Needed("plan/solve", PLAN)),),
        weight=2,
    )


def run_solve(_inputs: Mapping[str, Path], settings: Mapping[str, Json], out: Path) -> None:
    problem = _decoded(Problem, settings["problem"])
    effort = settings["effort"]
    assert isinstance(effort, int)
    schedule, findings = solve(problem, effort=effort)
    _refuse([*findings, *(check(problem, schedule) if schedule else ())])
    (out / PLAN).write_text(document.write(schedule), "utf-8")


def run_board(inputs: Mapping[str, Path], settings: Mapping[str, Json], out: Path) -> None:
    schedule, breakdown, production, language = _given(inputs, settings)
    board = stripboard(schedule, breakdown, production, language)
    (out / f"stripboard.{language}.svg").write_text(board, "utf-8")
    days = day_out_of_days_svg(schedule, production, language)
    (out / f"dood.{language}.svg").write_text(days, "utf-8")


def run_call_sheets(inputs: Mapping[str, Path], settings: Mapping[str, Json], out: Path) -> None:
    schedule, breakdown, production, language = _given(inputs, settings)
    font = fonts.need("Hans").path
    (out / f"call-sheets.{language}.pdf").write_bytes(
        call_sheets(schedule, breakdown, production, language, font)
    )


def _given(
    inputs: Mapping[str, Path], settings: Mapping[str, Json]
) -> tuple[Schedule, Breakdown, Production, str]:
    schedule = _decoded(Schedule, json.loads(inputs["plan"].read_bytes()))
    breakdown = _decoded(Breakdown, settings["breakdown"])
    production = _decoded(Production, settings["production"])
    return schedule, breakdown, production, str(settings["language"])


def _decoded(noun: type[T], plain: object) -> T:
    value, findings = document.decode(noun, plain)
    _refuse(findings)
    assert value is not None
    return value


def _refuse(findings: Sequence[Finding]) -> None:
    for finding in findings:
        if finding.severity is Severity.ERROR:
            raise NoPlan(finding.message, finding.remedy)
