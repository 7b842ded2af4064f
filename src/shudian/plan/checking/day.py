"""What one shooting day may hold: its minutes, its scenes, its kind of shoot, its regions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from shudian.finding import Finding
from shudian.plan.checking import findings as kinds
from shudian.plan.checking.book import DAY, MINUTE, Book, Day, Row, clocked, seconds
from shudian.plan.problem import Daylight, Shoot


def day(book: Book, each: Day) -> Iterator[Finding]:
    yield from _work(each)
    yield from _shoot(each)
    yield from _regions(book, each)
    for row in each.rows:
        yield from _light(book, each, row)


def _work(each: Day) -> Iterator[Finding]:
    """Rule 3; a day that lasts longer from call to wrap, less the meal, is as long as it lasts."""
    rules, plan = each.rules, each.plan
    lasts = (each.wrap - each.call) // MINUTE - rules.meal_minutes
    if (longest := max(each.work, lasts)) > rules.maximum_minutes:
        yield kinds.DAY_TOO_LONG.at(each.place, day=each.name, minutes=longest, maximum=rules.maximum_minutes)
    if plan.work_minutes != each.work:
        yield kinds.WORK_MINUTES.at(each.place, day=each.name, needed=each.work, planned=plan.work_minutes)
    if rules.maximum_scenes is not None and len(each.rows) > rules.maximum_scenes:
        yield kinds.TOO_MANY_SCENES.at(
            each.place, day=each.name, scenes=len(each.rows), maximum=rules.maximum_scenes
        )


def _shoot(each: Day) -> Iterator[Finding]:
    """Rule 4: a night scene makes a night shoot, which holds no day scene."""
    if each.rows and each.plan.night != each.night:
        planned, needed = kinds.SHOOTS[each.plan.night], kinds.SHOOTS[each.night]
        yield kinds.WRONG_SHOOT.at(each.place, day=each.name, planned=planned, needed=needed)
    for row in each.rows:
        if each.night and row.scene.light is Shoot.DAY:
            yield kinds.DAY_SCENE_AT_NIGHT.at(row.place, scene=row.scene.number, day=each.name)


def _regions(book: Book, each: Day) -> Iterator[Finding]:
    regions = sorted({venue.region for venue in each.venues.values()})
    for one, other in combinations(regions, 2):
        if days := book.apart(one, other):
            yield kinds.REGIONS_IN_ONE_DAY.at(
                each.place,
                day=each.name,
                one=kinds.region_named(one),
                other=kinds.region_named(other),
                days=days,
            )


def _light(book: Book, each: Day, row: Row) -> Iterator[Finding]:
    """Minutes of a strip outside the light that its scene plays in. A warning at any hour, of any scene.

    What a camera sees can be shot around: a black-out, a lamp at the window, day for night. So the
    plan stays legal and says by how much; who will not shoot around it moves the scene.
    """
    sun = book.suns.get(each.plan.date)
    if row.scene.light is Shoot.ANY or sun is None:
        return
    start, end = each.since(row.strip.start), each.since(row.strip.end)
    inside = _inside(_window(book, row.scene.light, sun), start, end)
    outside = inside if row.scene.light is Shoot.NIGHT else end - start - inside
    if outside > 0:
        yield kinds.OUT_OF_LIGHT.at(
            row.place,
            scene=row.scene.number,
            light=kinds.LIGHT_OUTSIDE[row.scene.light],
            start=clocked(start),
            end=clocked(end),
            minutes=-(-outside // MINUTE),
            rise=clocked(seconds(sun.rise)),
            fall=clocked(seconds(sun.fall)),
        )


def _window(book: Book, light: Shoot, sun: Daylight) -> tuple[int, int]:
    """From and to; of a night scene the hours that are too bright."""
    rise, fall = seconds(sun.rise), seconds(sun.fall)
    twilight, golden = book.problem.twilight_minutes * MINUTE, book.problem.golden_minutes * MINUTE
    return {
        Shoot.DAWN: (rise - twilight, rise + golden),
        Shoot.DUSK: (fall - golden, fall + twilight),
        Shoot.TWILIGHT: (rise - twilight, fall + twilight),
    }.get(light, (rise, fall))


def _inside(window: tuple[int, int], start: int, end: int) -> int:
    """How long start to end lies in the window of any day, taking the same sun before and after."""
    first, last = window
    if last - first >= DAY:
        return end - start
    shifts = (DAY * at for at in range((start - last) // DAY, (end - first) // DAY + 1))
    return sum(max(0, min(end, last + shift) - max(start, first + shift)) for shift in shifts)
