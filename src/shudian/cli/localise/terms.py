"""`shudian localise terms`"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shudian.cli.language import said
from shudian.cli.localise.argument import LangOption
from shudian.cli.localise.lines import AdaptedOption, ScriptArgument, lines_of, script_of
from shudian.cli.output import Findings, FindingsOption, OutputOption, read_file, report, write_value
from shudian.finding import Finding

if TYPE_CHECKING:
    from shudian.localise.terms import Drawn
    from shudian.model.term import Termbase
    from shudian.units import Lang

#: By the ending of the file.
FORMATS = ("csv", "xlsx", "tbx", "json")

TermsOption = Annotated[
    Path | None,
    typer.Option(
        "--terms",
        metavar="FILE",
        help=said(
            "The termbase so far (.tbx, .csv, .xlsx or .json): its entries stay, and the adapted lines are judged by it.",
            "已有术语库（.tbx、.csv、.xlsx 或 .json）：其条目保留，并据此检查改编台词。",
        ),
        dir_okay=False,
    ),
]


def terms(
    script: ScriptArgument,
    *,
    adapted: AdaptedOption = None,
    lang: LangOption = None,
    terms: TermsOption = None,
    most: Annotated[
        int,
        typer.Option(
            "--most",
            min=0,
            help=said("The most phrases of a kind; names and places all.", "每类短语的上限；人名地名不限。"),
        ),
    ] = 200,
    output: OutputOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.localise.pairs import pairs
    from shudian.localise.terms import check, draw, termbase

    form = _form(output or Path("standard-output.csv"))
    series, found = script_of(script)
    if series is None:
        report(found, findings)
        raise typer.Exit(1)
    lines, more = lines_of(series, adapted, lang) if adapted else (None, [])
    found += more
    target = lines.language if lines else _language(lang) or series.language
    before, more = termbase_of(terms, series.language, target) if terms else (None, [])
    found += more
    if (lines or not adapted) and (before or not terms):
        drawn = draw(series, most=most)
        if before and lines:
            found += check(list(pairs(series, lines)), before, script.name)
        base = termbase(series, drawn, lines, before, target=target)
        data, more = _written(base, drawn, form)
        found += more
        write_value(data, output)
    report(found, findings)


def _language(tag: str | None) -> Lang | None:
    from shudian.cli.localise.argument import language_of

    return language_of(tag, Path()) if tag else None


def _form(path: Path) -> str:
    form = path.suffix.lower().lstrip(".")
    if form not in FORMATS:
        known = ", ".join(f".{each}" for each in FORMATS)
        raise typer.BadParameter(
            said(f"{path.name} does not end in {known}.", f"{path.name} 的后缀不是 {known}。")
        )
    return form


def _written(base: Termbase, drawn: tuple[Drawn, ...], form: str) -> tuple[str | bytes, list[Finding]]:
    from shudian.localise.exchange import write_terms
    from shudian.localise.terms import write_csv, write_xlsx
    from shudian.model import document

    if form == "tbx":
        return write_terms(base)
    if form == "json":
        return document.write(base), []
    return (write_xlsx if form == "xlsx" else write_csv)(base, drawn), []


def termbase_of(path: Path, source: Lang, target: Lang) -> tuple[Termbase | None, list[Finding]]:
    """A termbase by the ending of its file."""
    from shudian.localise.exchange import read_terms
    from shudian.localise.terms import read_table
    from shudian.model import document
    from shudian.model.term import Termbase

    form, data = _form(path), read_file(path)
    if form == "tbx":
        return read_terms(data, source, target, path.name)
    if form == "json":
        return document.read(Termbase, data, path.name)
    return read_table(data, source, target, path.name)
