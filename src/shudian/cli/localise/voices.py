"""`shudian localise voices`"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from shudian.cli.language import said
from shudian.cli.localise.lines import AdaptedOption, ScriptArgument, lines_of, script_of
from shudian.cli.localise.voice_options import (
    CalibrateOption,
    EngineOption,
    EspeakOption,
    KeepOption,
    LangOption,
    ModelOption,
    ProgramOption,
    ServerOption,
    Speaks,
    VoiceOption,
)
from shudian.cli.output import Findings, FindingsOption, OutputOption, read_file, report, write_value

if TYPE_CHECKING:
    from shudian.app.dubbing import Means
    from shudian.finding import Finding
    from shudian.localise.voices.casting import Pool
    from shudian.model.series import Series
    from shudian.model.text import AdaptedScript
    from shudian.model.voice import Casting
    from shudian.units import Lang


def voices(
    script: ScriptArgument,
    *,
    lang: LangOption,
    output: OutputOption = None,
    engine: EngineOption = Speaks.ESPEAK,
    voice: VoiceOption = None,
    keep: KeepOption = None,
    calibrate: CalibrateOption = None,
    adapted: AdaptedOption = None,
    espeak: EspeakOption = None,
    program: ProgramOption = "",
    server: ServerOption = "",
    model: ModelOption = "",
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.app.dubbing import Means
    from shudian.localise.voices import casting

    language = tag_of(lang)
    series, found = script_of(script)
    kept = None
    if keep:
        kept, more = casting_of(keep, language)
        found += more
    if series is None or (keep and kept is None):
        report(found, findings)
        return
    made, more = casting.cast(series, language, _pool(engine, voice or [], language), kept)
    found += more
    write_value(_written(made, series, output), output)
    if calibrate:
        lines, more = lines_of(series, adapted, lang)
        found += more
        if lines is not None:
            means = Means(str(espeak or ""), program, server, model)
            found += _calibrated(series, lines, made, means, calibrate)
    report(found, findings)


def tag_of(lang: str) -> Lang:
    from shudian.units import Lang

    try:
        return Lang(lang)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--lang") from error


def casting_of(path: Path, language: Lang) -> tuple[Casting | None, list[Finding]]:
    """A casting as document or table, by its ending."""
    from shudian.localise.voices import casting_table
    from shudian.model import document
    from shudian.model.voice import Casting

    if path.suffix.lower() == ".csv":
        return casting_table.read(read_file(path), language, path.name)
    return document.read(Casting, read_file(path), path.name)


def _pool(engine: Speaks, given: list[str], language: Lang) -> Pool:
    from shudian.localise.voices.casting import Kind, Pool, espeak_pool, tone_pool

    names: dict[Kind, list[str]] = {}
    for each in given:
        kind, _, name = each.partition(":")
        if kind not in list(Kind) or not name:
            raise typer.BadParameter(
                said(f"{each} is not KIND:NAME, as woman:nova.", f"{each} 不是 类别:名称，如 woman:nova。"),
                param_hint="--voice",
            )
        names.setdefault(Kind(kind), []).append(name)
    if names:
        return Pool(engine.value, names)
    if engine in (Speaks.PROGRAM, Speaks.HTTP):
        raise typer.BadParameter(
            said("Name this engine's voices with --voice.", "请用 --voice 给出该引擎的声音。"),
            param_hint="--voice",
        )
    return tone_pool() if engine is Speaks.TONE else espeak_pool(language)


def _written(made: Casting, series: Series, output: Path | None) -> str | bytes:
    from shudian.localise.voices import casting_table
    from shudian.localise.voices.casting import lines_of as counted
    from shudian.model import document

    if output and output.suffix.lower() == ".csv":
        return casting_table.write(made, counted(series))
    return document.write(made)


def _calibrated(
    series: Series, lines: AdaptedScript, made: Casting, means: Means, output: Path
) -> list[Finding]:
    from shudian.app.dubbing import calibrate, spoken_lines
    from shudian.model import document

    rate, found = calibrate(spoken_lines(series, lines, made), lines.language, means)
    if rate:
        write_value(document.write(rate), output)
    return found
