"""A move made and priced, and taken back: only what it touched is counted anew."""

from __future__ import annotations

from shudian.plan.days.engines import price as of
from shudian.plan.days.engines.count import shift, touch_cast
from shudian.plan.days.engines.memory import (
    BREACH,
    CAST_BREACH,
    CAST_PRICE,
    GOAL,
    HEADS,
    HOURS,
    IS_CAST,
    IS_LINK,
    IS_SLOT,
    IS_UNIT,
    KINDS,
    LINK,
    LINK_BREACH,
    LINKED_FROM,
    LINKED_LIST,
    LINKS,
    MOVED,
    MOVING,
    OLD_BREACH,
    OLD_CAST_BREACH,
    OLD_CAST_PRICE,
    OLD_HEADS,
    OLD_LINK_BREACH,
    OLD_PRICE,
    OLD_RAIN,
    OLD_SLOT_BREACH,
    OLD_SLOT_PRICE,
    OLD_UNIT_BREACH,
    OLD_UNIT_PRICE,
    PRICE,
    RAIN,
    RESTED,
    RESTED_COUNT,
    SLOT,
    SLOT_BREACH,
    SLOT_PRICE,
    TOUCHED_CAST,
    TOUCHED_LINKS,
    TOUCHED_SLOTS,
    TOUCHED_UNITS,
    UNCOVERED_COST,
    UNIT_BREACH,
    UNIT_PRICE,
    UNITS,
    Memory,
)  # fmt: skip
from shudian.plan.engines.compiled import compiled


@compiled
def make(m: Memory) -> None:
    """Put the scenes of the move where they are to go, and price what that touches."""
    m[m[OLD_PRICE]], m[m[OLD_RAIN]] = m[PRICE], m[RAIN]
    for kind in range(KINDS):
        m[m[OLD_BREACH] + kind] = m[m[BREACH] + kind]
    for at in range(m[m[MOVING]]):
        scene, to = m[m[MOVED] + at], m[m[GOAL] + at]
        here = m[m[SLOT] + scene]
        _touch_slot(m, here)
        _touch_slot(m, to)
        if m[LINKS]:
            for link in range(m[m[LINKED_FROM] + scene], m[m[LINKED_FROM] + scene + 1]):
                _touch(m, TOUCHED_LINKS, IS_LINK, m[m[LINKED_LIST] + link])
        shift(m, scene, to)
        m[m[GOAL] + at] = here
    for at in range(m[RESTED_COUNT]):
        touch_cast(m, m[m[RESTED] + at])
    _price_slots(m)
    _price_cast(m)
    _price_units(m)
    _price_links(m)
    if m[UNCOVERED_COST]:
        before = m[RAIN]
        m[RAIN] = of.weather_price(m)
        m[PRICE] += m[RAIN] - before


@compiled
def take_back(m: Memory) -> None:
    for back in range(1, m[m[MOVING]] + 1):
        at = m[m[MOVING]] - back
        shift(m, m[m[MOVED] + at], m[m[GOAL] + at])
    _restore(m, TOUCHED_SLOTS, SLOT_PRICE, OLD_SLOT_PRICE, 1)
    _restore(m, TOUCHED_SLOTS, HEADS, OLD_HEADS, 1)
    _restore(m, TOUCHED_SLOTS, SLOT_BREACH, OLD_SLOT_BREACH, KINDS)
    _restore(m, TOUCHED_CAST, CAST_PRICE, OLD_CAST_PRICE, 1)
    _restore(m, TOUCHED_CAST, CAST_BREACH, OLD_CAST_BREACH, 1)
    _restore(m, TOUCHED_UNITS, UNIT_PRICE, OLD_UNIT_PRICE, 1)
    _restore(m, TOUCHED_UNITS, UNIT_BREACH, OLD_UNIT_BREACH, KINDS)
    _restore(m, TOUCHED_LINKS, LINK_BREACH, OLD_LINK_BREACH, 1)
    m[PRICE], m[RAIN] = m[m[OLD_PRICE]], m[m[OLD_RAIN]]
    for kind in range(KINDS):
        m[m[BREACH] + kind] = m[m[OLD_BREACH] + kind]


@compiled
def settle(m: Memory) -> None:
    """Forget what was touched, whichever way the move went."""
    _forget(m, TOUCHED_SLOTS, IS_SLOT)
    _forget(m, TOUCHED_CAST, IS_CAST)
    _forget(m, TOUCHED_UNITS, IS_UNIT)
    _forget(m, TOUCHED_LINKS, IS_LINK)


@compiled
def _touch_slot(m: Memory, slot: int) -> None:
    if slot >= 0:
        _touch(m, TOUCHED_SLOTS, IS_SLOT, slot)
        _touch(m, TOUCHED_UNITS, IS_UNIT, slot % m[UNITS])


@compiled
def _touch(m: Memory, touched: int, flags: int, which: int) -> None:
    if m[m[flags] + which] == 0:
        m[m[flags] + which] = 1
        size = m[m[touched]] + 1
        m[m[touched]] = size
        m[m[touched] + size] = which


@compiled
def _forget(m: Memory, touched: int, flags: int) -> None:
    for at in range(1, m[m[touched]] + 1):
        m[m[flags] + m[m[touched] + at]] = 0
    m[m[touched]] = 0


@compiled
def _restore(m: Memory, touched: int, now: int, old: int, width: int) -> None:
    for at in range(m[m[touched]]):
        to, start = m[now] + m[m[touched] + at + 1] * width, m[old] + at * width
        for column in range(width):
            m[to + column] = m[start + column]


@compiled
def _keep(m: Memory, which: int, at: int, now: int, old: int) -> None:
    """Set down what a part breaks before it is counted anew."""
    start, to = m[now] + which * KINDS, m[old] + at * KINDS
    for kind in range(KINDS):
        m[to + kind] = m[start + kind]


@compiled
def _broken_since(m: Memory, which: int, at: int, now: int, old: int) -> None:
    start, before = m[now] + which * KINDS, m[old] + at * KINDS
    for kind in range(KINDS):
        m[m[BREACH] + kind] += m[start + kind] - m[before + kind]


@compiled
def _price_slots(m: Memory) -> None:
    for at in range(m[m[TOUCHED_SLOTS]]):
        slot = m[m[TOUCHED_SLOTS] + at + 1]
        m[m[OLD_HEADS] + at] = m[m[HEADS] + slot]
        before, price = m[m[SLOT_PRICE] + slot], of.slot_price(m, slot)
        m[m[OLD_SLOT_PRICE] + at] = before
        m[m[SLOT_PRICE] + slot] = price
        m[PRICE] += price - before
        _keep(m, slot, at, SLOT_BREACH, OLD_SLOT_BREACH)
        of.slot_breach(m, slot)
        _broken_since(m, slot, at, SLOT_BREACH, OLD_SLOT_BREACH)


@compiled
def _price_cast(m: Memory) -> None:
    for at in range(m[m[TOUCHED_CAST]]):
        who = m[m[TOUCHED_CAST] + at + 1]
        before, price = m[m[CAST_PRICE] + who], of.cast_price(m, who)
        m[m[OLD_CAST_PRICE] + at] = before
        m[m[CAST_PRICE] + who] = price
        m[PRICE] += price - before
        before, broken = m[m[CAST_BREACH] + who], of.cast_breach(m, who)
        m[m[OLD_CAST_BREACH] + at] = before
        m[m[CAST_BREACH] + who] = broken
        m[m[BREACH] + HOURS] += broken - before


@compiled
def _price_units(m: Memory) -> None:
    for at in range(m[m[TOUCHED_UNITS]]):
        unit = m[m[TOUCHED_UNITS] + at + 1]
        _keep(m, unit, at, UNIT_BREACH, OLD_UNIT_BREACH)
        before, price = m[m[UNIT_PRICE] + unit], of.unit_price(m, unit)
        m[m[OLD_UNIT_PRICE] + at] = before
        m[m[UNIT_PRICE] + unit] = price
        m[PRICE] += price - before
        _broken_since(m, unit, at, UNIT_BREACH, OLD_UNIT_BREACH)


@compiled
def _price_links(m: Memory) -> None:
    for at in range(m[m[TOUCHED_LINKS]]):
        link = m[m[TOUCHED_LINKS] + at + 1]
        before, broken = m[m[LINK_BREACH] + link], of.link_breach(m, link)
        m[m[OLD_LINK_BREACH] + at] = before
        m[m[LINK_BREACH] + link] = broken
        m[m[BREACH] + LINK] += broken - before
