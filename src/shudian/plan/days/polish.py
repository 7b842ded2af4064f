"""A plan made as good as it can be two dates at a time: their scenes divided anew, exactly, until no pair gains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from shudian.plan.exact import improve
from shudian.plan.problem import Problem

_EFFORT = 0.5  # for one pair, deterministic seconds


class Polish:
    """Remembers which dates with which scenes gained nothing, over all plans that it is given."""

    def __init__(self, problem: Problem, dice: np.random.Generator) -> None:
        self.problem, self.dice = problem, dice
        self.idle: set[tuple[tuple[int, ...], frozenset[int]]] = set()

    def better(self, slots: Sequence[int]) -> Iterator[tuple[int, ...]]:
        """The plan after each pair looked at; ends when a round over all pairs gains nothing."""
        units = len(self.problem.units)
        pairs = list(combinations(range(len(self.problem.dates)), 2))
        now, gained = tuple(slots), True
        while gained:
            gained = False
            for at in self.dice.permutation(len(pairs)):
                free = frozenset(i for i, slot in enumerate(now) if slot // units in pairs[at])
                if not free or (pairs[at], free) in self.idle:
                    continue
                then = improve(self.problem, now, free, _EFFORT)
                if then == now:
                    self.idle.add((pairs[at], free))
                gained |= then != now
                now = then
                yield now
