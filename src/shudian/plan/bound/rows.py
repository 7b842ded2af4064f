"""The linear rows that hold the slots of a schedule together.

Every schedule keeps every row, its contents as whole numbers: `low` ≤ sum over slots and features ≤ `high`, with the
extras that may give way at a price.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from shudian.plan.bound.kinds import Ground, Prices
from shudian.plan.bound.rests import rests
from shudian.plan.days.tables import EARLIER_DATE, SAME_DAY, Flags, Ints, Tables

ENDLESS = float(np.inf)


@dataclass(slots=True)
class Entries:
    """Of one slot."""

    rows: Ints
    features: Ints
    weights: Prices


@dataclass(slots=True)
class Extras:
    """Variables from 0 to `most` beside the contents."""

    cost: Prices
    most: Prices
    rows: Ints
    of: Ints  # which extra stands in that row
    weights: Prices


@dataclass(frozen=True, slots=True)
class Rows:
    low: Prices
    high: Prices
    relief: Prices  # what one more costs at least, where there is a price; else so much that nobody pays it
    stake: Prices  # what a schedule pays for one more: where branching begins
    asked: Flags  # rows to look at from the start; the others once they are broken
    needs: int  # so many first rows are the features over all slots
    slots: tuple[Entries, ...]
    extras: Extras
    weather: tuple[int, ...]  # [slot] row of the weather there; empty where it has no price
    cover: tuple[int, ...]  # [slot] row of a cover set there
    covered: tuple[int, ...]  # [date] row of a venue with a cover set there

    def weights(self, slot: int, uses: Prices) -> Prices:
        """[row] of one content."""
        at = self.slots[slot]
        return _sums(at.rows, at.weights * uses[at.features], self.low.size)

    def prices(self, slot: int, duals: Prices, features: int) -> Prices:
        at = self.slots[slot]
        return _sums(at.features, at.weights * duals[at.rows], features)

    def worth(self, low: Prices, high: Prices, duals: Prices) -> float:
        """Of the rows and the extras at these duals, before what slots earn is taken off."""
        rows = np.where(duals > 0.0, low, np.where(duals < 0.0, high, 0.0)) @ duals
        extras = self.extras
        left = extras.cost - _sums(extras.of, extras.weights * duals[extras.rows], extras.cost.size)
        return float(rows + np.minimum(left, 0.0) @ extras.most)


def _sums(groups: Ints, weights: Prices, count: int) -> Prices:
    return np.bincount(groups, weights, count).astype(np.float64)


@dataclass(slots=True)
class _Draft:
    hard: float
    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)
    relief: list[float] = field(default_factory=list)
    stake: list[float] = field(default_factory=list)
    asked: list[bool] = field(default_factory=list)
    entries: list[tuple[int, int, int, float]] = field(default_factory=list)  # slot, row, feature, weight
    extras: list[tuple[float, float]] = field(default_factory=list)
    ties: list[tuple[int, int, float]] = field(default_factory=list)  # extra, row, weight

    def row(self, low: float, high: float, *, stake: float = 0.0, asked: bool = False) -> int:
        self.low.append(low)
        self.high.append(high)
        self.relief.append(self.hard)
        self.stake.append(stake)
        self.asked.append(asked)
        return len(self.low) - 1

    def put(self, row: int, slot: int, feature: int, weight: float = 1.0) -> None:
        self.entries.append((slot, row, feature, weight))

    def give_way(self, row: int, cost: float, weight: float, most: float = 1.0) -> None:
        self.extras.append((cost, most))
        self.ties.append((len(self.extras) - 1, row, weight))


def rows(tables: Tables, ground: Ground, least: Ints, padding: Prices) -> Rows:
    draft = _Draft(hard=float(padding[ground.parts.scenes].max()))
    _needs(draft, ground, least, padding)
    _each_slot(draft, ground, padding)
    _links(draft, tables, ground)
    _rests(draft, tables, ground)
    _units(draft, tables, ground)
    weather = _weather(draft, tables, ground)
    return _finished(draft, ground, least.size, weather)


def _needs(draft: _Draft, ground: Ground, least: Ints, padding: Prices) -> None:
    for feature, (need, price) in enumerate(zip(least.tolist(), padding.tolist(), strict=True)):
        scene = feature < ground.parts.scenes.stop
        row = draft.row(need, ENDLESS, stake=0.0 if scene else price, asked=need > 0)
        draft.relief[row] = price
        for slot in range(ground.slots):
            draft.put(row, slot, feature)


def _each_slot(draft: _Draft, ground: Ground, padding: Prices) -> None:
    """Rows that ask nothing until a branch does: who and what is on a slot."""
    parts = ground.parts
    nights = [parts.sorts.start + n for n, sort in enumerate(ground.sorts) if sort.night]
    for slot in range(ground.slots):
        for feature in range(parts.cast.start, parts.slot.stop):
            if padding[feature] > 0.0:
                draft.put(draft.row(-ENDLESS, ENDLESS, stake=float(padding[feature])), slot, feature)
        row = draft.row(-ENDLESS, ENDLESS, stake=float(padding[parts.slot][0]))
        for feature in nights:
            draft.put(row, slot, feature)


def _links(draft: _Draft, tables: Tables, ground: Ground) -> None:
    """By every date the second scene is shot only if the first is."""
    rank = np.argsort(ground.scenes, kind="stable").tolist()
    for first, second, kind in tables.links.tolist():
        one, other = rank[first], rank[second]
        for on in range(tables.dates if kind != SAME_DAY else 0):
            row = draft.row(-ENDLESS, 0.0)
            for slot in range((on + 1) * tables.units):
                draft.put(row, slot, other)
            for slot in range((on + 1 - (kind == EARLIER_DATE)) * tables.units):
                draft.put(row, slot, one, -1.0)
        for slot in range(ground.slots if kind == SAME_DAY else 0):
            row = draft.row(0.0, 0.0)
            draft.put(row, slot, one)
            draft.put(row, slot, other, -1.0)


def _rests(draft: _Draft, tables: Tables, ground: Ground) -> None:
    start = ground.parts.sorts.start
    for rest in rests(tables):
        row = draft.row(-ENDLESS, 1.0)
        for number, sort in enumerate(ground.sorts):
            if sort.night == rest.night and sort.most > rest.room:
                draft.put(row, rest.first, start + number)
            if sort.night == rest.by_night:
                draft.put(row, rest.second, start + number)
        if rest.price >= 0:
            draft.give_way(row, rest.price, -1.0)


def _units(draft: _Draft, tables: Tables, ground: Ground) -> None:
    """Who and what is with one unit a date; the rent of a venue that fewer units use than share it."""
    parts, units = ground.parts, tables.units
    if units < 2:
        return
    people = tables.day_rate.size
    alone = [*range(parts.cast.start, parts.cast.start + people), *range(parts.sets.start, parts.sets.stop)]
    for first in range(0, ground.slots, units):
        for feature in alone:
            row = draft.row(-ENDLESS, 1.0)
            for slot in range(first, first + units):
                draft.put(row, slot, feature)
        for venue, rent in enumerate(tables.rent.tolist()):
            share = draft.extras
            share.append((float(rent // units), units - 1.0))
            for slot in range(first, first + units):
                row = draft.row(-ENDLESS, 0.0)
                for other in range(first, first + units):
                    draft.put(row, other, parts.venues.start + venue, units - 1.0 if other == slot else -1.0)
                draft.ties.append((len(share) - 1, row, -1.0))


@dataclass(frozen=True, slots=True)
class _Weather:
    weather: tuple[int, ...] = ()
    cover: tuple[int, ...] = ()
    covered: tuple[int, ...] = ()


def _weather(draft: _Draft, tables: Tables, ground: Ground) -> _Weather:
    """Paid on the last date for certain: no cover stands on a later one."""
    if not tables.uncovered_cost or not tables.weather.any():
        return _Weather()
    parts, units = ground.parts, tables.units
    weather, cover, covered = [], [], []
    venues = sorted(set(tables.venue_of[tables.cover].tolist()))
    for on in range(tables.dates):
        draft.extras.append((float(tables.uncovered_cost), 1.0))
        covered.append(draft.row(-ENDLESS, ENDLESS))
        for slot in range(on * units, (on + 1) * units):
            weather.append(draft.row(-ENDLESS, 0.0 if on == tables.dates - 1 else ENDLESS))
            draft.put(weather[-1], slot, parts.weather)
            draft.ties.append((len(draft.extras) - 1, weather[-1], -1.0))
            cover.append(draft.row(-ENDLESS, ENDLESS))
            draft.put(cover[-1], slot, parts.cover)
            for venue in venues:
                draft.put(covered[-1], slot, parts.venues.start + venue)
    return _Weather(tuple(weather), tuple(cover), tuple(covered))


def _finished(draft: _Draft, ground: Ground, needs: int, weather: _Weather) -> Rows:
    of: list[list[tuple[int, int, float]]] = [[] for _ in range(ground.slots)]
    for slot, row, feature, weight in draft.entries:
        of[slot].append((row, feature, weight))
    return Rows(
        low=np.array(draft.low, np.float64),
        high=np.array(draft.high, np.float64),
        relief=np.array(draft.relief, np.float64),
        stake=np.array(draft.stake, np.float64),
        asked=np.array(draft.asked, np.bool_),
        needs=needs,
        slots=tuple(
            Entries(
                np.array([row for row, _, _ in each], np.int64),
                np.array([feature for _, feature, _ in each], np.int64),
                np.array([weight for *_, weight in each], np.float64),
            )
            for each in of
        ),
        extras=Extras(
            cost=np.array([cost for cost, _ in draft.extras], np.float64),
            most=np.array([most for _, most in draft.extras], np.float64),
            rows=np.array([row for _, row, _ in draft.ties], np.int64),
            of=np.array([extra for extra, _, _ in draft.ties], np.int64),
            weights=np.array([weight for *_, weight in draft.ties], np.float64),
        ),
        weather=weather.weather,
        cover=weather.cover,
        covered=weather.covered,
    )
