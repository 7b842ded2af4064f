"""A problem and where its scenes stand, in one array of integers that the compiled search works on.

One array, because compiled calls pay for each array that they are handed. It begins with sizes, prices and
the places where columns start: `m[m[MINUTES] + scene]`, `m[m[OWN] + slot * m[CAST] + who]`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableSequence, Sequence
from itertools import chain
from typing import cast

import numpy as np

from shudian.plan.days.tables import MUCH, Ints, Tables

Memory = MutableSequence[int]  # an array of int64

#: What may be broken, each counted on its own: minutes, or how often.
KINDS = 9
LONG, CROWDED, LIGHT, REST, SPLIT, WORK, HOURS, LINK, TRAVEL = range(KINDS)

# Sizes and prices
_PLAIN = 28
(
    DATES, UNITS, SLOTS, SCENES, SETS, VENUES, REGIONS, CAST, LINKS, TIMED_COUNT, RESTED_COUNT,
    MAXIMUM, MOST_SCENES, MOVE_MINUTES, MOVE_COST, MEAL, DAY_CALL, NIGHT_CALL, REST_ASKED, REST_FLOOR,
    TURNAROUND_COST, EXTRA_RATE, UNCOVERED_COST, TRAVEL_DAY_COST, TRAVELS, PRICE, RAIN,
    STAY_PRICE,  # of a scene that does not stay
) = range(_PLAIN)  # fmt: skip

# Columns of the problem. Rows of unlike length: the first column says where each begins and ends
_GIVEN = 43
(
    ORDINAL,  # [date]
    MINUTES, SET_OF, VENUE_OF, NEEDS, EXTRAS, WEATHER,  # [scene]
    CAST_FROM, CAST_LIST, SLOTS_FROM, SLOTS_LIST, LINKED_FROM, LINKED_LIST,  # of each scene
    ALLOWED,  # [scene, slot]
    SET_MINUTES, SET_COST, COVER, SET_FROM, SET_LIST,  # [set], its scenes
    RENT, REGION_OF,  # [venue]
    TRAVEL_DAYS,  # [region, region]
    DAY_RATE, HOLD_RATE, NIGHT_RATE, TRIP_FEE, DROP_AFTER, PLAYS_FROM, PLAYS_LIST,  # [character], their scenes
    LIMIT_WORK, LIMIT_PRESENCE, LIMIT_REST, NOT_BEFORE, NOT_AFTER, NO_NIGHT,  # [character], NOT_AFTER by shoot
    TIMED, RESTED,  # characters with hours of their own, with rests of their own
    MARGIN,  # [character] how much of a slot's other work their hours are thought to hold, in percent
    UNIT_COST,  # [unit]
    OVERTIME,  # [minutes of work]
    LINK_ENDS, LINK_KIND,  # [link, 2], [link]
    STAY,  # [scene] the slot where it had better stay
) = range(_PLAIN, _PLAIN + _GIVEN)  # fmt: skip

# Columns of what stands where, and what it costs
_STANDS = 34
(
    SLOT, PLACE,  # [scene] its slot, where among the members
    MEMBERS,  # [slot, place]
    FILLED, SHOOTING, DRESSING, DRESSED, VISITED, WAGES, SUPPLEMENTS, NIGHTS, DAYS,  # [slot]
    IN_SET, IN_VENUE, PLAYING,  # [slot, set, venue or character] scenes
    OWN,  # [slot, character] minutes
    VENUE_UNITS, SET_UNITS, CAST_UNITS,  # [date, venue or set], [character, date]
    RAINY, COVERS,  # [date] scenes
    SLOT_PRICE, SLOT_BREACH,  # [slot], [slot, kind]
    HEADS,  # [slot] the largest crowd
    CAST_PRICE, CAST_BREACH,  # [character]
    UNIT_PRICE, UNIT_BREACH,  # [unit], [unit, kind]
    LINK_BREACH,  # [link]
    BREACH,  # [kind] of everything
    WEIGHT, LEAST_WEIGHT,  # [kind] what a breach is priced at
    BEST, BEST_PRICE,  # [scene] where all stood when it cost least unbroken; MUCH before that
) = range(_PLAIN + _GIVEN, _PLAIN + _GIVEN + _STANDS)  # fmt: skip

# Columns of a move, what it touches, and what stood there before
_STEP = 32
(
    MOVING, MOVED, GOAL,  # how many scenes, which, where to: where from, once they have moved
    CHANCE,  # the word that chance is drawn from
    TOUCHED_SLOTS, TOUCHED_CAST, TOUCHED_UNITS, TOUCHED_LINKS,  # how many, then which
    IS_SLOT, IS_CAST, IS_UNIT, IS_LINK,  # whether it is among them
    OLD_SLOT_PRICE, OLD_SLOT_BREACH, OLD_CAST_PRICE, OLD_CAST_BREACH,
    OLD_UNIT_PRICE, OLD_UNIT_BREACH, OLD_LINK_BREACH,
    OLD_PRICE, OLD_RAIN, OLD_BREACH,
    OLD_HEADS,
    EDGES,  # [link, 2] scratch
    LEAVING,  # [scene] of a move between two slots: 1 from the first, -1 from the second
    NET_CAST, NET_SETS, NET_VENUES,  # [character], [set], [venue] scenes that go, less those that come
    NETTED_CAST, NETTED_SETS, IS_SET,  # how many, then which; whether it is among them
    END,
) = range(_PLAIN + _GIVEN + _STANDS, _PLAIN + _GIVEN + _STANDS + _STEP)  # fmt: skip


def memory(t: Tables) -> Memory:
    """All of it, no scene standing anywhere yet."""
    columns = [*_given(t), *_stands(t), *_step(t), np.zeros(1, np.int64)]
    starts = np.cumsum([END + 1, *map(len, columns)], dtype=np.int64)[:-1]
    m = np.concatenate([_plain(t), starts, *columns])
    m[m[SLOT] : m[SLOT] + m[SCENES]] = -1
    m[m[BEST_PRICE]] = MUCH << 16
    return cast(Memory, m)


def column(m: Memory, name: int) -> Ints:
    """A column as a view; whole, so rows of its table one after the other."""
    return cast(Ints, m)[m[name] : m[name + 1]]


def _plain(t: Tables) -> Ints:
    timed, rested = _timed(t), _rested(t)
    return _ints([
        t.dates, t.units, t.dates * t.units, len(t.minutes), len(t.venue_of), len(t.rent),
        len(t.travel_days), len(t.day_rate), len(t.links), len(timed), len(rested),
        t.maximum, t.most_scenes, t.move_minutes, t.move_cost, t.meal, t.call[0], t.call[1], t.rest,
        t.rest_floor, t.turnaround_cost, t.extra_rate, t.uncovered_cost, t.travel_day_cost,
        bool(t.travel_days.any()), 0, 0, 0,
    ])  # fmt: skip


def _given(t: Tables) -> Iterator[Ints]:
    """In the order of the names above."""
    scenes, cast = range(len(t.minutes)), range(len(t.day_rate))
    played = [set(t.cast_list[t.cast_from[s] : t.cast_from[s + 1]].tolist()) for s in scenes]
    linked = [[at for at, link in enumerate(t.links.tolist()) if s in link[:2]] for s in scenes]
    of_scenes = (t.minutes, t.set_of, t.venue_of[t.set_of], t.light, t.extras, t.weather)
    yield from map(_flat, (t.ordinal, *of_scenes, t.cast_from, t.cast_list))
    yield from _rows(np.flatnonzero(row).tolist() for row in t.allowed)
    yield from _rows(linked)
    yield from map(_flat, (t.allowed, t.set_minutes, t.dressing_cost, t.cover))
    yield from _rows([s for s in scenes if t.set_of[s] == at] for at in range(len(t.venue_of)))
    yield from map(_flat, (t.rent, t.region_of, t.travel_days))
    yield from (t.day_rate, t.hold_rate, t.night_supplement, t.travel_fee, t.drop_after)
    yield from _rows([s for s in scenes if who in played[s]] for who in cast)
    limits = (t.limit_work, t.limit_presence, t.limit_rest, t.not_before, t.not_after, t.no_night)
    yield from map(_flat, (*limits, _timed(t), _rested(t)))
    yield np.zeros(len(cast), np.int64)
    yield from map(_flat, (t.unit_cost, t.overtime, t.links[:, :2], t.links[:, 2]))
    yield np.zeros(len(scenes), np.int64)


def _stands(t: Tables) -> Iterator[Ints]:
    scenes, slots, cast = len(t.minutes), t.dates * t.units, len(t.day_rate)
    sets, venues = len(t.venue_of), len(t.rent)
    sizes = (
        scenes, scenes, slots * scenes, *(9 * [slots]),
        slots * sets, slots * venues, slots * cast, slots * cast,
        t.dates * venues, t.dates * sets, cast * t.dates, t.dates, t.dates,
        slots, slots * KINDS, slots, cast, cast, t.units, t.units * KINDS, len(t.links), KINDS, KINDS, KINDS, scenes, 1,
    )  # fmt: skip
    return (np.zeros(size, np.int64) for size in sizes)


def _step(t: Tables) -> Iterator[Ints]:
    scenes, slots, cast, links = len(t.minutes), t.dates * t.units, len(t.day_rate), len(t.links)
    sets, venues = len(t.venue_of), len(t.rent)
    sizes = (
        1, 2 * scenes, 2 * scenes, 1, slots + 1, cast + 1, t.units + 1, links + 1, slots, cast, t.units, links,
        slots, slots * KINDS, cast, cast, t.units, t.units * KINDS, links, 1, 1, KINDS, slots, 2 * links,
        scenes, cast, sets, venues, cast + 1, sets + 1, sets,
    )  # fmt: skip
    return (np.zeros(size, np.int64) for size in sizes)


def _timed(t: Tables) -> Ints:
    hours = (t.limit_presence < MUCH) | (t.not_before > 0) | (t.not_after.min(axis=0) < MUCH) | t.no_night
    return _flat(np.flatnonzero(hours))


def _rested(t: Tables) -> Ints:
    return _flat(np.flatnonzero(t.limit_rest > 0))


def _rows(rows: Iterable[Sequence[int]]) -> tuple[Ints, Ints]:
    listed = list(rows)
    return np.cumsum([0, *map(len, listed)], dtype=np.int64), _ints(chain(*listed))


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, np.int64)


def _flat(values: np.ndarray) -> Ints:  # of flags or numbers
    return np.ravel(values).astype(np.int64)
