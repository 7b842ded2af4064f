"""The relaxed problem: what one slot can hold, and what that costs there.

What joins slots stands in `rows`. Rests of a performer's own and hours of a performer's day are left out; they only
forbid, so that a bound without them holds with them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from shudian.plan.bound.engines.slots import Slot
from shudian.plan.bound.rests import Sort, sorts
from shudian.plan.days.tables import DAY, NIGHT, Flags, Ints, Tables

Prices = NDArray[np.float64]


class Parts(NamedTuple):
    """Where each sort of feature stands in the row of flags of a content."""

    scenes: slice
    cast: slice  # characters, then steps in the sizes of crowds, then the marks
    sets: slice
    venues: slice
    slot: slice  # the slot itself: it is used
    sorts: slice  # day or night, by length

    @property
    def weather(self) -> int:
        """A scene that rain would stop; the first of the marks, which are characters that cost nothing."""
        return int(self.cast.stop) - 2

    @property
    def cover(self) -> int:
        """A scene in a cover set."""
        return int(self.cast.stop) - 1


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of shoot that a slot may hold."""

    at: int  # slot
    sort: int
    slot: Slot
    open: Flags  # [scene] may be shot here
    able: Flags  # [feature] that an open scene uses


@dataclass(frozen=True, slots=True)
class Ground:
    """Scenes stand in the order of venue and set; a content is a row of flags over the features of `parts`."""

    scenes: Ints  # [scene] its index in the tables
    cast: Flags  # [scene, character]
    set_of: Ints  # [scene] sets in the order of the venues
    venue_of: Ints  # [set]
    sorts: tuple[Sort, ...]
    kinds: tuple[Kind, ...]
    slots: int
    fixed: int  # what every schedule costs beside its slots, minor units
    parts: Parts

    def uses(self, kind: Kind, picked: Flags) -> Flags:
        """The features of a content; its sort is the shortest that it fits."""
        sets = np.zeros(self.venue_of.size, np.bool_)
        sets[self.set_of[picked]] = True
        venues = np.zeros(self.venue_of.max() + 1, np.bool_)
        venues[self.venue_of[sets]] = True
        work = _work(kind.slot, picked, sets, venues) * self.sorts[kind.sort].tick
        night = self.sorts[kind.sort].night
        fits = [each.night == night and work <= each.most for each in self.sorts]
        sort = np.arange(len(fits)) == fits.index(True)
        cast = self.cast[picked].any(axis=0)
        return np.concatenate([picked, cast, sets, venues, [True], sort])

    def cost(self, kind: Kind, uses: Flags) -> float:
        slot, parts = kind.slot, self.parts
        venues = uses[parts.venues]
        work = _work(slot, uses[parts.scenes], uses[parts.sets], venues)
        return float(self.prices(kind) @ uses + slot.move_cost * (venues.sum() - 1) + slot.overtime[work])

    def prices(self, kind: Kind) -> Prices:
        """What each feature costs in a slot of a kind, beside moves and overtime."""
        slot = kind.slot
        prices = np.zeros(self.parts.sorts.stop)
        prices[self.parts.cast] = slot.cast_cost
        prices[self.parts.sets] = slot.set_cost
        prices[self.parts.venues] = slot.venue_cost
        prices[self.parts.slot] = slot.base
        return prices

    def at(self, prices: Prices, kind: Kind) -> tuple[Prices, Slot]:
        """The prices of scenes, and the slot of a kind less the prices of what else it uses.

        A character who would earn by coming is taken to come: they cost nothing, and what they earn is certain.
        """
        parts = self.parts
        prices = np.where(kind.able, prices, np.minimum(prices, 0.0))
        cast = kind.slot.cast_cost - prices[parts.cast]
        base = kind.slot.base - float(prices[parts.slot][0]) - float(prices[parts.sorts][kind.sort])
        slot = kind.slot._replace(
            cast_cost=np.maximum(cast, 0.0),
            set_cost=kind.slot.set_cost - prices[parts.sets],
            venue_cost=kind.slot.venue_cost - prices[parts.venues],
            base=base + float(np.minimum(cast, 0.0).sum()),
        )
        return np.where(kind.open, prices[parts.scenes], -1.0), slot


def ground(tables: Tables) -> Ground:
    places = np.argsort(tables.venue_of, kind="stable")
    rank = np.argsort(places, kind="stable")
    order = np.argsort(rank[tables.set_of], kind="stable")
    cast = _cast(tables)[order]
    playing = cast[:, : tables.travel_fee.size].any(axis=0)
    lengths = sorts(tables, _tick(tables))
    sizes = (*cast.shape, places.size, int(tables.venue_of.max()) + 1, 1, len(lengths))
    ends = np.cumsum(sizes).tolist()
    return Ground(
        scenes=order,
        cast=cast,
        set_of=rank[tables.set_of[order]],
        venue_of=tables.venue_of[places],
        sorts=lengths,
        kinds=tuple(_kinds(tables, order, places, cast, lengths)),
        slots=tables.dates * tables.units,
        fixed=int(tables.travel_fee[playing].sum()),
        parts=Parts(*(slice(end - size, end) for end, size in zip(ends, sizes, strict=True))),
    )


def _kinds(
    tables: Tables, order: Ints, places: Ints, cast: Flags, lengths: tuple[Sort, ...]
) -> Iterator[Kind]:
    """Of each slot the day shoots and, where a night scene can be shot, the night shoots."""
    light = tables.light[order]
    shoots = {night: _slot(tables, order, places, cast, night=night) for night in (False, True)}
    kept_from_night = cast[:, : tables.no_night.size][:, tables.no_night].any(axis=1)
    for at in range(tables.dates * tables.units):
        allowed = tables.allowed[order, at]
        dark = allowed & (light != DAY) & ~kept_from_night
        for number, sort in enumerate(lengths):
            if sort.only is not None and at not in sort.only:
                continue
            open_ = dark if sort.night else allowed & (light != NIGHT)
            if sort.night and not (dark & (light == NIGHT)).any():
                continue
            shoot = shoots[sort.night]
            slot = shoot._replace(
                base=float(tables.unit_cost[at % tables.units]),
                overtime=shoot.overtime[: sort.most // sort.tick + 1],
            )
            able = _able(tables, order, cast, open_, len(lengths))
            yield Kind(at, number, slot, open_, able)


def _able(tables: Tables, order: Ints, cast: Flags, open_: Flags, sorts: int) -> Flags:
    places = np.argsort(tables.venue_of, kind="stable")
    sets = np.isin(places, tables.set_of[order[open_]])
    venues = np.isin(np.arange(tables.venue_of.max() + 1), tables.venue_of[places[sets]])
    return np.concatenate([open_, cast[open_].any(axis=0), sets, venues, np.ones(1 + sorts, np.bool_)])


def _work(slot: Slot, scenes: Flags, sets: Flags, venues: Flags) -> int:
    """In ticks."""
    moved = slot.move_minutes * (int(venues.sum()) - 1)
    return int(slot.minutes[scenes].sum() + slot.set_minutes[sets].sum()) + moved


def _cast(tables: Tables) -> Flags:
    """Who plays in which scene; a crowd is one more character for each step in the sizes of crowds."""
    crowds = _crowds(tables)
    people = tables.day_rate.size
    cast = np.zeros((tables.minutes.size, people + crowds.size + 2), np.bool_)
    for scene in range(tables.minutes.size):
        cast[scene, tables.cast_list[tables.cast_from[scene] : tables.cast_from[scene + 1]]] = True
    cast[:, people:-2] = tables.extras[:, None] >= crowds
    if tables.uncovered_cost and tables.weather.any():
        cast[:, -2] = tables.weather
        cast[:, -1] = tables.cover[tables.set_of]
    return cast


def _crowds(tables: Tables) -> Ints:
    return np.unique(tables.extras[(tables.extras > 0) & (tables.extra_rate > 0)])


def _tick(tables: Tables) -> int:
    """Minutes are counted in their greatest common divisor."""
    return math.gcd(*tables.minutes.tolist(), *tables.set_minutes.tolist(), tables.move_minutes)


def _slot(tables: Tables, order: Ints, places: Ints, cast: Flags, *, night: bool) -> Slot:
    """A venue's rent is shared by the units of a date; `rows` takes the rest where some do not use it."""
    tick = _tick(tables)
    people = tables.day_rate + (tables.night_supplement if night else 0)
    crowds = np.diff(_crowds(tables), prepend=0) * tables.extra_rate
    sets = np.bincount(tables.set_of, minlength=places.size)[places]
    return Slot(
        minutes=tables.minutes[order] // tick,
        scenes_from=_starts(sets),
        sets_from=_starts(np.bincount(tables.venue_of, minlength=tables.rent.size)),
        set_minutes=tables.set_minutes[places] // tick,
        set_cost=tables.dressing_cost[places].astype(np.float64),
        venue_cost=(tables.rent // tables.units).astype(np.float64),
        cast_from=_starts(cast.sum(axis=1)),
        cast_list=np.nonzero(cast)[1],
        cast_cost=np.concatenate([people, crowds, np.zeros(2, np.int64)]).astype(np.float64),
        overtime=tables.overtime[::tick].astype(np.float64),
        move_minutes=tables.move_minutes // tick,
        move_cost=float(tables.move_cost),
        base=0.0,
    )


def _starts(sizes: Ints) -> Ints:
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)]).astype(np.int64)
