"""`shudian localise hardsubs`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from shudian.cli.cut.argument import MediaArgument, progress
from shudian.cli.language import said
from shudian.cli.localise.argument import ProfileOption, profile_of
from shudian.cli.output import Findings, FindingsOption, read_file, report, write_value

OutputOption = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        help=said(
            "The subtitles to write; the ending chooses the format.", "要写出的字幕文件，后缀决定格式。"
        ),
        dir_okay=False,
    ),
]
MaskOption = Annotated[
    Path | None,
    typer.Option(
        help=said(
            "Where letters cover the picture: a folder of pictures, one a subtitle, or a film (.mp4).",
            "文字遮盖处的蒙版：每条字幕一幅图的文件夹，或蒙版影片（.mp4）。",
        ),
    ),
]
SignsOption = Annotated[
    Path | None,
    typer.Option(
        help=said(
            "List texts in the picture that are no subtitles (.csv).", "列出画面中非字幕的文字（.csv）。"
        ),
        dir_okay=False,
    ),
]
ScriptOption = Annotated[
    Path | None,
    typer.Option(
        help=said(
            "The script: its nearest line sets single misread signs right.",
            "剧本：以最接近的台词校正误认的单字。",
        ),
        dir_okay=False,
    ),
]
TagOption = Annotated[
    str, typer.Option("--lang", metavar="TAG", help=said("The subtitles' language.", "字幕的语言。"))
]


def hardsubs(
    file: MediaArgument,
    *,
    output: OutputOption,
    mask: MaskOption = None,
    signs: SignsOption = None,
    script: ScriptOption = None,
    lang: TagOption = "zh",
    profile: ProfileOption = "vertical-9x16",
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.app import hardsubs as app
    from shudian.localise.formats import FORMATS, format_of
    from shudian.units import Lang

    form, rules = format_of(output), profile_of(profile)
    if form is None:
        known = ", ".join(f".{suffix}" for suffix in FORMATS)
        raise typer.BadParameter(
            said(f"{output.name} does not end in {known}.", f"{output.name} 的后缀不是 {known}。")
        )
    try:
        language = Lang(lang)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    with progress(said("Reading", "识别"), 1000) as step:
        read, found = app.read(file, language, progress=step)
    if read:
        if script:
            read, more = app.scripted(read, read_file(script), script.name)
            found += more
        write_value(form.write(read.track, rules), output)
        found += form.losses(read.track)
        if mask:
            app.masks(read, mask)
        if signs:
            write_value(app.signs(read), signs)
    report(found, findings)
