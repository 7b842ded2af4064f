"""`shudian localise sync`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from shudian.cli.language import said
from shudian.cli.localise.argument import LangOption, SubtitleArgument, form_of, language_of, profile_of
from shudian.cli.localise.listening import reference_of
from shudian.cli.output import Findings, FindingsOption, OutputOption, read_file, report, write_value
from shudian.finding import failed


def sync(
    file: SubtitleArgument,
    *,
    to: Annotated[
        Path,
        typer.Option(
            "--to",
            help=said(
                "The reference: subtitles that fit, in any language, or the film itself.",
                "参考：任一语言的已对齐字幕，或影片本身。",
            ),
            metavar="SUBTITLES|FILM",
            dir_okay=False,
        ),
    ],
    lang: LangOption = None,
    output: OutputOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.localise.listen.moved import moved, spans
    from shudian.localise.listen.sync import repair
    from shudian.units import Lang

    form = form_of(file)
    target = form_of(output) if output else form
    track, found = form.read(read_file(file), language_of(lang, file) or Lang("und"), file=file.name)
    reference, manner, more = reference_of(to)
    found += more
    if track and track.cues and reference and not failed(found):
        made, more = moved(track, repair(spans(track), reference, manner), file.name)
        write_value(target.write(made, profile_of("vertical-9x16")), output)
        found += [*more, *target.losses(made)]
    report(found, findings)
