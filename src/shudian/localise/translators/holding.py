"""Terms held back from an engine that would translate them anew."""

from __future__ import annotations

from dataclasses import dataclass, replace

from shudian.localise.terms.hits import Finder, held, released, says
from shudian.localise.translators.batch import Answer, Batch, Candidate, Capabilities, Line, Translator
from shudian.units import Lang


@dataclass(frozen=True, slots=True)
class Holding:
    """A line whose held terms the engine lost is asked again as it stands."""

    engine: Translator
    finder: Finder

    @property
    def name(self) -> str:
        return self.engine.name

    @property
    def identity(self) -> str:
        return self.engine.identity

    @property
    def capabilities(self) -> Capabilities:
        return replace(self.engine.capabilities, terms=True)

    def knows(self, source: Lang, target: Lang) -> bool:
        return self.engine.knows(source, target)

    def translate(self, batch: Batch) -> Answer:
        texts = {line.id: held(line.source, self.finder) for line in batch.lines}
        lines = {line.id: line for line in batch.lines}
        asked = tuple(replace(line, source=texts[line.id].text) for line in batch.lines)
        first = self.engine.translate(replace(batch, lines=asked))
        made, lost = [], []
        for each in first.candidates:
            if each.id not in texts:
                continue
            targets = texts[each.id].targets
            words, gone = released(each.text, targets) if targets else (each.text, ())
            if gone:
                lost.append(lines[each.id])
            else:
                made.append(self._used(each, words, lines[each.id], batch.target))
        again = self._plain(batch, lost)
        return Answer((*made, *again.candidates), {**first.refused, **again.refused}, first.why or again.why)

    def _plain(self, batch: Batch, lost: list[Line]) -> Answer:
        if not lost:
            return Answer()
        answer = self.engine.translate(replace(batch, lines=tuple(lost)))
        lines = {line.id: line for line in lost}
        made = (
            self._used(each, each.text, lines[each.id], batch.target)
            for each in answer.candidates
            if each.id in lines
        )
        return replace(answer, candidates=tuple(made))

    def _used(self, candidate: Candidate, text: str, line: Line, target: Lang) -> Candidate:
        terms = (hit.term for hit in self.finder.hits(line.source))
        used = (term.source for term in terms if any(says(text, words, target) for words in term.targets))
        return replace(candidate, text=text, used_terms=tuple(dict.fromkeys(used)))
