"""`shudian plan replan`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shudian.cli.language import said
from shudian.cli.output import Findings, FindingsOption, OutputOption, read_file, report, table, write_value
from shudian.cli.plan.argument import ProblemArgument
from shudian.cli.plan.document import read_document
from shudian.wording import interface_language

if TYPE_CHECKING:
    from shudian.finding import Finding
    from shudian.model.schedule import CostLine, Schedule
    from shudian.plan.problem import Problem
    from shudian.plan.replan import Replanned

KeepOption = Annotated[
    Path,
    typer.Option(help=said("The plan to stay close to.", "要尽量保持的计划。"), metavar="PLAN"),
]
LostOption = Annotated[
    list[str],
    typer.Option(
        help=said(
            "A date that is lost, or the number of the shooting day; may be given again.",
            "停拍的日期，或第几个拍摄日；可多次给出。",
        ),
        metavar="DAY",
    ),
]
UnavailableOption = Annotated[
    list[str],
    typer.Option(
        help=said(
            "A character or performer who cannot come on a date (or day number).",
            "某日（或第几个拍摄日）不能到场的角色或演员。",
        ),
        metavar="NAME:DAY",
    ),
]
ClosedOption = Annotated[
    list[str],
    typer.Option(help=said("A venue that is closed on a date.", "某日不可用的取景地。"), metavar="VENUE:DAY"),
]
AddedOption = Annotated[
    list[str],
    typer.Option(help=said("A date that can be shot on after all.", "新增的可拍摄日期。"), metavar="DATE"),
]
ProgressOption = Annotated[
    Path | None,
    typer.Option(
        help=said(
            "What was really shot (JSON): it stays, what was carried is planned anew.",
            "现场进度（JSON）：已拍的不动，顺延的重新排入。",
        )
    ),
]
BudgetOption = Annotated[
    int | None,
    typer.Option(
        help=said(
            "How many scenes may move: the cheapest plan found within that. "
            "Else: each moved scene counts like a sixth of what a scene costs.",
            "最多可移动多少场：取此范围内最省的计划。不填则每移动一场按单场平均成本的六分之一计入。",
        ),
        min=0,
    ),
]
EffortOption = Annotated[
    int,
    typer.Option(
        help=said(
            "How long to look for what is cheaper, in about seconds of one core.",
            "寻找更省方案的时长，约为单核秒数。",
        ),
        min=1,
    ),
]
ProblemAfterOption = Annotated[
    Path | None,
    typer.Option(
        help=said(
            "Where to write the problem as it is after the loss; the new plan is checked against it.",
            "写出变动后的排期问题；新计划以它核查。",
        )
    ),
]


def replan(
    problem: ProblemArgument,
    keep: KeepOption,
    *,
    lost: LostOption = [],  # noqa: B006 - typer copies it
    unavailable: UnavailableOption = [],  # noqa: B006 - as above
    closed: ClosedOption = [],  # noqa: B006 - as above
    added: AddedOption = [],  # noqa: B006 - as above
    progress: ProgressOption = None,
    budget_of_changes: BudgetOption = None,
    effort: EffortOption = 6,
    problem_after: ProblemAfterOption = None,
    output: OutputOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.finding import failed
    from shudian.model import document
    from shudian.model.progress import Progress
    from shudian.plan import check
    from shudian.plan.problem import Problem
    from shudian.plan.replan import loss
    from shudian.plan.replan import replan as replan_schedule

    asked = read_document(Problem, problem, findings)
    kept, found = _plan(keep, asked, findings)
    reports = read_document(Progress, progress, findings) if progress else None
    given, wrong = loss(asked, kept, lost=lost, unavailable=unavailable, closed=closed, added=added)
    if failed(wrong):
        report([*found, *wrong], findings)
    made, moved = replan_schedule(
        asked, kept, given, progress=reports, budget_of_changes=budget_of_changes, effort=effort
    )
    if made:
        write_value(document.write(made.schedule), output)
        if problem_after:
            write_value(document.write(made.problem), problem_after)
        if output:
            _shown(made, kept)
        found = [*found, *check(made.problem, made.schedule)]
    report([*found, *moved], findings)


def _plan(path: Path, asked: Problem, findings: Findings) -> tuple[Schedule, list[Finding]]:
    from shudian.plan.formats import read_plan

    kept, found = read_plan(read_file(path), asked, str(path))
    if kept is None:
        report(found, findings)
    assert kept is not None
    return kept, list(found)


def _shown(made: Replanned, kept: Schedule) -> None:
    """Cost lines that differ, then what moved in a line."""
    from shudian.plan.paper.names import COSTS

    language = interface_language()

    def amount(line: CostLine | None) -> str:
        return str(line.amount) if line else "–"

    rows = []
    for old, new in made.lines:
        line = new or old
        assert line
        kind = COSTS[line.kind].in_(language) if line.kind in COSTS else line.kind
        rows.append((kind, line.subject, amount(old), amount(new)))
    rows.append((said("Total", "合计"), "", str(kept.cost), str(made.schedule.cost)))
    table(rows, [said("Cost", "费用"), "", said("before", "原计划"), said("now", "新计划")])
    print(said("{} scenes moved", "共移动 {} 场").format(len(made.moves)))
    if len(made.chances) > 1:
        _chances(made)


def _chances(made: Replanned) -> None:
    """Every plan worth choosing, the one that was written marked."""
    print()
    rows = [
        (
            str(each.moved),
            str(each.cost),
            str(each.cost - made.schedule.cost),
            "←" if each.cost == made.schedule.cost and each.moved == len(made.moves) else "",
        )
        for each in made.chances
    ]
    table(rows, ["--budget-of-changes", said("cost", "费用"), said("difference", "差额"), ""])
