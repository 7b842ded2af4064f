"""The minutes of a day whose order is settled."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from shudian.model.place import StorySet
from shudian.plan.problem import Problem, ProblemScene


class Clock:
    """Minutes from call: dress a set before its first scene, strike it after its last, move, eat.

    The meal stands between the two scenes that are nearest to the middle of the day.
    """

    def __init__(self, problem: Problem, scenes: Sequence[ProblemScene], sets: Sequence[StorySet]) -> None:
        self.rules = problem.rules
        self.sets = sets
        self.minutes = [scene.minutes for scene in scenes]
        self.before, self.after = self._ways()
        moves = len({each.venue for each in sets}) - 1
        strung = {each.place: each.dressing_minutes + each.strike_minutes for each in sets}
        self.work = sum(self.minutes) + sum(strung.values()) + moves * self.rules.move_minutes
        self.meal: int | None = None
        self.starts: list[int] = []
        self.length = self._run()

    def _ways(self) -> tuple[list[int], list[int]]:
        """Minutes before and after each scene that belong to no scene."""
        places = [each.place for each in self.sets]
        moved = [False, *(one.venue != other.venue for one, other in pairwise(self.sets))]
        last = {place: at for at, place in enumerate(places)}
        before, after = [], []
        for at, each in enumerate(self.sets):
            way = self.rules.move_minutes if moved[at] else 0
            before.append(way + (each.dressing_minutes if each.place not in places[:at] else 0))
            after.append(each.strike_minutes if last[each.place] == at else 0)
        return before, after

    def _run(self) -> int:
        whole = sum(self.minutes) + sum(self.before) + sum(self.after)
        clock, count = 0, len(self.minutes)
        for at, (before, lasts, after) in enumerate(zip(self.before, self.minutes, self.after, strict=True)):
            late = 2 * (clock + before) + lasts >= whole or at == count - 1
            if at and late and self.meal is None and self.rules.meal_minutes:
                clock = self._eat(clock)
            self.starts.append(clock + before)
            clock += before + lasts + after
        if count == 1 and self.rules.meal_minutes:
            clock = self._eat(clock)
        return clock

    def _eat(self, clock: int) -> int:
        self.meal = clock
        return clock + self.rules.meal_minutes
