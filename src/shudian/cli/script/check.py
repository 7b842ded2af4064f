"""`shudian script check`."""

from __future__ import annotations

from typing import Annotated

import typer

from shudian.cli.language import said
from shudian.cli.output import Findings, FindingsOption, OutputOption, read_file, report, write_value
from shudian.cli.script.argument import ScriptArgument
from shudian.wording import interface_language

_THRESHOLD = 0.75


def check(
    file: ScriptArgument,
    *,
    threshold: Annotated[
        float,
        typer.Option(
            "--threshold",
            min=0,
            max=1,
            help=said(
                "List the lines that were read with less confidence than this.", "列出把握低于此值的行。"
            ),
        ),
    ] = _THRESHOLD,
    output: OutputOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.model import document
    from shudian.script import check as examine
    from shudian.script import read as read_script
    from shudian.script.doctor.checkup import checkup
    from shudian.script.doctor.findings import CODES
    from shudian.script.doctor.page import page
    from shudian.script.doctor.report import csv_bytes, text

    ending = output.suffix.lower() if output else ".txt"
    if ending not in (".html", ".txt", ".json", ".csv"):
        raise typer.BadParameter(
            said(
                f"A check is written as .html, .txt, .json or .csv, not {ending or 'without ending'}.",
                f"检查报告可写成 .html、.txt、.json 或 .csv，不能写成 {ending or '无后缀文件'}。",
            ),
            param_hint="--output",
        )
    series, found = read_script(read_file(file), file.name)
    if series:
        told = examine(series, threshold=threshold)
        made, language = checkup(series, told, threshold), interface_language()
        if ending == ".json":
            write_value(document.write(made), output)
        elif ending == ".html":
            write_value(page(made, series, language), output)
        else:
            write_value((csv_bytes if ending == ".csv" else text)(made, language), output)
        found = [each for each in found if each.code not in CODES]
    report(found, findings)
