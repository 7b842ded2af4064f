"""One day's search, at any call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

import numpy as np

from shudian.plan.order.arrange import Arrangement, is_night
from shudian.plan.order.blocks import MOST_BLOCKS, Block, blocks, posed, single
from shudian.plan.order.day import Day
from shudian.plan.order.hours import Hours, hours, minute, narrowed
from shudian.plan.problem import Problem, ProblemScene

WIDTH = 1 << 13  # states kept of a layer; fewer for days of many blocks
_WORK = 1 << 21  # steps that a search may take
_GLANCE = 1 << 16  # steps that a look at another call may take


class Search:
    """The scenes of a day, ready to be ordered for one call or another."""

    def __init__(
        self, problem: Problem, scenes: Sequence[ProblemScene], on: date, more: Mapping[str, Hours]
    ) -> None:
        night = is_night(scenes)
        self.usual_call = minute(problem.rules.night_call if night else problem.rules.call)
        self.hours = narrowed(hours(problem), more)
        self.problem, self.on = problem, on
        self.blocks: list[Block] = blocks(problem, scenes)
        self.alone = len(self.blocks) == len(scenes)
        self.day = posed(problem, on, self.blocks, self.hours)
        self.width = max(1, min(WIDTH, _WORK // len(self.blocks) ** 2))
        self.glance = max(1, min(WIDTH, _GLANCE // len(self.blocks) ** 2))

    def at(self, call: int, width: int) -> Arrangement:
        path, price, proven = _known(_Asked(self.day, call, width))
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


class _Asked:
    """A day, a call and a width that are told from others by all they hold: many plans share most days."""

    def __init__(self, day: Day, call: int, width: int) -> None:
        self.day, self.call, self.width = day, call, width
        self.held = (call, width, *(np.asarray(each).tobytes() for each in day))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and self.held == other.held

    def __hash__(self) -> int:
        return hash(self.held)


@lru_cache(maxsize=2000)
def _known(asked: _Asked) -> tuple[Sequence[int], int, bool]:
    return _path(asked.day, asked.call, asked.width)


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
