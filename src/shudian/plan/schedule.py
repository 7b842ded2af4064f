"""A schedule out of an allocation, or out of days that a person laid out: clock, meal, calls, price."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from shudian.model.place import StorySet
from shudian.model.schedule import Call, Schedule, ShootingDay, Strip
from shudian.plan import cost
from shudian.plan.order import ordered
from shudian.plan.problem import Problem, ProblemScene, Shoot
from shudian.units import Money

Days = Sequence[tuple[date, str, Sequence[str]]]  # date, unit, ids of scenes in shooting order


def scheduled(problem: Problem, slots: Sequence[int], *, bound: int = 0, proven: bool = False) -> Schedule:
    """The schedule of an allocation (a slot for each scene): the best order inside each day.

    Slot = index of the date × units + index of the unit; `bound` in minor units.
    """
    units = len(problem.units)
    runs = []
    for slot in sorted(set(slots)):
        on, unit = problem.dates[slot // units], problem.units[slot % units].name
        scenes = [scene for scene, at in zip(problem.scenes, slots, strict=True) if at == slot]
        night = is_night(scenes)
        call = usual_call(problem, on, night=night)
        runs.append(_Run(on, unit, ordered(problem, scenes, on, night=night), call))
    return _priced(problem, runs, bound, proven=proven)


def laid_out(
    problem: Problem,
    days: Days,
    *,
    calls: Mapping[tuple[date, str], datetime] | None = None,
    bound: int = 0,
    proven: bool = False,
) -> Schedule:
    """The schedule of days in a person's own order, legal or not; a day without scenes is no day.

    Every scene must be one of the problem's; `calls` by date and unit, where the rules' call is not meant.
    """
    scenes = {scene.id: scene for scene in problem.scenes}
    runs = []
    for on, unit, ids in days:
        shot = tuple(scenes[id] for id in ids)
        asked = (calls or {}).get((on, unit))
        runs.append(_Run(on, unit, shot, asked or usual_call(problem, on, night=is_night(shot))))
    return _priced(problem, runs, bound, proven=proven)


def is_night(scenes: Iterable[ProblemScene]) -> bool:
    """A day with a night scene is a night shoot."""
    return any(scene.light is Shoot.NIGHT for scene in scenes)


def usual_call(problem: Problem, on: date, *, night: bool) -> datetime:
    return datetime.combine(on, problem.rules.night_call if night else problem.rules.call)


@dataclass(frozen=True, slots=True)
class _Run:
    """A day before its clock is set."""

    date: date
    unit: str
    scenes: tuple[ProblemScene, ...]
    call: datetime


def _priced(problem: Problem, runs: Iterable[_Run], bound: int, *, proven: bool) -> Schedule:
    sets = {each.place: each for each in problem.sets}
    performers = {member.character: member.performer for member in problem.cast}
    real = sorted((run for run in runs if run.scenes), key=lambda run: (run.date, run.unit))
    days = [_day(problem, number, run, (sets, performers)) for number, run in enumerate(real, 1)]
    lines = cost.lines(problem, days)
    total = cost.total(lines, problem.currency)
    least = total if proven else Money(min(bound, total.minor), total.currency)
    return Schedule(problem.title, tuple(days), total, least, lines, proven=least == total)


def _day(
    problem: Problem, number: int, run: _Run, book: tuple[Mapping[str, StorySet], Mapping[str, str]]
) -> ShootingDay:
    sets, performers = book
    clock = _Clock(problem, run.scenes, [sets[scene.place] for scene in run.scenes])
    starts = [run.call + timedelta(minutes=at) for at in clock.starts]
    strips = tuple(
        Strip(scene.id, scene.number, scene.place, sets[scene.place].venue, scene.minutes, start)
        for scene, start in zip(run.scenes, starts, strict=True)
    )
    return ShootingDay(
        number=number,
        date=run.date,
        night=is_night(run.scenes),
        call=run.call,
        wrap=run.call + timedelta(minutes=clock.length),
        strips=strips,
        calls=_calls(run.scenes, strips, performers),
        work_minutes=clock.work,
        unit=run.unit,
        meal=None if clock.meal is None else run.call + timedelta(minutes=clock.meal),
    )


class _Clock:
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


def _calls(
    scenes: Sequence[ProblemScene], strips: Sequence[Strip], performers: Mapping[str, str]
) -> tuple[Call, ...]:
    """From first to last scene; cast members in the production's order, then day players as they come."""
    times: dict[str, tuple[datetime, datetime]] = {}
    for scene, strip in zip(scenes, strips, strict=True):
        for character in scene.cast:
            times[character] = (times.get(character, (strip.start,))[0], strip.end)
    listed = [character for character in performers if character in times]
    return tuple(
        Call(character, performers.get(character, ""), *times[character])
        for character in dict.fromkeys([*listed, *times])
    )
