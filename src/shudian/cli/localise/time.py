"""`shudian localise time`"""

from __future__ import annotations

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
from shudian.cli.output import Findings, FindingsOption, OutputOption, read_file, report, write_value


def time(
    file: SubtitleArgument,
    *,
    lang: LangOption = None,
    profile: ProfileOption = "vertical-9x16",
    shots: ShotsOption = None,
    output: OutputOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.localise.mending.mend import retime
    from shudian.localise.mending.tell import told

    reader, language, rules = reader_of(file), language_of(lang, file), profile_of(profile)
    if language is None:
        raise typer.BadParameter(said("Name the language with --lang.", "请用 --lang 指明语言。"))
    target = form_of(output or file)
    track, found = reader.read(read_file(file), language, file=file.name)
    rules, cuts = cuts_of(shots, rules, found)
    if track:
        timed = retime(track, rules, cuts)
        write_value(target.write(timed.track, rules), output)
        found += [each for each in told(track, timed, rules, cuts, file=file.name) if each.code in _TOLD]
    report(found, findings)


_TOLD = frozenset({"localise.mended", "localise.gave-way"})
