"""Memory as an engine: what was translated before is not paid for again."""

from __future__ import annotations

from dataclasses import dataclass

from shudian.localise.memory import Query, Recall
from shudian.localise.translators.batch import Answer, Batch, Candidate, Capabilities
from shudian.localise.translators.faults import not_known
from shudian.units import Lang


@dataclass(frozen=True, slots=True)
class Remembered:
    """Lines that memory knows with at least so many points; others it refuses."""

    recall: Recall
    least: int = 95
    series: str | None = None
    name: str = "memory"

    @property
    def identity(self) -> str:
        return f"memory:{self.least}"

    @property
    def capabilities(self) -> Capabilities:
        return Capabilities(context=True)

    def knows(self, source: Lang, target: Lang) -> bool:
        return (source, target) == (self.recall.memory.source, self.recall.memory.target)

    def translate(self, batch: Batch) -> Answer:
        candidates, refused = [], {}
        for line in batch.lines:
            asked = Query(line.source, line.before, line.after, line.speaker, self.series)
            best = self.recall.search(asked, least=self.least, most=1)
            if best:
                unit = best[0].unit
                found = Candidate(line.id, unit.target, self.name, best[0].points, notes=unit.note)
                candidates.append(found)
            else:
                refused[line.id] = not_known()
        return Answer(tuple(candidates), refused)
