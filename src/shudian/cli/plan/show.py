"""`shudian plan show`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shudian.cli.language import said
from shudian.cli.output import (
    Findings,
    FindingsOption,
    FontDirOption,
    OutputOption,
    report,
    table,
    write_value,
)
from shudian.cli.plan.argument import PlanArgument, ProductionArgument, SourceArgument
from shudian.cli.plan.document import read_breakdown, read_document
from shudian.wording import LANGUAGES, interface_language

if TYPE_CHECKING:
    from shudian.model.breakdown import Breakdown
    from shudian.model.production import Production
    from shudian.model.schedule import Schedule


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
    schedule = read_document(Schedule, plan, findings)
    made = read_document(Production, production, findings)
    sheets, found = read_breakdown(breakdown, made, findings)
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
    from shudian.plan.paper.html import board_page
    from shudian.plan.paper.oneline import one_line_csv

    if ending == ".pdf":
        return call_sheets(*given, fonts.need("Hans", font_dir).path)
    if ending == ".csv":
        return one_line_csv(*given)
    draw = {".svg": stripboard, ".html": board_page}.get(ending)
    if not draw:
        wanted = said("must end in svg, html, pdf or csv", "须以 svg、html、pdf 或 csv 结尾")
        raise typer.BadParameter(wanted, param_hint="-o")
    return draw(*given)


def _shown(schedule: Schedule, breakdown: Breakdown, production: Production, language: str) -> None:
    from shudian.plan.paper.material import Material
    from shudian.plan.paper.oneline import one_line

    material = Material(schedule, breakdown, production, language)
    grid = one_line(material)
    shown = (0, 1, 2, 3, 4, 6, 8)  # what a narrow terminal holds
    table([[row.cells[at] for at in shown] for row in grid.rows], [grid.heads[at].said for at in shown])
    typer.echo(material.cost_said)
