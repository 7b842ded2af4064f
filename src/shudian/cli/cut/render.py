"""`shudian cut render`: a finished file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from shudian.cli.cut.argument import FfmpegOption, MediaArgument, OutArgument, platform, size_of
from shudian.cli.language import said
from shudian.cli.output import (
    Findings,
    FindingsOption,
    FontDirOption,
    report,
)

ProfileOption = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help=said(
            "The platform that gets it: its size, loudness and clear zone.",
            "交付的平台：决定尺寸、响度与安全区。",
        ),
    ),
]
LoudnessOption = Annotated[
    float | None,
    typer.Option(
        min=-40,
        max=-6,
        help=said(
            "Integrated loudness to level to; the platform's or -14 if not given.",
            "目标综合响度（LUFS）；不给则按平台，否则为 -14。",
        ),
    ),
]


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
    profile: ProfileOption = None,
    lufs: LoudnessOption = None,
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
    from shudian.cut.sound import loudness

    if burn and not subtitles:
        raise typer.BadParameter(said("--burn needs --subtitles.", "--burn 需要同时给出 --subtitles。"))
    asked = platform(profile) if profile else None
    if lufs is None:
        lufs = asked.lufs if asked else loudness.LUFS
    order = Order(subtitles, burn, lufs, size_of(size), font_dir, asked)
    program = locate(ffmpeg)
    source, found = look(file)
    if source:
        found += render_file(source, order, out, program)
    report(found, findings)
