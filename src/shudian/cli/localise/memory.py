"""`shudian localise memory`: what was translated before, kept, asked and counted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shudian.cli.language import said
from shudian.cli.localise.argument import LangOption, language_of
from shudian.cli.localise.lines import AdaptedOption, ScriptArgument, lines_of, script_of
from shudian.cli.output import (
    Findings,
    FindingsOption,
    OutputOption,
    read_file,
    report,
    table,
    write_value,
)
from shudian.finding import Finding

if TYPE_CHECKING:
    from shudian.localise.memory import Leverage, Recalled
    from shudian.model.memory import Memory
    from shudian.units import Lang

app = typer.Typer(
    help=said("Translation memory: keep, ask, count.", "翻译记忆：保存、查询、统计。"),
    rich_markup_mode=None,
    no_args_is_help=True,
)

MemoryOption = Annotated[
    Path | None,
    typer.Option("--memory", help=said("The memory so far (.tmx).", "已有记忆库（.tmx）。"), dir_okay=False),
]
MemoryArgument = Annotated[
    Path, typer.Argument(help=said("A memory (.tmx).", "记忆库（.tmx）。"), metavar="MEMORY", dir_okay=False)
]


@app.command(help=said("Learn a season's adapted lines; writes TMX.", "记住一季的改编台词，写成 TMX。"))
def add(
    script: ScriptArgument,
    *,
    adapted: AdaptedOption = None,
    lang: LangOption = None,
    memory: MemoryOption = None,
    output: OutputOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.localise.exchange import write_memory
    from shudian.localise.memory import joined, learnt

    if adapted is None:
        raise typer.BadParameter(said("Give the lines with --adapted.", "请用 --adapted 给出台词。"))
    series, found = script_of(script)
    lines, more = lines_of(series, adapted, lang) if series else (None, [])
    found += more
    if series and lines:
        new = learnt(series, lines)
        before, more = _memory(memory, new.source, new.target) if memory else (new, [])
        found += more
        if before:
            data, more = write_memory(joined(before, new))
            found += more
            write_value(data, output)
    report(found, findings)


@app.command(
    help=said(
        "Ask for a line: exact, in context, nearly alike; or for any words in it.",
        "查询一句：完全匹配、上下文匹配、模糊匹配，或其中任意词语。",
    )
)
def search(
    memory: MemoryArgument,
    text: Annotated[str, typer.Argument(help=said("The line or words.", "台词或词语。"), metavar="TEXT")],
    *,
    source: Annotated[
        str, typer.Option("--source", metavar="TAG", help=said("The source's language.", "原文语言。"))
    ] = "zh",
    lang: LangOption = None,
    before: Annotated[
        str | None, typer.Option("--before", help=said("The line before it.", "上一句。"))
    ] = None,
    after: Annotated[str | None, typer.Option("--after", help=said("The line after it.", "下一句。"))] = None,
    speaker: Annotated[str | None, typer.Option("--speaker", help=said("Who says it.", "说话人。"))] = None,
    least: Annotated[
        int, typer.Option("--least", min=0, max=101, help=said("The least points.", "最低分。"))
    ] = 50,
    by_meaning: Annotated[
        bool,
        typer.Option(
            "--by-meaning",
            help=said("Also lines alike in meaning (extra ai).", "也找意思相近者（需 ai 组件）。"),
        ),
    ] = False,
    concordance: Annotated[
        bool,
        typer.Option("--words", help=said("Every line that says these words.", "列出所有含该词语的句子。")),
    ] = False,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.localise.memory import Query, Recall

    known, found = _memory(memory, _language(source), _language(lang))
    if known and concordance:
        heads = (
            said("source", "原文"),
            said("target", "译文"),
            said("speaker", "说话人"),
            said("series", "剧名"),
        )
        units = Recall(known).concordance(text)
        table([(unit.source, unit.target, unit.speaker or "", unit.series or "") for unit in units], heads)
    elif known:
        query = Query(text, before, after, speaker)
        _show(Recall(known).search(query, least=least, by_meaning=by_meaning))
    report(found, findings)


@app.command(
    help=said(
        "Count how much of a season the memory knows, by band: lines, words, characters.",
        "统计记忆库覆盖全剧多少：按匹配档次列句数、词数、字数。",
    )
)
def leverage(
    script: ScriptArgument,
    *,
    memory: MemoryOption = None,
    lang: LangOption = None,
    output: OutputOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.localise.memory import Recall, asked
    from shudian.localise.memory import leverage as measured
    from shudian.localise.pairs import pairs
    from shudian.model.memory import Memory

    series, found = script_of(script)
    if series:
        target = _language(lang) if lang or memory else series.language
        known, more = (
            _memory(memory, series.language, target) if memory else (Memory(series.language, target), [])
        )
        found += more
        if known:
            lines = ((pair.episode, query) for pair, query in asked(series, pairs(series)))
            _told(measured(lines, Recall(known)), output)
    report(found, findings)


def _show(answers: Sequence[Recalled]) -> None:
    heads = ("%", said("kind", "类别"), said("source", "原文"), said("target", "译文"), said("off", "扣分"))
    rows = [
        (
            each.points,
            each.kind,
            each.unit.source,
            each.unit.target,
            ", ".join(f"{why} -{count}" for why, count in each.off),
        )
        for each in answers
    ]
    table(rows, heads)


def _told(counted: Leverage, output: Path | None) -> None:
    """A table for a person, or a CSV with every episode."""
    import csv
    import io

    from shudian.localise.memory import NAMES

    heads = (said("band", "档次"), said("lines", "句"), said("words", "词"), said("characters", "字"))
    if output is None:
        table([(band, *counted.total(band)) for band in NAMES], heads)
        return
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(("episode", "band", "lines", "words", "characters"))
    for episode in counted.episodes:
        for band in NAMES:
            key = (episode, band)
            if counted.lines[key]:
                rows.writerow((*key, counted.lines[key], counted.words[key], counted.characters[key]))
    write_value(text.getvalue(), output)


def _language(tag: str | None) -> Lang:
    language = language_of(tag, Path()) if tag else None
    if language is None:
        raise typer.BadParameter(
            said("Name the market's language with --lang.", "请用 --lang 指明市场语言。")
        )
    return language


def _memory(path: Path, source: Lang, target: Lang) -> tuple[Memory | None, list[Finding]]:
    from shudian.localise.exchange import read_memory

    return read_memory(read_file(path), source, target, path.name)
