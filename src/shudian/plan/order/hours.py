"""The hours that limits leave a performer on a date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time

from shudian.plan.problem import Limit, Problem

MUCH = 1 << 40  # minutes, where nothing is said
_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Hours:
    """Minutes since midnight of the date, and minutes from call to wrap."""

    earliest: int = 0
    latest: int = MUCH
    stay: int = MUCH

    def within(self, other: Hours) -> Hours:
        return Hours(
            max(self.earliest, other.earliest), min(self.latest, other.latest), min(self.stay, other.stay)
        )


def hours(problem: Problem, *, night: bool) -> dict[str, Hours]:
    """Of everybody with a limit on call, wrap or presence."""
    return {limit.character: _hours(problem, limit, night=night) for limit in problem.limits}


def narrowed(hours: Mapping[str, Hours], more: Mapping[str, Hours]) -> dict[str, Hours]:
    every = dict.fromkeys([*hours, *more])
    return {who: hours.get(who, Hours()).within(more.get(who, Hours())) for who in every}


def _hours(problem: Problem, limit: Limit, *, night: bool) -> Hours:
    latest = MUCH
    if limit.not_after is not None:
        calls = [limit.not_before, problem.rules.night_call if night else None]
        after_midnight = any(call and limit.not_after < call for call in calls)
        latest = minute(limit.not_after) + _DAY * after_midnight
    stay = MUCH if limit.presence_minutes is None else limit.presence_minutes
    return Hours(minute(limit.not_before) if limit.not_before else 0, latest, stay)


def minute(clock: time) -> int:
    return clock.hour * 60 + clock.minute
