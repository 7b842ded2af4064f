"""`shudian localise convert`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from shudian.cli.language import said
from shudian.cli.localise.argument import (
    LangOption,
    ProfileOption,
    SubtitleArgument,
    form_of,
    language_of,
    profile_of,
)
from shudian.cli.output import Findings, FindingsOption, read_file, report, write_value


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

    source, form, rules = form_of(file), form_of(output), profile_of(profile)
    language = language_of(lang, file) or language_of(None, output) or Lang("und")
    track, found = source.read(read_file(file), language, file=file.name)
    if track:
        write_value(form.write(track, rules), output)
        found += form.losses(track)
    report(found, findings)
