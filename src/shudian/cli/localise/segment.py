"""`shudian localise segment`"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shudian.cli.language import said
from shudian.cli.localise.argument import (
    LangOption,
    ProfileOption,
    ShotsOption,
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
from shudian.finding import Finding, Place

if TYPE_CHECKING:
    from shudian.model.speech import Transcript
    from shudian.units import Lang


def segment(
    words: Annotated[
        Path,
        typer.Argument(
            help=said(
                "Words with their times (.json), subtitles to split anew, or a text (.txt) for --template.",
                "带时间的词（.json）、要重新切分的字幕，或配合 --template 的文本（.txt）。",
            ),
            metavar="WORDS",
            dir_okay=False,
        ),
    ],
    *,
    template: Annotated[
        Path | None,
        typer.Option(
            "--template",
            help=said(
                "Subtitles whose times the text takes: a line a cue where they are as many, else all of its time.",
                "文本所依的字幕模板：行数与条数相同则逐条对应，否则铺满全部时间。",
            ),
            dir_okay=False,
        ),
    ] = None,
    lang: LangOption = None,
    profile: ProfileOption = "vertical-9x16",
    shots: ShotsOption = None,
    output: OutputOption = None,
    font_dir: FontDirOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.localise.spoken import segment as split

    form, rules = form_of(output or Path("standard-output.vtt")), profile_of(profile)
    transcript, found = _words(words, template, language_of(lang, words))
    rules, cuts = cuts_of(shots, rules, found)
    if transcript and transcript.words:
        track = split(transcript, rules, cuts, font_dir=font_dir)
        write_value(form.write(track, rules), output)
        found += form.losses(track)
    report(found, findings)


def _words(
    file: Path, template: Path | None, language: Lang | None
) -> tuple[Transcript | None, list[Finding]]:
    from shudian.localise.findings import NO_TIMES
    from shudian.localise.formats import reader_of as known_reader
    from shudian.localise.reading import text_of
    from shudian.localise.template import of_track, over_template
    from shudian.model import document
    from shudian.model.speech import Transcript

    data = read_file(file)
    if b'"shudian.transcript/' in data[:200]:
        return document.read(Transcript, data, file.name)
    if language is None:
        raise typer.BadParameter(said("Name the language with --lang.", "请用 --lang 指明语言。"))
    if template:
        track, found = reader_of(template).read(read_file(template), language, file=template.name)
        text, more = text_of(data, file.name)
        return (over_template(text, language, track) if text and track else None), found + more
    reader = known_reader(file)
    if reader is None:
        return None, [NO_TIMES.at(Place(file=file.name), file=file.name)]
    track, found = reader.read(data, language, file=file.name)
    return (of_track(track) if track else None), found
