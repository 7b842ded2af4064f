"""`shudian cut package`: an episode as players load it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from shudian.cli.cut.argument import FfmpegOption, MediaArgument
from shudian.cli.language import said
from shudian.cli.output import (
    Findings,
    FindingsOption,
    read_file,
    report,
)


def package(
    file: MediaArgument,
    *,
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            help=said(
                "The folder to write; it must not exist or be empty.", "要写出的文件夹；须不存在或为空。"
            ),
            file_okay=False,
        ),
    ],
    subtitles: Annotated[
        list[Path] | None,
        typer.Option(
            help=said(
                "A subtitle file named like ep01.th.vtt; may be given many times.",
                "按 ep01.th.vtt 形式命名的字幕文件；可多次给出。",
            ),
            dir_okay=False,
        ),
    ] = None,
    low: Annotated[
        bool, typer.Option("--low", help=said("Add a rendition for slow networks.", "增加低码率版本。"))
    ] = False,
    ffmpeg: FfmpegOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.cut.engines.ffmpeg import locate
    from shudian.cut.package import deliver, read_texts
    from shudian.cut.probe import look

    program = locate(ffmpeg)
    source, found = look(file)
    named = {path.name: read_file(path) for path in subtitles or ()}
    texts, more = read_texts(named)
    found += more
    if source and texts is not None:
        found += deliver(source, texts, output, program, low=low)
    report(found, findings)
