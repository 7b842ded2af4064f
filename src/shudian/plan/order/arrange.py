"""The best order of a day's scenes, and the call that it needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from shudian.plan.order.blocks import MOST_BLOCKS, Block, blocks, posed, single
from shudian.plan.order.day import Day
from shudian.plan.order.hours import Hours, hours, narrowed
from shudian.plan.order.light import minute
from shudian.plan.problem import Problem, ProblemScene, Shoot

WIDTH = 1 << 13  # states kept of a layer; fewer for days of many blocks
_WORK = 1 << 21  # steps that a search may take
_LOOK = 1 << 10  # width of a look at another call
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
) -> Arrangement:
    """Fewest limits and links broken, then least out of light, then least waiting.

    The call is the rules' call, or the nearest one by half hours that `may_call` allows and that breaks less
    or shoots less out of light. `more` narrows the hours of performers beyond their limits.
    """
    day = _Search(problem, scenes, on, more or {})
    usual = day.usual_call
    found = day.at(usual, day.width)
    if not (found.broken or found.dark):
        return found
    best = usual
    least = (found.broken, found.dark)
    for call in _calls(usual):
        if least > (0, 0) and may_call(call):
            there = day.at(call, min(_LOOK, day.width))
            if (there.broken, there.dark) < least:
                best, least = call, (there.broken, there.dark)
    return found if best == usual else day.at(best, day.width)


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


class _Search:
    def __init__(
        self, problem: Problem, scenes: Sequence[ProblemScene], on: date, more: Mapping[str, Hours]
    ) -> None:
        night = is_night(scenes)
        self.usual_call = minute(problem.rules.night_call if night else problem.rules.call)
        self.hours = narrowed(hours(problem, night=night), more)
        self.problem, self.on = problem, on
        self.blocks: list[Block] = blocks(problem, scenes)
        self.alone = len(self.blocks) == len(scenes)
        self.day = posed(problem, on, self.blocks, self.hours)
        self.width = max(1, min(WIDTH, _WORK // len(self.blocks) ** 2))

    def at(self, call: int, width: int) -> Arrangement:
        path, price, proven = _path(self.day, call, width)
        scenes = tuple(scene for at in path for scene in self.blocks[int(at)].scenes)
        if not self.alone:
            price, proven = self._priced(scenes, call), False
        broken, rest = divmod(price, self.day.broken_price)
        dark, waiting = divmod(rest, self.day.dark_price)
        return Arrangement(scenes, call, broken, dark, waiting, proven=proven)

    def _priced(self, scenes: Sequence[ProblemScene], call: int) -> int:
        """The price of an order as it stands, the meal being between any two of its scenes."""
        from shudian.plan.order.engines.paths import priced

        if len(scenes) > MOST_BLOCKS:
            return 0
        alone = single(self.problem, scenes)
        alone.sort(key=lambda block: scenes.index(block.scenes[0]))
        day = posed(self.problem, self.on, alone, self.hours)
        broken, rest = divmod(int(priced(day, call)), day.broken_price)
        dark, waiting = divmod(rest, day.dark_price)
        return broken * self.day.broken_price + dark * self.day.dark_price + waiting


def _path(day: Day, call: int, width: int) -> tuple[Sequence[int], int, bool]:
    """Sets in one piece; where links forbid that, sets in pieces; where they forbid each other, without them."""
    from shudian.plan.order.engines.paths import shortest

    count = len(day.minutes)
    if count > MOST_BLOCKS:
        return range(count), 0, False
    for loose in (False, True):
        path, price, proven = shortest(day, call, width, loose)
        if len(path):
            return [int(at) for at in path], int(price), bool(proven)
    path, price, _ = shortest(day._replace(after=day.after * 0), call, width, False)
    return [int(at) for at in path], int(price) + day.broken_price, False
