"""`shudian localise`: lines into subtitles, subtitles into findings and other formats."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shudian.cli import exchange
from shudian.cli.language import said
from shudian.cli.output import (
    Findings,
    FindingsOption,
    FontDirOption,
    OutputOption,
    read_file,
    report,
    write_value,
)
from shudian.finding import Finding

if TYPE_CHECKING:
    from shudian.localise.formats.base import Format
    from shudian.localise.profile import Profile
    from shudian.model.series import Series
    from shudian.model.text import AdaptedScript
    from shudian.units import Lang

app = typer.Typer(
    help=said("Localise: lines for a market, subtitles that can be read.", "译制：本地化台词与可读的字幕。"),
    rich_markup_mode=None,
    no_args_is_help=True,
)
app.add_typer(exchange.app, name="exchange")

LangOption = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="TAG",
        help=said(
            "The language, such as th or es-419. Without it: from the file's name (ep01.th.vtt) or the script.",
            "语言，如 th、es-419；不给则取自文件名（ep01.th.vtt）或剧本。",
        ),
    ),
]
ProfileOption = Annotated[
    str,
    typer.Option(
        "--profile",
        metavar="NAME",
        help=said("The rules to keep: vertical-9x16 or netflix.", "所依规则：vertical-9x16 或 netflix。"),
    ),
]
SubtitleArgument = Annotated[
    Path,
    typer.Argument(
        help=said("Subtitles: .vtt, .srt or .ass.", "字幕文件：.vtt、.srt 或 .ass。"),
        metavar="FILE",
        dir_okay=False,
    ),
]


@app.command(
    help=said(
        "Make an episode's subtitles from its script, or from lines adapted for a market.",
        "由剧本或改编台词生成一集的字幕。",
    )
)
def subtitle(
    script: Annotated[
        Path,
        typer.Argument(
            help=said("The script of the series.", "剧本文件。"), metavar="SCRIPT", dir_okay=False
        ),
    ],
    *,
    episode: Annotated[int, typer.Option("--episode", help=said("The episode's number.", "集数。"))],
    adapted: Annotated[
        Path | None,
        typer.Option(
            "--adapted",
            help=said(
                "The adapted lines: a script of the same series, a table (.csv) or a document (.json).",
                "改编台词：同一部剧的剧本、表格（.csv）或文档（.json）。",
            ),
            dir_okay=False,
        ),
    ] = None,
    lang: LangOption = None,
    profile: ProfileOption = "vertical-9x16",
    output: OutputOption = None,
    font_dir: FontDirOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian import localise
    from shudian.script import read, timeline

    form, rules = _form(output or Path("standard-output.vtt")), _profile(profile)
    series, found = read(read_file(script), script.name)
    if series is None:
        report(found, findings)
        raise typer.Exit(1)
    if episode not in [each.number for each in series.episodes]:
        raise typer.BadParameter(
            said(f"The script has no episode {episode}.", f"剧本中没有第 {episode} 集。")
        )
    lines, more = _lines(series, adapted, lang)
    found += more
    if lines is not None:
        here = series.episode(episode)
        track, more = localise.subtitle(timeline(here), here, lines, rules, font_dir=font_dir)
        found += more
        if track.cues:
            write_value(form.write(track, rules), output)
            found += form.losses(track)
    report(found, findings)


@app.command(help=said("Judge subtitles by a profile's rules.", "按规则检查字幕。"))
def check(
    file: SubtitleArgument,
    *,
    lang: LangOption = None,
    profile: ProfileOption = "vertical-9x16",
    font_dir: FontDirOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian import localise

    language, rules = _language(lang, file), _profile(profile)
    if language is None:
        raise typer.BadParameter(said("Name the language with --lang.", "请用 --lang 指明语言。"))
    track, found = _form(file).read(read_file(file), language, file=file.name)
    if track:
        found += localise.check(track, rules, file=file.name, font_dir=font_dir)
    report(found, findings)


@app.command(help=said("Write subtitles in another format.", "将字幕转换为另一种格式。"))
def convert(
    file: SubtitleArgument,
    *,
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            help=said("The file to write; its ending chooses the format.", "要写出的文件，后缀决定格式。"),
            dir_okay=False,
        ),
    ],
    lang: LangOption = None,
    profile: ProfileOption = "vertical-9x16",
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.units import Lang

    source, form, rules = _form(file), _form(output), _profile(profile)
    language = _language(lang, file) or _language(None, output) or Lang("und")
    track, found = source.read(read_file(file), language, file=file.name)
    if track:
        write_value(form.write(track, rules), output)
        found += form.losses(track)
    report(found, findings)


def _lines(
    series: Series, adapted: Path | None, lang: str | None
) -> tuple[AdaptedScript | None, list[Finding]]:
    """The lines to set: the script's own, or the adapted ones by the ending of their file."""
    from dataclasses import replace

    from shudian import localise
    from shudian.model import document
    from shudian.model.text import AdaptedScript
    from shudian.script import read

    if adapted is None:
        own = _language(lang, Path()) or series.language
        return replace(localise.source_lines(series), language=own), []
    data, ending = read_file(adapted), adapted.suffix.lower()
    language = _language(lang, adapted)
    if ending == ".csv":
        if language is None:
            raise typer.BadParameter(
                said("Name the table's language with --lang.", "请用 --lang 指明表格的语言。")
            )
        return localise.read_lines(data, series, language, adapted.name)
    if ending == ".json" and b'"shudian.adapted-script/' in data[:200]:
        return document.read(AdaptedScript, data, adapted.name)
    target, found = read(data, adapted.name)
    if target is None:
        return None, found
    if lang and language:
        target = replace(target, language=language)
    lines, more = localise.adapt(series, target)
    return lines, found + more


def _form(file: Path) -> Format:
    from shudian.localise import FORMATS, format_of

    form = format_of(file)
    if form is None:
        known = ", ".join(f".{suffix}" for suffix in FORMATS)
        raise typer.BadParameter(
            said(f"{file.name} does not end in {known}.", f"{file.name} 的后缀不是 {known}。")
        )
    return form


def _profile(name: str) -> Profile:
    from shudian.localise import PROFILES, profile

    if name not in PROFILES:
        known = ", ".join(PROFILES)
        raise typer.BadParameter(said(f"There is no profile {name}: {known}.", f"没有规则 {name}：{known}。"))
    return profile(name)


def _language(tag: str | None, file: Path) -> Lang | None:
    """The language said, else the one in a name such as ep01.th.vtt."""
    from shudian.units import Lang

    said_or_named = tag or (file.stem.rpartition(".")[2] if "." in file.stem else "")
    try:
        return Lang(said_or_named) if said_or_named else None
    except ValueError as error:
        if tag:
            raise typer.BadParameter(str(error)) from error
        return None
