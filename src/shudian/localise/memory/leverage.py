"""How much of a season a memory already knows: lines, words and characters by band, as translators are paid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from shudian.localise.memory.recall import Query, Recall, normal
from shudian.localise.terms.words import clauses
from shudian.units import Lang

#: The least points of each band; a repetition is a line that the season itself said before.
BANDS = (("101", 101), ("100", 100), ("95-99", 95), ("85-94", 85), ("75-84", 75), ("50-74", 50))
REPETITION, NONE = "repetition", "none"
NAMES = ("101", "100", REPETITION, "95-99", "85-94", "75-84", "50-74", NONE)


@dataclass(slots=True)
class Leverage:
    """Counts by (episode, band)."""

    lines: Counter[tuple[str, str]] = field(default_factory=Counter)
    words: Counter[tuple[str, str]] = field(default_factory=Counter)
    characters: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def episodes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(episode for episode, _ in self.lines))

    def total(self, band: str) -> tuple[int, int, int]:
        """Lines, words and characters of a band over the season."""
        of = [key for key in self.lines if key[1] == band]
        sums = (sum(counts[key] for key in of) for counts in (self.lines, self.words, self.characters))
        lines, words, characters = sums
        return lines, words, characters


def leverage(lines: Iterable[tuple[str, Query]], recall: Recall) -> Leverage:
    """`lines` are the season's in running order, each with its episode."""
    made, said = Leverage(), set[str]()
    for episode, query in lines:
        band = _band(query, recall)
        same = normal(query.source)
        if band not in ("101", "100") and same in said:
            band = REPETITION
        said.add(same)
        key = (episode, band)
        made.lines[key] += 1
        made.words[key] += words(query.source, recall.memory.source)
        made.characters[key] += sum(not sign.isspace() for sign in query.source)
    return made


def _band(query: Query, recall: Recall) -> str:
    best = recall.search(query, most=1)
    points = best[0].points if best else 0
    return next((name for name, least in BANDS if points >= least), NONE)


def words(text: str, language: Lang) -> int:
    return sum(len(clause) for clause in clauses(text, language))
