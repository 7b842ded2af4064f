"""Days, calls and sets as tables, for the schedule's workbook."""

from __future__ import annotations

from shudian.model.schedule import ShootingDay, Strip
from shudian.plan.paper.grid import Grid, Head, Row
from shudian.plan.paper.material import Material, clock
from shudian.units import Eighths


def days_grid(material: Material) -> Grid:
    """A row a shooting day."""
    heads = (
        Head(material.said("Day", "天"), 6, right=True), Head(material.said("Date", "日期"), 16),
        Head(material.said("Unit", "组"), 8), Head(material.said("Shoot", "日/夜"), 12),
        Head(material.said("Call", "集合"), 8), Head(material.said("Meal", "用餐"), 8), Head(material.said("Wrap", "收工"), 8),
        Head(material.said("Scenes", "场数"), 8, right=True), Head(material.said("Minutes of work", "工时（分钟）"), 12, right=True),
        Head(material.said("Pages", "页数"), 8, right=True), Head(material.said("Seconds", "秒"), 8, right=True),
        Head(material.said("Cast", "演员"), 8, right=True), Head(material.said("Venues", "场地"), 40),
    )  # fmt: skip
    title = f"{material.title} · {material.said('Shooting days', '拍摄日')}"
    return Grid(
        title, heads, tuple(_day(material, day) for day in material.schedule.days), material.cost_said
    )


def _day(material: Material, day: ShootingDay) -> Row:
    sheets = [material.sheet(strip) for strip in day.strips]
    pages = Eighths(sum(sheet.length.count for sheet in sheets if sheet.length))
    return Row((
        day.number, material.date(day.date), day.unit, material.shoot(day),
        clock(day.call, day), clock(day.meal, day) if day.meal else None, clock(day.wrap, day),
        len(day.strips), day.work_minutes, str(pages) if pages.count else None,
        round(sum(sheet.seconds for sheet in sheets)), len(day.calls),
        " → ".join(material.venue(id) for id in day.venues),
    ))  # fmt: skip


def calls_grid(material: Material) -> Grid:
    """A row a performer and day: when on set, when done, in which scenes."""
    heads = (
        Head("#", 5, right=True), Head(material.said("Character", "角色"), 18), Head(material.said("Performer", "演员"), 18),
        Head(material.said("Day", "天"), 6, right=True), Head(material.said("Date", "日期"), 16),
        Head(material.said("Unit", "组"), 8), Head(material.said("On set", "到场"), 8), Head(material.said("Wrap", "收工"), 8),
        Head(material.said("Scenes", "场次"), 40),
    )  # fmt: skip
    rows = [
        Row((
            number, material.character(character), material.performer(character, call.performer),
            day.number, material.date(day.date), day.unit, clock(call.call, day), clock(call.wrap, day),
            material.comma.join(strip.number for strip in material.scenes_of(character, day)),
        ))
        for character, number in material.numbers.items()
        for day in material.schedule.days
        for call in day.calls
        if call.character == character
    ]  # fmt: skip
    return Grid(f"{material.title} · {material.said('Cast calls', '演员通告')}", heads, tuple(rows))


def sets_grid(material: Material) -> Grid:
    """A row a set: where it is, on which days, for how many scenes and minutes."""
    heads = (
        Head(material.said("Set", "场景"), 28), Head(material.said("Venue", "场地"), 28),
        Head(material.said("Address", "地址"), 34), Head(material.said("Days", "天数"), 8, right=True),
        Head(material.said("Shooting days", "拍摄日"), 16), Head(material.said("Scenes", "场数"), 8, right=True),
        Head(material.said("Minutes", "分钟"), 8, right=True), Head(material.said("Scene numbers", "场次"), 48),
    )  # fmt: skip
    shot: dict[tuple[str, str], list[tuple[ShootingDay, Strip]]] = {}
    for day in material.schedule.days:
        for strip in day.strips:
            shot.setdefault((strip.venue, strip.place), []).append((day, strip))
    rows = []
    for (venue, place), strips in sorted(shot.items()):
        days = dict.fromkeys(day.number for day, _ in strips)
        known = material.venues.get(venue)
        rows.append(Row((
            material.place(place), material.venue(venue), known.address if known else "",
            len(days), material.comma.join(map(str, days)), len(strips), sum(strip.minutes for _, strip in strips),
            material.comma.join(strip.number for _, strip in strips),
        )))  # fmt: skip
    return Grid(f"{material.title} · {material.said('Sets', '场景表')}", heads, tuple(rows))
