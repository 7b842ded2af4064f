"""When each line sounds and how fast: the least haste and shift of a whole episode, as one linear programme.

A line of natural length d sounds for l in [d/most, d] from x. Haste is 1 − l/d, linear in l, so that it can be
smoothed over the neighbours of a scene without a speed ever being divided. A line that fits nowhere gives up
seconds at a price above all others: it is refused, and its neighbours are placed as if it fitted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor
from typing import Any

from shudian.localise.voices.room import Room
from shudian.localise.voices.rules import rules

#: Milliseconds that rounding to whole ones may take from a line.
_ROUNDING = 2


@dataclass(frozen=True, slots=True)
class Placed:
    """Milliseconds in which a line sounds; `speed` is how much faster than the voice's own."""

    element: str
    start: int
    end: int
    speed: float
    refused: bool = False


def placed(rooms: Sequence[Room], natural: Sequence[int]) -> list[Placed]:
    """Rooms in order of time, and how many milliseconds each line takes at its voice's own speed."""
    if not rooms:
        return []
    programme = _Programme(rooms, natural)
    return [programme.line(at) for at in range(len(rooms))]


class _Programme:
    def __init__(self, rooms: Sequence[Room], natural: Sequence[int]) -> None:
        from ortools.linear_solver import pywraplp

        self.rooms, self.natural = rooms, natural
        self.solver: Any = pywraplp.Solver.CreateSolver("GLOP")
        self.cost, self.most = rules()["cost"], rules()["speed"]["most"]
        self.goal: Any = 0
        self.starts: list[Any] = []
        self.lengths: list[Any] = []
        self.given_up: list[Any] = []
        for room, lasts in zip(rooms, natural, strict=True):
            self._line(room, lasts)
        gap = rules()["milliseconds"]["gap"] + _ROUNDING
        for at, (before, after) in enumerate(pairwise(rooms)):
            between = min(gap, max(0, after.start - before.end))
            self.solver.Add(self.starts[at] + self.lengths[at] + between <= self.starts[at + 1])
            if before.scene == after.scene:
                self._even(at)
        self.solver.Minimize(self.goal)
        if self.solver.Solve() != pywraplp.Solver.OPTIMAL:
            raise ValueError("The rooms of an episode's lines overlap.")

    def _line(self, room: Room, lasts: int) -> None:
        free = rules()["speed"]["free"]
        start = self._new(room.earliest, room.latest)
        length = self._new(0, max(lasts, 0))
        given_up, early, late, hang, over = (self._new(0, None) for _ in range(5))
        self.solver.Add(start + length <= room.latest)
        self.solver.Add(length + given_up >= min(lasts, lasts / self.most + _ROUNDING))
        self.solver.Add(length + over >= min(lasts, lasts / free + _ROUNDING))
        self.solver.Add(start + early >= room.start)
        self.solver.Add(start - late <= room.start)
        self.solver.Add(start + length - hang <= room.end)
        whole = max(lasts, 1)
        self._pay(self.cost["refused"] / 1000, given_up)
        self._pay(self.cost["over_free"] / whole, over)
        self._pay(-self.cost["speed"] / whole, length)
        self._pay(self.cost["early"] / 1000, early)
        self._pay(self.cost["late"] / 1000, late)
        self._pay(self.cost["overhang"] / 1000, hang)
        self.starts.append(start)
        self.lengths.append(length)
        self.given_up.append(given_up)

    def _even(self, at: int) -> None:
        """Neighbours of a scene hurry alike."""
        apart = self._new(0, None)
        one, other = (self.lengths[each] / max(self.natural[each], 1) for each in (at, at + 1))
        self.solver.Add(one - other <= apart)
        self.solver.Add(other - one <= apart)
        self._pay(self.cost["uneven"], apart)

    def _new(self, low: float, high: float | None) -> Any:
        return self.solver.NumVar(low, self.solver.infinity() if high is None else high, "")

    def _pay(self, price: float, amount: Any) -> None:
        self.goal = self.goal + price * amount

    def line(self, at: int) -> Placed:
        room, lasts = self.rooms[at], self.natural[at]
        start = ceil(self.starts[at].solution_value() - 1e-6)
        end = floor(self.starts[at].solution_value() + self.lengths[at].solution_value() + 1e-6)
        end = min(max(end, start), start + lasts, room.latest)
        refused = self.given_up[at].solution_value() > 0.5 or end == start
        speed = lasts / (end - start) if end > start else float(lasts)
        return Placed(room.element, start, end, round(max(speed, 1.0), 4), refused)
