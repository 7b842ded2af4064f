"""`shudian plan solve`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from shudian.cli.language import said
from shudian.cli.output import Findings, FindingsOption, OutputOption, report, write_value
from shudian.cli.plan.argument import ProblemArgument
from shudian.cli.plan.document import read_document

if TYPE_CHECKING:
    from shudian.units import Money


def solve(
    problem: ProblemArgument,
    effort: Annotated[
        int,
        typer.Option(
            help=said(
                "How long to search, in about seconds of one core; the same effort gives the same plan.",
                "搜索时长，约为单核秒数；相同的值得到相同的计划。",
            ),
            min=1,
        ),
    ] = 10,
    output: OutputOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.model import document
    from shudian.plan import Problem, check
    from shudian.plan import solve as solve_problem

    asked = read_document(Problem, problem, findings)
    live = sys.stderr.isatty()
    schedule, found = solve_problem(asked, effort=effort, on_progress=_live if live else None)
    if live:
        print(file=sys.stderr)
    if schedule:
        write_value(document.write(schedule), output)
        found = [*found, *check(asked, schedule)]
    report(found, findings)


def _live(cost: Money, bound: Money) -> None:
    gap = (cost.minor - bound.minor) / cost.minor if cost.minor else 0.0
    line = said("cost {} · bound {} · gap {:.1%}", "总价 {} · 下界 {} · 差距 {:.1%}").format(cost, bound, gap)
    print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)
