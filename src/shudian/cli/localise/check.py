"""`shudian localise check`"""

from __future__ import annotations

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
from shudian.cli.output import Findings, FindingsOption, FontDirOption, read_file, report


def check(
    file: SubtitleArgument,
    *,
    lang: LangOption = None,
    profile: ProfileOption = "vertical-9x16",
    font_dir: FontDirOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian import localise

    language, rules = language_of(lang, file), profile_of(profile)
    if language is None:
        raise typer.BadParameter(said("Name the language with --lang.", "请用 --lang 指明语言。"))
    track, found = form_of(file).read(read_file(file), language, file=file.name)
    if track:
        found += localise.check(track, rules, file=file.name, font_dir=font_dir)
    report(found, findings)
