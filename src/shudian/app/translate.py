"""Drafts by machine: of lines on plain files, and of a series in a workspace; nobody has approved them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from shudian import files
from shudian.app import translating
from shudian.app.engines import Setting, engine_for
from shudian.app.translating import Entry, State
from shudian.app.workspace import Workspace
from shudian.finding import Finding
from shudian.localise.adapted.approval import written
from shudian.localise.memory import Recall
from shudian.localise.profile import profile as named_profile
from shudian.localise.terms import Finder
from shudian.localise.translators import Batch, Candidate, Cost, Mode, Outcome, Translator, found, translated
from shudian.localise.translators.budget import Budget
from shudian.localise.translators.findings import NOTHING_TO_DO
from shudian.localise.translators.holding import Holding
from shudian.localise.translators.order import Order, batch, filled
from shudian.localise.translators.recalled import Remembered
from shudian.localise.translators.record import Journal, Recording
from shudian.model.series import Series
from shudian.model.term import Term, Termbase
from shudian.model.text import AdaptedLine, AdaptedScript
from shudian.store import Author, drawers, memory_table
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


def lines(order: Order, run: Run) -> tuple[AdaptedScript | None, Result]:
    """The drafts of an order with the lines that could be translated; None if no line could."""
    wanted = batch(order)
    if not wanted.lines:
        script, _ = filled(order, ())
        return script, Result(findings=[NOTHING_TO_DO.at()])
    with _desk(run, wanted) as desk:
        result = _asked(wanted, desk, order.recall)
    if not any(outcome.candidate for outcome in result.outcomes):
        return None, result
    script, more = filled(order, result.outcomes)
    result.findings += more
    return script, result


@dataclass(frozen=True, slots=True)
class _Desk:
    """An engine at work: None where nothing here knows the pair."""

    engine: Translator | None
    budget: Budget
    journal: Journal | None
    findings: list[Finding]
    progress: Callable[[Step], None]


@contextmanager
def _desk(run: Run, wanted: Batch) -> Iterator[_Desk]:
    """The engine for the pair, the mode and the terms of a batch, and what it answered before."""
    budget = run.setting.budget()
    engine, findings = engine_for(run.setting, wanted.source, wanted.target, wanted.mode, budget)
    with ExitStack() as open_files:
        if engine and run.record:
            engine = Recording(engine, open_files.enter_context(_appended(run.record)))
        if engine and wanted.terms and not engine.capabilities.terms:
            engine = Holding(engine, Finder(Termbase(wanted.source, wanted.target, wanted.terms)))
        journal = None
        if engine and run.kept:
            journal = Journal(open_files.enter_context(_appended(run.kept)))
            with files.explained(run.kept):
                findings += journal.read(run.kept.read_bytes().decode("utf-8", "replace"), run.kept.name)
        yield _Desk(engine, budget, journal, findings, run.progress or _silent)


def _silent(step: Step) -> None:
    pass


def _asked(wanted: Batch, desk: _Desk, recall: Recall | None) -> Result:
    """Every line of a batch, once: from memory, from what is kept, from the engine."""
    result = Result(findings=list(desk.findings))
    before = desk.budget.spent
    for outcome in _outcomes(wanted, desk, recall):
        result.outcomes.append(outcome)
        result.spent = desk.budget.spent - before
        desk.progress(Step(len(result.outcomes), len(wanted.lines), result.spent))
    at = {line.id: nth for nth, line in enumerate(wanted.lines)}
    result.outcomes.sort(key=lambda outcome: at[outcome.line.id])
    result.findings += found(result.outcomes)
    return result


def _outcomes(wanted: Batch, desk: _Desk, recall: Recall | None) -> Iterator[Outcome]:
    known = set()
    if recall and wanted.mode is Mode.DRAFT:
        remembered = Remembered(recall, series=wanted.brief.title)
        if remembered.knows(wanted.source, wanted.target):
            for outcome in translated(wanted, remembered):
                if outcome.candidate:
                    known.add(outcome.line.id)
                    yield outcome
    rest = tuple(line for line in wanted.lines if line.id not in known)
    if rest and desk.engine:
        yield from translated(replace(wanted, lines=rest), desk.engine, desk.journal)


@contextmanager
def _appended(file: Path) -> Iterator[Callable[[str], None]]:
    """Writes whole lines to the end of a file, where they outlive the process; a torn last line is cut off."""
    with files.explained(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        before = file.read_bytes() if file.exists() else b""
        out = file.open("ab", buffering=0)
        if not before.endswith(b"\n"):
            out.truncate(before.rfind(b"\n") + 1)

    def write(text: str) -> None:
        with files.explained(file):
            out.write(text.encode())

    with out:
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
    pair = Batch((), found.series.language, language, mode, terms)
    with _desk(here, _turned(pair)) as desk:
        for number in numbers:
            listed = translating.entries(workspace, found, language, number)
            wanted = batch(_order(found.series, language, mode, (number, listed), (terms, recall)))
            if not wanted.lines:
                continue
            made = _asked(wanted, desk, recall)
            if mode is not Mode.BACK:
                _write(workspace, _Where(slug, found.series.title, language, number), listed, made.outcomes)
            total.outcomes += made.outcomes
            total.findings = list(dict.fromkeys([*total.findings, *made.findings]))
            total.spent += made.spent
            if desk.engine is None or any(outcome.stopped for outcome in made.outcomes):
                break
    if not total.outcomes and not total.findings:
        total.findings.append(NOTHING_TO_DO.at())
    return total


@dataclass(frozen=True, slots=True)
class _Where:
    slug: str
    title: str
    language: Lang
    episode: int


def _turned(pair: Batch) -> Batch:
    back = pair.mode is Mode.BACK
    return replace(pair, source=pair.target, target=pair.source, terms=()) if back else pair


def _order(
    source: Series,
    language: Lang,
    mode: Mode,
    episode: tuple[int, tuple[Entry, ...]],
    helps: tuple[tuple[Term, ...], Recall],
) -> Order:
    number, listed = episode
    return Order(
        source,
        language,
        mode,
        drafts=AdaptedScript(language, source.title, tuple(_drafts(listed, mode))),
        seconds={each.element.id: each.seconds for each in listed if each.seconds},
        profile=named_profile(),
        episodes=(number,),
        terms=helps[0],
        recall=helps[1],
    )


def _drafts(listed: tuple[Entry, ...], mode: Mode) -> Iterator[AdaptedLine]:
    """The lines that stand in the way of a draft, or that an engine may change: its own, that nobody approved."""
    for entry in listed:
        wanted = not waiting(entry) if mode is Mode.DRAFT else _machine(entry.line) or mode is Mode.BACK
        if wanted and entry.line.text.strip():
            yield entry.line


def waiting(entry: Entry) -> bool:
    """Whether an engine may draft a line: it is open, or stale and an engine's."""
    return entry.state is State.OPEN or (entry.state is State.STALE and _machine(entry.line))


def _machine(line: AdaptedLine) -> bool:
    return (line.author or "").startswith("engine:") and not line.approver


def _helps(workspace: Workspace, slug: str, source: Lang, target: Lang) -> tuple[tuple[Term, ...], Recall]:
    with workspace.store.reading() as connection:
        base = drawers.TERMBASES.load(connection, series=slug, language=str(target))
        memory = memory_table.load(connection, source, target)
    return (base.entries if base else ()), Recall(memory)


def _write(workspace: Workspace, where: _Where, listed: tuple[Entry, ...], outcomes: list[Outcome]) -> None:
    """An engine's lines of an episode in one step; what a person wrote since `listed` was read stays."""
    made: dict[str, dict[str, Candidate]] = {}
    for outcome in outcomes:
        if outcome.candidate:
            made.setdefault(outcome.candidate.engine, {})[outcome.line.id] = outcome.candidate
    keys: dict[str, str | int] = {"language": str(where.language), "episode": where.episode}
    for engine, candidates in made.items():
        who = f"engine:{engine}"
        with workspace.store.writing(Author(who, workspace.author.clock)) as writing:
            script = drawers.ADAPTED.load(writing.connection, series=where.slug, **keys)
            script = script or AdaptedScript(where.language, where.title, ())
            now = {line.element: line for line in script.lines}
            for entry in listed:
                id = entry.element.id
                if id in candidates and now.get(id, AdaptedLine(id, "")) == entry.line:
                    now[id] = written(entry.line, _change(candidates[id]), entry.element.text, who)
            in_order = tuple(now[entry.element.id] for entry in listed if entry.element.id in now)
            drawers.ADAPTED.save(writing, replace(script, lines=in_order), series=where.slug, **keys)


def _change(said: Candidate) -> dict[str, str]:
    more = {"literal": said.literal, "note": said.notes}
    return {"text": said.text, **{name: words for name, words in more.items() if words}}
