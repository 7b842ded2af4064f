"""The relaxed problem: slots that stand alone, those of equal calendar together.

What is dropped: holds, rests, links, journeys, weather, limits of a performer's day. Each of them only adds cost
or forbids, so that a bound without them holds with them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from shudian.plan.bound.engines.slots import Slot
from shudian.plan.days.tables import DAY, NIGHT, Flags, Ints, Tables

Prices = NDArray[np.float64]


class Parts(NamedTuple):
    scenes: slice
    cast: slice
    sets: slice
    venues: slice
    slot: slice
    kinds: slice
    grouped: slice  # [group, venue]


@dataclass(frozen=True, slots=True)
class Kind:
    """One shoot that the slots of a group may hold."""

    group: int
    slot: Slot
    open: Flags  # [scene] may be shot here


@dataclass(frozen=True, slots=True)
class Ground:
    """Scenes stand in the order of venue and set.

    What a slot uses is a row of flags over the needs: scenes, characters, sets, venues, the slot itself, the
    kind of shoot, venues of its group.
    """

    scenes: Ints  # [scene] its index in the tables
    cast: (
        Flags  # [scene, character] who plays; characters beyond the tables' are steps in the size of a crowd
    )
    set_of: Ints  # [scene] sets in the order of the venues
    venue_of: Ints  # [set]
    kinds: tuple[Kind, ...]
    counts: Ints  # [group] slots
    fixed: int  # what every schedule costs beside its slots, minor units

    @property
    def parts(self) -> Parts:
        """Where each sort of need stands in a row of them."""
        venues = int(self.venue_of.max()) + 1
        sizes = (
            *self.cast.shape,
            self.venue_of.size,
            venues,
            1,
            len(self.kinds),
            venues * self.counts.size,
        )
        ends = np.cumsum(sizes).tolist()
        return Parts(*(slice(end - size, end) for end, size in zip(ends, sizes, strict=True)))

    def uses(self, number: int, picked: Flags) -> Flags:
        """Of a content of the kind of that number."""
        sets = np.zeros(self.venue_of.size, np.bool_)
        sets[self.set_of[picked]] = True
        venues = np.zeros(self.venue_of.max() + 1, np.bool_)
        venues[self.venue_of[sets]] = True
        kinds = np.arange(len(self.kinds)) == number
        grouped = np.zeros((self.counts.size, venues.size), np.bool_)
        grouped[self.kinds[number].group] = venues
        cast = self.cast[picked].any(axis=0)
        return np.concatenate([picked, cast, sets, venues, [True], kinds, grouped.ravel()])

    def cost(self, kind: Kind, uses: Flags) -> float:
        slot, parts = kind.slot, self.parts
        scenes, sets, venues = uses[parts.scenes], uses[parts.sets], uses[parts.venues]
        work = slot.minutes[scenes].sum() + slot.set_minutes[sets].sum()
        moves = venues.sum() - 1
        work += slot.move_minutes * moves
        return float(self.prices(kind) @ uses + slot.move_cost * moves + slot.overtime[work])

    def prices(self, kind: Kind) -> Prices:
        """What each use costs in a slot of a kind, beside moves and overtime."""
        slot = kind.slot
        prices = np.zeros(self.parts.grouped.stop)
        prices[self.parts.cast] = slot.cast_cost
        prices[self.parts.sets] = slot.set_cost
        prices[self.parts.venues] = slot.venue_cost
        prices[self.parts.slot] = slot.base
        return prices

    def at(self, prices: Prices, number: int) -> tuple[Prices, Slot]:
        """The prices of scenes, and the slot of a kind less the prices of what else it uses."""
        kind, parts = self.kinds[number], self.parts
        venues = prices[parts.venues].size
        grouped = prices[parts.grouped].reshape(-1, venues)[kind.group]
        slot = kind.slot._replace(
            cast_cost=kind.slot.cast_cost - prices[parts.cast],
            set_cost=kind.slot.set_cost - prices[parts.sets],
            venue_cost=kind.slot.venue_cost - prices[parts.venues] - grouped,
            base=kind.slot.base - float(prices[parts.slot][0]) - float(prices[parts.kinds][number]),
        )
        return np.where(kind.open, prices[parts.scenes], -1.0), slot


def ground(tables: Tables) -> Ground:
    places = np.argsort(tables.venue_of, kind="stable")
    rank = np.argsort(places, kind="stable")
    order = np.argsort(rank[tables.set_of], kind="stable")
    cast = _cast(tables)[order]
    playing = cast[:, : tables.travel_fee.size].any(axis=0)
    groups: dict[bytes, list[int]] = {}
    for slot in range(tables.dates * tables.units):
        same = tables.allowed[:, slot].tobytes() + bytes([slot % tables.units])
        groups.setdefault(same, []).append(slot)
    return Ground(
        scenes=order,
        cast=cast,
        set_of=rank[tables.set_of[order]],
        venue_of=tables.venue_of[places],
        kinds=tuple(_kinds(tables, order, places, cast, [slots[0] for slots in groups.values()])),
        counts=np.array([len(slots) for slots in groups.values()], np.int64),
        fixed=int(tables.travel_fee[playing].sum()),
    )


def _kinds(tables: Tables, order: Ints, places: Ints, cast: Flags, slots: list[int]) -> Iterator[Kind]:
    """Of each group the day shoot and, where a night scene can be shot, the night shoot."""
    light = tables.light[order]
    by_day, by_night = (_slot(tables, order, places, cast, night=night) for night in (False, True))
    kept_from_night = cast[:, : tables.no_night.size][:, tables.no_night].any(axis=1)
    for group, slot in enumerate(slots):
        base = float(tables.unit_cost[slot % tables.units])
        allowed = tables.allowed[order, slot]
        yield Kind(group, by_day._replace(base=base), allowed & (light != NIGHT))
        dark = allowed & (light != DAY) & ~kept_from_night
        if (dark & (light == NIGHT)).any():
            yield Kind(group, by_night._replace(base=base), dark)


def _cast(tables: Tables) -> Flags:
    """Who plays in which scene; a crowd is one more character for each step in the sizes of crowds."""
    crowds = _crowds(tables)
    people = tables.day_rate.size
    cast = np.zeros((tables.minutes.size, people + crowds.size), np.bool_)
    for scene in range(tables.minutes.size):
        cast[scene, tables.cast_list[tables.cast_from[scene] : tables.cast_from[scene + 1]]] = True
    cast[:, people:] = tables.extras[:, None] >= crowds
    return cast


def _crowds(tables: Tables) -> Ints:
    return np.unique(tables.extras[(tables.extras > 0) & (tables.extra_rate > 0)])


def _slot(tables: Tables, order: Ints, places: Ints, cast: Flags, *, night: bool) -> Slot:
    """Minutes are counted in their greatest common divisor. A venue's rent is shared by the units of a date."""
    minutes, dressing = tables.minutes[order], tables.set_minutes[places]
    tick = math.gcd(*minutes.tolist(), *dressing.tolist(), tables.move_minutes)
    people = tables.day_rate + (tables.night_supplement if night else 0)
    crowds = np.diff(_crowds(tables), prepend=0) * tables.extra_rate
    sets = np.bincount(tables.set_of, minlength=places.size)[places]
    return Slot(
        minutes=minutes // tick,
        scenes_from=_starts(sets),
        sets_from=_starts(np.bincount(tables.venue_of, minlength=tables.rent.size)),
        set_minutes=dressing // tick,
        set_cost=tables.dressing_cost[places].astype(np.float64),
        venue_cost=(tables.rent // tables.units).astype(np.float64),
        cast_from=_starts(cast.sum(axis=1)),
        cast_list=np.nonzero(cast)[1],
        cast_cost=np.concatenate([people, crowds]).astype(np.float64),
        overtime=tables.overtime[::tick].astype(np.float64),
        move_minutes=tables.move_minutes // tick,
        move_cost=float(tables.move_cost),
        base=0.0,
    )


def _starts(sizes: Ints) -> Ints:
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)]).astype(np.int64)
