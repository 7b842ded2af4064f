"""`shudian plan`: from a breakdown to a shooting schedule, its check and its papers."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from shudian.cli.language import said
from shudian.cli.output import (
    Findings,
    FindingsOption,
    FontDirOption,
    OutputOption,
    read_file,
    report,
    table,
    write_value,
)
from shudian.cli.talent import talent
from shudian.wording import LANGUAGES, interface_language

if TYPE_CHECKING:
    from shudian.finding import Finding
    from shudian.model.breakdown import Breakdown
    from shudian.model.production import Production
    from shudian.model.schedule import Schedule
    from shudian.units import Money

T = TypeVar("T")

app = typer.Typer(
    help=said(
        "Plan: the cheapest legal shooting schedule, its check, board and call sheets.",
        "计划：最省的合规拍摄排期，及其核查、顺序板与通告单。",
    ),
    rich_markup_mode=None,
    no_args_is_help=True,
)

app.command(
    help=said(
        "Order scenes so that performers wait the least, and prove it.",
        "求演员等待最少的拍摄顺序，并给出证明。",
    )
)(talent)

SourceArgument = Annotated[
    Path,
    typer.Argument(
        help=said("A script, or a breakdown (JSON).", "剧本，或分场表（JSON）。"),
        metavar="SCRIPT_OR_BREAKDOWN",
    ),
]
ProductionArgument = Annotated[
    Path,
    typer.Argument(
        help=said(
            "The production (JSON): dates, cast, sets, venues, rates.",
            "制作资料（JSON）：日期、演员、场景、场地、费率。",
        ),
        metavar="PRODUCTION",
    ),
]
ProblemArgument = Annotated[
    Path,
    typer.Argument(
        help=said(
            "A problem, as `shudian plan problem` writes it.", "由 `shudian plan problem` 写出的排期问题。"
        ),
        metavar="PROBLEM",
    ),
]
PlanArgument = Annotated[
    Path,
    typer.Argument(
        help=said("A plan, as `shudian plan solve` writes it.", "由 `shudian plan solve` 写出的计划。"),
        metavar="PLAN",
    ),
]


@app.command(
    help=said(
        "Put a breakdown and a production together as a scheduling problem.",
        "由分场表与制作资料生成排期问题。",
    )
)
def problem(
    source: SourceArgument,
    production: ProductionArgument,
    output: OutputOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.model import document
    from shudian.model.production import Production
    from shudian.plan import problem as problem_of

    made = _document(Production, production, findings)
    breakdown, found = _breakdown(source, made, findings)
    asked, more = problem_of(breakdown, made)
    if asked:
        write_value(document.write(asked), output)
    report([*found, *more], findings)


@app.command(
    help=said("Find the cheapest legal schedule, and a bound below it.", "求最省的合规排期及其下界。")
)
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

    asked = _document(Problem, problem, findings)
    live = sys.stderr.isatty()
    schedule, found = solve_problem(asked, effort=effort, on_progress=_live if live else None)
    if live:
        print(file=sys.stderr)
    if schedule:
        write_value(document.write(schedule), output)
        found = [*found, *check(asked, schedule)]
    report(found, findings)


@app.command(
    help=said(
        "Check a plan against its problem, rule by rule, and recount its cost.",
        "逐条核查计划是否合规，并重新核算费用。",
    )
)
def check(problem: ProblemArgument, plan: PlanArgument, findings: FindingsOption = Findings.TEXT) -> None:
    from shudian.model.schedule import Schedule
    from shudian.plan import Problem
    from shudian.plan import check as check_plan

    asked = _document(Problem, problem, findings)
    report(check_plan(asked, _document(Schedule, plan, findings)), findings)


@app.command(
    help=said(
        "Show a plan: a table, or with -o the stripboard (svg), a page (html), call sheets (pdf), a one-liner (csv).",
        "展示计划：表格；加 -o 则为顺序板 (svg)、网页 (html)、通告单 (pdf) 或一览表 (csv)。",
    )
)
def show(
    plan: PlanArgument,
    breakdown: SourceArgument,
    production: ProductionArgument,
    *,
    language: Annotated[
        str | None, typer.Option(help=said("Language of the paper: zh or en.", "单据语言：zh 或 en。"))
    ] = None,
    font_dir: FontDirOption = None,
    output: OutputOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.model.production import Production
    from shudian.model.schedule import Schedule

    language = language or interface_language()
    if language not in LANGUAGES:
        raise typer.BadParameter(said("zh or en", "zh 或 en"), param_hint="--language")
    schedule = _document(Schedule, plan, findings)
    made = _document(Production, production, findings)
    sheets, found = _breakdown(breakdown, made, findings)
    if output:
        write_value(_paper(output.suffix.lower(), (schedule, sheets, made, language), font_dir), output)
    else:
        _shown(schedule, sheets, made, language)
    report(found, findings)


def _paper(
    ending: str, given: tuple[Schedule, Breakdown, Production, str], font_dir: Path | None
) -> str | bytes:
    from shudian import fonts
    from shudian.plan import call_sheets, stripboard
    from shudian.plan.board import board_page
    from shudian.plan.oneline import one_line_csv

    if ending == ".pdf":
        return call_sheets(*given, fonts.need("Hans", font_dir).path)
    draw = {".svg": stripboard, ".html": board_page, ".csv": one_line_csv}.get(ending)
    if not draw:
        wanted = said("must end in svg, html, pdf or csv", "须以 svg、html、pdf 或 csv 结尾")
        raise typer.BadParameter(wanted, param_hint="-o")
    return draw(*given)


def _shown(schedule: Schedule, breakdown: Breakdown, production: Production, language: str) -> None:
    from shudian.plan.board import cost_said
    from shudian.plan.oneline import heads, one_line

    shown = (0, 1, 2, 3, 4, 5, 7)  # what a narrow terminal holds
    rows = one_line(schedule, breakdown, production, language)
    table([[row[at] for at in shown] for row in rows], [heads(language)[at] for at in shown])
    typer.echo(cost_said(schedule, language))


def _live(cost: Money, bound: Money) -> None:
    gap = (cost.minor - bound.minor) / cost.minor if cost.minor else 0.0
    line = said("cost {} · bound {} · gap {:.1%}", "总价 {} · 下界 {} · 差距 {:.1%}").format(cost, bound, gap)
    print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)


def _document(noun: type[T], path: Path, findings: Findings) -> T:
    """The document in a file; its findings end the command if it holds none."""
    from shudian.model import document

    value, found = document.read(noun, read_file(path), str(path))
    report(found, findings)
    assert value is not None
    return value


def _breakdown(path: Path, production: Production, findings: Findings) -> tuple[Breakdown, Sequence[Finding]]:
    """The breakdown in a file, or that of the script in it."""
    from shudian.model.breakdown import Breakdown

    data = read_file(path)
    if b'"shudian.breakdown/' in data[:200]:
        return _document(Breakdown, path, findings), []
    from shudian import script

    series, found = script.read(data, path.name)
    if series is None:
        report(found, findings)
        raise typer.Exit(1)
    breakdown, more = script.breakdown(series, production)
    return breakdown, [*found, *more]
