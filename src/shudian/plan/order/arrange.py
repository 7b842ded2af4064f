"""The best order of a day's scenes, and the call that it needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from shudian.plan.order.hours import Hours
from shudian.plan.problem import Problem, ProblemScene, Shoot

_HALF_HOUR, _FURTHEST = 30, 10 * 60  # of a call from the rules' call

MayCall = Callable[[int], bool]  # minute since midnight


@dataclass(frozen=True, slots=True)
class Arrangement:
    scenes: tuple[ProblemScene, ...]  # in shooting order
    call: int  # minute since midnight
    broken: int  # limits on hours and links inside the day that it does not keep
    dark: int  # minutes out of light
    waiting: int  # minutes of the cast, weighted 1 to 100 by the day's rate
    proven: bool  # no order that keeps venues and sets in one piece is better at this call


def arranged(
    problem: Problem,
    scenes: Sequence[ProblemScene],
    on: date,
    *,
    may_call: MayCall = lambda _: False,
    more: Mapping[str, Hours] | None = None,
    glance: bool = False,
) -> Arrangement:
    """Fewest limits and links broken, then least out of light, then least waiting.

    The call is the rules' call, or the nearest one by half hours that `may_call` allows and that breaks less
    or shoots less out of light. `more` narrows the hours of performers beyond their limits. At a glance, little
    is tried, and nothing for the light.
    """
    from shudian.plan.order.search import Search

    day = Search(problem, scenes, on, more or {})
    usual = day.usual_call
    width = day.glance if glance else day.width
    found = day.at(usual, width)
    if not found.broken and (glance or not found.dark):
        return found
    best = usual
    least = (found.broken, found.dark)
    for call in _calls(usual):
        if least > (0, 0) and may_call(call):
            there = day.at(call, day.glance)
            if (there.broken, there.dark) < least:
                best, least = call, (there.broken, there.dark)
    return found if best == usual else day.at(best, width)


def orderable(problem: Problem, scenes: Sequence[ProblemScene], on: date) -> bool:
    """Whether some order and call of the date keep every link and every limit on the hours of the cast."""
    return not arranged(problem, scenes, on, may_call=lambda _: True).broken


def is_night(scenes: Iterable[ProblemScene]) -> bool:
    """A day with a night scene is a night shoot."""
    return any(scene.light is Shoot.NIGHT for scene in scenes)


def _calls(usual: int) -> list[int]:
    """Other calls of the date, the nearest first, the earlier of two."""
    steps = range(_HALF_HOUR, _FURTHEST + 1, _HALF_HOUR)
    shifted = [usual + way * step for step in steps for way in (-1, 1)]
    return [call for call in shifted if 0 <= call < 24 * 60]
