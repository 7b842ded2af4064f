"""Talent scheduling solved: a beam that widens until nothing is thrown away, which is the proof.

States are built from both ends, breadth first (Garcia de la Banda, Stuckey and Chu 2011). Each layer keeps the
states of the least bound; the least bound thrown away is a bound on every order, so each pass gives a
best order and a bound, and one that throws nothing away proves the best.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from shudian.plan.talent.problem import MOST_CAST, MOST_SCENES, Talent, reduced

#: States kept a layer in the first pass; each pass widens by the factor.
FIRST_WIDTH, WIDER = 64, 32
WIDTH = 2_097_152

Progress = Callable[[int, int], None]  # holding of the best order so far, bound


@dataclass(frozen=True, slots=True)
class Order:
    """An order of the scenes (from 0), its cost, and a bound below which no order's holding lies."""

    scenes: tuple[int, ...]
    worked: int
    holding: int
    bound: int
    states: int  # that were expanded

    @property
    def total(self) -> int:
        return self.worked + self.holding

    @property
    def proven(self) -> bool:
        return self.holding == self.bound


def solve(
    talent: Talent,
    *,
    width: int = WIDTH,
    on_progress: Progress | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> Order:
    """The order of least holding, or the best found with a bound when `width` states a layer do not prove it.

    `stop` is asked between layers; what is found by then is returned. OverflowError if the problem has
    more than 64 different scenes or 32 waiting performers.
    """
    smaller = reduced(talent)
    if len(smaller.talent.durations) > MOST_SCENES or len(smaller.talent.wages) > MOST_CAST:
        raise OverflowError(f"More than {MOST_SCENES} different scenes or {MOST_CAST} waiting performers.")
    best = tuple(range(len(talent.durations)))
    worked, holding = talent.worked, talent.holding(best)
    if len(smaller.talent.durations) < 2:  # everybody can stand together
        best = smaller.whole(range(len(smaller.talent.durations)))
        return Order(best, worked, talent.holding(best), talent.holding(best), 0)
    from shudian.plan.talent.engine.search import Search

    search = Search(smaller.talent, stop)
    bound, kept = 0, min(FIRST_WIDTH, width)
    while bound < holding and not search.stopped:
        found = search.run(kept, holding)
        if found.order is not None:
            best = smaller.whole(found.order)
            holding = talent.holding(best)
        bound = max(bound, min(holding, found.bound))
        if on_progress:
            on_progress(holding, bound)
        if kept == width:
            break
        kept = min(kept * WIDER, width)
    return Order(best, worked, holding, bound, search.expanded)
