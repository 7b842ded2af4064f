"""`shudian plan problem`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from shudian.cli.language import said
from shudian.cli.output import Findings, FindingsOption, OutputOption, read_file, report, write_value
from shudian.cli.plan.argument import ProductionArgument, SourceArgument
from shudian.cli.plan.document import read_breakdown, read_document
from shudian.wording import interface_language


def problem(
    source: SourceArgument,
    production: ProductionArgument,
    *,
    overrides: Annotated[
        Path | None,
        typer.Option(
            help=said(
                "A table (CSV) that overrides minutes, light, extras, weather, locked date or unit of scenes.",
                "覆盖表（CSV）：改写各场的拍摄分钟、光线、群演人数、看天、锁定日期或摄制组。",
            ),
        ),
    ] = None,
    write_overrides: Annotated[
        Path | None,
        typer.Option(
            help=said("Write that table with every default in it.", "写出填有全部默认值的覆盖表。"),
        ),
    ] = None,
    output: OutputOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.model import document
    from shudian.model.production import Production
    from shudian.plan import problem as problem_of
    from shudian.plan.posing.overrides import overrides_table, read_overrides

    made = read_document(Production, production, findings)
    breakdown, found = read_breakdown(source, made, findings)
    cells, wrong = read_overrides(read_file(overrides), overrides.name) if overrides else ((), [])
    asked, more = problem_of(breakdown, made, cells)
    if asked and write_overrides:
        write_value(overrides_table(asked, interface_language()), write_overrides)
    if asked and not wrong and (output or not write_overrides):
        write_value(document.write(asked), output)
    report([*found, *wrong, *more], findings)
