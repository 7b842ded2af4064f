"""`shudian cut titles`: subtitles and overlays set in type, as ASS that any player burns alike, or as a picture."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shudian.cli.cut.argument import FfmpegOption, platform, size_of
from shudian.cli.language import said
from shudian.cli.output import (
    Findings,
    FindingsOption,
    FontDirOption,
    OutputOption,
    read_file,
    report,
    table,
    write_value,
)
from shudian.wording import interface_language

if TYPE_CHECKING:
    from shudian.cut.lettering import Lettering
    from shudian.cut.platforms import Profile
    from shudian.cut.titles import Wanted
    from shudian.units import Lang

Track = Annotated[
    Path | None,
    typer.Argument(
        help=said("A WebVTT, SRT or ASS file.", "WebVTT、SRT 或 ASS 字幕文件。"),
        metavar="TRACK",
        dir_okay=False,
    ),
]
Platform = Annotated[
    str, typer.Option(metavar="NAME", help=said("The platform whose edges stay free.", "按此平台留出边缘。"))
]
Size = Annotated[
    str | None,
    typer.Option(
        metavar="WxH", help=said("Of the picture; the platform's if not given.", "画面尺寸；默认取平台的。")
    ),
]
Rate = Annotated[
    str,
    typer.Option(help=said("Frames a second, such as 25 or 24000/1001.", "每秒帧数，如 25 或 24000/1001。")),
]
Language = Annotated[
    str | None,
    typer.Option(
        "--lang",
        help=said(
            "Its language, if its name does not say it like ep01.th.vtt.", "语言；文件名未写明时给出。"
        ),
    ),
]
Overlays = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME",
        help=said(
            "Add what a market wants in the picture, such as cn-licence; NAME@12.5-16 says when. See --list.",
            "加入市场要求的叠加文字，如 cn-licence；NAME@12.5-16 指定时间。见 --list。",
        ),
    ),
]
Facts = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME=TEXT",
        help=said("What an overlay needs, such as licence=…", "叠加文字所需的内容，如 licence=…"),
    ),
]
Preview = Annotated[
    Path | None,
    typer.Option(help=said("Draw one frame into this PNG.", "把一帧画到此 PNG。"), dir_okay=False),
]
At = Annotated[
    float | None,
    typer.Option(
        min=0,
        help=said(
            "The second that is drawn; the first subtitle's if not given.", "预览的秒数；默认为第一条字幕。"
        ),
    ),
]
Over = Annotated[
    Path | None,
    typer.Option(help=said("The video to draw it over.", "预览时衬底的视频。"), dir_okay=False),
]
Listed = Annotated[
    bool, typer.Option("--list", help=said("Say which overlays there are.", "列出所有叠加文字。"))
]


def titles(
    track: Track = None,
    *,
    output: OutputOption = None,
    profile: Platform = "vertical-9x16",
    size: Size = None,
    rate: Rate = "25",
    language: Language = None,
    overlay: Overlays = None,
    fact: Facts = None,
    preview: Preview = None,
    at: At = None,
    over: Over = None,
    listed: Listed = False,
    font_dir: FontDirOption = None,
    ffmpeg: FfmpegOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.cut import titles as cut

    if listed:
        _list()
        return
    if track is None:
        raise typer.BadParameter(said("Name a subtitle file.", "请给出字幕文件。"))
    where, frames_a_second = platform(profile), _rate(rate)
    read, found = cut.read(read_file(track), track.name, _lang(language))
    if read is None:
        report(found, findings)
        return
    last = max(cue.span.end.seconds for cue in read.track.cues) if read.track.cues else Fraction(1)
    frames = max(1, int(last * frames_a_second) + 1)
    wanted = _wanted(overlay or [], fact or [])
    overlays, more = cut.overlays(wanted, read.track.language, frames=frames, rate=frames_a_second)
    lettering, judged = cut.lettering(
        read,
        size_of(size) or where.size,
        where,
        rate=frames_a_second,
        overlays=overlays,
        font_dir=font_dir,
    )
    if preview:
        _draw(lettering, preview, where, at=at, over=over, ffmpeg=ffmpeg)
    if output or not preview:
        write_value(cut.ass(lettering, 0, frames), output)
    report([*found, *more, *judged], findings)


def _draw(
    lettering: Lettering,
    preview: Path,
    platform: Profile,
    *,
    at: float | None,
    over: Path | None,
    ffmpeg: Path | None,
) -> None:
    from shudian.cut.engines.ffmpeg import locate
    from shudian.cut.titles.preview import still

    first = lettering.lines[0].first if lettering.lines else 0
    frame = first if at is None else int(Fraction(str(at)) * lettering.rate)
    still(lettering, frame, preview, locate(ffmpeg), over=over, clear=platform.clear)


def _list() -> None:
    from shudian.cut.titles import overlay_rules

    tongue = interface_language()
    heads = (
        ["name", "market", "what", "facts", "read", "unverified"]
        if tongue == "en"
        else ["名称", "市场", "内容", "所需", "查阅日期", "未核实"]
    )
    rows = [
        (
            rule.name,
            rule.market,
            rule.label.in_(tongue),
            ", ".join(rule.facts),
            rule.read,
            len(rule.unverified),
        )
        for rule in overlay_rules()
    ]
    table(rows, heads)


def _rate(written: str) -> Fraction:
    from shudian.cut.titles.document import FASTEST
    from shudian.units import frame_rate

    try:
        rate = frame_rate(written)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    if rate > FASTEST:
        raise typer.BadParameter(said(f"{written} is too fast.", f"{written} 过快。"))
    return rate


def _lang(written: str | None) -> Lang | None:
    from shudian.units import Lang

    try:
        return Lang(written) if written else None
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


def _wanted(named: list[str], facts: list[str]) -> list[Wanted]:
    from shudian.cut.titles import Wanted, overlay_rules
    from shudian.units import Span

    known = {rule.name for rule in overlay_rules()}
    given = dict(one.split("=", 1) for one in facts if "=" in one)
    out = []
    for one in named:
        name, _, when = one.partition("@")
        if name not in known:
            raise typer.BadParameter(
                said(f"There is no overlay {name}; see --list.", f"没有叠加文字 {name}；见 --list。")
            )
        try:
            first, end = (Fraction(part) for part in when.split("-")) if when else (None, None)
            span = None if first is None or end is None else Span.of(first, end)
        except ValueError:
            raise typer.BadParameter(
                said(f"{one} is not of the form NAME@12.5-16.", f"{one} 不是 NAME@12.5-16 的形式。")
            ) from None
        out.append(Wanted(name, given, span))
    return out
