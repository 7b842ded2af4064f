"""What a move between two slots changes at least, without making it: most moves are refused at a glance.

Exact but for rests, travel, links and the hours of the cast: of these it counts what the move could mend at most.
"""

from __future__ import annotations

from shudian.plan.days.engines.memory import (
    BREACH,
    CAST,
    CAST_BREACH,
    CAST_FROM,
    CAST_LIST,
    CAST_PRICE,
    CAST_UNITS,
    COVER,
    CROWDED,
    DATES,
    DAY_RATE,
    DAYS,
    DRESSED,
    DRESSING,
    EXTRA_RATE,
    EXTRAS,
    FILLED,
    GOAL,
    HEADS,
    HOLD_RATE,
    HOURS,
    IN_SET,
    IN_VENUE,
    IS_CAST,
    IS_SET,
    KINDS,
    LEAVING,
    LIGHT,
    LINK,
    LONG,
    MAXIMUM,
    MEMBERS,
    MINUTES,
    MOST_SCENES,
    MOVE_COST,
    MOVE_MINUTES,
    MOVED,
    MOVING,
    NEEDS,
    NET_CAST,
    NET_SETS,
    NET_VENUES,
    NETTED_CAST,
    NETTED_SETS,
    NIGHT_RATE,
    NIGHTS,
    OVERTIME,
    PLAYING,
    RAIN,
    RENT,
    REST,
    RESTED,
    RESTED_COUNT,
    SCENES,
    SET_COST,
    SET_MINUTES,
    SET_OF,
    SETS,
    SHOOTING,
    SLOT,
    SLOT_BREACH,
    SLOT_PRICE,
    SPLIT,
    STAY,
    STAY_PRICE,
    SUPPLEMENTS,
    TRAVEL,
    UNIT_COST,
    UNIT_PRICE,
    UNITS,
    VENUE_OF,
    VENUE_UNITS,
    VENUES,
    WAGES,
    WEATHER,
    WEIGHT,
    WORK,
    Memory,
)  # fmt: skip
from shudian.plan.days.engines.price import cast_price
from shudian.plan.days.tables import DAY, NIGHT
from shudian.plan.engines.compiled import compiled

UNKNOWN = -(1 << 60)  # of a move among more than two slots


@compiled
def least_change(m: Memory) -> int:
    """A lower bound on what the proposed move adds to the price, what is broken at its weight."""
    here, there = m[m[SLOT] + m[m[MOVED]]], m[m[GOAL]]
    if here < 0:
        return UNKNOWN
    for at in range(m[m[MOVING]]):
        slot, goal = m[m[SLOT] + m[m[MOVED] + at]], m[m[GOAL] + at]
        if not ((slot == here and goal == there) or (slot == there and goal == here)):
            return UNKNOWN
    change = _netted(m, here)
    change += _slot_change(m, here, -1) + _slot_change(m, there, 1)
    change += _cast_change(m, here // m[UNITS], there // m[UNITS])
    change += _rent_change(m, here // m[UNITS], there // m[UNITS])
    change -= _mendable(m, here, there)
    _forget(m)
    return change


@compiled
def _netted(m: Memory, here: int) -> int:
    """Count how many more scenes of each sort go than come; what staying and weather may change at least."""
    change, weather = 0, False
    for at in range(m[m[MOVING]]):
        scene = m[m[MOVED] + at]
        by = 1 if m[m[SLOT] + scene] == here else -1
        m[m[LEAVING] + scene] = by
        stay = m[m[STAY] + scene]
        change += m[STAY_PRICE] * ((m[m[GOAL] + at] != stay) - (m[m[SLOT] + scene] != stay))
        place = m[m[SET_OF] + scene]
        weather = weather or m[m[WEATHER] + scene] != 0 or m[m[COVER] + place] != 0
        if m[m[IS_SET] + place] == 0:
            m[m[IS_SET] + place] = 1
            size = m[m[NETTED_SETS]] + 1
            m[m[NETTED_SETS]] = size
            m[m[NETTED_SETS] + size] = place
        m[m[NET_SETS] + place] += by
        m[m[NET_VENUES] + m[m[VENUE_OF] + scene]] += by
        for pair in range(m[m[CAST_FROM] + scene], m[m[CAST_FROM] + scene + 1]):
            who = m[m[CAST_LIST] + pair]
            if m[m[IS_CAST] + who] == 0:
                m[m[IS_CAST] + who] = 1
                size = m[m[NETTED_CAST]] + 1
                m[m[NETTED_CAST]] = size
                m[m[NETTED_CAST] + size] = who
            m[m[NET_CAST] + who] += by
    return change - m[RAIN] if weather else change


@compiled
def _slot_change(m: Memory, slot: int, way: int) -> int:
    """`way`: -1 where what is netted goes from the slot, 1 where it comes."""
    filled, shooting, nights, days, heads = _taken(m, slot, way)
    visited = 0
    for venue in range(m[VENUES]):
        visited += m[m[IN_VENUE] + slot * m[VENUES] + venue] + way * m[m[NET_VENUES] + venue] > 0
    dressing, dressed = m[m[DRESSING] + slot], m[m[DRESSED] + slot]
    for at in range(1, m[m[NETTED_SETS]] + 1):
        place = m[m[NETTED_SETS] + at]
        comes = _comes(m[m[IN_SET] + slot * m[SETS] + place], way * m[m[NET_SETS] + place])
        dressing += comes * m[m[SET_MINUTES] + place]
        dressed += comes * m[m[SET_COST] + place]
    wages, supplements = m[m[WAGES] + slot], m[m[SUPPLEMENTS] + slot]
    for at in range(1, m[m[NETTED_CAST]] + 1):
        who = m[m[NETTED_CAST] + at]
        comes = _comes(m[m[PLAYING] + slot * m[CAST] + who], way * m[m[NET_CAST] + who])
        wages += comes * m[m[DAY_RATE] + who]
        supplements += comes * m[m[NIGHT_RATE] + who]
    work = shooting + dressing + m[MOVE_MINUTES] * max(0, visited - 1)
    price = 0
    if filled:
        price = m[m[UNIT_COST] + slot % m[UNITS]] + dressed + wages + m[MOVE_COST] * (visited - 1)
        price += m[m[OVERTIME] + min(work, m[MAXIMUM])] + m[EXTRA_RATE] * heads
        price += supplements if nights else 0
    breach, weight = m[SLOT_BREACH] + slot * KINDS, m[WEIGHT]
    price += m[weight + LONG] * (max(0, work - m[MAXIMUM]) - m[breach + LONG])
    price += m[weight + CROWDED] * (max(0, filled - m[MOST_SCENES]) - m[breach + CROWDED])
    price += m[weight + LIGHT] * (min(nights, days) - m[breach + LIGHT])
    return price - m[m[SLOT_PRICE] + slot]


@compiled
def _taken(m: Memory, slot: int, way: int) -> tuple[int, int, int, int, int]:
    """Scenes, their minutes, those by night and by day, and the largest crowd, once the move is made."""
    filled, shooting = m[m[FILLED] + slot], m[m[SHOOTING] + slot]
    nights, days = m[m[NIGHTS] + slot], m[m[DAYS] + slot]
    heads, shrinks = m[m[HEADS] + slot], False
    for at in range(m[m[MOVING]]):
        scene = m[m[MOVED] + at]
        by = way * m[m[LEAVING] + scene]
        filled += by
        shooting += by * m[m[MINUTES] + scene]
        nights += by * (m[m[NEEDS] + scene] == NIGHT)
        days += by * (m[m[NEEDS] + scene] == DAY)
        if by > 0:
            heads = max(heads, m[m[EXTRAS] + scene])
        else:
            shrinks = shrinks or m[m[EXTRAS] + scene] == m[m[HEADS] + slot]
    if shrinks and heads > 0:
        heads = _largest_crowd(m, slot, way)
    return filled, shooting, nights, days, heads


@compiled
def _largest_crowd(m: Memory, slot: int, way: int) -> int:
    heads, members = 0, m[MEMBERS] + slot * m[SCENES]
    for at in range(m[m[FILLED] + slot]):
        scene = m[members + at]
        if m[m[LEAVING] + scene] == 0:
            heads = max(heads, m[m[EXTRAS] + scene])
    for at in range(m[m[MOVING]]):
        scene = m[m[MOVED] + at]
        if way * m[m[LEAVING] + scene] > 0:
            heads = max(heads, m[m[EXTRAS] + scene])
    return heads


@compiled
def _comes(count: int, by: int) -> int:
    """1 where the first comes, -1 where the last goes."""
    return (count + by > 0) - (count > 0)


@compiled
def _cast_change(m: Memory, here: int, there: int) -> int:
    """Holds and trips; dates may be the same."""
    change, units = 0, m[UNITS]
    if here == there:
        return 0
    for at in range(1, m[m[NETTED_CAST]] + 1):
        who = m[m[NETTED_CAST] + at]
        if m[m[HOLD_RATE] + who] == 0:
            continue
        net, dates = m[m[NET_CAST] + who], m[CAST_UNITS] + who * m[DATES]
        was_here, was_there = m[dates + here], m[dates + there]
        if units == 1:
            now_here = m[m[PLAYING] + here * m[CAST] + who] - net > 0
            now_there = m[m[PLAYING] + there * m[CAST] + who] + net > 0
            if now_here == (was_here > 0) and now_there == (was_there > 0):
                continue
            m[dates + here], m[dates + there] = now_here, now_there
            change += cast_price(m, who) - m[m[CAST_PRICE] + who]
            m[dates + here], m[dates + there] = was_here, was_there
        else:
            change -= m[m[CAST_PRICE] + who]
    return change


@compiled
def _rent_change(m: Memory, here: int, there: int) -> int:
    if here == there:
        return 0
    change, slot_here, slot_there = 0, m[SLOT] + m[m[MOVED]], m[m[GOAL]]
    one = m[slot_here]
    for venue in range(m[VENUES]):
        net = m[m[NET_VENUES] + venue]
        if net:
            goes = _comes(m[m[IN_VENUE] + one * m[VENUES] + venue], -net)
            comes = _comes(m[m[IN_VENUE] + slot_there * m[VENUES] + venue], net)
            rented = m[VENUE_UNITS] + venue
            change += m[m[RENT] + venue] * (
                _comes(m[rented + here * m[VENUES]], goes) + _comes(m[rented + there * m[VENUES]], comes)
            )
    return change


@compiled
def _mendable(m: Memory, here: int, there: int) -> int:
    """What of the rest can be saved at most."""
    one, other = here % m[UNITS], there % m[UNITS]
    most = m[m[UNIT_PRICE] + one] + (m[m[UNIT_PRICE] + other] if other != one else 0)
    breach, weight = m[BREACH], m[WEIGHT]
    for kind in (REST, SPLIT, WORK, LINK, TRAVEL):
        most += m[weight + kind] * m[breach + kind]
    if m[breach + HOURS]:
        broken = m[m[SLOT_BREACH] + here * KINDS + HOURS] + m[m[SLOT_BREACH] + there * KINDS + HOURS]
        for at in range(m[RESTED_COUNT]):
            broken += m[m[CAST_BREACH] + m[m[RESTED] + at]]
        most += m[weight + HOURS] * broken
    return most


@compiled
def _forget(m: Memory) -> None:
    for at in range(m[m[MOVING]]):
        scene = m[m[MOVED] + at]
        m[m[LEAVING] + scene] = 0
        m[m[NET_VENUES] + m[m[VENUE_OF] + scene]] = 0
    for at in range(1, m[m[NETTED_SETS]] + 1):
        place = m[m[NETTED_SETS] + at]
        m[m[NET_SETS] + place] = m[m[IS_SET] + place] = 0
    for at in range(1, m[m[NETTED_CAST]] + 1):
        who = m[m[NETTED_CAST] + at]
        m[m[NET_CAST] + who] = m[m[IS_CAST] + who] = 0
    m[m[NETTED_SETS]] = m[m[NETTED_CAST]] = 0
