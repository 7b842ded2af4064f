"""Exact answers about a problem; the solver is loaded on the first question."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from shudian.plan.exact.answers import Answer, Impossible, Kept, Slots
from shudian.plan.problem import Problem

Progress = Callable[[int, int], None]  # cost of the best so far, bound; minor units


def priced(problem: Problem, slots: Sequence[int]) -> int | None:
    """What an allocation costs, in minor units; None if it breaks a rule of the day level."""
    from shudian.plan.days.tables import tables
    from shudian.plan.exact.engines import solver

    return solver.priced(tables(problem), slots)


def feasible(problem: Problem, effort: float, hint: Sequence[int] | None = None) -> Slots | Impossible | None:
    """Slots that keep every rule, or the proof that none do; None where effort ends before either."""
    from shudian.plan.days.tables import tables
    from shudian.plan.exact.engines import solver

    return solver.feasible(tables(problem), effort, hint)


def improve(
    problem: Problem,
    slots: Sequence[int],
    free: Collection[int],
    effort: float,
    *,
    within: Collection[int] | None = None,
    kept: Kept | None = None,
) -> Slots:
    """The best slots found for the free scenes (into `within`, if given), the others as they are."""
    from shudian.plan.days.tables import tables
    from shudian.plan.exact.engines import solver

    return solver.improve(tables(problem), slots, free, effort, within=within, kept=kept)


def prove(
    problem: Problem,
    effort: float,
    hint: Sequence[int] | None = None,
    *,
    kept: Kept | None = None,
    on_progress: Progress | None = None,
) -> Answer:
    """The best of all allocations, with a bound; of the cost and what moving costs, where `kept` is given."""
    from shudian.plan.days.tables import tables
    from shudian.plan.exact.engines import solver

    return solver.prove(tables(problem), effort, hint, kept=kept, on_progress=on_progress)
