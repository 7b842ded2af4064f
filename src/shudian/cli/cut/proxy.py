"""`shudian cut proxy`: a small copy to work with."""

from __future__ import annotations

from typing import Annotated

import typer

from shudian.cli.cut.argument import FfmpegOption, MediaArgument, OutArgument
from shudian.cli.language import said
from shudian.cli.output import Findings, FindingsOption, report


def proxy(
    file: MediaArgument,
    out: OutArgument,
    *,
    height: Annotated[
        int, typer.Option(min=64, max=2160, help=said("Height of the picture.", "画面高度。"))
    ] = 540,
    ffmpeg: FfmpegOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.cut.engines.ffmpeg import locate
    from shudian.cut.ingest.proxy import proxy as make
    from shudian.cut.probe import look

    program = locate(ffmpeg)
    source, found = look(file)
    if source:
        make(source, out, program, height=height)
    report(found, findings)
