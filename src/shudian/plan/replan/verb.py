"""The verb: what was lost is worked around, what was shot stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from shudian.finding import Finding, Place, failed
from shudian.model.progress import Progress
from shudian.model.schedule import CostLine, Schedule
from shudian.plan.check import check
from shudian.plan.findings import joined
from shudian.plan.problem import Problem
from shudian.plan.progress import Standing
from shudian.plan.replan import findings as kinds
from shudian.plan.replan.loss import Loss, left
from shudian.plan.replan.placing import Effort, Placed, placed, price_of_a_scene, standing_slots
from shudian.plan.replan.why import reasons
from shudian.plan.schedule import laid_out, scheduled
from shudian.units import Money
from shudian.wording import Wording

if TYPE_CHECKING:
    from shudian.plan.replan.around import Places

EFFORT = 6

Day = tuple[date, str]  # date, unit
NOTHING = Loss()


@dataclass(frozen=True, slots=True)
class Move:
    scene: str  # id
    number: str
    from_: Day | None
    to: Day
    why: Wording


@dataclass(frozen=True, slots=True)
class Chance:
    """A plan found on the way that moves fewer scenes, or costs less."""

    moved: int
    cost: Money


@dataclass(frozen=True, slots=True)
class Replanned:
    problem: Problem  # as it is after the loss; the schedule is legal in it
    schedule: Schedule
    moves: tuple[Move, ...]
    lines: tuple[tuple[CostLine | None, CostLine | None], ...]  # before and after, where they differ
    chances: tuple[Chance, ...]  # the fewest moved first, the cheapest last, the schedule's own among them


def replan(
    problem: Problem,
    kept: Schedule,
    loss: Loss = NOTHING,
    *,
    progress: Progress | None = None,
    budget_of_changes: int | None = None,
    effort: float = EFFORT,
    seed: int = 1,
) -> tuple[Replanned | None, list[Finding]]:
    """Legal again at little cost with few scenes moved, one weighed against the other; None with findings if not.

    With a budget of changes: the cheapest that moves no more scenes.
    """
    asked, done = left(problem, loss, progress)
    if other := _other(problem, kept):
        return None, [kinds.OTHER_PROBLEM.at(scenes=", ".join(other))]
    places = _places(asked, kept, done)
    price = price_of_a_scene(kept)
    found = placed(asked, places, price, Effort(effort, seed), budget_of_changes)
    if found.slots is None:
        return None, [_refusal(asked, found, effort, budget_of_changes)]
    schedule = _laid_out(asked, kept, found.slots)
    moves = _moves(asked, kept, schedule, (loss, done))
    lines = tuple(differing(kept.lines, schedule.lines))
    said = [
        kinds.MOVED.at(
            Place(scene=move.number),
            scene=move.number,
            from_=_said(move.from_),
            to=_said(move.to),
            why=move.why,
        )
        for move in moves
    ]
    chances = tuple(Chance(each.moved, Money(each.cost, asked.currency)) for each in found.choices)
    return Replanned(asked, schedule, moves, lines, chances), [*said, *_others(chances, len(moves))]


def _others(chances: Sequence[Chance], moved: int) -> Iterator[Finding]:
    """The fewest moved and the cheapest, where the plan taken is neither."""
    ends = dict.fromkeys(each for each in (*chances[:1], *chances[-1:]) if each.moved != moved)
    if ends:
        told = [kinds.CHANCE.filled({"moved": each.moved, "cost": each.cost}) for each in ends]
        yield kinds.CHANCES.at(chances=joined(told))


def _other(problem: Problem, kept: Schedule) -> list[str]:
    known = {scene.id for scene in problem.scenes}
    return [strip.number for day in kept.days for strip in day.strips if strip.scene not in known]


def _places(problem: Problem, kept: Schedule, done: Standing) -> Places:
    from shudian.plan.replan.around import Places

    units = [unit.name for unit in problem.units]
    slot_of = {
        (on, unit): at * len(units) + u for at, on in enumerate(problem.dates) for u, unit in enumerate(units)
    }
    slots = tuple(
        slot_of[done.shot[scene.id]] if scene.id in done.shot else slot
        for scene, slot in zip(problem.scenes, standing_slots(problem, kept), strict=True)
    )
    open_ = frozenset(at for at, scene in enumerate(problem.scenes) if scene.id not in done.shot)
    within = frozenset(slot for (on, _), slot in slot_of.items() if done.until is None or on > done.until)
    return Places(slots, open_, within)


def _refusal(problem: Problem, found: Placed, effort: float, most: int | None) -> Finding:
    from shudian.plan.exact import conflict, said

    if found.choices:
        known = found.choices[0].moved
        kind = kinds.OVER_BUDGET if most is not None and found.least > most else kinds.BUDGET_NOT_MET
        return kind.at(most=most, least=found.least, known=known, effort=effort)
    if not found.impossible:
        return kinds.NOT_FOUND.at(effort=effort)
    against = conflict(problem, effort)
    if not against:
        return kinds.NONE_AT_ALL.at(effort=effort)
    return kinds.NO_REPLAN.at(requirements=joined([said(problem, each) for each in against]))


def _laid_out(problem: Problem, kept: Schedule, slots: Sequence[int]) -> Schedule:
    """Days with the same scenes as before keep their order and call, if that is as legal."""
    best = scheduled(problem, slots)
    before = {(day.date, day.unit): day for day in kept.days}
    days, calls = [], {}
    for day in best.days:
        name, scenes = (day.date, day.unit), [strip.scene for strip in day.strips]
        calls[name] = day.call
        old = before.get(name)
        if old and {strip.scene for strip in old.strips} == set(scenes):
            scenes = [strip.scene for strip in old.strips]
            calls[name] = old.call
        days.append((*name, scenes))
    same = laid_out(problem, days, calls=calls)
    return best if failed(check(problem, same)) else same


def _moves(
    problem: Problem, kept: Schedule, schedule: Schedule, lost: tuple[Loss, Standing]
) -> tuple[Move, ...]:
    before = {strip.scene: (day.date, day.unit) for day in kept.days for strip in day.strips}
    after = {strip.scene: (day.date, day.unit) for day in schedule.days for strip in day.strips}
    moved = [scene for scene in problem.scenes if before.get(scene.id) != after[scene.id]]
    why = reasons(problem, schedule, {scene.id: before.get(scene.id) for scene in moved}, lost)
    return tuple(
        Move(scene.id, scene.number, before.get(scene.id), after[scene.id], why[scene.id]) for scene in moved
    )


def differing(
    before: Sequence[CostLine], after: Sequence[CostLine]
) -> Iterable[tuple[CostLine | None, CostLine | None]]:
    """Cost lines that are not the same in two schedules, side by side."""
    old = {(line.kind, line.subject): line for line in before}
    new = {(line.kind, line.subject): line for line in after}
    for key in dict.fromkeys([*old, *new]):
        if old.get(key) != new.get(key):
            yield old.get(key), new.get(key)


def dearer(replanned: Replanned, kept: Schedule) -> Money:
    return replanned.schedule.cost - kept.cost


def _said(day: Day | None) -> Wording:
    if day is None:
        return Wording("nowhere", "无")
    return Wording(f"{day[0]} {day[1]}".rstrip(), f"{day[0]} {day[1]}".rstrip())
