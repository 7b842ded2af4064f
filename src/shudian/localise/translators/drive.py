"""Asks an engine for every line: what it leaves out or spoils is asked again in halves, until each line has
a translation or a finding that says why not."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Protocol

from shudian.finding import Finding
from shudian.localise.terms.hits import Finder
from shudian.localise.translators import faults
from shudian.localise.translators.batch import Answer, Batch, Candidate, Line, Translator
from shudian.localise.translators.faults import Fault, Stopped, TooDear
from shudian.localise.translators.findings import LEFT_OVER
from shudian.localise.translators.marks import wrong
from shudian.localise.translators.record import Journal
from shudian.model.term import Termbase

_TRIES = 2  # of one line by itself


class Kept(Protocol):
    """Answers by what was asked, so that nothing is asked twice."""

    def get(self, keys: Sequence[str]) -> Candidate | None: ...

    def put(self, keys: Sequence[str], candidate: Candidate) -> None: ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """A line with its translation, or with why it has none; `stopped` if it was not worth asking."""

    line: Line
    candidate: Candidate | None = None
    finding: Finding | None = None
    kept: bool = False
    stopped: Fault | None = None


def translated(batch: Batch, engine: Translator, kept: Kept | None = None) -> Iterator[Outcome]:
    """Each line of the batch once, as soon as it is decided: what is kept first, then chunk by chunk."""
    run = _Run(batch, engine, Journal(_nowhere) if kept is None else kept)
    known, rest = run.known(batch.lines)
    yield from known
    chunks = _chunks(rest, engine.capabilities.most_lines)
    if engine.capabilities.at_once == 1:
        for chunk in chunks:
            yield from run.chunk(chunk)
        return
    with ThreadPoolExecutor(engine.capabilities.at_once) as pool:
        try:
            for outcomes in pool.map(lambda chunk: list(run.chunk(chunk)), chunks):
                yield from outcomes
        finally:
            pool.shutdown(cancel_futures=True)


@dataclass(slots=True)
class _Run:
    """An engine asked for one batch; `stopped` once asking on is of no use."""

    batch: Batch
    engine: Translator
    kept: Kept
    stopped: Fault | None = None
    _keys: _Keys = field(init=False)

    def __post_init__(self) -> None:
        self._keys = _Keys(self.batch, self.engine)

    def known(self, lines: Sequence[Line]) -> tuple[list[Outcome], list[Line]]:
        """What is kept, and the lines of which nothing is."""
        outcomes, rest = [], []
        for line in lines:
            if candidate := self.kept.get(self._keys.of(line)):
                outcomes.append(Outcome(line, replace(candidate, id=line.id), kept=True))
            else:
                rest.append(line)
        return outcomes, rest

    def chunk(self, chunk: Sequence[Line]) -> Iterator[Outcome]:
        """Every line of the chunk, asked in halves where the answer is of no use."""
        waiting = deque([tuple(chunk)])
        tried: Counter[str] = Counter()
        while waiting:
            known, lines = self.known(waiting.popleft())
            yield from known
            if not lines:
                continue
            try:
                answer = self._answer(lines)
            except Stopped as stop:
                if isinstance(stop, TooDear) and len(lines) > 1:
                    waiting.extendleft(reversed(_halves(lines)))
                    continue
                self.stopped = stop.fault
                left = [*lines, *(line for chunk in waiting for line in chunk)]
                yield from (
                    Outcome(line, finding=self._told(stop.fault, line), stopped=stop.fault) for line in left
                )
                return
            outcomes, spoilt = self._decided(lines, answer)
            yield from outcomes
            tried.update(spoilt.keys())
            rest = [line for line in lines if line.id in spoilt]
            if len(rest) == 1 and (len(lines) > 1 or tried[rest[0].id] < _TRIES):
                waiting.appendleft((rest[0],))
            elif len(rest) == 1:
                yield Outcome(rest[0], finding=self._told(spoilt[rest[0].id], rest[0]))
            elif rest:
                waiting.extendleft(reversed(_halves(rest) if len(rest) == len(lines) else [tuple(rest)]))

    def _answer(self, lines: Sequence[Line]) -> Answer:
        if self.stopped:
            raise Stopped(self.stopped)
        return self.engine.translate(replace(self.batch, lines=tuple(lines)))

    def _decided(self, lines: Sequence[Line], answer: Answer) -> tuple[list[Outcome], dict[str, Fault]]:
        good, spoilt = judged(lines, answer)
        outcomes = []
        for line in lines:
            if line.id in good:
                self.kept.put(self._keys.of(line), good[line.id])
                outcomes.append(Outcome(line, good[line.id]))
            elif line.id in answer.refused:
                outcomes.append(Outcome(line, finding=self._told(answer.refused[line.id], line)))
        return outcomes, spoilt

    def _told(self, fault: Fault, line: Line) -> Finding:
        return fault.at(line.place, self.engine.name)


def found(outcomes: Sequence[Outcome]) -> list[Finding]:
    """A finding a line; lines that were not worth asking share one."""
    each = [outcome.finding for outcome in outcomes if outcome.finding and not outcome.stopped]
    unasked = [outcome.finding for outcome in outcomes if outcome.finding and outcome.stopped]
    if unasked:
        first = unasked[0]
        each.append(LEFT_OVER.at(first.place, count=len(unasked), message=first.message, remedy=first.remedy))
    return each


def judged(lines: Sequence[Line], answer: Answer) -> tuple[dict[str, Candidate], dict[str, Fault]]:
    """The candidates that can stand, and of every other line that was not refused what is wrong."""
    said: dict[str, list[Candidate]] = {line.id: [] for line in lines}
    for candidate in answer.candidates:
        said.get(candidate.id, []).append(candidate)
    good: dict[str, Candidate] = {}
    spoilt: dict[str, Fault] = {}
    for line in lines:
        fault = _fault(line, said[line.id], answer)
        if fault is None:
            good[line.id] = said[line.id][0]
        elif line.id not in answer.refused:
            spoilt[line.id] = fault
    return good, spoilt


def _fault(line: Line, said: list[Candidate], answer: Answer) -> Fault | None:
    if not said:
        return answer.why or faults.missing()
    if len({each.text for each in said}) > 1:
        return faults.twice()
    if not said[0].text.strip():
        return faults.empty()
    lost = wrong(line.source, said[0].text)
    return faults.marks(lost) if lost else None


def _nowhere(text: str) -> None:
    """What is kept lasts as long as the run."""


def _chunks(lines: Sequence[Line], most: int) -> list[tuple[Line, ...]]:
    return [tuple(lines[at : at + most]) for at in range(0, len(lines), most)]


def _halves(lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    return _chunks(lines, (len(lines) + 1) // 2)


class _Keys:
    """What an answer depends on. An engine that reads context is asked anew only where both neighbours
    changed: one changed line costs one line, not three."""

    def __init__(self, batch: Batch, engine: Translator) -> None:
        self._context = engine.capabilities.context
        self._finder = Finder(Termbase(batch.source, batch.target, batch.terms))
        brief = batch.brief
        self._common = [
            engine.identity, batch.source.tag, batch.target.tag, batch.mode.value,
            [brief.title, brief.register, brief.audience, brief.notes, brief.literal],
        ]  # fmt: skip

    def of(self, line: Line) -> tuple[str, ...]:
        terms = [repr(hit.term) for hit in self._finder.hits(line.source)]
        own: list[object] = [line.source, line.draft, terms]
        if not self._context:
            return (_digest([*self._common, own]),)
        own += [line.speaker, line.most_characters, line.most_syllables]
        sides = (("before", line.before), ("after", line.after))
        return tuple(_digest([*self._common, own, side]) for side in sides)


def _digest(said: object) -> str:
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:32]
