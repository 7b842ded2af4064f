"""`shudian localise check`"""

from __future__ import annotations

from typing import Annotated

import typer

from shudian.cli.language import said
from shudian.cli.localise.argument import (
    LangOption,
    ProfileOption,
    ShotsOption,
    SubtitleArgument,
    cuts_of,
    form_of,
    language_of,
    profile_of,
    reader_of,
)
from shudian.cli.output import (
    Findings,
    FindingsOption,
    FontDirOption,
    OutputOption,
    read_file,
    report,
    write_value,
)


def check(
    file: SubtitleArgument,
    *,
    lang: LangOption = None,
    profile: ProfileOption = "vertical-9x16",
    shots: ShotsOption = None,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix",
            help=said(
                "Mend what a rule can mend and write the result to --output; what remains is for a person.",
                "按规则自动修正并写入 --output；余下的须由人处理。",
            ),
        ),
    ] = False,
    output: OutputOption = None,
    font_dir: FontDirOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian import localise

    reader, language, rules = reader_of(file), language_of(lang, file), profile_of(profile)
    if language is None:
        raise typer.BadParameter(said("Name the language with --lang.", "请用 --lang 指明语言。"))
    if output and not fix:
        raise typer.BadParameter(said("--output goes with --fix.", "--output 须与 --fix 同用。"))
    target = form_of(output or file) if fix else None
    track, found = reader.read(read_file(file), language, file=file.name)
    rules, cuts = cuts_of(shots, rules, found)
    if track and target:
        from shudian.localise.mending.mend import mend
        from shudian.localise.mending.tell import told

        mended = mend(track, rules, cuts, font_dir=font_dir)
        found += told(track, mended, rules, cuts, file=file.name, font_dir=font_dir)
        write_value(target.write(mended.track, rules), output)
    elif track:
        found += localise.check(track, rules, cuts, file=file.name, font_dir=font_dir)
    report(found, findings)
