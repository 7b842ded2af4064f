"""The verb: scenes to days at least cost with a bound, then the order and the calls of each day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from shudian.finding import Finding
from shudian.model.schedule import Schedule
from shudian.plan import exact
from shudian.plan import findings as kinds
from shudian.plan.days.findings import MISPRICED
from shudian.plan.pose import impossible_scenes
from shudian.plan.problem import Problem
from shudian.plan.schedule import scheduled, unorderable
from shudian.units import Money

EFFORT = 10
SMALL = 300  # scenes × slots, up to which the whole problem is left to the exact solver
CONFLICT_EFFORT = 10

_PLANS = 8  # that the search tries for one unit of effort: half of it, a plan takes a sixteenth of a second
_PLANS_A_BOUND = 16  # for one round of the bound

Progress = Callable[[Money, Money], None]  # cost of the best schedule so far, lower bound


@dataclass(slots=True)
class Standing:
    """The best slots and the best bound so far, in minor units; `none` once it is proven that there are none."""

    slots: Sequence[int] | None = None
    cost: int = 0
    bound: int = 0
    none: bool = False

    def found(self, slots: Sequence[int], cost: int) -> bool:
        """Whether that is better than what stood before."""
        if self.slots is not None and cost >= self.cost:
            return False
        self.slots, self.cost = slots, cost
        return True

    def bounded(self, bound: int) -> bool:
        better = bound > self.bound
        self.bound = max(self.bound, bound)
        return better

    @property
    def gap(self) -> float:
        """As a share of the cost; endless before there are any slots."""
        if self.slots is None:
            return float("inf")
        return max(0, self.cost - self.bound) / self.cost if self.cost else 0.0

    def over(self, gap: float) -> bool:
        return self.none or self.gap <= gap


def solve(
    problem: Problem,
    *,
    effort: int = EFFORT,
    seed: int = 1,
    gap: float = 0.0,
    on_progress: Progress | None = None,
) -> tuple[Schedule | None, list[Finding]]:
    """The cheapest schedule found with `effort` (about so many seconds of one core), and its bound.

    The same problem, effort and seed give the same schedule. None with findings if there is none.
    Ends early where the bound is no further from the cost than `gap`, a share of the cost.
    """
    if impossible := list(impossible_scenes(problem)):
        return None, impossible
    standing = Standing()
    for _ in _proving(problem, effort, standing) if small(problem) else ():
        tell(problem, standing, on_progress)
    if (standing.slots is None and not standing.none) or not small(problem):
        for _ in _alternating(problem, effort, seed, standing):
            tell(problem, standing, on_progress)
            if standing.over(gap):
                break
    return concluded(problem, standing, effort)


def small(problem: Problem) -> bool:
    return len(problem.scenes) * len(problem.dates) * len(problem.units) <= SMALL


def concluded(
    problem: Problem, standing: Standing, effort: int = CONFLICT_EFFORT
) -> tuple[Schedule | None, list[Finding]]:
    """The schedule of what was found, or why there is none."""
    if standing.slots is not None:
        proven = standing.bound >= standing.cost
        schedule = scheduled(problem, standing.slots, bound=standing.bound, proven=proven)
        searched = Money(standing.cost, problem.currency)
        if schedule.cost != searched:
            return schedule, [MISPRICED.at(searched=searched, counted=schedule.cost)]
        return schedule, []
    if not standing.none:
        return None, [kinds.NOT_FOUND.at(effort=effort)]
    against = [exact.said(problem, each) for each in exact.conflict(problem, effort)]
    return None, [kinds.CONFLICT.at(requirements=kinds.joined(against))]


def tell(problem: Problem, standing: Standing, on_progress: Progress | None) -> None:
    if on_progress and standing.slots is not None:
        least = min(standing.bound, standing.cost)
        on_progress(Money(standing.cost, problem.currency), Money(least, problem.currency))


def _proving(problem: Problem, effort: float, standing: Standing) -> Iterator[None]:
    """The whole problem to the exact solver; its slots count where every day can be put in an order."""
    answer = exact.prove(problem, effort)
    standing.none = answer.slots is None and answer.proven
    standing.bounded(answer.bound)
    if answer.slots is not None and not unorderable(problem, answer.slots):
        cost = exact.priced(problem, answer.slots)
        assert cost is not None
        standing.found(answer.slots, cost)
    yield


def _alternating(problem: Problem, effort: int, seed: int, standing: Standing) -> Iterator[None]:
    """Rounds of search and of bound in turn, as many as the effort allows."""
    from shudian.plan.bound import bounds
    from shudian.plan.days.search import search

    rounds = bounds(problem)
    number = 0
    for number, found in enumerate(islice(search(problem, seed=seed), effort * _PLANS), 1):
        better = found is not None and standing.found(found.slots, found.cost)
        if number % _PLANS_A_BOUND == 1 and (bound := next(rounds, None)) is not None:
            better = standing.bounded(bound) or better
        if better:
            yield
    standing.none = standing.slots is None and number < effort * _PLANS
