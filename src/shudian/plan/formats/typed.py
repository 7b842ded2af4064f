"""Days as a person gives them, made a schedule: what is not said is laid out, what is said is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from shudian.finding import Finding, Place
from shudian.model.schedule import Call, Schedule, ShootingDay, Strip
from shudian.plan.check import counted
from shudian.plan.formats import findings as kinds
from shudian.plan.problem import Problem, ProblemScene
from shudian.plan.schedule import laid_out
from shudian.units import Money

_NOON = time(12)


@dataclass(frozen=True, slots=True)
class TypedScene:
    scene: ProblemScene
    place: Place
    start: time | None = None
    minutes: int | None = None


@dataclass(slots=True)
class TypedDay:
    date: date
    unit: str
    scenes: list[TypedScene] = field(default_factory=list)
    call: time | None = None
    wrap: time | None = None
    meal: time | None = None

    def at(self, clock: time, since: datetime) -> datetime:
        """An hour of that day, or of the morning after if it lies before `since`."""
        at = datetime.combine(self.date, clock)
        return at if at >= since else at + timedelta(days=1)


def schedule_of(
    problem: Problem, days: Sequence[TypedDay], place: Place
) -> tuple[Schedule | None, list[Finding]]:
    """The plan with what it costs; None if it plans nothing."""
    shot = [day for day in days if day.scenes]
    if not shot:
        return None, [kinds.NO_SCENES_FOUND.at(place)]
    found = [*_differing(shot), *(f for day in shot for f in _partly(day))]
    ids = [(day.date, day.unit, [typed.scene.id for typed in _ordered(day)]) for day in shot]
    calls = {(day.date, day.unit): datetime.combine(day.date, day.call) for day in shot if day.call}
    plan = laid_out(problem, ids, calls=calls)
    typed = {(day.date, day.unit): day for day in shot}
    kept = tuple(_kept(problem, day, typed[day.date, day.unit]) for day in plan.days)
    return _costed(problem, replace(plan, days=kept)), found


def _costed(problem: Problem, plan: Schedule) -> Schedule:
    """With what it really costs, for it has not said what."""
    lines = counted(problem, plan)
    cost = Money(sum(line.amount.minor for line in lines), problem.currency)
    nothing = Money(0, problem.currency)
    return replace(plan, lines=lines, cost=cost, lower_bound=nothing, proven=cost == nothing)


def _differing(days: Sequence[TypedDay]) -> Iterator[Finding]:
    for day in days:
        for typed in day.scenes:
            asked = typed.scene.minutes
            if typed.minutes not in (None, asked):
                told = {"scene": typed.scene.number, "planned": typed.minutes, "asked": asked}
                yield kinds.ROW_MINUTES.at(typed.place, **told)


def _partly(day: TypedDay) -> Iterator[Finding]:
    timed = sum(typed.start is not None for typed in day.scenes)
    if 0 < timed < len(day.scenes):
        yield kinds.TIMES_IN_PART.at(day.scenes[0].place, date=day.date)


def _timed(day: TypedDay) -> bool:
    return all(typed.start is not None for typed in day.scenes)


def _starts(day: TypedDay) -> list[datetime]:
    """Of each scene; before the call, or before noon on a night shoot, is the morning after."""
    night = any(typed.scene.light == "night" for typed in day.scenes)
    since = datetime.combine(day.date, day.call or (_NOON if night else time()))
    return [day.at(typed.start or time(), since) for typed in day.scenes]


def _ordered(day: TypedDay) -> list[TypedScene]:
    if not _timed(day):
        return day.scenes
    pairs = zip(_starts(day), day.scenes, strict=True)
    return [typed for _, typed in sorted(pairs, key=lambda pair: pair[0])]


def _kept(problem: Problem, plan: ShootingDay, day: TypedDay) -> ShootingDay:
    """The day as laid out, with the hours that are given."""
    laid = plan
    if _timed(day):
        starts = sorted(_starts(day))
        strips = tuple(replace(s, start=at) for s, at in zip(plan.strips, starts, strict=True))
        sets = {each.place: each for each in problem.sets}
        first, last = sets[strips[0].place], sets[strips[-1].place]
        call = plan.call if day.call else strips[0].start - timedelta(minutes=first.dressing_minutes)
        wrap = max(strip.end for strip in strips) + timedelta(minutes=last.strike_minutes)
        calls = tuple(_called(problem, call_, strips) for call_ in plan.calls)
        laid = replace(plan, strips=strips, calls=calls, call=call, wrap=wrap, meal=None)
        if day.meal:
            laid = replace(laid, meal=day.at(day.meal, call))
    return replace(laid, wrap=day.at(day.wrap, laid.call)) if day.wrap else laid


def _called(problem: Problem, call: Call, strips: Sequence[Strip]) -> Call:
    playing = {scene.id for scene in problem.scenes if call.character in scene.cast}
    own = [strip for strip in strips if strip.scene in playing]
    return replace(call, call=min(s.start for s in own), wrap=max(s.end for s in own))
