"""The two tables of a call sheet's first page: scenes in order, and who is called when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import Enum

from shudian.model.schedule import ShootingDay, Strip
from shudian.plan.paper import names
from shudian.plan.paper.dood import dates, day_out_of_days
from shudian.plan.paper.engines.canvas import GREY, PALE, Canvas, Cell, Column, Table, Type, words
from shudian.plan.paper.material import Material, clock

Rows = Sequence[Sequence[Cell]]


class Density(Enum):
    """How tightly a day is set: size of type, padding, whether a scene's story has lines of its own."""

    LOOSE = (8.5, 0.9, True)
    PLAIN = (8.0, 0.6, True)
    DENSE = (8.0, 0.55, False)
    DENSEST = (7.2, 0.3, False)

    @property
    def stories(self) -> bool:
        return self.value[2]

    @property
    def type(self) -> Type:
        return Type(self.value[0])

    @property
    def strong(self) -> Type:
        return Type(self.value[0], bold=True)

    @property
    def faint(self) -> Type:
        return Type(self.value[0] - 0.7, colour=GREY)


def scene_table(material: Material, day: ShootingDay, canvas: Canvas, density: Density) -> tuple[Table, Rows]:
    pages = any(material.sheet(strip).length for strip in day.strips)
    columns = (
        Column(material.said("Time", "时间"), 13),
        Column(material.said("Scene", "场次"), 16),
        Column(material.said("I/E D/N", "日夜内外"), 19, "C"),
        Column(material.said("Set and story", "场景与内容"), 83),
        Column(material.said("Cast", "演员"), 32),
        Column(material.said("Pages", "页数") if pages else material.said("Secs", "秒数"), 13, "R"),
        Column(material.said("Min", "分钟"), 12, "R"),
    )
    rows: list[Sequence[Cell]] = []
    before: Strip | None = None
    meal = day.meal
    for strip in day.strips:
        if before is None and strip.start > day.call:
            said = material.said("Crew call, dressing and light", "全组集合，布景布光")
            rows.append(bar(day.call, day, said))
        if meal and strip.start >= meal:
            rows.append(bar(meal, day, _meal(material, day)))
            meal = None
        if before and before.venue != strip.venue:
            rows.append(bar(_leaving(material, day, before, strip), day, _move(material, day, strip)))
        rows.append(_scene(material, day, strip, density, pages=pages))
        before = strip
    if meal:
        rows.append(bar(meal, day, _meal(material, day)))
    rows.append(bar(day.wrap, day, material.said("Wrap (est.)", "预计收工")))
    return Table(canvas, columns, density.value[1]), rows


def bar(at: datetime, day: ShootingDay, said: str, columns: int = 7) -> Sequence[Cell]:
    """What happens between scenes, across the whole table."""
    strong = Type(8, bold=True)
    return (
        words(clock(at, day), strong, fill=PALE),
        words(said, strong, fill=PALE, span=columns - 1, one_line=True),
    )


def _meal(material: Material, day: ShootingDay) -> str:
    said = material.said("Meal", "用餐")
    asked = material.production.rules.meal_minutes
    if not (day.meal and asked):
        return said
    return f"{said} {clock(day.meal, day)}–{clock(day.meal + timedelta(minutes=asked), day)}"


def _leaving(material: Material, day: ShootingDay, before: Strip, strip: Strip) -> datetime:
    """When the company sets out: the set is struck, and the meal is over if it lies before the move."""
    rules, sets = material.production.rules, material.production.sets
    strike = next((s.strike_minutes for s in sets if s.place == before.place), 0)
    struck = before.end + timedelta(minutes=strike)
    if day.meal and before.end <= day.meal < strip.start:
        return max(struck, day.meal + timedelta(minutes=rules.meal_minutes))
    return struck


def _move(material: Material, day: ShootingDay, strip: Strip) -> str:
    letter = chr(ord("A") + day.venues.index(strip.venue))
    return f"{material.said('Company move', '转场')} → {letter} {material.venue(strip.venue)}"


def _scene(
    material: Material, day: ShootingDay, strip: Strip, density: Density, *, pages: bool
) -> Sequence[Cell]:
    sheet, type = material.sheet(strip), density.type
    place = material.place(strip.place)
    if density.stories:
        story = words(place, density.strong, more=((sheet.summary, density.faint),))
    else:
        story = words(" · ".join(filter(None, (place, sheet.summary))), type, one_line=True)
    length = str(sheet.length or "") if pages else str(round(sheet.seconds) or "")
    return (
        words(clock(strip.start, day), type),
        words(strip.number, density.strong),
        words(material.setting(sheet), density.faint, fill=names.colour(sheet)),
        story,
        words(" ".join(map(str, material.cast_of(strip))), type),
        words(length, type),
        words(str(strip.minutes), type),
    )


def cast_table(material: Material, day: ShootingDay, canvas: Canvas, density: Density) -> tuple[Table, Rows]:
    columns = (
        Column("#", 8, "R"),
        Column(material.said("Character", "角色"), 36),
        Column(material.said("Performer", "演员"), 34),
        Column(material.said("Pick-up", "接车"), 14.5, "C"),
        Column(material.said("Make-up", "妆发"), 14.5, "C"),
        Column(material.said("On set", "到场"), 14.5, "C"),
        Column(material.said("Wrap", "收工"), 14.5, "C"),
        Column(material.said("Status", "状态"), 13, "C"),
        Column(material.said("Scenes", "场次"), 39),
    )
    on = dates(material.schedule, material.production).index(day.date)
    codes = {row.character: row.codes[on] for row in day_out_of_days(material.schedule, material.production)}
    type, single, rows = density.type, not density.stories, []
    for call in sorted(day.calls, key=lambda call: material.numbers[call.character]):
        scenes = [strip.number for strip in material.scenes_of(call.character, day)]
        member = material.members.get(call.character)
        performer = material.performer(call.character, call.performer)
        minor = material.said("Minor · ", "未成年 · ") if member and member.minor else ""
        rows.append((
            words(str(material.numbers[call.character]), density.strong),
            words(material.character(call.character), density.strong, one_line=single),
            words(minor + (performer or material.said("day player", "日演员")), type, one_line=single),
            words("", type), words("", type),
            words(clock(call.call, day), density.strong),
            words(clock(call.wrap, day), type),
            words(codes[call.character], type),
            words(material.comma.join(scenes), density.faint, one_line=single),
        ))  # fmt: skip
    return Table(canvas, columns, density.value[1] + 0.15, grid=True), rows
