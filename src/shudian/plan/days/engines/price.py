"""What a slot, a character, a unit and a link cost and break, each from its counts."""

from __future__ import annotations

from shudian.plan.days.engines.memory import (
    CAST,
    CAST_UNITS,
    COVERS,
    CROWDED,
    DATES,
    DAY_CALL,
    DAYS,
    DRESSED,
    DRESSING,
    DROP_AFTER,
    EDGES,
    EXTRA_RATE,
    EXTRAS,
    FILLED,
    HEADS,
    HOLD_RATE,
    HOURS,
    IN_VENUE,
    KINDS,
    LIGHT,
    LIMIT_PRESENCE,
    LIMIT_REST,
    LINK,
    LINK_ENDS,
    LINK_KIND,
    LINKS,
    LONG,
    MARGIN,
    MAXIMUM,
    MEAL,
    MEMBERS,
    MOST_SCENES,
    MOVE_COST,
    MOVE_MINUTES,
    NIGHTS,
    NO_NIGHT,
    NOT_AFTER,
    NOT_BEFORE,
    ORDINAL,
    OVERTIME,
    OWN,
    PLAYING,
    RAINY,
    REGION_OF,
    REGIONS,
    REST,
    REST_ASKED,
    REST_FLOOR,
    SCENES,
    SET_OF,
    SETS,
    SHOOTING,
    SLOT,
    SLOT_BREACH,
    SUPPLEMENTS,
    TIMED,
    TIMED_COUNT,
    TRAVEL,
    TRAVEL_DAY_COST,
    TRAVEL_DAYS,
    TRAVELS,
    TRIP_FEE,
    TURNAROUND_COST,
    UNCOVERED_COST,
    UNIT_BREACH,
    UNIT_COST,
    UNITS,
    VENUE_OF,
    VENUES,
    VISITED,
    WAGES,
    Memory,
)  # fmt: skip
from shudian.plan.days.tables import BEFORE, EARLIER_DATE
from shudian.plan.engines.compiled import compiled

_NIGHT_NOT_ALLOWED = 120  # minutes of HOURS broken by a night shoot that a deal or the law forbids
_DAY = 24 * 60


@compiled
def work_of(m: Memory, slot: int) -> int:
    moves = max(0, m[m[VISITED] + slot] - 1)
    return m[m[SHOOTING] + slot] + m[m[DRESSING] + slot] + m[MOVE_MINUTES] * moves


@compiled
def _call_of(m: Memory, slot: int) -> int:
    return m[DAY_CALL + min(1, m[m[NIGHTS] + slot])]


@compiled
def slot_price(m: Memory, slot: int) -> int:
    m[m[HEADS] + slot] = 0
    if m[m[FILLED] + slot] == 0:
        return 0
    price = m[m[UNIT_COST] + slot % m[UNITS]] + m[m[DRESSED] + slot] + m[m[WAGES] + slot]
    price += m[MOVE_COST] * (m[m[VISITED] + slot] - 1)
    price += m[m[OVERTIME] + min(work_of(m, slot), m[MAXIMUM])]
    if m[m[NIGHTS] + slot]:
        price += m[m[SUPPLEMENTS] + slot]
    if m[EXTRA_RATE]:
        heads, members = 0, m[MEMBERS] + slot * m[SCENES]
        for at in range(m[m[FILLED] + slot]):
            heads = max(heads, m[m[EXTRAS] + m[members + at]])
        m[m[HEADS] + slot] = heads
        price += m[EXTRA_RATE] * heads
    return price


@compiled
def slot_breach(m: Memory, slot: int) -> None:
    breach = m[SLOT_BREACH] + slot * KINDS
    m[breach + LONG] = max(0, work_of(m, slot) - m[MAXIMUM])
    m[breach + CROWDED] = max(0, m[m[FILLED] + slot] - m[MOST_SCENES])
    m[breach + LIGHT] = min(m[m[NIGHTS] + slot], m[m[DAYS] + slot])
    if m[TIMED_COUNT]:
        m[breach + HOURS] = 0
        for at in range(m[TIMED_COUNT]):
            who = m[m[TIMED] + at]
            if m[m[PLAYING] + slot * m[CAST] + who]:
                m[breach + HOURS] += _out_of_hours(m, slot, who)
    if m[TRAVELS]:
        m[breach + TRAVEL] = _joined(m, slot, slot) > 0
    if m[LINKS]:
        m[breach + LINK] = _knot(m, slot)


@compiled
def _presence(m: Memory, slot: int, who: int) -> int:
    """Minutes from a performer's call to their wrap: their own scenes, and a share of all the rest."""
    own = m[m[OWN] + slot * m[CAST] + who]
    rest = work_of(m, slot) + m[MEAL] - own
    return own + m[m[MARGIN] + who] * rest // 100


@compiled
def _out_of_hours(m: Memory, slot: int, who: int) -> int:
    night = min(1, m[m[NIGHTS] + slot])
    asked = _presence(m, slot, who)
    call = max(_call_of(m, slot), m[m[NOT_BEFORE] + who])
    wrap = _call_of(m, slot) + work_of(m, slot) + m[MEAL]
    wrap = min(wrap, m[m[NOT_AFTER] + night * m[CAST] + who])
    broken = max(0, asked - m[m[LIMIT_PRESENCE] + who]) + max(0, asked - max(0, wrap - call))
    if night and m[m[NO_NIGHT] + who]:
        broken += _NIGHT_NOT_ALLOWED
    return broken


@compiled
def _joined(m: Memory, slot: int, other: int) -> int:
    """The most days of travel between any regions of two slots."""
    days, venues = 0, m[VENUES]
    for one in range(venues):
        if m[m[IN_VENUE] + slot * venues + one]:
            row = m[TRAVEL_DAYS] + m[m[REGION_OF] + one] * m[REGIONS]
            for two in range(venues):
                if m[m[IN_VENUE] + other * venues + two]:
                    days = max(days, m[row + m[m[REGION_OF] + two]])
    return days


@compiled
def _knot(m: Memory, slot: int) -> int:
    """How many links inside a slot are left over where venues, then sets, stay in blocks."""
    count, edges = 0, m[EDGES]
    for link in range(m[LINKS]):
        first, second = m[m[LINK_ENDS] + 2 * link], m[m[LINK_ENDS] + 2 * link + 1]
        together = m[m[SLOT] + first] == slot and m[m[SLOT] + second] == slot
        if together and m[m[LINK_KIND] + link] == BEFORE:
            _edge(m, edges + 2 * count, first, second)
            count += 1
    while count:
        free = -1
        for one in range(count):
            awaited = False
            for other in range(count):
                awaited = awaited or m[edges + 2 * other + 1] == m[edges + 2 * one]
            if not awaited:
                free = one
        if free < 0:
            return count
        count -= 1
        m[edges + 2 * free] = m[edges + 2 * count]
        m[edges + 2 * free + 1] = m[edges + 2 * count + 1]
    return 0


@compiled
def _edge(m: Memory, at: int, first: int, second: int) -> None:
    """What has to come before what: venues, sets of one venue, or scenes of one set."""
    sets, venues = m[m[SET_OF] + first], m[m[VENUE_OF] + first]
    one, other = venues, m[m[VENUE_OF] + second]
    if one == other:
        one, other = m[VENUES] + sets, m[VENUES] + m[m[SET_OF] + second]
    if one == other:
        one, other = m[VENUES] + m[SETS] + first, m[VENUES] + m[SETS] + second
    m[at], m[at + 1] = one, other


@compiled
def link_breach(m: Memory, link: int) -> int:
    first, second = m[m[SLOT] + m[m[LINK_ENDS] + 2 * link]], m[m[SLOT] + m[m[LINK_ENDS] + 2 * link + 1]]
    kind = m[m[LINK_KIND] + link]
    late = first // m[UNITS] - second // m[UNITS]
    if kind == EARLIER_DATE:
        return max(0, late + 1)
    if first == second:
        return 0
    return max(0, late + 1) if kind == BEFORE else 1 + abs(late)


@compiled
def cast_price(m: Memory, who: int) -> int:
    """Holds and trips of an engagement, with the dropped gap that saves most."""
    rate, fee = m[m[HOLD_RATE] + who], m[m[TRIP_FEE] + who]
    if rate == 0 and fee == 0:
        return 0
    before, held, saved = -1, 0, 0
    worked, drop = m[CAST_UNITS] + who * m[DATES], m[m[DROP_AFTER] + who]
    for date in range(m[DATES]):
        if m[worked + date]:
            if before >= 0:
                gap = date - before - 1
                held += gap
                if m[m[ORDINAL] + date] - m[m[ORDINAL] + before] > drop:
                    saved = max(saved, gap * rate - fee)
            before = date
    if before < 0:
        return 0
    return fee + held * rate - saved


@compiled
def cast_breach(m: Memory, who: int) -> int:
    """Minutes that a performer's own rests are too short, as far as the days themselves show."""
    if m[m[LIMIT_REST] + who] == 0:
        return 0
    broken, before = 0, -1
    for slot in range(m[DATES] * m[UNITS]):
        if m[m[PLAYING] + slot * m[CAST] + who]:
            if before >= 0 and slot // m[UNITS] > before // m[UNITS]:
                wrap = _call_of(m, before) + _presence(m, before, who)
                late = work_of(m, slot) + m[MEAL] - _presence(m, slot, who)
                call = _call_of(m, slot) + late * (100 - m[m[MARGIN] + who]) // 100
                broken += max(0, m[m[LIMIT_REST] + who] - (_apart(m, before, slot) * _DAY + call - wrap))
            before = slot
    return broken


@compiled
def _apart(m: Memory, before: int, slot: int) -> int:
    """Calendar days from one slot to another."""
    return m[m[ORDINAL] + slot // m[UNITS]] - m[m[ORDINAL] + before // m[UNITS]]


@compiled
def unit_price(m: Memory, unit: int) -> int:
    """Short rests and travel of a unit from day to day; sets down what they break as well."""
    price, before, breach = 0, -1, m[UNIT_BREACH] + unit * KINDS
    m[breach + REST] = m[breach + TRAVEL] = 0
    for slot in range(unit, m[DATES] * m[UNITS], m[UNITS]):
        if m[m[FILLED] + slot] == 0:
            continue
        if before >= 0:
            apart = _apart(m, before, slot)
            wrap = _call_of(m, before) + work_of(m, before) + m[MEAL]
            rest = apart * _DAY + _call_of(m, slot) - wrap
            m[breach + REST] += max(0, m[REST_FLOOR] - rest)
            if rest < m[REST_ASKED]:
                price += m[TURNAROUND_COST]
            if m[TRAVELS]:
                days = _joined(m, before, slot)
                price += days * m[TRAVEL_DAY_COST]
                m[breach + TRAVEL] += max(0, days - (apart - 1))
        before = slot
    return price


@compiled
def weather_price(m: Memory) -> int:
    """Each date with a scene in the hands of the weather and no cover left behind it."""
    price, covered = 0, False
    for back in range(1, m[DATES] + 1):
        date = m[DATES] - back
        if m[m[RAINY] + date] and not covered:
            price += m[UNCOVERED_COST]
        covered = covered or m[m[COVERS] + date] > 0
    return price
