"""`shudian localise send`, `receive`, `stale`: the adapted lines on their way, and what a change leaves behind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from shudian.cli.language import said
from shudian.cli.localise.lines import AdaptedOption, ScriptArgument, lines_of, script_of
from shudian.cli.output import Findings, FindingsOption, OutputOption, read_file, report, write_value
from shudian.finding import Finding
from shudian.wording import interface_language

if TYPE_CHECKING:
    from shudian.model.series import Series
    from shudian.model.text import AdaptedScript
    from shudian.units import Lang

T = TypeVar("T")
LangOption = Annotated[
    str,
    typer.Option(
        "--lang", metavar="TAG", help=said("The market's language, such as th.", "市场语言，如 th。")
    ),
]


def send(
    script: ScriptArgument,
    *,
    lang: LangOption,
    adapted: AdaptedOption = None,
    episodes: Annotated[
        str | None,
        typer.Option("--episodes", metavar="1-3,7", help=said("Only these episodes.", "仅这些集。")),
    ] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--form",
            metavar="FORM",
            help=said(
                "xlsx, docx or xliff; else by the output's ending.", "xlsx、docx 或 xliff；不给则依输出后缀。"
            ),
        ),
    ] = None,
    version: Annotated[
        str,
        typer.Option(
            "--xliff",
            metavar="VERSION",
            help=said("The XLIFF to write: 2.1 or 2.2.", "XLIFF 版本：2.1 或 2.2。"),
        ),
    ] = "2.1",
    output: OutputOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.localise.adapted import forms

    if version not in forms.XLIFF:
        raise typer.BadParameter(said("--xliff is 2.1 or 2.2.", "--xliff 须为 2.1 或 2.2。"))
    chosen = form or (forms.form_of(output.name) if output else None)
    if chosen not in forms.FORMS:
        raise typer.BadParameter(said("--form is xlsx, docx or xliff.", "--form 须为 xlsx、docx 或 xliff。"))
    numbers = _numbers(episodes)
    series, lines, found = _in_place(*_material(script, adapted, _language(lang)))
    if series and lines:
        data, more = forms.write(chosen, series, lines, numbers, interface_language(), version=version)
        write_value(data, output)
        found += more
    report(found, findings)


def receive(
    script: ScriptArgument,
    file: Annotated[
        Path,
        typer.Argument(
            help=said("The .xlsx, .docx or .xliff that came back.", "返回的 .xlsx、.docx 或 .xliff 文件。"),
            metavar="FILE",
            dir_okay=False,
        ),
    ],
    *,
    lang: LangOption,
    adapted: AdaptedOption = None,
    author: Annotated[
        str | None,
        typer.Option("--by", metavar="NAME", help=said("Who wrote what changed.", "改动出自何人。")),
    ] = None,
    output: OutputOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.localise.adapted import forms
    from shudian.localise.adapted.delivery import receive as taken
    from shudian.localise.adapted.findings import RECEIVED
    from shudian.model import document

    form = forms.form_of(file.name)
    if form is None:
        raise typer.BadParameter(
            said(f"{file.name} is no .xlsx, .docx or .xliff.", f"{file.name} 不是 .xlsx、.docx 或 .xliff。")
        )
    series, lines, found = _in_place(*_material(script, adapted, _language(lang)))
    if series and lines:
        returned, more = forms.read(form, read_file(file), series, lines, file.name)
        found += more
        if returned is not None:
            received, more = taken(series, lines, returned, author)
            write_value(document.write(received.script), output)
            found += [*more, RECEIVED.at(count=len(received.changed), total=len(returned))]
    report(found, findings)


def stale(
    script: ScriptArgument,
    *,
    lang: LangOption,
    adapted: AdaptedOption = None,
    track: Annotated[
        list[Path] | None,
        typer.Option("--track", help=said("A track document; may be given again.", "字幕轨文档，可重复。")),
    ] = None,
    dub: Annotated[
        list[Path] | None,
        typer.Option("--dub", help=said("A dub document; may be given again.", "配音文档，可重复。")),
    ] = None,
    clips: Annotated[
        Path | None, typer.Option("--clips", help=said("The clips' document.", "片段文档。"))
    ] = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.localise.adapted.stale import Material, told
    from shudian.localise.adapted.stale import stale as marked
    from shudian.model.hook import Clips
    from shudian.model.text import Track
    from shudian.model.voice import Dub

    series, lines, found = _material(script, adapted, _language(lang))
    tracks, dubs = _documents(Track, track or [], found), _documents(Dub, dub or [], found)
    chosen = [
        each for document in _documents(Clips, [clips] if clips else [], found) for each in document.clips
    ]
    if series and lines:
        marks = marked(series, lines, Material(tuple(tracks), tuple(dubs), tuple(chosen)))
        found += told(marks, series, lines)
    report(found, findings)


def _material(
    script: Path, adapted: Path | None, language: Lang
) -> tuple[Series | None, AdaptedScript | None, list[Finding]]:
    """The script and its lines in a language so far; without a file there are none yet."""
    from shudian.model.text import AdaptedScript

    series, found = script_of(script)
    if series is None:
        return None, None, found
    if adapted is None:
        return series, AdaptedScript(language, series.title, ()), found
    lines, more = lines_of(series, adapted, language.tag)
    return series, lines, found + more


def _in_place(
    series: Series | None, lines: AdaptedScript | None, found: list[Finding]
) -> tuple[Series | None, AdaptedScript | None, list[Finding]]:
    """The lines at their places in the script as it stands; a line whose source is cut is told and left out."""
    from shudian.finding import Place
    from shudian.localise.adapted.carry import brought
    from shudian.localise.adapted.findings import LINE_GONE

    if series is None or lines is None:
        return series, lines, found
    stand, cut = brought(lines, series)
    gone = [LINE_GONE.at(Place(element=each.element), text=each.text, was=each.source) for each in cut]
    return series, stand, [*found, *gone]


def _documents(noun: type[T], paths: list[Path], found: list[Finding]) -> list[T]:
    from shudian.model import document

    read = []
    for path in paths:
        value, more = document.read(noun, read_file(path), path.name)
        found += more
        read += [value] if value is not None else []
    return read


def _numbers(text: str | None) -> set[int] | None:
    """`1-3,7`"""
    if text is None:
        return None
    numbers: set[int] = set()
    for part in text.split(","):
        first, _, last = part.strip().partition("-")
        if not (first.isdecimal() and (last or first).isdecimal() and int(last or first) < 100_000):
            raise typer.BadParameter(said("Write --episodes like 1-3,7.", "--episodes 请写作 1-3,7。"))
        numbers |= set(range(int(first), int(last or first) + 1))
    return numbers


def _language(tag: str) -> Lang:
    from shudian.units import Lang

    try:
        return Lang(tag)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
