"""Through a third language: the second engine translates what the first one said."""

from __future__ import annotations

from dataclasses import dataclass, replace

from shudian.localise.translators.batch import Answer, Batch, Capabilities, Translator, by_id
from shudian.units import Lang


@dataclass(frozen=True, slots=True)
class Pivot:
    first: Translator
    through: Lang
    second: Translator

    @property
    def name(self) -> str:
        return f"{self.first.name}+{self.second.name}"

    @property
    def identity(self) -> str:
        return f"{self.first.identity}>{self.through}>{self.second.identity}"

    @property
    def capabilities(self) -> Capabilities:
        most = min(each.capabilities.most_lines for each in (self.first, self.second))
        return Capabilities(most_lines=most)

    def knows(self, source: Lang, target: Lang) -> bool:
        return self.first.knows(source, self.through) and self.second.knows(self.through, target)

    def translate(self, batch: Batch) -> Answer:
        half = self.first.translate(replace(batch, target=self.through))
        there = by_id(half.candidates)
        lines = tuple(replace(line, source=there[line.id].text) for line in batch.lines if line.id in there)
        if not lines:
            return half
        rest = self.second.translate(replace(batch, lines=lines, source=self.through))
        made = tuple(
            replace(each, engine=self.name, cost=each.cost + there[each.id].cost)
            for each in rest.candidates
            if each.id in there
        )
        return Answer(made, {**half.refused, **rest.refused}, rest.why or half.why)
