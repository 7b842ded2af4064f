"""Scenes to days with OR-Tools CP-SAT: research/scheduling §6, the day level.

Deterministic: one seed, one worker, and a limit in CP-SAT's deterministic time.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ortools.sat.python import cp_model

from shudian.plan.problem import Problem, Shoot

Progress = Callable[[int, int], None]  # cost (of the best schedule so far), bound; minor units
SEED = 1


class RequirementKind(StrEnum):
    CAST = "cast"  # a cast member's calendar
    VENUE = "venue"  # a venue's calendar
    MAXIMUM = "maximum"  # the daily maximum
    REST = "rest"
    LIGHT = "light"  # no day and night exteriors in one shooting day


@dataclass(frozen=True, order=True, slots=True)
class Requirement:
    """What may stand in the way of every schedule; `of` names the character or venue."""

    kind: RequirementKind
    of: str = ""


@dataclass(frozen=True, slots=True)
class Allocation:
    """For each scene the index of its date; `days` is None where there is none (or none was found)."""

    days: tuple[int, ...] | None
    bound: int  # minor units
    proven: bool  # the best, or that there is none


def requirements(problem: Problem) -> tuple[Requirement, ...]:
    """The shared ones first, so that what remains of a conflict is as particular as can be."""
    kind = RequirementKind
    return (
        *(Requirement(kind.CAST, m.character) for m in problem.cast if m.unavailable),
        *(Requirement(kind.VENUE, v.id) for v in problem.venues if v.closed),
        Requirement(kind.REST),
        Requirement(kind.LIGHT),
        Requirement(kind.MAXIMUM),
    )


def allocate(problem: Problem, effort: int, on_progress: Progress | None = None) -> Allocation:
    """The cheapest allocation within `effort` units of deterministic time (about seconds of one core)."""
    days = _DayModel(problem)
    scale = days.minimise()
    solver = _solver(effort)
    watch = _Watch(solver, scale, on_progress)
    status = solver.solve(days.model, watch)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Allocation(None, 0, proven=status == cp_model.INFEASIBLE)
    bound = max(0, math.ceil(solver.best_objective_bound - 1e-6)) * scale
    return Allocation(days.chosen(solver), bound, proven=status == cp_model.OPTIMAL)


def conflict(problem: Problem, effort: int) -> tuple[Requirement, ...]:
    """Requirements that cannot all be kept, none of them superfluous as far as `effort` can tell."""
    every = requirements(problem)
    kept = list(every)
    for requirement in every:
        fewer = [other for other in kept if other != requirement]
        model = _DayModel(problem, frozenset(every) - frozenset(fewer)).model
        if _solver(max(1, effort / len(every))).solve(model) == cp_model.INFEASIBLE:
            kept = fewer
    return tuple(sorted(kept))


def _solver(effort: float) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.random_seed = SEED
    solver.parameters.num_workers = 1
    solver.parameters.interleave_search = True  # many strategies in turn, deterministic on one core
    solver.parameters.max_deterministic_time = effort
    return solver


def _sum(terms: Iterable[tuple[int, cp_model.LinearExpr]]) -> cp_model.LinearExpr:
    weights, variables = zip(*terms, strict=True) if (terms := list(terms)) else ((), ())
    return cp_model.LinearExpr.weighted_sum(variables, weights)


class _Watch(cp_model.CpSolverSolutionCallback):
    """Hands each better schedule, and each better bound once there is a schedule, to `on_progress`."""

    def __init__(self, solver: cp_model.CpSolver, scale: int, on_progress: Progress | None) -> None:
        super().__init__()
        self._scale = scale
        self._tell = on_progress
        self._cost: int | None = None
        if on_progress:
            solver.best_bound_callback = self._bounded

    def on_solution_callback(self) -> None:
        self._cost = round(self.objective_value) * self._scale
        if self._tell:
            self._tell(self._cost, max(0, round(self.best_objective_bound)) * self._scale)

    def _bounded(self, bound: float) -> None:
        if self._tell and self._cost is not None:
            self._tell(self._cost, max(0, round(bound)) * self._scale)


class _DayModel:
    """x[scene][day], and what follows from it: cast, sets, venues, shoots, overtime of each day."""

    def __init__(self, problem: Problem, without: frozenset[Requirement] = frozenset()) -> None:
        self.problem = problem
        self.without = without
        self.model = cp_model.CpModel()
        self.days = range(len(problem.dates))
        self.used = self._booleans()
        self.night = self._booleans()
        self.scenes = [self._booleans() for _ in problem.scenes]
        self.cast = [self._booleans() for _ in problem.cast]
        self.sets = [self._booleans() for _ in problem.sets]
        self.venues = [self._booleans() for _ in problem.venues]
        needed = sum(scene.minutes for scene in problem.scenes)
        dressing = sum(s.dressing_minutes for s in problem.sets)
        moving = problem.rules.move_minutes * len(problem.venues)
        kept = Requirement(RequirementKind.MAXIMUM) not in without
        self.maximum = problem.rules.maximum_minutes if kept else needed + dressing + moving
        self.work = [self._work(day) for day in self.days]
        self.over = [self.model.new_int_var(0, self.maximum, "") for _ in self.days]
        self._places()
        self._lengths()
        self._calendars()
        self._shoots()
        self._rest()
        self._cuts()

    def chosen(self, solver: cp_model.CpSolver) -> tuple[int, ...]:
        return tuple(next(d for d in self.days if solver.value(row[d])) for row in self.scenes)

    def _booleans(self) -> list[cp_model.IntVar]:
        return [self.model.new_bool_var("") for _ in self.days]

    def _in_set(self, at: int) -> list[int]:
        place = self.problem.sets[at].place
        return [i for i, scene in enumerate(self.problem.scenes) if scene.place == place]

    def _in_venue(self, at: int) -> list[int]:
        venue = self.problem.venues[at].id
        return [i for s, each in enumerate(self.problem.sets) if each.venue == venue for i in self._in_set(s)]

    def _playing(self, at: int) -> list[int]:
        character = self.problem.cast[at].character
        return [i for i, scene in enumerate(self.problem.scenes) if character in scene.cast]

    def _minutes(self, scenes: Iterable[int], day: int) -> cp_model.LinearExpr:
        return _sum((self.problem.scenes[i].minutes, self.scenes[i][day]) for i in scenes)

    def _work(self, day: int) -> cp_model.LinearExpr:
        """Shooting, dressing and moves of a day, in minutes."""
        dressing = _sum((s.dressing_minutes, self.sets[i][day]) for i, s in enumerate(self.problem.sets))
        shooting = self._minutes(range(len(self.scenes)), day)
        return shooting + dressing + self.problem.rules.move_minutes * self._moves(day)

    def _moves(self, day: int) -> cp_model.LinearExpr:
        return _sum((1, venue[day]) for venue in self.venues) - self.used[day]

    def _places(self) -> None:
        for row in self.scenes:
            self.model.add_exactly_one(row)
        for at, row in enumerate(self.sets):
            self._union(row, [self.scenes[i] for i in self._in_set(at)])
        for at, row in enumerate(self.venues):
            venue = self.problem.venues[at].id
            self._union(row, [self.sets[i] for i, s in enumerate(self.problem.sets) if s.venue == venue])
        self._union(self.used, self.venues)
        for at, row in enumerate(self.cast):
            self._union(row, [self.scenes[i] for i in self._playing(at)])

    def _union(self, whole: list[cp_model.IntVar], parts: Sequence[list[cp_model.IntVar]]) -> None:
        """`whole` is true on the days when any part is."""
        for day in self.days:
            for part in parts:
                self.model.add_implication(part[day], whole[day])
            self.model.add_bool_or([*(part[day] for part in parts), whole[day].negated()])

    def _lengths(self) -> None:
        regular = self.problem.rules.regular_minutes
        for day in self.days:
            self.model.add(self.work[day] <= regular * self.used[day] + self.over[day])
            self.model.add(self.work[day] <= self.maximum * self.used[day])
            self.model.add(self.over[day] <= max(0, self.maximum - regular) * self.used[day])

    def _calendars(self) -> None:
        for at, member in enumerate(self.problem.cast):
            if Requirement(RequirementKind.CAST, member.character) not in self.without:
                self._closed(self.cast[at], member.unavailable)
        for at, venue in enumerate(self.problem.venues):
            if Requirement(RequirementKind.VENUE, venue.id) not in self.without:
                self._closed(self.venues[at], venue.closed)

    def _closed(self, row: list[cp_model.IntVar], dates: Iterable[object]) -> None:
        shut = set(dates)
        for day, each in enumerate(self.problem.dates):
            if each in shut:
                self.model.add(row[day] == 0)

    def _shoots(self) -> None:
        """A day with a night scene is a night shoot and then has no scene that needs a day shoot."""
        light = Requirement(RequirementKind.LIGHT) not in self.without
        by = {s: [i for i, scene in enumerate(self.problem.scenes) if scene.light is s] for s in Shoot}
        for day in self.days:
            nights = [self.scenes[i][day] for i in by[Shoot.NIGHT]]
            self.model.add_bool_or([*nights, self.night[day].negated()])
            for night in nights:
                self.model.add_implication(night, self.night[day])
            for i in by[Shoot.DAY] if light else ():
                self.model.add_implication(self.night[day], self.scenes[i][day].negated())

    def _rest(self) -> None:
        if Requirement(RequirementKind.REST) in self.without:
            return
        rules = self.problem.rules
        calls = {True: rules.night_call, False: rules.call}
        minutes = {night: call.hour * 60 + call.minute for night, call in calls.items()}
        for first in self.days:
            for second in self.days[first + 1 :]:
                apart = (self.problem.dates[second] - self.problem.dates[first]).days * 24 * 60
                for night, call in minutes.items():
                    for next_night, next_call in minutes.items():
                        room = apart + next_call - call - self.problem.rest_minutes
                        if room < self.maximum:
                            self._at_most(first, second, night, next_night, room)

    def _at_most(self, first: int, second: int, night: bool, next_night: bool, room: int) -> None:
        """The first day's work fits into `room` if both days are shot as the given shoots."""
        so = [
            self.used[first],
            self.used[second],
            self.night[first] if night else self.night[first].negated(),
            self.night[second] if next_night else self.night[second].negated(),
        ]
        if room <= 0:
            self.model.add_bool_or([literal.negated() for literal in so])
        else:
            self.model.add(self.work[first] <= room).only_enforce_if(so)

    def _cuts(self) -> None:
        """Redundant, but they lift the bound: see research/scheduling §6.3."""
        dressing = min((s.dressing_minutes for s in self.problem.sets), default=0)
        for at, row in enumerate(self.cast):
            self._days_at_least(row, self._playing(at), self.maximum - dressing)
        for at, row in enumerate(self.sets):
            room = self.maximum - self.problem.sets[at].dressing_minutes
            self._days_at_least(row, self._in_set(at), room)
        for at, row in enumerate(self.venues):
            self._days_at_least(row, self._in_venue(at), self.maximum - dressing)
        once = sum(s.dressing_minutes for at, s in enumerate(self.problem.sets) if self._in_set(at))
        total = sum(scene.minutes for scene in self.problem.scenes) + once
        self.model.add(_sum((1, day) for day in self.used) >= math.ceil(total / self.maximum))

    def _days_at_least(self, row: list[cp_model.IntVar], scenes: list[int], room: int) -> None:
        """What needs so many minutes, at most `room` a day, needs so many days."""
        if room <= 0:
            return
        for day in self.days:
            self.model.add(self._minutes(scenes, day) <= room * row[day])
        needed = sum(self.problem.scenes[i].minutes for i in scenes)
        self.model.add(_sum((1, day) for day in row) >= math.ceil(needed / room))

    def minimise(self) -> int:
        """Set the objective; gives the minor units that one unit of it stands for."""
        terms = [(price, what) for price, what in self._priced() if price]
        scale = math.gcd(*(price for price, _ in terms)) or 1
        self.model.minimize(_sum((price // scale, what) for price, what in terms))
        return scale

    def _priced(self) -> Iterable[tuple[int, cp_model.LinearExpr]]:
        rules = self.problem.rules
        for day in self.days:
            yield rules.day_cost.minor, self.used[day]
            yield rules.overtime_per_minute.minor, self.over[day]
            yield rules.move_cost.minor, self._moves(day)
            for venue, row in zip(self.problem.venues, self.venues, strict=True):
                yield venue.day_rent.minor, row[day]
        for member, row in zip(self.problem.cast, self.cast, strict=True):
            for day in self.days:
                yield member.day_rate.minor, row[day]
            if member.hold_rate.minor:
                for held in self._held(row):
                    yield member.hold_rate.minor, held

    def _held(self, row: list[cp_model.IntVar]) -> Iterable[cp_model.IntVar]:
        """True on days between the first and the last working day on which the member does not work."""
        begun, unfinished = self._booleans(), self._booleans()
        for day in self.days:
            self.model.add_implication(row[day], begun[day])
            self.model.add_implication(row[day], unfinished[day])
            if day:
                self.model.add_implication(begun[day - 1], begun[day])
                self.model.add_implication(unfinished[day], unfinished[day - 1])
            held = self.model.new_bool_var("")
            self.model.add(held + 1 + row[day] >= begun[day] + unfinished[day])
            yield held
