"""Simulated annealing over slots, with prices on what is broken that rise until nothing is."""

from __future__ import annotations

import math
from typing import NamedTuple

from shudian.plan.days.engines.chance import share
from shudian.plan.days.engines.glance import least_change
from shudian.plan.days.engines.memory import (
    ALLOWED,
    BEST,
    BEST_PRICE,
    BREACH,
    GOAL,
    KINDS,
    LEAST_WEIGHT,
    MOVED,
    MOVING,
    PRICE,
    SCENES,
    SLOT,
    SLOTS,
    SLOTS_FROM,
    SLOTS_LIST,
    WEIGHT,
    Memory,
)  # fmt: skip
from shudian.plan.days.engines.moves import propose
from shudian.plan.days.engines.step import make, settle, take_back
from shudian.plan.engines.compiled import compiled

_EVERY = 256  # moves between two looks at temperature and prices
_SMALLEST = 1e-9  # share that is drawn: nothing dearer than 20 temperatures is borne
_DEAR, _DEAREST, _LATE = 3, 1000, 0.8  # times the least weight of a breach: at most, and late in a run


class Course(NamedTuple):
    """How a run cools: its moves, and its temperatures in money."""

    moves: int
    hot: float
    cold: float


@compiled
def anneal(m: Memory, course: Course, start: int, end: int) -> None:
    """The moves of a course from one number up to another; the best is kept in BEST."""
    temperature = course.hot
    for done in range(start, end):
        if done % _EVERY == 0 or done == start:
            so_far = done / course.moves
            temperature = course.hot * math.pow(course.cold / course.hot, so_far)
            _adapt(m, _DEAR if so_far < _LATE else _DEAREST)
        propose(m)
        if m[m[MOVING]] == 0:
            continue
        bearable = -temperature * math.log(max(share(m), _SMALLEST))
        if least_change(m) > bearable:
            continue
        before = priced(m)
        make(m)
        if priced(m) - before > bearable:
            take_back(m)
        elif m[PRICE] < m[m[BEST_PRICE]] and not _broken(m):
            keep(m)
        settle(m)


@compiled
def keep(m: Memory) -> None:
    m[m[BEST_PRICE]] = m[PRICE]
    for scene in range(m[SCENES]):
        m[m[BEST] + scene] = m[m[SLOT] + scene]


@compiled
def _broken(m: Memory) -> bool:
    broken = 0
    for kind in range(KINDS):
        broken += m[m[BREACH] + kind]
    return broken > 0


@compiled
def priced(m: Memory) -> int:
    """The price with what is broken at its weight."""
    price = m[PRICE]
    for kind in range(KINDS):
        price += m[m[WEIGHT] + kind] * m[m[BREACH] + kind]
    return price


@compiled
def _adapt(m: Memory, most: int) -> None:
    """What is broken now becomes dearer, what is not cheaper again."""
    for kind in range(KINDS):
        weight, least = m[m[WEIGHT] + kind], m[m[LEAST_WEIGHT] + kind]
        if m[m[BREACH] + kind]:
            m[m[WEIGHT] + kind] = min(weight + weight // 16 + 1, least * most)
        else:
            m[m[WEIGHT] + kind] = max(weight - weight // 16, least)


@compiled
def insert(m: Memory, order: Memory) -> None:
    """Each scene in turn to the slot where it costs least, what it breaks priced."""
    m[m[MOVING]] = 1
    for scene in order:
        goal, least = -1, 0
        for at in range(m[m[SLOTS_FROM] + scene], m[m[SLOTS_FROM] + scene + 1]):
            slot = m[m[SLOTS_LIST] + at]
            if not m[m[ALLOWED] + scene * m[SLOTS] + slot]:
                continue
            m[m[MOVED]], m[m[GOAL]] = scene, slot
            before = priced(m)
            make(m)
            price = priced(m) - before
            take_back(m)
            settle(m)
            if goal < 0 or price < least:
                goal, least = slot, price
        place(m, scene, goal)


@compiled
def place(m: Memory, scene: int, slot: int) -> None:
    m[m[MOVING]], m[m[MOVED]], m[m[GOAL]] = 1, scene, slot
    make(m)
    settle(m)
