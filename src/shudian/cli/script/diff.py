"""`shudian script diff`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from shudian.cli.language import said
from shudian.cli.output import Findings, FindingsOption, OutputOption, read_file, report, write_value
from shudian.cli.script.argument import ScriptArgument
from shudian.wording import interface_language


def diff(
    old: ScriptArgument,
    new: Annotated[Path, typer.Argument(help=said("The draft that replaces it.", "取代它的新稿。"))],
    *,
    output: OutputOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.model import document
    from shudian.script import diff as compare
    from shudian.script import read as read_script
    from shudian.script.drafts.page import page
    from shudian.script.drafts.report import text

    ending = output.suffix.lower() if output else ".txt"
    if ending not in (".txt", ".html", ".json"):
        raise typer.BadParameter(
            said(
                f"A comparison is written as .txt, .html or .json, not {ending or 'without ending'}.",
                f"对照可写成 .txt、.html 或 .json，不能写成 {ending or '无后缀文件'}。",
            ),
            param_hint="--output",
        )
    before, found = read_script(read_file(old), old.name)
    after, more = read_script(read_file(new), new.name)
    if before and after:
        made, language = compare(before, after), interface_language()
        if ending == ".json":
            write_value(document.write(made), output)
        else:
            write_value((page if ending == ".html" else text)(made, language), output)
    report([*found, *more], findings)
