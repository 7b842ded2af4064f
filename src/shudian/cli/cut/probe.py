"""`shudian cut probe`: what a media file really holds."""

from __future__ import annotations

from typing import Annotated

import typer

from shudian.cli.cut.argument import MediaArgument
from shudian.cli.language import said
from shudian.cli.output import (
    Findings,
    FindingsOption,
    OutputOption,
    report,
    table,
    write_value,
)


def probe(
    file: MediaArgument,
    *,
    as_json: Annotated[bool, typer.Option("--json", help=said("As a document.", "输出为文档。"))] = False,
    output: OutputOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.cut.probe import probe as probe_file
    from shudian.model import document

    info, found = probe_file(file)
    if info and (as_json or output):
        write_value(document.write(info), output)
    elif info:
        rows = [(name, value) for name, value in document.encode(info).items() if value is not None]
        table(rows, (said("field", "字段"), said("value", "值")))
    report(found, findings)
