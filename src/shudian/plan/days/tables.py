"""A problem at the day level, as arrays: who stands where, what is allowed, what everything costs.

Indices: scene, date, unit, set, venue and region as the problem lists them; character: the cast in its
order, then day players as scenes name them. Slot = date × units + unit. Money in minor units.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import time
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from shudian.model.production import LinkKind
from shudian.plan.problem import Limit, Problem, Shoot
from shudian.units import Money

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

ANY, DAY, NIGHT = range(3)  # codes of Tables.light
BEFORE, EARLIER_DATE, SAME_DAY = range(3)  # codes of Tables.links
MUCH = 1 << 40  # where nothing is said: more than any count of minutes or scenes

_LIGHTS = {Shoot.DAY: DAY, Shoot.NIGHT: NIGHT}  # dawn, dusk and the rest go with either shoot
_LINKS = {LinkKind.BEFORE: BEFORE, LinkKind.EARLIER_DATE: EARLIER_DATE, LinkKind.SAME_DAY: SAME_DAY}


class Tables(NamedTuple):
    dates: int
    units: int
    ordinal: Ints  # [date] calendar day
    # Scenes
    minutes: Ints  # [scene]
    set_of: Ints  # [scene]
    light: Ints  # [scene] the shoot that it needs: ANY, DAY, NIGHT
    extras: Ints  # [scene]
    weather: Flags  # [scene]
    cast_from: Ints  # [scene + 1] its characters: cast_list[cast_from[s]:cast_from[s + 1]]
    cast_list: Ints
    allowed: Flags  # [scene, slot] by lock, unit and the calendars of cast, set and venue
    # Sets and venues
    venue_of: Ints  # [set]
    set_minutes: Ints  # [set] dressing and strike
    dressing_cost: Ints  # [set]
    cover: Flags  # [set]
    rent: Ints  # [venue]
    region_of: Ints  # [venue]
    travel_days: Ints  # [region, region] days without shooting between them, 0 where none are asked
    # Characters
    day_rate: Ints  # [character]; day players cost nothing
    hold_rate: Ints
    night_supplement: Ints
    travel_fee: Ints
    drop_after: Ints  # free calendar days, MUCH without a drop
    limit_work: Ints  # minutes of own scenes a date; MUCH without a limit
    limit_presence: Ints  # minutes from call to wrap
    limit_rest: Ints  # minutes from wrap to the next call, 0 without
    not_before: Ints  # minute of the day of the earliest call, 0 without
    not_after: (
        Ints  # minute since midnight of the latest wrap; beyond 1440 on the morning after; MUCH without
    )
    no_night: Flags
    # Days
    unit_cost: Ints  # [unit] of a slot used
    overtime: Ints  # [minutes of work, 0 to maximum] what they cost beyond the day
    regular: int  # minutes
    maximum: int
    most_scenes: int  # a slot
    move_minutes: int
    move_cost: int
    meal: int  # minutes
    call: Ints  # [0 day shoot, 1 night shoot] minute of the day
    rest: int  # minutes from wrap to call
    rest_floor: int  # minutes; a rest from here up to `rest` costs turnaround_cost
    turnaround_cost: int
    extra_rate: int
    uncovered_cost: int
    travel_day_cost: int
    links: Ints  # [link, 3] first scene, second scene, kind


def tables(problem: Problem) -> Tables:
    names = characters(problem)
    cast = [[names.index(name) for name in scene.cast] for scene in problem.scenes]
    set_at = {each.place: at for at, each in enumerate(problem.sets)}
    return Tables(
        dates=len(problem.dates),
        units=len(problem.units),
        ordinal=_ints(day.toordinal() for day in problem.dates),
        minutes=_ints(scene.minutes for scene in problem.scenes),
        set_of=_ints(set_at[scene.place] for scene in problem.scenes),
        light=_ints(_LIGHTS.get(scene.light, ANY) for scene in problem.scenes),
        extras=_ints(scene.extras for scene in problem.scenes),
        weather=np.array([scene.weather for scene in problem.scenes], np.bool_),
        cast_from=_ints(np.cumsum([0, *map(len, cast)])),
        cast_list=_ints(who for scene in cast for who in scene),
        allowed=_allowed(problem),
        **_places(problem),
        **_deals(problem, names),
        **_limits(problem, names),
        **_days(problem),
        links=_links(problem),
    )


def characters(problem: Problem) -> tuple[str, ...]:
    """Everybody who plays, by the index of the tables."""
    played = (name for scene in problem.scenes for name in scene.cast)
    return tuple(dict.fromkeys([*(member.character for member in problem.cast), *played]))


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, np.int64)


def _allowed(problem: Problem) -> Flags:
    away = {member.character: set(member.unavailable) for member in problem.cast}
    closed = {venue.id: set(venue.closed) for venue in problem.venues}
    shut = {each.place: closed[each.venue] | set(each.closed) for each in problem.sets}
    allowed = np.zeros((len(problem.scenes), len(problem.dates) * len(problem.units)), np.bool_)
    for at, scene in enumerate(problem.scenes):
        never = shut[scene.place].union(*(away.get(name, set()) for name in scene.cast))
        allowed[at] = [
            day not in never and scene.locked in (None, day) and scene.unit in (None, unit.name)
            for day in problem.dates
            for unit in problem.units
        ]
    return allowed


def _places(problem: Problem) -> dict[str, Any]:
    venue_at = {venue.id: at for at, venue in enumerate(problem.venues)}
    regions = list(dict.fromkeys(venue.region for venue in problem.venues))
    travel = np.zeros((len(regions), len(regions)), np.int64)
    for each in problem.travel:
        if set(each.regions) <= set(regions):
            one, other = (regions.index(region) for region in each.regions)
            travel[one, other] = travel[other, one] = each.days
    return {
        "venue_of": _ints(venue_at[each.venue] for each in problem.sets),
        "set_minutes": _ints(each.dressing_minutes + each.strike_minutes for each in problem.sets),
        "dressing_cost": _ints(_minor(each.dressing_cost) for each in problem.sets),
        "cover": np.array([each.cover for each in problem.sets], np.bool_),
        "rent": _ints(venue.day_rent.minor for venue in problem.venues),
        "region_of": _ints(regions.index(venue.region) for venue in problem.venues),
        "travel_days": travel,
    }


def _deals(problem: Problem, names: Sequence[str]) -> dict[str, Any]:
    players = [0] * (len(names) - len(problem.cast))
    cast = problem.cast
    return {
        "day_rate": _ints([*(m.day_rate.minor for m in cast), *players]),
        "hold_rate": _ints([*(m.hold_rate.minor for m in cast), *players]),
        "night_supplement": _ints([*(_minor(m.night_supplement) for m in cast), *players]),
        "travel_fee": _ints([*(_minor(m.travel_fee) for m in cast), *players]),
        "drop_after": _ints([*(m.drop_after_days or MUCH for m in cast), *(MUCH for _ in players)]),
    }


def _limits(problem: Problem, names: Sequence[str]) -> dict[str, Any]:
    limits = {limit.character: limit for limit in problem.limits}
    asked = [limits.get(name, Limit(name, "")) for name in names]
    return {
        "limit_work": _ints(MUCH if each.work_minutes is None else each.work_minutes for each in asked),
        "limit_presence": _ints(
            MUCH if each.presence_minutes is None else each.presence_minutes for each in asked
        ),
        "limit_rest": _ints(each.rest_minutes or 0 for each in asked),
        "not_before": _ints(_minute(each.not_before or time()) for each in asked),
        "not_after": np.array(
            [[MUCH if each.latest is None else each.latest for each in asked]] * 2, np.int64
        ),
        "no_night": np.array([not each.night for each in asked], np.bool_),
    }


def _days(problem: Problem) -> dict[str, Any]:
    rules = problem.rules
    priced = rules.turnaround_cost is not None and problem.rest_floor_minutes is not None
    return {
        "unit_cost": _ints((unit.day_cost or rules.day_cost).minor for unit in problem.units),
        "overtime": _overtime(problem),
        "regular": rules.regular_minutes,
        "maximum": rules.maximum_minutes,
        "most_scenes": rules.maximum_scenes or MUCH,
        "move_minutes": rules.move_minutes,
        "move_cost": rules.move_cost.minor,
        "meal": rules.meal_minutes,
        "call": _ints([_minute(rules.call), _minute(rules.night_call)]),
        "rest": problem.rest_minutes,
        "rest_floor": (problem.rest_floor_minutes or 0) if priced else problem.rest_minutes,
        "turnaround_cost": _minor(rules.turnaround_cost),
        "extra_rate": _minor(rules.extra_rate),
        "uncovered_cost": _minor(rules.uncovered_cost),
        "travel_day_cost": _minor(rules.travel_day_cost),
    }


def _overtime(problem: Problem) -> Ints:
    """Each minute beyond the regular ones at the price of the last step begun."""
    rules = problem.rules
    prices = np.zeros(rules.maximum_minutes, np.int64)
    prices[rules.regular_minutes :] = rules.overtime_per_minute.minor
    for step in rules.overtime_steps:
        prices[step.from_minutes :] = step.per_minute.minor
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(prices)])


def _links(problem: Problem) -> Ints:
    at = {scene.id: index for index, scene in enumerate(problem.scenes)}
    links = [(at[link.first], at[link.second], _LINKS[link.kind]) for link in problem.links]
    return np.array(links, np.int64).reshape(len(links), 3)


def _minor(amount: Money | None) -> int:
    return amount.minor if amount else 0


def _minute(clock: time) -> int:
    return clock.hour * 60 + clock.minute
