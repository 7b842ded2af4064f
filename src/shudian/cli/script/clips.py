"""`shudian script clips`."""

from __future__ import annotations

from typing import Annotated

import typer

from shudian.cli.language import said
from shudian.cli.output import (
    Findings,
    FindingsOption,
    OutputOption,
    read_file,
    report,
    table,
    write_value,
)
from shudian.cli.script.argument import ScriptArgument
from shudian.cli.script.calibrate import CutsOption, PaceOption, chosen_pace
from shudian.finding import failed
from shudian.wording import interface_language


def clips(
    file: ScriptArgument,
    *,
    hooks: Annotated[
        bool,
        typer.Option(
            "--hooks",
            help=said("The hook of every episode instead of clips.", "列出每集的钩子，而不是投流片段。"),
        ),
    ] = False,
    output: OutputOption = None,
    cuts: CutsOption = None,
    pace: PaceOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.files.csv_table import csv_table
    from shudian.model import document
    from shudian.script import clips as find
    from shudian.script import read
    from shudian.script.selling import told

    ending = output.suffix.lower() if output else ""
    if ending not in ("", ".json", ".csv"):
        raise typer.BadParameter(
            said(
                f"Clips are written as .json or .csv, not {ending}.",
                f"片段表可写成 .json 或 .csv，不能写成 {ending}。",
            ),
            param_hint="--output",
        )
    series, found = read(read_file(file), file.name)
    if series:
        tempo, more = chosen_pace(series, cuts, pace)
        found += more
        if not failed(more):
            made, language = find(series, tempo=tempo), interface_language()
            heads = [head.in_(language) for head in (told.HOOK_HEADS if hooks else told.HEADS)]
            rows = [
                *(
                    told.hook_rows(series, made.hooks, language)
                    if hooks
                    else told.rows(series, made, language)
                )
            ]
            if ending == ".json":
                write_value(document.write(made), output)
            elif ending == ".csv":
                write_value(csv_table([heads, *rows]), output)
            elif hooks:
                table(rows, heads)
            else:
                write_value(told.page(series, made, language), output)
    report(found, findings)
