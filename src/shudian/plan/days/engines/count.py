"""A scene comes to a slot or goes from it: what is counted by addition alone."""

from __future__ import annotations

from shudian.plan.days.engines.memory import (
    BREACH,
    CAST,
    CAST_FROM,
    CAST_LIST,
    CAST_UNITS,
    COVER,
    COVERS,
    DATES,
    DAY_RATE,
    DAYS,
    DRESSED,
    DRESSING,
    FILLED,
    IN_SET,
    IN_VENUE,
    IS_CAST,
    LIMIT_WORK,
    MEMBERS,
    MINUTES,
    NEEDS,
    NIGHT_RATE,
    NIGHTS,
    OWN,
    PLACE,
    PLAYING,
    PRICE,
    RAINY,
    RENT,
    SCENES,
    SET_COST,
    SET_MINUTES,
    SET_OF,
    SET_UNITS,
    SETS,
    SHOOTING,
    SLOT,
    SPLIT,
    STAY,
    STAY_PRICE,
    SUPPLEMENTS,
    TOUCHED_CAST,
    UNITS,
    VENUE_OF,
    VENUE_UNITS,
    VENUES,
    VISITED,
    WAGES,
    WEATHER,
    WORK,
    Memory,
)  # fmt: skip
from shudian.plan.days.tables import DAY, NIGHT
from shudian.plan.engines.compiled import compiled


@compiled
def shift(m: Memory, scene: int, to: int) -> None:
    """Take a scene out of its slot (-1: it has none) and put it into another (-1: into none)."""
    slot = m[m[SLOT] + scene]
    if slot >= 0:
        _counted(m, scene, slot, -1)
        members = m[MEMBERS] + slot * m[SCENES]
        last = m[members + m[m[FILLED] + slot]]
        m[members + m[m[PLACE] + scene]] = last
        m[m[PLACE] + last] = m[m[PLACE] + scene]
    m[m[SLOT] + scene] = to
    if to >= 0:
        m[m[PLACE] + scene] = m[m[FILLED] + to]
        m[m[MEMBERS] + to * m[SCENES] + m[m[FILLED] + to]] = scene
        _counted(m, scene, to, 1)


@compiled
def touch_cast(m: Memory, who: int) -> None:
    if m[m[IS_CAST] + who] == 0:
        m[m[IS_CAST] + who] = 1
        size = m[m[TOUCHED_CAST]] + 1
        m[m[TOUCHED_CAST]] = size
        m[m[TOUCHED_CAST] + size] = who


@compiled
def _counted(m: Memory, scene: int, slot: int, by: int) -> None:
    """`by` is 1 or -1."""
    date, minutes = slot // m[UNITS], by * m[m[MINUTES] + scene]
    if slot != m[m[STAY] + scene]:
        m[PRICE] += by * m[STAY_PRICE]
    m[m[FILLED] + slot] += by
    m[m[SHOOTING] + slot] += minutes
    needs = m[m[NEEDS] + scene]
    if needs == NIGHT:
        m[m[NIGHTS] + slot] += by
    elif needs == DAY:
        m[m[DAYS] + slot] += by
    m[m[RAINY] + date] += by * m[m[WEATHER] + scene]
    _counted_set(m, m[m[SET_OF] + scene], slot, by)
    _counted_venue(m, m[m[VENUE_OF] + scene], slot, by)
    for at in range(m[m[CAST_FROM] + scene], m[m[CAST_FROM] + scene + 1]):
        _counted_cast(m, m[m[CAST_LIST] + at], slot, by, minutes)


@compiled
def _comes_or_goes(m: Memory, at: int, by: int) -> bool:
    """Count; whether the first has come or the last has gone."""
    count = m[at] + by
    m[at] = count
    return count == (1 if by > 0 else 0)


@compiled
def _splits(m: Memory, at: int, by: int) -> None:
    """Count the units of a date that share what only one can have."""
    if not _comes_or_goes(m, at, by):
        m[m[BREACH] + SPLIT] += by


@compiled
def _counted_set(m: Memory, place: int, slot: int, by: int) -> None:
    date = slot // m[UNITS]
    m[m[COVERS] + date] += by * m[m[COVER] + place]
    if _comes_or_goes(m, m[IN_SET] + slot * m[SETS] + place, by):
        m[m[DRESSING] + slot] += by * m[m[SET_MINUTES] + place]
        m[m[DRESSED] + slot] += by * m[m[SET_COST] + place]
        _splits(m, m[SET_UNITS] + date * m[SETS] + place, by)


@compiled
def _counted_venue(m: Memory, venue: int, slot: int, by: int) -> None:
    if _comes_or_goes(m, m[IN_VENUE] + slot * m[VENUES] + venue, by):
        m[m[VISITED] + slot] += by
        date = slot // m[UNITS]
        if _comes_or_goes(m, m[VENUE_UNITS] + date * m[VENUES] + venue, by):
            m[PRICE] += by * m[m[RENT] + venue]


@compiled
def _counted_cast(m: Memory, who: int, slot: int, by: int, minutes: int) -> None:
    own, limit = m[OWN] + slot * m[CAST] + who, m[m[LIMIT_WORK] + who]
    before = m[own]
    m[own] = before + minutes
    m[m[BREACH] + WORK] += max(0, before + minutes - limit) - max(0, before - limit)
    if _comes_or_goes(m, m[PLAYING] + slot * m[CAST] + who, by):
        m[m[WAGES] + slot] += by * m[m[DAY_RATE] + who]
        m[m[SUPPLEMENTS] + slot] += by * m[m[NIGHT_RATE] + who]
        _splits(m, m[CAST_UNITS] + who * m[DATES] + slot // m[UNITS], by)
        touch_cast(m, who)
