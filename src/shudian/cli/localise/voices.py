"""`shudian localise voices`"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shudian.cli.language import said
from shudian.cli.localise.lines import AdaptedOption, ScriptArgument, lines_of, script_of
from shudian.cli.output import Findings, FindingsOption, OutputOption, read_file, report, write_value

if TYPE_CHECKING:
    from shudian.app.dubbing import Means
    from shudian.finding import Finding
    from shudian.localise.voices.casting import Pool
    from shudian.model.series import Series
    from shudian.model.text import AdaptedScript
    from shudian.model.voice import Casting
    from shudian.units import Lang


class Speaks(StrEnum):
    ESPEAK = "espeak-ng"
    TONE = "tone"
    PROGRAM = "program"
    HTTP = "http"


EspeakOption = Annotated[
    Path | None,
    typer.Option(
        "--espeak",
        help=said("The espeak-ng program to use.", "要使用的 espeak-ng 程序。"),
        dir_okay=False,
    ),
]
ProgramOption = Annotated[
    str,
    typer.Option(
        "--program",
        metavar="COMMAND",
        help=said(
            "How to call a speaking program: {text}, {voice}, {language}, {pitch}, {rate} are filled in, "
            "{out} is the WAV to write; without {text} the line comes on standard input.",
            "语音程序的命令：填入 {text}、{voice}、{language}、{pitch}、{rate}，{out} 为要写出的 WAV；"
            "无 {text} 时台词经标准输入给出。",
        ),
    ),
]
ServerOption = Annotated[
    str,
    typer.Option(
        "--server",
        metavar="URL",
        help=said(
            "A server that speaks as OpenAI's does, such as http://localhost:8880/v1; its key from SHUDIAN_VOICE_KEY.",
            "兼容 OpenAI 语音接口的服务器，如 http://localhost:8880/v1；密钥取自 SHUDIAN_VOICE_KEY。",
        ),
    ),
]
ModelOption = Annotated[
    str, typer.Option("--model", metavar="NAME", help=said("The server's model.", "服务器上的模型名。"))
]
LangOption = Annotated[
    str, typer.Option("--lang", metavar="TAG", help=said("The language that is spoken.", "配音的语言。"))
]


def voices(
    script: ScriptArgument,
    *,
    lang: LangOption,
    output: OutputOption = None,
    engine: Annotated[
        Speaks, typer.Option("--engine", help=said("What speaks the roles.", "由什么发声。"))
    ] = Speaks.ESPEAK,
    voice: Annotated[
        list[str] | None,
        typer.Option(
            "--voice",
            metavar="KIND:NAME",
            help=said(
                "A voice of the engine's, as woman:nova; kinds: woman, man, girl, boy, old_woman, old_man.",
                "引擎的一个声音，如 woman:nova；类别：woman、man、girl、boy、old_woman、old_man。",
            ),
        ),
    ] = None,
    keep: Annotated[
        Path | None,
        typer.Option(
            "--keep",
            help=said(
                "A casting (.json, .csv) whose roles keep their voices.",
                "已有选角表（.json、.csv），其中角色声音不变。",
            ),
            dir_okay=False,
        ),
    ] = None,
    calibrate: Annotated[
        Path | None,
        typer.Option(
            "--calibrate",
            help=said(
                "Speak a few lines, fit how long the engine takes, and write it here (.json).",
                "念几句台词以校准引擎的语速，写入此文件（.json）。",
            ),
            dir_okay=False,
        ),
    ] = None,
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
