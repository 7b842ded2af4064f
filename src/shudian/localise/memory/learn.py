"""A season's lines as units of memory, and two memories as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from shudian.localise.memory.recall import Query
from shudian.localise.pairs import Pair, pairs
from shudian.model.memory import Memory, Unit
from shudian.model.series import Series
from shudian.model.text import AdaptedScript


def learnt(series: Series, script: AdaptedScript) -> Memory:
    """A unit for each line that is written, with the lines of its scene around it; stale lines teach nothing."""
    units = (
        Unit(
            query.source,
            pair.target,
            query.before,
            query.after,
            query.speaker,
            query.series,
            pair.element,
            pair.line.author,
            pair.line.approver,
        )
        for pair, query in asked(series, pairs(series, script))
        if pair.line and pair.target.strip() and pair.line.source in (None, pair.source)
    )
    return Memory(series.language, script.language, tuple(units))


def asked(series: Series, lines: Iterable[Pair]) -> Iterator[tuple[Pair, Query]]:
    """Each line and the question that it puts to a memory."""
    for _, group in groupby(lines, key=lambda pair: (pair.episode, pair.scene)):
        scene = list(group)
        texts = [None, *(pair.source for pair in scene), None]
        for at, pair in enumerate(scene):
            yield pair, Query(pair.source, texts[at], texts[at + 2], pair.speaker, series.title)


def joined(before: Memory, new: Memory) -> Memory:
    """Both; where a line of a series is in both, the new unit stands in the old one's place."""
    if (before.source, before.target) != (new.source, new.target):
        raise ValueError("Memories are joined within one pair of languages.")
    held: dict[object, Unit] = {}
    for unit in (*before.units, *new.units):
        lined = unit.series is not None and unit.element is not None
        held[(unit.series, unit.element) if lined else unit] = unit
    return Memory(before.source, before.target, tuple(held.values()))
