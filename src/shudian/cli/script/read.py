"""`shudian script read`."""

from __future__ import annotations

from typing import Annotated

import typer

from shudian.cli.language import said
from shudian.cli.output import Findings, FindingsOption, OutputOption, read_file, report, write_value
from shudian.cli.script.argument import ScriptArgument
from shudian.wording import interface_language


def read(
    file: ScriptArgument,
    *,
    json: Annotated[
        bool,
        typer.Option("--json", help=said("The whole series as a JSON document.", "以 JSON 文档输出整部剧。")),
    ] = False,
    output: OutputOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.model.document import write
    from shudian.script import read as read_script
    from shudian.script.outline import outline

    series, found = read_script(read_file(file), file.name)
    if series:
        as_json = json or (output is not None and output.suffix == ".json")
        write_value(write(series) if as_json else outline(series, interface_language()), output)
    report(found, findings)
