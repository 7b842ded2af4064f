"""The days of an allocation, one after the other: what one day's wrap leaves to the next day's calls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from shudian.plan.order.arrange import arranged, is_night
from shudian.plan.order.clock import Clock
from shudian.plan.order.hours import Hours, narrowed
from shudian.plan.problem import Problem, ProblemScene

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Run:
    """A day before its clock is set."""

    date: date
    unit: str
    scenes: tuple[ProblemScene, ...]  # in shooting order
    call: datetime
    broken: int = 0  # limits and links that the order does not keep


def usual_call(problem: Problem, on: date, *, night: bool) -> datetime:
    return datetime.combine(on, problem.rules.night_call if night else problem.rules.call)


def runs(problem: Problem, slots: Sequence[int], *, glance: bool = False) -> dict[int, Run]:
    """Each slot used, with the best order of its scenes and the call that it needs."""
    shot: dict[int, list[ProblemScene]] = {}
    for scene, slot in zip(problem.scenes, slots, strict=True):
        shot.setdefault(slot, []).append(scene)
    days = _Days(problem, shot, glance=glance)
    for slot in sorted(shot):
        days.arrange(slot)
    for slot in sorted(shot):
        days.mend(slot)
    return days.runs


class _Days:
    def __init__(self, problem: Problem, shot: dict[int, list[ProblemScene]], *, glance: bool) -> None:
        self.problem, self.glance = problem, glance
        self.sets = {each.place: each for each in problem.sets}
        units = len(problem.units)
        self.runs: dict[int, Run] = {}
        self.lasts: dict[int, int] = {}  # minutes from call to wrap
        for slot in sorted(shot):
            on, scenes = problem.dates[slot // units], tuple(shot[slot])
            call = usual_call(problem, on, night=is_night(scenes))
            self._settle(slot, Run(on, problem.units[slot % units].name, scenes, call))
        self.rests = {limit.character: limit.rest_minutes for limit in problem.limits if limit.rest_minutes}

    def _settle(self, slot: int, run: Run) -> None:
        self.runs[slot] = run
        self.lasts[slot] = self._clock(run).length

    def arrange(self, slot: int, more: dict[str, Hours] | None = None) -> None:
        """Orders a day, those before it being settled."""
        run = self.runs[slot]
        midnight = datetime.combine(run.date, datetime.min.time())
        found = arranged(
            self.problem,
            run.scenes,
            run.date,
            may_call=lambda call: self._rests_stay(slot, midnight + call * _MINUTE),
            more=narrowed(self._rested(slot), more or {}),
            glance=self.glance,
        )
        call = midnight + found.call * _MINUTE
        self._settle(slot, replace(run, scenes=found.scenes, call=call, broken=found.broken))

    def mend(self, slot: int) -> None:
        """Where somebody is not rested on this day, wraps them earlier on the day before, if that is better."""
        if not self.runs[slot].broken:
            return
        for before, late in self._late(slot).items():
            kept, here = self.runs[before], self.runs[slot]
            self.arrange(before, late)
            self.arrange(slot)
            if self.runs[before].broken + self.runs[slot].broken >= kept.broken + here.broken:
                self._settle(before, kept)
                self._settle(slot, here)

    def _late(self, slot: int) -> dict[int, dict[str, Hours]]:
        """Earlier slots, and by when those must wrap there who are not rested here."""
        late: dict[int, dict[str, Hours]] = {}
        for who, (start, _) in self._spans(slot).items():
            before = self._last_slot(who, slot)
            if before is None:
                continue
            by = start - self.rests[who] * _MINUTE
            if self._spans(before)[who][1] > by:
                late.setdefault(before, {})[who] = Hours(latest=_since(self.runs[before].date, by))
        return late

    def _rested(self, slot: int) -> dict[str, Hours]:
        """From when those can be called who have a rest of their own to keep."""
        rested = {}
        for who in self._spans(slot):
            before = self._last_slot(who, slot)
            if before is not None:
                from_ = self._spans(before)[who][1] + self.rests[who] * _MINUTE
                rested[who] = Hours(earliest=_since(self.runs[slot].date, from_))
        return rested

    def _last_slot(self, who: str, slot: int) -> int | None:
        """The latest slot of an earlier date on which somebody works."""
        day = self.runs[slot].date
        slots = (at for at, run in self.runs.items() if run.date < day and who in _playing(run))
        return max(slots, default=None)

    def _spans(self, slot: int) -> dict[str, tuple[datetime, datetime]]:
        """Call and wrap of those who have a rest of their own."""
        run = self.runs[slot]
        if not self.rests:
            return {}
        spans: dict[str, tuple[datetime, datetime]] = {}
        for scene, at in zip(run.scenes, self._clock(run).starts, strict=True):
            start = run.call + at * _MINUTE
            for who in scene.cast:
                if who in self.rests:
                    spans[who] = (spans.get(who, (start,))[0], start + scene.minutes * _MINUTE)
        return spans

    def _clock(self, run: Run) -> Clock:
        return Clock(self.problem, run.scenes, [self.sets[scene.place] for scene in run.scenes])

    def _rests_stay(self, slot: int, call: datetime) -> bool:
        """Whether the unit's rests before and after cost what they cost at the rules' call, or keep the rule."""
        run = self.runs[slot]
        usual = usual_call(self.problem, run.date, night=is_night(run.scenes))
        beside = [at for at, other in self.runs.items() if other.unit == run.unit]
        at = beside.index(slot)
        for before in beside[max(0, at - 1) : at]:
            wrap = self.runs[before].call + self.lasts[before] * _MINUTE
            if self._kind(wrap, call) != self._kind(wrap, usual):
                return False
        for after in beside[at + 1 : at + 2]:
            lasts, next_ = self.lasts[slot] * _MINUTE, self.runs[after].call
            if self._kind(call + lasts, next_) != self._kind(usual + lasts, next_):
                return False
        return True

    def _kind(self, wrap: datetime, call: datetime) -> int:
        """Rested, rested for a price, or not rested."""
        rest = (call - wrap) / _MINUTE
        floor = self.problem.rest_floor_minutes or self.problem.rest_minutes
        return (rest >= self.problem.rest_minutes) + (rest >= floor)


def _playing(run: Run) -> set[str]:
    return {name for scene in run.scenes for name in scene.cast}


def _since(on: date, at: datetime) -> int:
    return int((at - datetime.combine(on, datetime.min.time())) / _MINUTE)
