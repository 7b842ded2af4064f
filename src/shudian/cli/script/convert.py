"""`shudian script convert`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from shudian.cli.language import said
from shudian.cli.output import Findings, FindingsOption, OutputOption, read_file, report, write_value
from shudian.cli.script.argument import ScriptArgument


class To(StrEnum):
    """The formats that a script is written in."""

    CHINESE = "chinese"
    LABELLED = "chinese-labelled"
    NUMBER_LINE = "chinese-number-line"
    FOUNTAIN = "fountain"
    FDX = "fdx"
    DOCX = "docx"
    JSON = "json"


_ENDINGS = {
    ".txt": To.CHINESE, ".md": To.CHINESE, ".fountain": To.FOUNTAIN, ".spmd": To.FOUNTAIN,
    ".fdx": To.FDX, ".docx": To.DOCX, ".json": To.JSON,
}  # fmt: skip


def convert(
    file: ScriptArgument,
    *,
    to: Annotated[
        To | None,
        typer.Option(
            "--to",
            help=said(
                "The format to write; without it the output's ending says it.",
                "写成的格式；不给则由输出文件的后缀决定。",
            ),
        ),
    ] = None,
    output: OutputOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian import script

    format = to or _by_ending(output.suffix.lower() if output else "")
    series, found = script.read(read_file(file), file.name)
    if series is None:
        report(found, findings)
        return
    data, lost = script.convert(series, format.value)
    if data:
        write_value(data, output)
    report(lost, findings)


def _by_ending(ending: str) -> To:
    if format := _ENDINGS.get(ending):
        return format
    endings = ", ".join(_ENDINGS)
    raise typer.BadParameter(
        said(
            f"Name the format with --to, or give an output that ends in {endings}.",
            f"请用 --to 指定格式，或让输出文件以 {endings} 结尾。",
        ),
        param_hint="--to",
    )
