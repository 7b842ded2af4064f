"""`shudian localise exchange check`: files of translators' tools judged by their standards."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from shudian.cli.language import said
from shudian.cli.output import Findings, FindingsOption, read_file, report

app = typer.Typer(
    help=said("Files of translators' tools: lines, memories, terms.", "翻译工具的文件：台词、记忆库、术语。"),
    rich_markup_mode=None,
    no_args_is_help=True,
)


@app.command(
    help=said("Judge an XLIFF 2, TMX or TBX file by its standard.", "按标准检查 XLIFF 2、TMX 或 TBX 文件。")
)
def check(
    file: Annotated[
        Path,
        typer.Argument(
            help=said("An .xlf or .xliff, .tmx, or .tbx file.", ".xlf 或 .xliff、.tmx、.tbx 文件。"),
            metavar="FILE",
            dir_okay=False,
        ),
    ],
    *,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.localise.exchange import READERS

    reader = READERS.get(file.suffix.lower().lstrip("."))
    if reader is None:
        known = ", ".join(f".{suffix}" for suffix in READERS)
        raise typer.BadParameter(
            said(f"{file.name} does not end in {known}.", f"{file.name} 的后缀不是 {known}。")
        )
    report(reader(read_file(file), file.name)[1], findings)
