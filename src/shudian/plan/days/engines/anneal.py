"""Simulated annealing over slots, with prices on what is broken that rise until nothing is."""

from __future__ import annotations

import math

from shudian.plan.days.engines.chance import share
from shudian.plan.days.engines.memory import (
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
    SLOTS_FROM,
    SLOTS_LIST,
    WEIGHT,
)  # fmt: skip
from shudian.plan.days.engines.moves import propose
from shudian.plan.days.engines.step import make, settle, take_back
from shudian.plan.days.tables import Ints
from shudian.plan.engines.compiled import compiled

_EVERY = 256  # moves between two looks at temperature and prices
_DEAREST = 1000  # times the least weight of a breach


@compiled
def anneal(m: Ints, moves: int, hot: float, cold: float) -> None:
    """So many moves, cooling from one temperature to another (both in money); the best is kept in BEST."""
    temperature = hot
    for done in range(moves):
        if done % _EVERY == 0:
            temperature = hot * math.pow(cold / hot, done / moves)
            _adapt(m)
        propose(m)
        if m[m[MOVING]] == 0:
            continue
        before = _priced(m)
        make(m)
        worse = _priced(m) - before
        if worse > 0 and (worse > 20 * temperature or share(m) >= math.exp(-worse / temperature)):
            take_back(m)
        elif m[PRICE] < m[m[BEST_PRICE]] and not _broken(m):
            keep(m)
        settle(m)


@compiled
def keep(m: Ints) -> None:
    m[m[BEST_PRICE]] = m[PRICE]
    for scene in range(m[SCENES]):
        m[m[BEST] + scene] = m[m[SLOT] + scene]


@compiled
def _broken(m: Ints) -> bool:
    for kind in range(KINDS):
        if m[m[BREACH] + kind]:
            return True
    return False


@compiled
def _priced(m: Ints) -> int:
    """The price with what is broken at its weight."""
    price = m[PRICE]
    for kind in range(KINDS):
        price += m[m[WEIGHT] + kind] * m[m[BREACH] + kind]
    return price


@compiled
def _adapt(m: Ints) -> None:
    """What is broken now becomes dearer, what is not cheaper again."""
    for kind in range(KINDS):
        weight, least = m[m[WEIGHT] + kind], m[m[LEAST_WEIGHT] + kind]
        if m[m[BREACH] + kind]:
            m[m[WEIGHT] + kind] = min(weight + weight // 16 + 1, least * _DEAREST)
        else:
            m[m[WEIGHT] + kind] = max(weight - weight // 64, least)


@compiled
def insert(m: Ints, order: Ints) -> None:
    """Each scene in turn to the slot where it costs least, what it breaks priced."""
    m[m[MOVING]] = 1
    for scene in order:
        goal, least = -1, 0
        for at in range(m[m[SLOTS_FROM] + scene], m[m[SLOTS_FROM] + scene + 1]):
            m[m[MOVED]], m[m[GOAL]] = scene, m[m[SLOTS_LIST] + at]
            before = _priced(m)
            make(m)
            price = _priced(m) - before
            take_back(m)
            settle(m)
            if goal < 0 or price < least:
                goal, least = m[m[SLOTS_LIST] + at], price
        place(m, scene, goal)


@compiled
def place(m: Ints, scene: int, slot: int) -> None:
    m[m[MOVING]], m[m[MOVED]], m[m[GOAL]] = 1, scene, slot
    make(m)
    settle(m)
