"""`shudian cut conform`: a timeline against its media."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from shudian.cli.cut.argument import FfmpegOption, progress, size_of
from shudian.cli.language import said
from shudian.cli.output import Findings, FindingsOption, report, write_value

TimelineArgument = Annotated[
    Path,
    typer.Argument(
        help=said(
            "A timeline: OTIO, EDL (CMX 3600), FCP7 XML or FCPXML.",
            "时间线：OTIO、EDL（CMX 3600）、FCP7 XML 或 FCPXML。",
        ),
        metavar="TIMELINE",
        dir_okay=False,
    ),
]
MediaDirArgument = Annotated[
    Path,
    typer.Argument(
        help=said("The folder with its media.", "素材文件夹。"), metavar="MEDIA_DIR", file_okay=False
    ),
]
OutOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        help=said(
            "A film (.mp4), a timeline (.otio, .edl, .xml, .fcpxml) or a folder that holds all. Without it: check only.",
            "成片（.mp4）、时间线（.otio、.edl、.xml、.fcpxml）或自包含文件夹；不给则只检查。",
        ),
    ),
]
RateOption = Annotated[
    str | None,
    typer.Option(
        help=said(
            "Frames a second of the timeline, such as 25 or 30000/1001. Default: its own, or for an EDL that of its media.",
            "时间线帧率，如 25 或 30000/1001；默认取时间线自身，EDL 取素材帧率。",
        )
    ),
]
SizeOption = Annotated[
    str | None,
    typer.Option(
        metavar="WxH",
        help=said(
            "Size of the film; default: that of its first picture.", "成片尺寸；默认取第一幅画面的尺寸。"
        ),
    ),
]


def conform(
    timeline: TimelineArgument,
    media_dir: MediaDirArgument,
    *,
    output: OutOption = None,
    rate: RateOption = None,
    size: SizeOption = None,
    ffmpeg: FfmpegOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.cut.conform import exchange
    from shudian.cut.conform.bundle import bundle
    from shudian.cut.conform.verb import conform as conform_timeline
    from shudian.finding import failed
    from shudian.units import frame_rate

    try:
        asked_rate = frame_rate(rate) if rate else None
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    asked_size = size_of(size)
    ending = output.suffix.lower() if output else ""
    if ending not in {"", ".mp4", *exchange.ENDINGS}:
        raise typer.BadParameter(
            said(f"Nothing is written as {ending}.", f"无法写出 {ending} 格式。"), param_hint="-o"
        )
    done, found = conform_timeline(timeline, media_dir, rate=asked_rate)
    if done is None or failed(found) or output is None:
        report(found, findings)
        return
    if ending == ".mp4":
        from shudian.cut.conform.render import Look, render
        from shudian.cut.engines.ffmpeg import locate

        with progress(said("Rendering", "渲染"), done.edit.frames) as step:
            render(done, output, locate(ffmpeg), Look(asked_size), progress=step)
    elif ending:
        text, more = exchange.write(done.edit, ending, lambda medium: medium.path.absolute().as_uri())
        found += more
        if text is not None:
            write_value(text, output)
    else:
        found += bundle(done.edit, output, timeline.stem)
    report(found, findings)
