"""What a memory knows of a line: exact, in context, nearly alike, alike in meaning, and any words in it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from shudian.localise import meaning
from shudian.model.memory import Memory, Unit

#: Nearness from which two sentences of one language are offered as alike in meaning, and the most they count.
_ALIKE, _MOST_ALIKE = 0.6, 84


class Kind(StrEnum):
    CONTEXT = "context"  # the same line between the same lines, or after the same by the same speaker
    EXACT = "exact"
    FUZZY = "fuzzy"
    MEANING = "meaning"


@dataclass(frozen=True, slots=True)
class Penalties:
    """Points off a match, as translators' tools take them; our own defaults."""

    other_series: int = 2
    unapproved: int = 1
    machine: int = 10
    several: int = 1  # the memory has other targets for the very same source


@dataclass(frozen=True, slots=True)
class Query:
    """A line to translate and where it stands."""

    source: str
    before: str | None = None
    after: str | None = None
    speaker: str | None = None
    series: str | None = None


@dataclass(frozen=True, slots=True)
class Recalled:
    """A unit with its points, 101 for the line in its context, after what was taken `off` and why."""

    unit: Unit
    kind: Kind
    points: int
    off: tuple[tuple[str, int], ...] = ()


def normal(text: str) -> str:
    """The text without what does not count: width of signs, case, runs of spaces."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip().casefold()


@dataclass(slots=True)
class Recall:
    """A memory ready for questions; it holds the newest unit of each source, target and context."""

    memory: Memory
    penalties: Penalties = Penalties()
    _sources: list[str] = field(default_factory=list)  # normal, each once
    _units: dict[str, list[Unit]] = field(default_factory=lambda: defaultdict(list))
    _vectors: Any = None

    def __post_init__(self) -> None:
        for unit in reversed(self.memory.units):
            self._units[normal(unit.source)].append(unit)
        self._sources = list(self._units)

    def search(
        self, query: Query, *, least: int = 50, most: int = 5, by_meaning: bool = False
    ) -> tuple[Recalled, ...]:
        """The best matches of `least` points or more; those by meaning only where asked, they cost a model."""
        found = list(self._alike(query, least, most))
        if by_meaning:
            found += self._near(query, {id(each.unit) for each in found}, least, most)
        ranked = sorted(found, key=lambda each: (-each.points, list(Kind).index(each.kind)))
        targets: dict[str, Recalled] = {}
        for each in ranked:
            targets.setdefault(each.unit.target, each)
        return tuple(targets.values())[:most]

    def concordance(self, words: str, *, most: int = 50) -> tuple[Unit, ...]:
        """The units that say these words, in source or target, the newest first."""
        wanted = normal(words)
        said = (
            unit for unit in reversed(self.memory.units) if wanted in normal(f"{unit.source}\n{unit.target}")
        )
        return tuple(unit for unit, _ in zip(said, range(most), strict=False))

    def _alike(self, query: Query, least: int, most: int) -> Iterator[Recalled]:
        from rapidfuzz import process
        from rapidfuzz.distance import Levenshtein

        wanted = normal(query.source)
        same = self._units.get(wanted, [])
        for unit in same:
            yield from self._weighed(unit, query, self._points(unit, query), least)
        if len(same) < most:
            # rank is by similarity before penalties, so look a little further
            near = process.extract(
                wanted,
                self._sources,
                scorer=Levenshtein.normalized_similarity,
                score_cutoff=least / 100,
                limit=2 * most + 1,
            )
            for source, share, _ in near:
                if source != wanted:
                    for unit in self._units[source]:
                        yield from self._weighed(unit, query, (Kind.FUZZY, min(99, int(share * 100))), least)

    def _points(self, unit: Unit, query: Query) -> tuple[Kind, int]:
        if unit.source != query.source:
            return Kind.FUZZY, 99
        around = [(unit.before, query.before), (unit.after, query.after)]
        neighbours = sum(ours is not None and ours == theirs for ours, theirs in around)
        speaker = unit.speaker is not None and unit.speaker == query.speaker
        in_context = neighbours == 2 or (neighbours == 1 and speaker)
        return (Kind.CONTEXT, 101) if in_context else (Kind.EXACT, 100)

    def _near(self, query: Query, known: set[int], least: int, most: int) -> Iterator[Recalled]:
        if not self._sources or not meaning.understood(self.memory.source):
            return
        import numpy as np

        if self._vectors is None:
            self._vectors = meaning.vectors(self._sources)
        near = self._vectors @ meaning.vectors([normal(query.source)])[0]
        for at in np.argsort(-near, kind="stable")[:most]:
            if near[at] >= _ALIKE:
                points = min(_MOST_ALIKE, int(near[at] * 100))
                for unit in self._units[self._sources[at]]:
                    if id(unit) not in known:
                        yield from self._weighed(unit, query, (Kind.MEANING, points), least)

    def _weighed(self, unit: Unit, query: Query, given: tuple[Kind, int], least: int) -> Iterator[Recalled]:
        kind, points = given
        taken = self.penalties
        same = {each.target for each in self._units[normal(unit.source)]}
        off = [
            ("other-series", taken.other_series, bool(query.series and unit.series != query.series)),
            ("unapproved", taken.unapproved, unit.approver is None),
            ("machine", taken.machine, unit.machine),
            ("several", taken.several, len(same) > 1 and kind is not Kind.CONTEXT),
        ]
        why = tuple((name, count) for name, count, holds in off if holds and count)
        left = max(0, points - sum(count for _, count in why))
        if left >= least:
            yield Recalled(unit, kind, left, why)
