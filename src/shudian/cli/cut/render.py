"""`shudian cut render`: a finished file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from shudian.cli.cut.argument import FfmpegOption, MediaArgument, OutArgument
from shudian.cli.language import said
from shudian.cli.output import (
    Findings,
    FindingsOption,
    FontDirOption,
    report,
)


def render(
    file: MediaArgument,
    out: OutArgument,
    *,
    subtitles: Annotated[
        Path | None,
        typer.Option(
            help=said("A WebVTT, SRT or ASS file.", "WebVTT、SRT 或 ASS 字幕文件。"), dir_okay=False
        ),
    ] = None,
    burn: Annotated[
        bool,
        typer.Option(
            "--burn",
            help=said("Draw the subtitles into the picture.", "把字幕压制到画面中。"),
        ),
    ] = False,
    lufs: Annotated[
        float,
        typer.Option(
            min=-40, max=-6, help=said("Integrated loudness to level to.", "目标综合响度（LUFS）。")
        ),
    ] = -14.0,
    size: Annotated[
        str | None,
        typer.Option(
            metavar="WxH", help=said("Fit the picture into this size.", "把画面放入此尺寸，如 1080x1920。")
        ),
    ] = None,
    font_dir: FontDirOption = None,
    ffmpeg: FfmpegOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.cut.engines.ffmpeg import locate
    from shudian.cut.probe import look
    from shudian.cut.render import Order
    from shudian.cut.render import render as render_file

    if burn and not subtitles:
        raise typer.BadParameter(said("--burn needs --subtitles.", "--burn 需要同时给出 --subtitles。"))
    order = Order(subtitles, burn, lufs, _size(size), font_dir)
    program = locate(ffmpeg)
    source, found = look(file)
    if source:
        found += render_file(source, order, out, program)
    report(found, findings)


def _size(written: str | None) -> tuple[int, int] | None:
    if written is None:
        return None
    sides = written.lower().replace("×", "x").split("x")
    if len(sides) != 2 or not all(side.isdigit() and 16 <= int(side) <= 8192 for side in sides):
        raise typer.BadParameter(
            said(f"{written} is no size such as 1080x1920.", f"{written} 不是 1080x1920 这样的尺寸。")
        )
    width, height = (int(side) for side in sides)
    if width % 2 or height % 2:
        raise typer.BadParameter(said("Both sides must be even.", "宽和高都必须是偶数。"))
    return width, height
