"""`shudian localise transcribe`"""

from __future__ import annotations

from typing import Annotated

import typer

from shudian.cli.language import said
from shudian.cli.localise.argument import LangOption, ProfileOption, form_of, profile_of
from shudian.cli.localise.listening import FilmArgument, KeepOption, listener, spoken_language
from shudian.cli.output import Findings, FindingsOption, OutputOption, report, write_value


def transcribe(
    film: FilmArgument,
    *,
    lang: LangOption = None,
    english: Annotated[
        bool,
        typer.Option(
            "--english",
            help=said("In English, whatever is spoken: a draft.", "无论所说何语，译为英语草稿。"),
        ),
    ] = False,
    profile: ProfileOption = "vertical-9x16",
    keep: KeepOption = None,
    output: OutputOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.localise.listen.aligned import transcript
    from shudian.localise.listen.findings import NO_SPEECH
    from shudian.localise.spoken import segment
    from shudian.model import document
    from shudian.units import Lang

    words_only = output is None or output.suffix.lower() == ".json"
    form = None if words_only or output is None else form_of(output)
    rules, language = profile_of(profile), spoken_language(lang, film)
    with listener(film, keep) as (opened, found):
        heard = opened.words(language.language, english=english) if opened else []
    told = list(found) if heard or found else [NO_SPEECH.at()]
    if heard:
        made = transcript(heard, Lang("en") if english else language)
        if form:
            track = segment(made, rules)
            write_value(form.write(track, rules), output)
            told += form.losses(track)
        else:
            write_value(document.write(made), output)
    report(told, findings)
