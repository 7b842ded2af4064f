"""`shudian cut reframe`: a horizontal clip made vertical."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from shudian.cli.cut.argument import FfmpegOption, MediaArgument, OutArgument, progress
from shudian.cli.language import said
from shudian.cli.output import (
    Findings,
    FindingsOption,
    read_file,
    report,
    write_value,
)

PathOption = Annotated[
    Path | None,
    typer.Option(
        help=said(
            "Render this crop path (see --save-path), edited or not, instead of drawing one.",
            "按此裁切路径渲染（见 --save-path，可先编辑），不再自动生成。",
        ),
        dir_okay=False,
    ),
]
SavePathOption = Annotated[
    Path | None,
    typer.Option(
        help=said("Write the crop path here as JSON.", "把裁切路径写成 JSON 存到此处。"), dir_okay=False
    ),
]
PreviewOption = Annotated[
    Path | None,
    typer.Option(
        help=said(
            "Draw the crop over the source: a film (.mp4) or one picture a shot (.png).",
            "把裁切框画在原画面上：视频（.mp4）或每镜头一帧（.png）。",
        ),
        dir_okay=False,
    ),
]


def reframe(
    file: MediaArgument,
    out: OutArgument,
    *,
    path: PathOption = None,
    save_path: SavePathOption = None,
    preview: PreviewOption = None,
    ffmpeg: FfmpegOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.cut.engines.ffmpeg import locate
    from shudian.cut.probe import look
    from shudian.cut.reframe import verb
    from shudian.model import document

    program = locate(ffmpeg)
    program.need("libx264")
    source, found = look(file)
    if source is None:
        report(found, findings)
        return
    if path:
        drawn, more = verb.read_path(read_file(path), source, str(path))
    else:
        with progress(said("Watching", "分析"), source.info.frames) as step:
            drawn, more = verb.plan(source, progress=step)
    found += more
    if drawn is None:
        report(found, findings)
        return
    if save_path:
        write_value(document.write(drawn), save_path)
    if preview:
        from shudian.cut.reframe.preview import preview as draw_preview

        draw_preview(source, drawn, preview, program)
    with progress(said("Rendering", "渲染"), source.info.frames) as step:
        verb.render(source, drawn, out, program, progress=step)
    report(found, findings)
