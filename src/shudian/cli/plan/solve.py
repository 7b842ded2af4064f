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
    from shudian.finding import Finding
    from shudian.model.schedule import Schedule
    from shudian.plan import Problem
    from shudian.units import Money

SecondsOption = Annotated[
    float | None,
    typer.Option(
        help=said(
            "Search for so many seconds on two cores instead; Ctrl-C ends it with the best so far.",
            "改为用双核搜索这么多秒；按 Ctrl-C 即以当前最优结果结束。",
        ),
        min=1,
    ),
]
EffortOption = Annotated[
    int,
    typer.Option(
        help=said(
            "How long to search, in about seconds of one core; the same effort gives the same plan.",
            "搜索时长，约为单核秒数；相同的值得到相同的计划。",
        ),
        min=1,
    ),
]
SeedOption = Annotated[
    int,
    typer.Option(
        help=said(
            "Where chance begins; another seed searches another way.", "随机种子；不同种子走不同的搜索路径。"
        ),
        min=0,
    ),
]
GapOption = Annotated[
    float,
    typer.Option(
        help=said(
            "End once the cost is proven to be so close to the best, in percent.",
            "一旦证明总价与最优相差不超过这个百分比即结束。",
        ),
        min=0,
        max=100,
    ),
]


def solve(
    problem: ProblemArgument,
    *,
    seconds: SecondsOption = None,
    effort: EffortOption = 10,
    seed: SeedOption = 1,
    gap: GapOption = 0.0,
    output: OutputOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.model import document
    from shudian.plan import Problem, check

    asked = read_document(Problem, problem, findings)
    schedule, found = _solved(asked, seconds, effort, seed, gap / 100)
    if schedule:
        write_value(document.write(schedule), output)
        found = [*found, *check(asked, schedule)]
    report(found, findings)


def _solved(
    asked: Problem, seconds: float | None, effort: int, seed: int, gap: float
) -> tuple[Schedule | None, list[Finding]]:
    from shudian.app.race import race
    from shudian.plan import solve as solve_problem

    live = _live if sys.stderr.isatty() else None
    try:
        if seconds is not None:
            return race(asked, seconds=seconds, seed=seed, gap=gap, on_progress=live)
        return solve_problem(asked, effort=effort, seed=seed, gap=gap, on_progress=live)
    finally:
        if live:
            print(file=sys.stderr)


def _live(cost: Money, bound: Money) -> None:
    gap = (cost.minor - bound.minor) / cost.minor if cost.minor else 0.0
    line = said("cost {} · bound {} · gap {:.1%}", "总价 {} · 下界 {} · 差距 {:.1%}").format(cost, bound, gap)
    print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)
