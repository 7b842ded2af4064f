"""A schedule out of an allocation, or out of days that a person laid out: clock, meal, calls, price."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from shudian.model.place import StorySet
from shudian.model.schedule import Call, Schedule, ShootingDay, Strip
from shudian.plan import cost
from shudian.plan.order.arrange import is_night
from shudian.plan.order.clock import Clock
from shudian.plan.order.runs import Run, runs, usual_call
from shudian.plan.problem import Problem, ProblemScene
from shudian.units import Money

Days = Sequence[tuple[date, str, Sequence[str]]]  # date, unit, ids of scenes in shooting order


def scheduled(problem: Problem, slots: Sequence[int], *, bound: int = 0, proven: bool = False) -> Schedule:
    """The schedule of an allocation (a slot for each scene): the best order inside each day.

    Slot = index of the date × units + index of the unit; `bound` in minor units.
    """
    return _priced(problem, list(runs(problem, slots).values()), bound, proven=proven)


def unorderable(problem: Problem, slots: Sequence[int]) -> tuple[int, ...]:
    """The slots whose scenes keep their links and the limits of their cast in no order that was found."""
    for glance in (True, False):
        broken = tuple(slot for slot, run in runs(problem, slots, glance=glance).items() if run.broken)
        if not broken:
            break
    return broken


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
    given = []
    for on, unit, ids in days:
        shot = tuple(scenes[id] for id in ids)
        asked = (calls or {}).get((on, unit))
        given.append(Run(on, unit, shot, asked or usual_call(problem, on, night=is_night(shot))))
    return _priced(problem, given, bound, proven=proven)


def _priced(problem: Problem, given: Iterable[Run], bound: int, *, proven: bool) -> Schedule:
    sets = {each.place: each for each in problem.sets}
    performers = {member.character: member.performer for member in problem.cast}
    real = sorted((run for run in given if run.scenes), key=lambda run: (run.date, run.unit))
    days = [_day(problem, number, run, (sets, performers)) for number, run in enumerate(real, 1)]
    lines = cost.lines(problem, days)
    total = cost.total(lines, problem.currency)
    least = total if proven else Money(min(bound, total.minor), total.currency)
    return Schedule(problem.title, tuple(days), total, least, lines, proven=least == total)


def _day(
    problem: Problem, number: int, run: Run, book: tuple[Mapping[str, StorySet], Mapping[str, str]]
) -> ShootingDay:
    sets, performers = book
    clock = Clock(problem, run.scenes, [sets[scene.place] for scene in run.scenes])
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
