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


def hours(problem: Problem) -> dict[str, Hours]:
    """Of everybody with a limit on call, wrap or presence."""
    return {limit.character: _hours(limit) for limit in problem.limits}


def narrowed(hours: Mapping[str, Hours], more: Mapping[str, Hours]) -> dict[str, Hours]:
    every = dict.fromkeys([*hours, *more])
    return {who: hours.get(who, Hours()).within(more.get(who, Hours())) for who in every}


def _hours(limit: Limit) -> Hours:
    latest = MUCH if limit.latest is None else limit.latest
    stay = MUCH if limit.presence_minutes is None else limit.presence_minutes
    return Hours(minute(limit.not_before) if limit.not_before else 0, latest, stay)


def minute(clock: time) -> int:
    return clock.hour * 60 + clock.minute
