"""`shudian localise align`"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shudian.cli.language import said
from shudian.cli.localise.argument import LangOption, form_of, profile_of
from shudian.cli.localise.listening import FilmArgument, KeepOption, listener, spoken_language
from shudian.cli.output import (
    Findings,
    FindingsOption,
    OutputOption,
    read_file,
    report,
    table,
    write_value,
)
from shudian.finding import Finding, failed

if TYPE_CHECKING:
    from shudian.localise.listen.aligned import Line, Placed
    from shudian.units import Lang


class Engine(StrEnum):
    WHISPER = "whisper"
    POCKETSPHINX = "pocketsphinx"


def align(
    script: Annotated[
        Path,
        typer.Argument(
            help=said(
                "The script, with --episode; else a text with a line of speech a line, or subtitles.",
                "剧本（配合 --episode）；否则为每行一句的文本或字幕。",
            ),
            metavar="SCRIPT",
            dir_okay=False,
        ),
    ],
    film: FilmArgument,
    *,
    episode: Annotated[
        int | None, typer.Option("--episode", min=1, help=said("The episode's number.", "集数。"))
    ] = None,
    lang: LangOption = None,
    engine: Annotated[
        Engine,
        typer.Option(
            help=said(
                "whisper; or pocketsphinx: English that is read out as written, quickly.",
                "whisper；或 pocketsphinx：照读的英语，速度快。",
            )
        ),
    ] = Engine.WHISPER,
    keep: KeepOption = None,
    output: OutputOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    """Without `-o` a table: when, how sure, which line; a timeline to .json, subtitles by any other ending."""
    from shudian.localise.listen.findings import NO_LINES, NOT_ENGLISH

    lines, own, found = _lines(script, episode)
    language = own if own and lang is None else spoken_language(lang, film)
    if not lines:
        found = [*found, *([] if failed(found) else [NO_LINES.at()])]
    elif engine is Engine.POCKETSPHINX and language.language != "en":
        found = [*found, NOT_ENGLISH.at(engine=engine)]
    if failed(found):
        report(found, findings)
    with listener(film, keep, model=engine is Engine.WHISPER) as (opened, more):
        made: list[Placed] = []
        told = more
        if opened and engine is Engine.WHISPER:
            made, told = opened.lines(lines, language.language)
        elif opened:
            made, told = opened.read_out(lines)
    if made:
        _write(made, language, episode or 1, output)
    report([*found, *told], findings)


def _lines(script: Path, episode: int | None) -> tuple[list[Line], Lang | None, list[Finding]]:
    from shudian.localise.formats import reader_of
    from shudian.localise.listen.aligned import Line, of_episode
    from shudian.localise.reading import text_of
    from shudian.units import Lang

    if episode is not None:
        from shudian.cli.localise.lines import script_of

        series, found = script_of(script)
        if series is None:
            return [], None, found
        if episode not in [each.number for each in series.episodes]:
            raise typer.BadParameter(
                said(f"The script has no episode {episode}.", f"剧本中没有第 {episode} 集。")
            )
        return of_episode(series.episode(episode), script.name), series.language, found
    if form := reader_of(script):
        track, found = form.read(read_file(script), Lang("und"), file=script.name)
        cues = track.cues if track else ()
        return (
            [Line(cue.text.replace("\n", " "), cue.element, speaker=cue.speaker) for cue in cues],
            None,
            found,
        )
    text, found = text_of(read_file(script), script.name)
    return [Line(" ".join(line.split())) for line in (text or "").splitlines() if line.strip()], None, found


def _write(made: list[Placed], language: Lang, episode: int, output: Path | None) -> None:
    from shudian.localise.listen.aligned import timeline, track
    from shudian.model import document

    if output is None:
        rows = [
            (*((span.start.clock(), span.end.clock()) if (span := one.span) else ("–", "–")),
             f"{one.sure:.2f}", one.line.text)
            for one in made
        ]  # fmt: skip
        table(rows, [said("from", "起"), said("to", "止"), said("sure", "可信度"), said("line", "台词")])
    elif output.suffix.lower() == ".json":
        write_value(document.write(timeline(made, episode)), output)
    else:
        write_value(
            form_of(output).write(track(made, language, episode), profile_of("vertical-9x16")), output
        )
