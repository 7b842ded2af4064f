"""`shudian plan check`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shudian.cli.language import said
from shudian.cli.output import Findings, FindingsOption, OutputOption, read_file, report, table, write_value
from shudian.cli.plan.argument import ProblemArgument
from shudian.cli.plan.document import read_document

if TYPE_CHECKING:
    from shudian.model.schedule import CostLine, Schedule

AnyPlanArgument = Annotated[
    Path,
    typer.Argument(
        help=said(
            "A plan: JSON of shudian or Universal Schedule Standard, a table (CSV, XLSX), or a list with a line for each day.",
            "计划：shudian 或 Universal Schedule Standard 的 JSON、表格（CSV、XLSX），或每天一行日期的清单。",
        ),
        metavar="PLAN",
    ),
]


def check(
    problem: ProblemArgument,
    plan: AnyPlanArgument,
    output: OutputOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.finding import failed
    from shudian.plan import Problem
    from shudian.plan.check import check as check_plan
    from shudian.plan.check import counted
    from shudian.plan.formats import read_plan

    asked = read_document(Problem, problem, findings)
    schedule, found = read_plan(read_file(plan), asked, str(plan))
    if schedule is None:
        report(found, findings)
        raise typer.Exit(1)
    if output:
        write_value(_written(schedule, output.suffix.lower()), output)
    found = [*found, *check_plan(asked, schedule)]
    try:
        report(found, findings)
    finally:  # the verdict comes last, whatever the exit code
        _shown(schedule, counted(asked, schedule), legal=not failed(found))


def _written(schedule: Schedule, ending: str) -> str | bytes:
    """The plan as it was read."""
    from shudian.model import document
    from shudian.plan.formats import plan_csv
    from shudian.wording import interface_language

    if ending == ".json":
        return document.write(schedule)
    if ending == ".csv":
        return plan_csv(schedule, interface_language())
    wanted = said("must end in json or csv", "须以 json 或 csv 结尾")
    raise typer.BadParameter(wanted, param_hint="-o")


def _shown(schedule: Schedule, counts: tuple[CostLine, ...], *, legal: bool) -> None:
    """The cost by kind, as the plan says and as its days cost, then whether it is legal."""
    from shudian.plan.paper.names import COSTS
    from shudian.units import Money

    def total(lines: tuple[CostLine, ...], kind: str) -> str:
        amounts = [line.amount for line in lines if line.kind == kind]
        if len({amount.currency for amount in amounts}) > 1:
            return "?"
        return str(sum(amounts[1:], amounts[0])) if any(amount.minor for amount in amounts) else "–"

    rows = [
        (COSTS[kind].in_(said("en", "zh")), total(schedule.lines, kind), total(counts, kind))
        for kind in COSTS
        if total(schedule.lines, kind) != "–" or total(counts, kind) != "–"
    ]
    currency = counts[0].amount.currency if counts else schedule.cost.currency
    counted = Money(sum(line.amount.minor for line in counts), currency)
    rows.append((said("Total", "合计"), str(schedule.cost), str(counted)))
    table(rows, [said("Cost", "费用"), said("as the plan says", "计划所写"), said("as counted", "核算")])
    verdict = said("legal", "合规") if legal else said("illegal", "不合规")
    print(f"{verdict} · {said('{} days', '{} 个拍摄日').format(len(schedule.days))} · {counted}")
