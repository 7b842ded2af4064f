"""The verb: a problem out of a breakdown and a production, every default spelled out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from shudian.finding import Finding, Place
from shudian.model.breakdown import Breakdown, SceneSheet
from shudian.model.people import CastMember
from shudian.model.place import StorySet, Travel, Venue, VenueKind
from shudian.model.production import Production, Unit
from shudian.model.series import IntExt
from shudian.plan import findings as kinds
from shudian.plan.defaults import LIGHT, PACE, UNCOUNTED, minutes_of, shoot_of
from shudian.plan.places import rest_rule
from shudian.plan.posing.daylight import daylight
from shudian.plan.posing.findings import REFUSED
from shudian.plan.posing.limits import limits
from shudian.plan.posing.links import links
from shudian.plan.posing.overrides import Override, overridden
from shudian.plan.problem import Problem, ProblemScene, Shoot, amounts
from shudian.wording import Wording


def problem(
    breakdown: Breakdown, production: Production, overrides: Sequence[Override] = ()
) -> tuple[Problem | None, list[Finding]]:
    """The problem with every default spelled out; None with findings if no schedule could exist."""
    found = [*_refusals(breakdown, production), *_notes(breakdown, production)]
    if _failed(found):
        return None, found
    try:
        made, more = _posed(breakdown, production)
    except ValueError as error:
        why = str(error)
        return None, [*found, REFUSED.at(why=why)]
    made, changed = overridden(made, overrides)
    found += [*more, *changed]
    impossible = [] if _failed(changed) else list(impossible_scenes(made))
    return (None if _failed([*impossible, *changed]) else made), impossible + found


def _posed(breakdown: Breakdown, production: Production) -> tuple[Problem, list[Finding]]:
    used = {_set(production, sheet.place).place for sheet in breakdown.scenes}
    sets = tuple(story_set for story_set in production.sets if story_set.place in used)
    venues = tuple(v for v in production.venues if v.id in {s.venue for s in sets})
    cast = _playing(breakdown, production)
    suns, twilight, found = daylight(production.shooting_dates, venues, production.timezone)
    limited, more = limits(production, cast)
    linked, loose = links(production, breakdown)
    rest = rest_rule(production.jurisdiction, production.shooting_dates[0])
    made = Problem(
        title=production.title,
        dates=production.shooting_dates,
        rules=production.rules,
        rest_minutes=rest.minutes,
        rest_floor_minutes=rest.floor_minutes if production.rules.turnaround_cost else None,
        daylight=suns,
        twilight_minutes=twilight,
        golden_minutes=LIGHT.golden_minutes,
        scenes=tuple(_scene(sheet, breakdown, production) for sheet in breakdown.scenes),
        cast=cast,
        sets=sets,
        venues=venues,
        units=production.units or (Unit(""),),
        limits=limited,
        links=linked,
        travel=_travel(production, venues),
    )
    return made, [*found, *more, *loose]


def _travel(production: Production, venues: Sequence[Venue]) -> tuple[Travel, ...]:
    regions = {venue.region for venue in venues}
    return tuple(way for way in production.travel if set(way.regions) <= regions)


def _failed(found: Sequence[Finding]) -> bool:
    return any(finding.severity == "error" for finding in found)


def impossible_scenes(problem: Problem) -> Iterable[Finding]:
    """Scenes that no date can hold, each with what stands in the way."""
    for scene in problem.scenes:
        place = Place(scene=scene.number)
        needed = scene.minutes + problem.set_of(scene).dressing_minutes
        maximum = problem.rules.maximum_minutes
        if needed > maximum:
            yield kinds.SCENE_TOO_LONG.at(place, scene=scene.number, minutes=needed, maximum=maximum)
        why = [_hindrance(problem, scene, day) for day in problem.dates]
        if all(why):
            yield kinds.NO_DATE.at(place, scene=scene.number, why=kinds.joined([w for w in why if w]))


def _hindrance(problem: Problem, scene: ProblemScene, day: date) -> Wording | None:
    venue = next(v for v in problem.venues if v.id == problem.set_of(scene).venue)
    away = [m.character for m in problem.cast if m.character in scene.cast and day in m.unavailable]
    parts = []
    if away:
        parts.append(Wording("{who} unavailable", "{who} 无档期").filled({"who": ", ".join(away)}))
    if day in venue.closed:
        parts.append(Wording(f"{venue.name_en or venue.name} closed", f"{venue.name} 不可用"))
    if not parts:
        return None
    return Wording("{day} {why}", "{day} {why}").filled({"day": day, "why": kinds.joined(parts, ", ", "，")})


def _refusals(breakdown: Breakdown, production: Production) -> Iterable[Finding]:
    if not breakdown.scenes:
        yield kinds.NO_SCENES.at()
    currencies = sorted({amount.currency for amount in amounts(production)})
    if len(currencies) > 1:
        yield kinds.MIXED_CURRENCIES.at(currencies=", ".join(currencies))
    homeless: dict[str, list[str]] = {}
    for sheet in breakdown.scenes:
        if not _sets(production, sheet.place):
            homeless.setdefault(sheet.place, []).append(sheet.number)
    for place, numbers in homeless.items():
        yield kinds.PLACE_WITHOUT_SET.at(Place(scene=numbers[0]), written=place, scenes=", ".join(numbers))


def _notes(breakdown: Breakdown, production: Production) -> Iterable[Finding]:
    members = {member.character: member for member in production.cast}
    playing: dict[str, list[str]] = {}
    for sheet in breakdown.scenes:
        for character in dict.fromkeys(sheet.cast):
            playing.setdefault(character, []).append(sheet.number)
    for character, numbers in playing.items():
        if character not in members:
            yield kinds.DAY_PLAYER.at(Place(scene=numbers[0]), character=character, scenes=", ".join(numbers))
    for character in members:
        if character not in playing:
            yield kinds.CAST_UNUSED.at(character=character)
    for sheet in breakdown.scenes:
        if sheet.light is None:
            written = sheet.time or Wording("no time given", "未写时间")
            yield kinds.LIGHT_OPEN.at(Place(scene=sheet.number), scene=sheet.number, written=written)


def _scene(sheet: SceneSheet, breakdown: Breakdown, production: Production) -> ProblemScene:
    story_set = _set(production, sheet.place)
    venue = production.venue(story_set.venue)
    outside = sheet.int_ext in (IntExt.EXT, IntExt.INT_EXT)
    return ProblemScene(
        id=sheet.scene,
        number=sheet.number,
        place=story_set.place,
        light=Shoot(shoot_of(venue.kind, sheet.int_ext, sheet.light)),
        minutes=minutes_of(sheet.seconds, len(set(sheet.cast)), PACE),
        cast=tuple(dict.fromkeys(sheet.cast)),
        extras=sum(_heads(written, breakdown) for written in sheet.extras),
        weather=outside and venue.kind is VenueKind.LOCATION,
    )


def _heads(written: str, breakdown: Breakdown) -> int:
    """股东×6 are six; a crowd without a number is as many as the breakdown counts elsewhere, else a prior."""
    if counted := re.search(r"[×xX*]\s*([0-9]{1,4})$", written):
        return int(counted[1])
    quantities = [item.quantity for item in breakdown.items if item.name == written and item.quantity]
    return max(quantities, default=UNCOUNTED)


def _playing(breakdown: Breakdown, production: Production) -> tuple[CastMember, ...]:
    needed = {character for sheet in breakdown.scenes for character in sheet.cast}
    return tuple(member for member in production.cast if member.character in needed)


def _sets(production: Production, place: str) -> list[StorySet]:
    """Sets that a heading's place names, in either language."""
    asked = _plain(place)
    return [s for s in production.sets if asked in (_plain(s.place), _plain(s.place_en or ""))]


def _set(production: Production, place: str) -> StorySet:
    return _sets(production, place)[0]


def _plain(place: str) -> str:
    return "".join(place.split()).casefold()
