"""`shudian cut`: from pictures to a finished vertical episode."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from shudian.cli.language import said
from shudian.cli.output import Findings, FindingsOption, OutputOption, report, table, write_value

app = typer.Typer(
    help=said("Cut: pictures to a finished vertical episode.", "剪辑：从素材到竖屏成片。"),
    rich_markup_mode=None,
    no_args_is_help=True,
)

MediaArgument = Annotated[
    Path, typer.Argument(help=said("A video file.", "视频文件。"), metavar="IN", dir_okay=False)
]


@app.command(
    help=said("Say what a media file really holds.", "查明媒体文件的真实内容。"),
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
