"""Slots for what has lost its place: a plan to choose for each number of scenes that may move."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from shudian.model.schedule import Schedule
from shudian.plan.order.runs import runs
from shudian.plan.problem import Problem
from shudian.plan.replan.choices import WORTH, Choice, Choices, Slots

if TYPE_CHECKING:
    from shudian.plan.replan.around import Around, Places

_RUNS = 100  # of the search around a plan for one unit of effort
_SMALL = 300  # scenes × slots, up to which the whole problem is proven


@dataclass(frozen=True, slots=True)
class Effort:
    seconds: float  # of one core, about, with 200 scenes
    seed: int = 1

    @property
    def runs(self) -> int:
        return max(1, round(self.seconds * _RUNS))


@dataclass(frozen=True, slots=True)
class Placed:
    slots: Slots | None
    choices: tuple[Choice, ...] = ()  # the fewest moved first, the cheapest last
    least: int = 0  # scenes that must move, as far as is proven
    impossible: bool = False  # no legal slots exist, and that is proven


def placed(
    problem: Problem, places: Places, scene_price: int, effort: Effort, most: int | None = None
) -> Placed:
    """Legal slots that cost least where a moved scene counts its WORTH.

    With `most`: the cheapest that move so many scenes at most.
    """
    from shudian.plan.replan.around import PRICES, Around

    around = Around(problem, places, scene_price, effort.seed)
    if not around.possible:
        return Placed(None, impossible=True)
    _searched(around, effort, PRICES)
    if not around.choices and not _begun_exactly(around, effort):
        return Placed(None, impossible=True)
    least = 0
    if most is not None and around.choices and not around.choices.within(most):
        least = _fewest(around, effort)
    for chosen in _preferred(around.choices, most, int(WORTH * scene_price)):
        if not any(run.broken for run in runs(problem, chosen.slots).values()):
            return Placed(chosen.slots, tuple(around.choices))
    return Placed(None, tuple(around.choices), least)


def _preferred(choices: Choices, most: int | None, weight: int) -> Sequence[Choice]:
    """The best first: within a budget the cheapest, else by cost and scenes moved."""
    return choices.by_weight(weight) if most is None else choices.within(most)[::-1]


def _searched(around: Around, effort: Effort, prices: Collection[float]) -> None:
    for _ in islice(around.runs(prices), effort.runs):
        pass


def _begun_exactly(around: Around, effort: Effort) -> bool:
    """A legal plan of the exact model to go on from; False where it proves that there is none."""
    from shudian.plan.exact import IMPOSSIBLE
    from shudian.plan.exact.engines import solver

    given = solver.feasible(around.tables, effort.seconds, around.places.slots)
    if given is IMPOSSIBLE:
        return False
    if isinstance(given, tuple):
        around.offer(given)
        if around.choices:
            _searched(around, effort, (4.0, 0.3))
    return True


def _fewest(around: Around, effort: Effort) -> int:
    """Asks the exact model for fewer moves; how many scenes must move, as far as it can prove."""
    from shudian.plan.exact.engines import solver

    places = around.places
    answer = solver.nearest(around.tables, places.slots, places.open, effort.seconds, places.within)
    if answer.slots:
        around.offer(answer.slots)
    lost = sum(slot < 0 or not row[slot] for slot, row in zip(places.slots, around.allowed, strict=True))
    return max(answer.bound, lost)


@dataclass(frozen=True, slots=True)
class Settled:
    slots: Slots | None
    proven: bool  # none is cheaper, or there are none


def settled(problem: Problem, schedule: Schedule, effort: Effort) -> Settled:
    """The cheapest slots found from a schedule on, however many scenes move."""
    from shudian.plan.exact import prove
    from shudian.plan.replan.around import Around, Places

    stood = standing_slots(problem, schedule)
    slots = len(problem.dates) * len(problem.units)
    if len(problem.scenes) * slots <= _SMALL:
        answer = prove(problem, effort.seconds, stood if min(stood, default=-1) >= 0 else None)
        if answer.slots or answer.proven:
            return Settled(answer.slots, answer.proven)
    places = Places(stood, frozenset(range(len(stood))), frozenset(range(slots)))
    around = Around(problem, places, price_of_a_scene(schedule), effort.seed)
    if not around.possible:
        return Settled(None, proven=True)
    _searched(around, effort, (0.0,))
    if not around.choices and not _begun_exactly(around, effort):
        return Settled(None, proven=True)
    return Settled(min(around.choices, key=lambda each: each.cost).slots if around.choices else None, False)


def price_of_a_scene(schedule: Schedule) -> int:
    """What one costs on average, in minor units."""
    return max(1, schedule.cost.minor // max(1, sum(len(day.strips) for day in schedule.days)))


def standing_slots(problem: Problem, schedule: Schedule) -> Slots:
    """The slot of each scene in a schedule, -1 where it has none."""
    units = {unit.name: at for at, unit in enumerate(problem.units)}
    dates = {on: at for at, on in enumerate(problem.dates)}
    stood = {
        strip.scene: dates[day.date] * len(units) + units[day.unit]
        for day in schedule.days
        if day.date in dates and day.unit in units
        for strip in day.strips
    }
    return tuple(stood.get(scene.id, -1) for scene in problem.scenes)
