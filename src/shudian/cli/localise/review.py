"""`shudian localise review`"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shudian.cli.language import said
from shudian.cli.localise.argument import LangOption
from shudian.cli.localise.lines import AdaptedOption, ScriptArgument, lines_of, script_of
from shudian.cli.localise.terms import TermsOption, termbase_of
from shudian.cli.output import Findings, FindingsOption, OutputOption, report, write_value
from shudian.wording import interface_language

if TYPE_CHECKING:
    from shudian.localise.adequacy import Doubted, Market

FORMATS = ("html", "csv", "json")


def review(
    script: ScriptArgument,
    *,
    adapted: AdaptedOption = None,
    lang: LangOption = None,
    terms: TermsOption = None,
    without: Annotated[
        list[str] | None,
        typer.Option(
            "--without",
            metavar="CHECK",
            help=said(
                "Leave out a check; may be given again: numbers, names, strangers, negation, untranslated, length, "
                "meaning (extra ai), address, rendered-twice, same-rendering.",
                "略去某项检查，可重复：numbers、names、strangers、negation、untranslated、length、"
                "meaning（需 ai 组件）、address、rendered-twice、same-rendering。",
            ),
        ),
    ] = None,
    most: Annotated[
        int | None,
        typer.Option("--most", min=1, help=said("The worst so many lines.", "仅列最可疑的若干句。")),
    ] = None,
    output: OutputOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.localise.adequacy import CHECKS, Market, judge
    from shudian.localise.pairs import pairs

    form = (output or Path("standard-output.csv")).suffix.lower().lstrip(".")
    if form not in FORMATS:
        raise typer.BadParameter(
            said("-o ends in .html, .csv or .json.", "-o 的后缀须为 .html、.csv 或 .json。")
        )
    if unknown := [name for name in without or () if name not in CHECKS]:
        known = ", ".join(CHECKS)
        raise typer.BadParameter(
            said(f"There is no check {unknown[0]}: {known}.", f"没有检查项 {unknown[0]}：{known}。")
        )
    if adapted is None:
        raise typer.BadParameter(said("Give the lines with --adapted.", "请用 --adapted 给出台词。"))
    series, found = script_of(script)
    lines, more = lines_of(series, adapted, lang) if series else (None, [])
    found += more
    if series and lines:
        base, more = termbase_of(terms, series.language, lines.language) if terms else (None, [])
        found += more
        market = Market(tuple(pairs(series, lines)), series.language, lines.language, script.name)
        listed = judge(market, base, without or ())[:most]
        write_value(_written(listed, market, lines.title or series.title, form), output)
    report(found, findings)


def _written(listed: tuple[Doubted, ...], market: Market, title: str, form: str) -> bytes:
    from shudian.localise.adequacy.listing import as_csv, as_html, as_json

    language = interface_language()
    if form == "html":
        return as_html(listed, market, title, language)
    return (as_json if form == "json" else as_csv)(listed, language)
