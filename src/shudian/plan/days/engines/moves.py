"""What a step of the search may try: scenes, and the slots where they are to go.

Calendars and locks are always kept: a scene that may not stand in a slot is left where it is.
"""

from __future__ import annotations

from shudian.plan.days.engines.chance import drawn
from shudian.plan.days.engines.memory import (
    ALLOWED,
    CAST,
    CAST_FROM,
    CAST_LIST,
    FILLED,
    GOAL,
    MEMBERS,
    MOVED,
    MOVING,
    PLAYING,
    PLAYS_FROM,
    PLAYS_LIST,
    SCENES,
    SET_FROM,
    SET_LIST,
    SET_OF,
    SLOT,
    SLOTS,
    SLOTS_FROM,
    SLOTS_LIST,
    UNITS,
    VENUE_OF,
    Memory,
)  # fmt: skip
from shudian.plan.engines.compiled import compiled

_FEW = 5  # scenes of a performer's day that may go different ways


@compiled
def propose(m: Memory) -> None:
    """One move, drawn at random; it may turn out to move nothing."""
    m[m[MOVING]] = 0
    kind, scene = drawn(m, 1000), drawn(m, m[SCENES])
    if kind < 400:
        _add(m, scene, _goal(m, scene))
    elif kind < 700:
        _swap(m, scene, drawn(m, m[SCENES]))
    elif kind < 850:
        _move_set(m, scene, _goal(m, scene))
    elif kind < 900:
        _swap_sets(m, scene, drawn(m, m[SCENES]))
    elif kind < 970:
        _move_cast(m, scene)
    elif kind < 990:
        _move_venue(m, scene, _goal(m, scene))
    elif kind < 996:
        _swap_slots(m, drawn(m, m[SLOTS]), drawn(m, m[SLOTS]))
    elif kind < 999:
        _turn_dates(m, drawn(m, m[SLOTS]) // m[UNITS], drawn(m, m[SLOTS]) // m[UNITS])
    else:
        _empty(m, m[m[SLOT] + scene])


@compiled
def _add(m: Memory, scene: int, goal: int) -> None:
    if m[m[SLOT] + scene] != goal and m[m[ALLOWED] + scene * m[SLOTS] + goal]:
        size = m[m[MOVING]]
        m[m[MOVED] + size] = scene
        m[m[GOAL] + size] = goal
        m[m[MOVING]] = size + 1


@compiled
def _member(m: Memory, slot: int, at: int) -> int:
    return m[m[MEMBERS] + slot * m[SCENES] + at]


@compiled
def _one_of(m: Memory, starts: int, listed: int, row: int) -> int:
    """One entry of a row at random; the row is not empty."""
    first, end = m[m[starts] + row], m[m[starts] + row + 1]
    return m[m[listed] + first + drawn(m, end - first)]


@compiled
def _one_of_cast(m: Memory, scene: int) -> int:
    """Somebody of the scene, -1 where nobody plays."""
    if m[m[CAST_FROM] + scene] == m[m[CAST_FROM] + scene + 1]:
        return -1
    return _one_of(m, CAST_FROM, CAST_LIST, scene)


@compiled
def _goal(m: Memory, scene: int) -> int:
    """A slot for a scene: any that it may have, or that of a scene of its set or its cast."""
    kind = drawn(m, 4)
    if kind == 0:
        return m[m[SLOT] + _one_of(m, SET_FROM, SET_LIST, m[m[SET_OF] + scene])]
    if kind == 1:
        who = _one_of_cast(m, scene)
        if who >= 0:
            return m[m[SLOT] + _one_of(m, PLAYS_FROM, PLAYS_LIST, who)]
    return _one_of(m, SLOTS_FROM, SLOTS_LIST, scene)


@compiled
def _swap(m: Memory, one: int, other: int) -> None:
    _add(m, one, m[m[SLOT] + other])
    _add(m, other, m[m[SLOT] + one])


@compiled
def _move_set(m: Memory, scene: int, goal: int) -> None:
    """The scenes of one set in one slot, now and then only about half of them."""
    part = drawn(m, 4) == 0
    slot, place = m[m[SLOT] + scene], m[m[SET_OF] + scene]
    for at in range(m[m[FILLED] + slot]):
        other = _member(m, slot, at)
        if m[m[SET_OF] + other] == place and not (part and drawn(m, 2)):
            _add(m, other, goal)


@compiled
def _swap_sets(m: Memory, one: int, other: int) -> None:
    """The scenes of two sets in two slots change places."""
    here, there = m[m[SLOT] + one], m[m[SLOT] + other]
    if here != there:
        _move_all_of_set(m, m[m[SET_OF] + one], here, there)
        _move_all_of_set(m, m[m[SET_OF] + other], there, here)


@compiled
def _move_all_of_set(m: Memory, place: int, slot: int, goal: int) -> None:
    for at in range(m[m[FILLED] + slot]):
        scene = _member(m, slot, at)
        if m[m[SET_OF] + scene] == place:
            _add(m, scene, goal)


@compiled
def _move_cast(m: Memory, scene: int) -> None:
    """A performer's day emptied: into another of their days, or each scene for itself."""
    who, slot = _one_of_cast(m, scene), m[m[SLOT] + scene]
    if who < 0:
        return
    apart = drawn(m, 2) == 0 and m[m[PLAYING] + slot * m[CAST] + who] <= _FEW
    goal = m[m[SLOT] + _one_of(m, PLAYS_FROM, PLAYS_LIST, who)]
    if goal == slot:
        goal = drawn(m, m[SLOTS])
    for at in range(m[m[FILLED] + slot]):
        other = _member(m, slot, at)
        for place in range(m[m[CAST_FROM] + other], m[m[CAST_FROM] + other + 1]):
            if m[m[CAST_LIST] + place] == who:
                _add(m, other, _goal(m, other) if apart else goal)


@compiled
def _move_venue(m: Memory, scene: int, goal: int) -> None:
    slot, venue = m[m[SLOT] + scene], m[m[VENUE_OF] + scene]
    for at in range(m[m[FILLED] + slot]):
        other = _member(m, slot, at)
        if m[m[VENUE_OF] + other] == venue:
            _add(m, other, goal)


@compiled
def _move_slot(m: Memory, slot: int, goal: int) -> None:
    for at in range(m[m[FILLED] + slot]):
        _add(m, _member(m, slot, at), goal)


@compiled
def _swap_slots(m: Memory, one: int, other: int) -> None:
    if one != other:
        _move_slot(m, one, other)
        _move_slot(m, other, one)


@compiled
def _turn_dates(m: Memory, start: int, end: int) -> None:
    """One date to another's place, those between move up by one; each unit keeps its own."""
    units, step = m[UNITS], 1 if end > start else -1
    if start == end:
        return
    for unit in range(units):
        _move_slot(m, start * units + unit, end * units + unit)
        for date in range(start + step, end + step, step):
            _move_slot(m, date * units + unit, (date - step) * units + unit)


@compiled
def _empty(m: Memory, slot: int) -> None:
    """Every scene of a slot to where it finds a friend."""
    for at in range(m[m[FILLED] + slot]):
        scene = _member(m, slot, at)
        _add(m, scene, _goal(m, scene))
