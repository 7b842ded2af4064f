"""Scenes gathered under their days, line by line, whatever the file calls a line."""

from __future__ import annotations

from datetime import date

from shudian.finding import Finding, Place
from shudian.model.schedule import Schedule
from shudian.plan.formats import findings as kinds
from shudian.plan.formats.typed import TypedDay, TypedScene, schedule_of
from shudian.plan.formats.words import Dates, Numbers
from shudian.plan.problem import Problem, ProblemScene


class Gathered:
    def __init__(self, problem: Problem, name: str | None) -> None:
        self.problem = problem
        self.name = name
        self.dates = Dates(problem.dates)
        self.numbers = Numbers(problem.scenes)
        self.days: dict[tuple[date, str], TypedDay] = {}
        self.found: list[Finding] = []
        self.on: date | None = None
        self.unit = problem.units[0].name
        self._open: list[
            tuple[str, TypedScene]
        ] = []  # scenes of a day that is named below them, with their unit
        self._ended = 0  # days
        self._numbered: set[int] = set()

    def place(self, line: int | None, scene: str | None = None) -> Place:
        return Place(file=self.name, line=line, scene=scene)

    def dated(self, text: str, line: int) -> tuple[date, str] | None:
        """The day that a text names by its date or its number, and the text without it."""
        if named := self.dates.find(text):
            on, rest = named
            numbered = self.dates.number(rest)
            return on, numbered[1] if numbered else rest
        if not (numbered := self.dates.number(text)):
            return None
        number, rest = numbered
        if (day := self.dates.of_number(number)) is None:
            return None
        if number not in self._numbered:
            self._numbered.add(number)
            self.found.append(kinds.DAY_NUMBER.at(self.place(line), number=number, date=day))
        return day, rest

    def begin(self, on: date) -> None:
        """The scenes below are of this day, those above that are of none never will be."""
        self._without_day()
        self.on = on

    def end(self, on: date | None) -> None:
        """The scenes above are of this day, or of the next in order."""
        on = on or self.on or self.dates.of_number(self._ended + 1)
        self._ended += 1
        if on:
            for unit, typed in self._open:
                self.day(on, unit).scenes.append(typed)
            self._open = []
        self.on = None

    def day(self, on: date, unit: str) -> TypedDay:
        return self.days.setdefault((on, unit), TypedDay(on, unit))

    def put(self, typed: TypedScene) -> None:
        if self.on:
            self.day(self.on, self.unit).scenes.append(typed)
        else:
            self._open.append((self.unit, typed))

    def scene(self, written: str, line: int | None, found: list[ProblemScene]) -> ProblemScene | None:
        """The one scene that is meant; a finding if there is none, or more than one."""
        if len(found) == 1:
            return found[0]
        place = self.place(line, written[:40])
        if found:
            self.found.append(kinds.ROW_SCENES.at(place, written=written[:40], count=len(found)))
        else:
            self.found.append(kinds.ROW_SCENE.at(place, written=written[:40]))
        return None

    def schedule(self) -> tuple[Schedule | None, list[Finding]]:
        self._without_day()
        plan, found = schedule_of(self.problem, list(self.days.values()), Place(file=self.name))
        return plan, [*self.found, *found]

    def _without_day(self) -> None:
        for _, typed in self._open:
            self.found.append(kinds.ROW_WITHOUT_DAY.at(typed.place, scene=typed.scene.number))
        self._open = []
