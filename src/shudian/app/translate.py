"""Drafts by machine: of lines on plain files, and of a series in a workspace; nobody has approved them."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from shudian import files
from shudian.app import translating
from shudian.app.engines import Setting, engine_for
from shudian.app.translating import Entry, Moved, State, Where
from shudian.app.workspace import Workspace
from shudian.finding import Finding
from shudian.localise.memory import Recall
from shudian.localise.profile import profile as named_profile
from shudian.localise.terms import Finder
from shudian.localise.translators import Batch, Cost, Mode, Outcome, Translator, found, translated
from shudian.localise.translators.findings import NOTHING_TO_DO
from shudian.localise.translators.holding import Holding
from shudian.localise.translators.order import Order, batch, filled
from shudian.localise.translators.recalled import Remembered
from shudian.localise.translators.record import Journal, Recording
from shudian.model.term import Term, Termbase
from shudian.model.text import AdaptedLine, AdaptedScript
from shudian.store import drawers, memory_table
from shudian.units import Lang

#: Beside the database: what engines answered, so that nothing is paid for twice.
KEPT = "translations.jsonl"


@dataclass(frozen=True, slots=True)
class Step:
    """How far a run is."""

    done: int
    total: int
    spent: Cost


@dataclass(frozen=True, slots=True)
class Run:
    """How a run is done: `kept` is the file that it goes on from, `record` one to play back from."""

    setting: Setting
    kept: Path | None = None
    record: Path | None = None
    progress: Callable[[Step], None] | None = None


@dataclass(slots=True)
class Result:
    outcomes: list[Outcome] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    spent: Cost = field(default_factory=Cost)

    @property
    def asked(self) -> int:
        """Lines that an engine was asked for in this run."""
        return sum(outcome.candidate is not None and not outcome.kept for outcome in self.outcomes)


def lines(order: Order, run: Run) -> tuple[AdaptedScript | None, Result]:
    """The drafts of an order with the lines that could be translated; None without an engine."""
    wanted = batch(order)
    result = asked(wanted, run, order.recall)
    if not result.outcomes and result.findings:
        return None, result
    script, more = filled(order, result.outcomes)
    result.findings += more
    return script, result


def asked(wanted: Batch, run: Run, recall: Recall | None = None) -> Result:
    """Every line of a batch, once: from memory, from what is kept, from an engine."""
    result = Result()
    if not wanted.lines:
        result.findings.append(NOTHING_TO_DO.at())
        return result
    told = run.progress or _silent
    for outcome in _known(wanted, recall):
        result.outcomes.append(outcome)
        told(Step(len(result.outcomes), len(wanted.lines), result.spent))
    there = {outcome.line.id for outcome in result.outcomes}
    rest = replace(wanted, lines=tuple(line for line in wanted.lines if line.id not in there))
    if rest.lines:
        for outcome in _from_engine(rest, run, result):
            result.outcomes.append(outcome)
            told(Step(len(result.outcomes), len(wanted.lines), result.spent))
    at = {line.id: nth for nth, line in enumerate(wanted.lines)}
    result.outcomes.sort(key=lambda outcome: at[outcome.line.id])
    result.findings += found(result.outcomes)
    return result


def _silent(step: Step) -> None:
    pass


def _known(wanted: Batch, recall: Recall | None) -> Iterator[Outcome]:
    """Lines that memory knows as they stand."""
    if recall is None or wanted.mode is not Mode.DRAFT:
        return
    remembered = Remembered(recall, series=wanted.brief.title)
    if remembered.knows(wanted.source, wanted.target):
        yield from (outcome for outcome in translated(wanted, remembered) if outcome.candidate)


def _from_engine(wanted: Batch, run: Run, result: Result) -> Iterator[Outcome]:
    budget = run.setting.budget()
    engine, more = engine_for(run.setting, wanted.source, wanted.target, wanted.mode, budget)
    result.findings += more
    if engine is None:
        return
    with _journal(run.kept, result.findings) as journal, _recorded(engine, run.record) as recorded:
        for outcome in translated(wanted, _holding(recorded, wanted), journal):
            result.spent = budget.spent
            yield outcome


def _holding(engine: Translator, wanted: Batch) -> Translator:
    if engine.capabilities.terms or not wanted.terms:
        return engine
    return Holding(engine, Finder(Termbase(wanted.source, wanted.target, wanted.terms)))


@contextmanager
def _journal(file: Path | None, findings: list[Finding]) -> Iterator[Journal | None]:
    if file is None:
        yield None
        return
    with _appended(file) as write:
        journal = Journal(write)
        with files.explained(file):
            text = file.read_bytes().decode("utf-8", "replace")
        findings += journal.read(text, file.name)
        yield journal


@contextmanager
def _recorded(engine: Translator, file: Path | None) -> Iterator[Translator]:
    if file is None:
        yield engine
        return
    with _appended(file) as write:
        yield Recording(engine, write)


@contextmanager
def _appended(file: Path) -> Iterator[Callable[[str], None]]:
    """Writes to the end of a file; what is written is on the disk, and a torn last line is ended first."""
    with files.explained(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        torn = file.is_file() and file.stat().st_size > 0 and not file.read_bytes().endswith(b"\n")
        with file.open("ab", buffering=0) as out:
            if torn:
                out.write(b"\n")

            def write(text: str) -> None:
                with files.explained(file):
                    out.write(text.encode())
                    os.fsync(out.fileno())

            yield write


def series(
    workspace: Workspace,
    slug: str,
    language: Lang,
    run: Run,
    *,
    episodes: Collection[int] = (),
    mode: Mode = Mode.DRAFT,
) -> Result:
    """Write drafts into a series: open lines, and engines' lines that are stale; what a person wrote stays.

    KeyError if there is no such series. Each line is written as the page writes it, by `engine:NAME`;
    back-translations are only in the result.
    """
    found = translating.desk(workspace, slug)
    if found is None:
        raise KeyError(slug)
    numbers = [each.number for each in found.series.episodes if not episodes or each.number in episodes]
    terms, recall = _helps(workspace, slug, found.series.language, language)
    total = Result()
    here = replace(run, kept=run.kept or workspace.root / KEPT)
    for number in numbers:
        listed = translating.entries(workspace, found, language, number)
        order = Order(
            found.series,
            language,
            mode,
            drafts=AdaptedScript(language, found.series.title, tuple(_drafts(listed, mode))),
            seconds={each.element.id: each.seconds for each in listed if each.seconds},
            profile=named_profile(),
            episodes=(number,),
            terms=terms,
            recall=recall,
        )
        wanted = batch(order)
        if not wanted.lines:
            continue
        left = _left(here, total.spent)
        made = asked(wanted, left, recall)
        if mode is not Mode.BACK:
            _write(workspace, Where(slug, language, number, ""), listed, made.outcomes)
        total.outcomes += made.outcomes
        total.findings += made.findings
        total.spent += made.spent
        if any(outcome.stopped for outcome in made.outcomes) or not made.outcomes:
            break
    if not total.outcomes and not total.findings:
        total.findings.append(NOTHING_TO_DO.at())
    return total


def _drafts(listed: tuple[Entry, ...], mode: Mode) -> Iterator[AdaptedLine]:
    """The lines that stand in the way of a draft, or that an engine may change: its own, that nobody approved."""
    for entry in listed:
        machine = (entry.line.author or "").startswith("engine:") and not entry.line.approver
        if mode is Mode.DRAFT:
            wanted = not (machine and entry.state is State.STALE)
        else:
            wanted = machine or mode is Mode.BACK
        if wanted and entry.line.text.strip():
            yield entry.line


def _left(run: Run, spent: Cost) -> Run:
    asked = run.setting
    tokens = None if asked.most_tokens is None else asked.most_tokens - spent.tokens
    money = None if asked.most_money is None else asked.most_money - spent.money
    return replace(run, setting=replace(asked, most_tokens=tokens, most_money=money))


def _helps(workspace: Workspace, slug: str, source: Lang, target: Lang) -> tuple[tuple[Term, ...], Recall]:
    with workspace.store.reading() as connection:
        base = drawers.TERMBASES.load(connection, series=slug, language=str(target))
        memory = memory_table.load(connection, source, target)
    return (base.entries if base else ()), Recall(memory)


def _write(workspace: Workspace, where: Where, listed: tuple[Entry, ...], outcomes: list[Outcome]) -> None:
    """Write what was translated; a line that a person wrote meanwhile stays as it is."""
    entries = {entry.element.id: entry for entry in listed}
    for outcome in outcomes:
        said = outcome.candidate
        if said is None:
            continue
        entry = entries[outcome.line.id]
        change = {"text": said.text}
        change |= {name: words for name, words in (("literal", said.literal), ("note", said.notes)) if words}
        line = replace(where, element=outcome.line.id)
        with suppress(Moved):
            translating.write(workspace, line, change, seen=entry.tag, who=f"engine:{said.engine}")
