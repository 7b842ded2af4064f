"""One pass of the beam: layer by layer from the empty order to a whole one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from shudian.plan.talent.engine.bounds import bounds
from shudian.plan.talent.engine.steps import AT_RIGHT, Layer, empty_layer, expand, grown
from shudian.plan.talent.engine.tables import Ints, Masks, U, tables
from shudian.plan.talent.problem import Talent

#: States of one layer before the worst are thrown away; a state takes about 60 bytes.
_MOST_STATES = 1 << 24
_NO_BOUND = 1 << 60


@dataclass(slots=True)
class Frontier:
    """The states that a layer keeps, the least bound first."""

    left: Masks
    right: Masks
    spent: Ints
    bound: Ints


@dataclass(frozen=True, slots=True)
class Pass:
    """An order cheaper than asked for, if there is one, and the least that any other order can cost."""

    order: tuple[int, ...] | None
    bound: int


class Search:
    def __init__(self, talent: Talent, stop: Callable[[], bool]) -> None:
        self.tables = tables(talent)
        self.stop = stop
        self.stopped = False
        self.expanded = 0

    def run(self, width: int, enough: int) -> Pass:
        """Every order that costs less than `enough`, as far as `width` states a layer hold them."""
        at = Frontier(np.zeros(1, U), np.zeros(1, U), np.zeros(1, np.int64), np.zeros(1, np.int64))
        history: list[tuple[Any, Any]] = []  # parent and step of each layer's states
        thrown = _NO_BOUND
        for _ in range(self.tables.scenes):
            if self.stop():
                self.stopped = True
                return Pass(None, min(thrown, int(at.bound[0])))
            at, parent, step, lost = self._next(at, width, enough)
            thrown = min(thrown, lost)
            history.append((parent, step))
            if not len(at.spent):
                return Pass(None, min(thrown, enough))
        best = int(at.spent.argmin())
        return Pass(_order(history, best), min(thrown, int(at.spent[best])))

    def _next(self, at: Frontier, width: int, enough: int) -> tuple[Frontier, Any, Any, int]:
        """The next layer's frontier, the parents and steps of its states, and the least bound thrown away."""
        layer, count, lost = self._children(at, enough)
        states = slice(0, count)
        left, right, spent = layer.left[states], layer.right[states], layer.spent[states]
        bound = np.empty(count, np.int64)
        bounds(left, right, spent, enough, self.tables, bound)
        kept = np.flatnonzero(bound < enough)
        kept = kept[np.argsort(bound[kept], kind="stable")]
        if len(kept) > width:
            lost = min(lost, int(bound[kept[width]]))
            kept = kept[:width]
        frontier = Frontier(left[kept], right[kept], spent[kept], bound[kept])
        return frontier, layer.parent[kept], layer.step[kept], lost

    def _children(self, at: Frontier, enough: int) -> tuple[Layer, int, int]:
        """All children as a layer that grows; what does not fit into memory is thrown away, worst first."""
        layer = empty_layer(max(1024, 4 * len(at.spent)) + self.tables.scenes)
        done, count = 0, 0
        while True:
            done, count = expand(at.left, at.right, at.spent, done, count, enough, self.tables, layer)
            if done == len(at.spent):
                self.expanded += done
                return layer, count, _NO_BOUND
            if len(layer.spent) >= _MOST_STATES:
                self.expanded += done
                return layer, count, int(at.bound[done])
            wider = empty_layer(2 * len(layer.spent))
            grown(layer, count, wider)
            layer = wider


def _order(history: list[tuple[Any, Any]], last: int) -> tuple[int, ...]:
    """The scenes from left to right, following the parents back from a whole order."""
    left: list[int] = []
    right: list[int] = []
    for parent, step in reversed(history):
        scene = int(step[last]) % AT_RIGHT
        (right if step[last] >= AT_RIGHT else left).append(scene)
        last = int(parent[last])
    return (*reversed(left), *right)
