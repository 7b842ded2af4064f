"""Thirty disruptions of the best known plans: what re-planning moves and costs, against solving afresh.

Where it moves more than half the scenes or costs more than 3 % above, the exact model is asked whether any plan does not.
"""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from md200.instances import best_slots, instance
from md200.record import found

from shudian.model.schedule import Schedule
from shudian.plan.exact import Kept, prove
from shudian.plan.problem import Problem
from shudian.plan.replan import Loss, replan
from shudian.plan.replan.loss import left
from shudian.plan.replan.placing import standing_slots
from shudian.plan.schedule import scheduled

NAMES = ("080-14-8-4-1", "120-18-10-5-1", "200-25-15-8-1")
HALF, DEAR = 0.5, 0.03  # of the scenes that solving afresh moves, above what it costs
PROOF = 300  # effort of the exact model


@dataclass(frozen=True, slots=True)
class Told:
    name: str
    what: str
    seconds: float
    moved: int | None  # scenes; None: no legal plan was found
    moved_afresh: int | None
    extra: float | None  # cost above that of solving afresh, as a share
    possible: bool = False  # a plan found on the way moves half as many scenes at no more than DEAR above
    beyond: bool = False  # it is proven that none does

    @property
    def share(self) -> float:
        """Scenes moved, of those that solving afresh moves."""
        assert self.moved is not None
        assert self.moved_afresh
        return self.moved / self.moved_afresh

    @property
    def said(self) -> str:
        if self.met:
            return "met"
        if self.possible:
            return "by a budget of changes"
        return "proven impossible" if self.beyond else "not known"

    @property
    def met(self) -> bool:
        return self.extra is not None and self.share <= HALF and self.extra <= DEAR


def lost(count: int, afresh_seconds: float) -> list[Told]:
    problem, slots = instance(NAMES[0]), best_slots()[NAMES[0]]
    replan(problem, scheduled(problem, slots), effort=1)  # compiles
    told = []
    for at in range(count):
        name = NAMES[at % len(NAMES)]
        told.append(_told(name, random.Random(f"{name} {at}"), afresh_seconds))
    return told


def _told(name: str, dice: random.Random, afresh_seconds: float) -> Told:
    problem, slots = instance(name), best_slots()[name]
    kept = scheduled(problem, slots)
    loss, what = _loss(problem, slots, dice)
    began = time.process_time()
    made, _ = replan(problem, kept, loss)
    spent = time.process_time() - began
    asked, _ = left(problem, loss, None)
    afresh = found(asked, afresh_seconds)
    if not made or afresh is None:
        return Told(name, what, spent, len(made.moves) if made else None, None, None)
    cost = scheduled(asked, afresh).cost.minor
    away = _moved(problem, slots, asked, afresh)
    possible = any(
        each.moved <= HALF * away and each.cost.minor <= (1 + DEAR) * cost for each in made.chances
    )
    extra = made.schedule.cost.minor / cost - 1
    told = Told(name, what, spent, len(made.moves), away, extra, possible)
    if told.met or possible:
        return told
    return replace(told, beyond=_beyond(asked, kept, int(HALF * away), (1 + DEAR) * cost))


def _beyond(problem: Problem, kept: Schedule, most: int, dearest: float) -> bool:
    """Whether it is proven that no plan moves so few scenes and costs so little."""
    stood = standing_slots(problem, kept)
    answer = prove(problem, PROOF, stood, kept=Kept(stood, 0, most))
    return answer.bound > dearest or (answer.slots is None and answer.proven)


def _loss(problem: Problem, slots: Sequence[int], dice: random.Random) -> tuple[Loss, str]:
    """A date, a performer's date or a venue's, of those that the plan uses; a date more at the end makes room."""
    day = problem.dates[dice.choice(slots) // len(problem.units)]
    more = (problem.dates[-1] + timedelta(days=2),)
    shot = [
        scene
        for scene, slot in zip(problem.scenes, slots, strict=True)
        if problem.dates[slot // len(problem.units)] == day
    ]
    scene = dice.choice([scene for scene in shot if scene.cast])
    venue = problem.set_of(scene).venue
    what = dice.choice(("date", "performer", "venue"))
    if what == "date":
        return Loss(lost=(day,), added=more), f"{day} lost"
    if what == "performer":
        who = dice.choice(scene.cast)
        return Loss(unavailable=((who, day),), added=more), f"{who} away on {day}"
    return Loss(closed=((venue, day),), added=more), f"{venue} closed on {day}"


def _moved(problem: Problem, slots: Sequence[int], asked: Problem, afresh: Sequence[int]) -> int:
    """Scenes on another date or with another unit than before."""
    units = len(problem.units)
    before = {
        s.id: (problem.dates[at // units], at % units) for s, at in zip(problem.scenes, slots, strict=True)
    }
    after = {s.id: (asked.dates[at // units], at % units) for s, at in zip(asked.scenes, afresh, strict=True)}
    return sum(before[id] != place for id, place in after.items())
