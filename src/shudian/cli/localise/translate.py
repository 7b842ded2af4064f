"""`shudian localise translate`"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from shudian.cli.language import said
from shudian.cli.localise import engine as options
from shudian.cli.localise.argument import LangOption, ProfileOption, language_of, profile_of
from shudian.cli.localise.lines import AdaptedOption, ScriptArgument, lines_of, script_of
from shudian.cli.localise.memory import MemoryOption
from shudian.cli.localise.terms import TermsOption, termbase_of
from shudian.cli.output import Findings, FindingsOption, OutputOption, read_file, report, write_value

if TYPE_CHECKING:
    from shudian.app.engines import Setting
    from shudian.app.translate import Result, Step
    from shudian.finding import Finding
    from shudian.localise.translators.order import Order
    from shudian.model.series import Series
    from shudian.units import Lang

MODES = ("draft", "polish", "shorten", "backtranslate")


def translate(
    script: ScriptArgument,
    *,
    lang: LangOption = None,
    adapted: AdaptedOption = None,
    from_: options.FromOption = None,
    drafts: options.DraftsOption = None,
    mode: options.ModeOption = "draft",
    episode: options.EpisodesOption = None,
    terms: TermsOption = None,
    memory: MemoryOption = None,
    profile: ProfileOption = "vertical-9x16",
    max_chars_from_timeline: options.FitOption = False,
    register: options.RegisterOption = None,
    audience: options.AudienceOption = None,
    notes: options.NotesOption = None,
    literal: options.LiteralOption = False,
    engine: options.EngineOption = "auto",
    base_url: options.UrlOption = None,
    model: options.ModelOption = None,
    models: options.ModelsOption = None,
    batch: options.BatchOption = 20,
    at_once: options.AtOnceOption = 1,
    timeout: options.TimeoutOption = 120.0,
    spare_tokens: options.SpareOption = 0,
    most_tokens: options.TokensOption = None,
    most_money: options.MoneyOption = None,
    price_read: options.PriceReadOption = 0,
    price_written: options.PriceWrittenOption = 0,
    kept: options.KeptOption = None,
    record: options.RecordOption = None,
    output: OutputOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.app.engines import Setting, setting
    from shudian.finding import failed
    from shudian.localise.translators.batch import Brief
    from shudian.localise.translators.budget import Prices

    _see(mode, engine, output)
    named = setting()
    chosen = Setting(
        engine, base_url or named.base_url, model or named.model, named.key, models or named.models,
        timeout, batch, spare_tokens, at_once, most_tokens,
        None if most_money is None else Fraction(str(most_money)),
        Prices(Fraction(str(price_read)), Fraction(str(price_written))),
    )  # fmt: skip
    brief = Brief(None, register, audience, notes, literal)
    given = _Given(lang, adapted, from_, drafts, terms, memory)
    fit = profile if max_chars_from_timeline or mode == "shorten" else None
    order, found = given.order(script, mode, tuple(episode or ()), fit, output)
    if order and not failed(found):  # nothing is paid for with half of what was given
        order = replace(order, brief=replace(brief, title=order.series.title))
        found += _done(order, chosen, kept, record, output)
    report(found, findings)


def _see(mode: str, engine: str, output: Path | None) -> None:
    """Bad usage ends the command."""
    from shudian.app.engines import NAMES

    if mode not in MODES:
        known = ", ".join(MODES)
        raise typer.BadParameter(said(f"There is no mode {mode}: {known}.", f"没有方式 {mode}：{known}。"))
    if engine not in NAMES and not Path(engine).is_file():
        known = ", ".join(NAMES)
        raise typer.BadParameter(
            said(f"There is no engine {engine}: {known}.", f"没有引擎 {engine}：{known}。")
        )
    if output and output.suffix.lower() not in (".csv", ".json"):
        raise typer.BadParameter(said("-o ends in .csv or .json.", "-o 的后缀须为 .csv 或 .json。"))


@dataclass(frozen=True, slots=True)
class _Given:
    """The files of the command."""

    lang: str | None
    adapted: Path | None
    source: str | None
    drafts: Path | None
    terms: Path | None
    memory: Path | None

    def order(
        self, script: Path, mode: str, episodes: tuple[int, ...], fit: str | None, output: Path | None
    ) -> tuple[Order | None, list[Finding]]:
        from shudian.localise.translators.batch import Mode
        from shudian.localise.translators.order import Order

        target = language_of(self.lang, output or Path())
        if target is None:
            raise typer.BadParameter(
                said("Name the market's language with --lang.", "请用 --lang 指明市场语言。")
            )
        series, found = script_of(script)
        if series is None:
            return None, found
        through, more = lines_of(series, self.adapted, self.source) if self.adapted else (None, [])
        drafts, later = lines_of(series, self.drafts, target.tag) if self.drafts else (None, [])
        found += more
        found += (finding for finding in later if finding.severity != "warning")  # gaps are what is asked for
        order = Order(series, target, Mode(mode), through, drafts, episodes=episodes)
        return self._helped(order, fit, found), found

    def _helped(self, order: Order, fit: str | None, found: list[Finding]) -> Order:
        """With the terms, the memory and the seconds that the command names."""
        from shudian.localise.exchange import read_memory
        from shudian.localise.memory import Recall

        if self.terms:
            base, more = termbase_of(self.terms, order.source, order.target)
            found += more
            order = replace(order, terms=base.entries if base else ())
        if self.memory:
            data = read_file(self.memory)
            known, more = read_memory(data, order.source, order.target, self.memory.name)
            found += more
            order = replace(order, recall=Recall(known) if known else None)
        if fit:
            order = replace(order, profile=profile_of(fit), seconds=_seconds(order.series))
        return order


def _seconds(series: Series) -> dict[str, float]:
    from shudian.script import timeline

    beats = (beat for episode in series.episodes for beat in timeline(episode).beats)
    return {beat.element: float((beat.speech or beat.span).seconds) for beat in beats}


def _done(
    order: Order, chosen: Setting, kept: Path | None, record: Path | None, output: Path | None
) -> list[Finding]:
    from shudian.app.translate import Run, lines
    from shudian.localise.lines_table import write_lines
    from shudian.model import document

    if kept is None and output:
        kept = output.with_name(f"{output.name}.kept.jsonl")
    live = sys.stderr.isatty()
    script, result = lines(order, Run(chosen, kept, record, _live if live else None))
    _summed(result, order.target)
    if script is not None:
        as_json = output is not None and output.suffix.lower() == ".json"
        write_value(document.write(script) if as_json else write_lines(order.series, script), output)
    return result.findings


def _live(step: Step) -> None:
    words = said("{} of {} lines, {} tokens", "第 {} 句，共 {} 句，{} 令牌")
    end = "\n" if step.done == step.total else ""
    print(f"\r{words.format(step.done, step.total, step.spent.tokens)}", end=end, file=sys.stderr, flush=True)


def _summed(result: Result, target: Lang) -> None:
    """What was done and spent, for a person."""
    made = [outcome for outcome in result.outcomes if outcome.candidate]
    if not made:
        return
    again = sum(outcome.kept for outcome in made)
    engines = ", ".join(sorted({outcome.candidate.engine for outcome in made if outcome.candidate}))
    words = said(
        "{} lines into {} by {}, {} of them kept from before; {} tokens, {:.4f} spent.",
        "{} 句译为 {}（{}），其中 {} 句沿用已有答案；{} 令牌，费用 {:.4f}。",
    )
    spent = result.spent
    print(words.format(len(made), target, engines, again, spent.tokens, float(spent.money)), file=sys.stderr)
