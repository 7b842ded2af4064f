"""Slots for what has lost its place: the fewest scenes moved, then cheaper where a move earns its weight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from shudian.model.schedule import Schedule
from shudian.plan.problem import Problem

_CHUNKS = 10  # of search for one unit of effort
_TRIES = 4  # weights, each four times the one before, to stay within a budget of changes
_SMALL = 300  # scenes × slots, up to which the whole problem is proven


@dataclass(frozen=True, slots=True)
class Places:
    """The slots of a plan to stay close to; -1 where a scene has none."""

    slots: tuple[int, ...]
    open: frozenset[int]  # scenes that may move
    within: frozenset[int]  # slots that they may take
    weight: int  # minor units that a moved scene counts
    most: int | None = None  # scenes that may move


@dataclass(frozen=True, slots=True)
class Placed:
    slots: tuple[int, ...] | None
    least: int = 0  # scenes that must move, as far as is proven
    impossible: bool = False  # no legal slots exist, and that is proven


def placed(problem: Problem, places: Places, effort: float, seed: int) -> Placed:
    """Legal slots, as cheap as `effort` finds them when each scene moved counts its weight."""
    from shudian.plan.days.tables import tables
    from shudian.plan.exact.engines import solver

    first = solver.nearest(tables(problem), places.slots, places.open, effort, places.within)
    if first.slots is None:
        return Placed(None, impossible=first.proven)
    most = len(places.slots) if places.most is None else places.most
    if moved(first.slots, places) > most:
        return Placed(None, first.bound)
    slots, weight = first.slots, places.weight
    for _ in range(_TRIES):
        found = _cheaper(problem, places, first.slots, weight, (effort, seed))
        if moved(found, places) <= most:
            slots = found
            break
        weight *= 4
    return Placed(slots, first.bound)


def _cheaper(
    problem: Problem, places: Places, start: tuple[int, ...], weight: int, spent: tuple[float, int]
) -> tuple[int, ...]:
    import numpy as np

    from shudian.plan.days.search import Stay, search

    effort, seed = spent
    allowed = np.zeros((len(start), len(problem.dates) * len(problem.units)), np.bool_)
    for scene, slot in enumerate(places.slots):
        if scene in places.open:
            allowed[scene, list(places.within)] = True
        else:
            allowed[scene, slot] = True
    stay = Stay(places.slots, weight, allowed)
    best = start
    for found in islice(search(problem, seed=seed, start=start, stay=stay), round(effort * _CHUNKS)):
        best = found.slots if found else best
    return best


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
    places = Places(stood, frozenset(range(len(stood))), frozenset(range(slots)), 0)
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
