"""A plan made better a few dates at a time: their scenes divided anew by the exact model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, islice

import numpy as np

from shudian.plan.exact import improve
from shudian.plan.problem import Problem

_PAIR_EFFORT, _THREE_EFFORT = 0.2, 1.0  # deterministic seconds
_THREES = 8  # tried before pairs are looked at again


class Polish:
    """Remembers which dates with which scenes gained nothing, over all plans that it is given."""

    def __init__(self, problem: Problem, dice: np.random.Generator) -> None:
        self.problem, self.dice = problem, dice
        self.idle: set[tuple[tuple[int, ...], frozenset[int]]] = set()

    def pairs(self, now: Sequence[int]) -> Iterator[tuple[int, ...]]:
        """The plan after each pair of dates, until a round over all pairs gains nothing."""
        best, before = tuple(now), None
        while best != before:
            before = best
            for then in self._round(best, 2, _PAIR_EFFORT):
                best = then
                yield then

    def threes(self, now: Sequence[int]) -> Iterator[tuple[int, ...]]:
        """The plan after each of a few threes of dates, and then by pairs."""
        best = tuple(now)
        for then in islice(self._round(best, 3, _THREE_EFFORT), _THREES):
            best = then
            yield then
        yield from self.pairs(best)

    def _round(self, now: tuple[int, ...], size: int, effort: float) -> Iterator[tuple[int, ...]]:
        units = len(self.problem.units)
        groups = list(combinations(range(len(self.problem.dates)), size))
        for at in self.dice.permutation(len(groups)):
            group = groups[at]
            free = frozenset(scene for scene, slot in enumerate(now) if slot // units in group)
            if not free or (group, free) in self.idle:
                continue
            then = improve(self.problem, now, free, effort)
            if then == now:
                self.idle.add((group, free))
            now = then
            yield now
