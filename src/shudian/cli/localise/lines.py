"""The script and the adapted lines that a command of `shudian localise` is given."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shudian.cli.language import said
from shudian.cli.localise.argument import language_of
from shudian.cli.output import read_file
from shudian.finding import Finding

if TYPE_CHECKING:
    from shudian.model.series import Series
    from shudian.model.text import AdaptedScript

ScriptArgument = Annotated[
    Path,
    typer.Argument(help=said("The script of the series.", "剧本文件。"), metavar="SCRIPT", dir_okay=False),
]
AdaptedOption = Annotated[
    Path | None,
    typer.Option(
        "--adapted",
        help=said(
            "The adapted lines: a script of the same series, a table (.csv) or a document (.json).",
            "改编台词：同一部剧的剧本、表格（.csv）或文档（.json）。",
        ),
        dir_okay=False,
    ),
]


def script_of(path: Path) -> tuple[Series | None, list[Finding]]:
    from shudian.script import read

    return read(read_file(path), path.name)


def lines_of(
    series: Series, adapted: Path | None, lang: str | None
) -> tuple[AdaptedScript | None, list[Finding]]:
    """The lines to set: the script's own, or the adapted ones by the ending of their file."""
    from dataclasses import replace

    from shudian import localise
    from shudian.model import document
    from shudian.model.text import AdaptedScript
    from shudian.script import read

    if adapted is None:
        own = language_of(lang, Path()) or series.language
        return replace(localise.source_lines(series), language=own), []
    data, ending = read_file(adapted), adapted.suffix.lower()
    language = language_of(lang, adapted)
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
