"""Every scene once, where and when it may be: rules 1 and 2 of the problem, and the links between scenes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from shudian.finding import Finding, Place
from shudian.model.production import Link, LinkKind
from shudian.plan.checking import findings as kinds
from shudian.plan.checking.book import Book, Day, Row


def scenes(book: Book) -> Iterator[Finding]:
    yield from _once(book)
    for day in book.days:
        yield from _date(book, day)
        for row in day.rows:
            yield from _strip(row)
            yield from _kept(day, row)
            yield from _free(book, day, row)
    yield from _one_unit(book)
    yield from _links(book)


def _once(book: Book) -> Iterator[Finding]:
    planned = Counter(strip.scene for day in book.schedule.days for strip in day.strips)
    for scene in book.problem.scenes:
        place = Place(scene=scene.number)
        if not planned[scene.id]:
            yield kinds.SCENE_MISSING.at(place, scene=scene.number)
        elif planned[scene.id] > 1:
            yield kinds.SCENE_TWICE.at(place, scene=scene.number, times=planned[scene.id])
    for id in planned:
        if id not in book.scenes:
            yield kinds.SCENE_UNKNOWN.at(Place(scene=id), scene=id)


def _date(book: Book, day: Day) -> Iterator[Finding]:
    if day.plan.date not in book.dates:
        yield kinds.DATE_UNLISTED.at(day.place, date=day.plan.date)
    if day.plan.unit not in {unit.name for unit in book.problem.units}:
        yield kinds.UNIT_UNKNOWN.at(day.place, date=day.plan.date, unit=kinds.unit_named(day.plan.unit))
    if not day.plan.strips:
        yield kinds.DAY_EMPTY.at(day.place, day=day.name)


def _strip(row: Row) -> Iterator[Finding]:
    """The plan says of a scene what the problem says."""
    asked = {
        "number": row.scene.number,
        "place": row.scene.place,
        "venue": row.venue.id,
        "minutes": row.scene.minutes,
    }
    for field, wanted in asked.items():
        if (planned := getattr(row.strip, field)) != wanted:
            yield kinds.STRIP_DIFFERS.at(
                row.place, scene=row.scene.number, field=field, planned=planned, asked=wanted
            )


def _kept(day: Day, row: Row) -> Iterator[Finding]:
    scene, plan = row.scene, day.plan
    if scene.locked is not None and scene.locked != plan.date:
        yield kinds.LOCKED.at(row.place, scene=scene.number, locked=scene.locked, date=plan.date)
    if scene.unit is not None and scene.unit != plan.unit:
        yield kinds.WRONG_UNIT.at(
            row.place, scene=scene.number, asked=scene.unit, planned=kinds.unit_named(plan.unit)
        )


def _free(book: Book, day: Day, row: Row) -> Iterator[Finding]:
    on, number = day.plan.date, row.scene.number
    for character in row.scene.cast:
        member = book.cast.get(character)
        if member and on in member.unavailable:
            yield kinds.CAST_UNAVAILABLE.at(
                row.place, character=kinds.cast_named(book.problem, character), date=on, scene=number
            )
    if on in row.venue.closed:
        yield kinds.VENUE_CLOSED.at(row.place, venue=kinds.venue_named(row.venue), date=on, scene=number)
    if on in row.set.closed:
        yield kinds.SET_CLOSED.at(row.place, set=kinds.set_named(row.set), date=on, scene=number)


def _one_unit(book: Book) -> Iterator[Finding]:
    """A character or a set is with one unit a date."""
    with_unit: dict[tuple[object, str, str], Day] = {}
    for day in book.days:
        for kind, names in ((kinds.CAST_IN_TWO_UNITS, day.playing), (kinds.SET_IN_TWO_UNITS, day.sets)):
            for name in names:
                first = with_unit.setdefault((day.plan.date, kind.code, name), day)
                if first is not day:
                    units = {
                        "first": kinds.unit_named(first.plan.unit),
                        "second": kinds.unit_named(day.plan.unit),
                    }
                    yield kind.at(day.place, name=name, date=day.plan.date, **units)


def _links(book: Book) -> Iterator[Finding]:
    at = {
        row.scene.id: (day, order) for day in reversed(book.days) for order, row in enumerate(day.rows)
    }  # of a scene planned twice, the first day
    for link in book.problem.links:
        if link.first in at and link.second in at and not _holds(link, at[link.first], at[link.second]):
            first, second = book.scenes[link.first], book.scenes[link.second]
            yield kinds.LINKS[link.kind].at(
                Place(scene=second.number), first=first.number, second=second.number, why=kinds.because(link)
            )


def _holds(link: Link, first: tuple[Day, int], second: tuple[Day, int]) -> bool:
    (one, before), (other, after) = first, second
    if link.kind is LinkKind.SAME_DAY:
        return one is other
    if one.plan.date < other.plan.date:
        return True
    return link.kind is LinkKind.BEFORE and one is other and before < after
