"""Slots for what has lost its place, and as few others as pay: neighbourhoods of the exact solver."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shudian.model.schedule import Schedule
from shudian.plan.exact import Kept
from shudian.plan.problem import Problem

_ROUND = 0.15  # effort of a round: about so many seconds of one core
_SMALL = 300  # scenes × slots, up to which the whole problem is proven


@dataclass(frozen=True, slots=True)
class Places:
    """The slots of a plan to stay close to; -1 where a scene has none."""

    slots: tuple[int, ...]
    open: frozenset[int]  # scenes that may move
    within: frozenset[int]  # slots that they may take
    displaced: frozenset[int]  # scenes that cannot stay
    weight: int  # minor units that a moved scene counts
    most: int | None = None  # scenes that may move

    @property
    def kept(self) -> Kept:
        return Kept([None if slot < 0 else slot for slot in self.slots], self.weight, self.most)


@dataclass(frozen=True, slots=True)
class Placed:
    slots: tuple[int, ...] | None
    least: int = 0  # scenes that must move, as far as is proven
    impossible: bool = False  # no legal slots exist, and that is proven


def placed(problem: Problem, places: Places, effort: float, seed: int) -> Placed:
    """Legal slots: first the fewest scenes moved, then cheaper where a scene moved earns its weight."""
    from shudian.plan.days.tables import tables
    from shudian.plan.exact.engines import solver

    given = tables(problem)
    first = solver.nearest(given, places.slots, places.open, effort, places.within)
    if first.slots is None:
        return Placed(None, impossible=first.proven)
    slots, kept = first.slots, places.kept
    if kept.most is not None and moved(slots, places) > kept.most:
        return Placed(None, first.bound if not first.proven else moved(slots, places))
    rounds = zip(_neighbourhoods(places, seed), range(round(effort / _ROUND)), strict=False)
    for days, _ in rounds:
        free = frozenset(at for at in places.open if slots[at] in days or slots[at] != places.slots[at])
        slots = solver.improve(given, slots, free, _ROUND, within=places.within, kept=kept)
    return Placed(slots, first.bound)


@dataclass(frozen=True, slots=True)
class Settled:
    slots: tuple[int, ...] | None
    proven: bool  # none is cheaper, or there are none


def settled(problem: Problem, schedule: Schedule, effort: float, seed: int) -> Settled:
    """The cheapest slots found from a schedule on, however many scenes move."""
    from shudian.plan.exact import prove

    stood = standing_slots(problem, schedule)
    slots = len(problem.dates) * len(problem.units)
    if len(problem.scenes) * slots <= _SMALL:
        answer = prove(problem, effort, stood if min(stood) >= 0 else None)
        if answer.slots or answer.proven:
            return Settled(answer.slots, answer.proven)
    every = frozenset(range(len(problem.scenes)))
    places = Places(stood, every, frozenset(range(slots)), every, 0)
    found = placed(problem, places, effort, seed)
    return Settled(found.slots, found.impossible)


def standing_slots(problem: Problem, schedule: Schedule) -> tuple[int, ...]:
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


def moved(slots: Sequence[int], places: Places) -> int:
    return sum(one != other for one, other in zip(slots, places.slots, strict=True))


def _neighbourhoods(places: Places, seed: int) -> Iterator[tuple[int, int]]:
    """Two days whose scenes are looked at beside what has moved, over and over, as the seed shuffles them."""
    chance = random.Random(seed)  # noqa: S311 - a seed given, for the same plan every time
    days = sorted(places.within)
    pairs = [(one, other) for one in days for other in days if one < other] or [(day, day) for day in days]
    while pairs:
        chance.shuffle(pairs)
        yield from pairs
