"""Call sheets: the first page is what everybody needs, the others what departments need."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from shudian.model.schedule import ShootingDay
from shudian.plan.paper.board import length_said
from shudian.plan.paper.breaking import broken
from shudian.plan.paper.engines.callscenes import Density, cast_table, scene_table
from shudian.plan.paper.engines.canvas import GREY, HEAD, PALE, RULE, Canvas, Column, Table, Type, words
from shudian.plan.paper.engines.departments import departments
from shudian.plan.paper.material import Material, clock
from shudian.plan.paper.needs import emergency

_LABEL = Type(6.8, colour=GREY)


def draw(material: Material, days: Sequence[ShootingDay], font: Path) -> bytes:
    shot = material.schedule.days
    made = shot[0].date if shot else date(2000, 1, 1)
    title = f"{material.title} · {material.said('Call sheets', '通告单')}"
    canvas = Canvas(font, title, material.language, made)
    if not days:
        canvas.page()
        canvas.paragraph(
            canvas.margin, material.said("No shooting days.", "没有拍摄日。"), Type(11), canvas.width
        )
    for day in days:
        _Sheet(material, day, canvas).draw()
    return canvas.bytes()


class _Sheet:
    def __init__(self, material: Material, day: ShootingDay, canvas: Canvas) -> None:
        self.material = material
        self.day = day
        self.canvas = canvas

    def draw(self) -> None:
        canvas, material, day = self.canvas, self.material, self.day
        canvas.on_page = None
        canvas.page()
        first = canvas.pdf.page
        canvas.on_page = self._further
        self._head()
        self._conditions()
        self._venues()
        told = self._scenes_and_cast()
        departments(material, day, canvas, stories=not told)
        canvas.foot(
            first,
            f"{material.title} · {material.day(day)} · {material.date(day.date)} · "
            + material.said("times in {zone}", "时区 {zone}", zone=material.production.timezone),
            lambda n, of: f"{n} / {of}",
        )

    def _head(self) -> None:
        canvas, material, day = self.canvas, self.material, self.day
        left, top = canvas.margin, canvas.y
        boxes = [(material.said("Crew call", "全组集合"), clock(day.call, day), True)]
        if day.meal:
            boxes.append((material.said("Meal", "用餐"), clock(day.meal, day), False))
        boxes.append((material.said("Wrap (est.)", "预计收工"), clock(day.wrap, day), False))
        x = left + canvas.width
        for label, at, dark in reversed(boxes):
            x -= 31
            self._time(x, top, label, at, dark=dark)
            x -= 2
        room = x - left
        self._title(left, top, room)
        kind = material.said("Call sheet", "通告单")
        canvas.fit(left, top + 9, f"{kind} · {material.day(day)}", Type(11.5, bold=True), room)
        canvas.fit(left, top + 14.8, f"{material.date(day.date)} · {material.shoot(day)}", Type(10.5), room)
        counts = material.said(
            "{n} scenes · {length} · {work} h of work",
            "{n} 场 · {length} · 工时 {work}",
            n=len(day.strips),
            length=length_said(material, day.strips),
            work=f"{day.work_minutes // 60}:{day.work_minutes % 60:02d}",
        )
        producer = material.production.producer
        by = material.said("Producer: ", "制片：") + producer if producer else ""
        canvas.fit(
            left, top + 20.4, " · ".join(filter(None, (counts, by))), Type(8, colour=GREY), canvas.width
        )
        canvas.y = top + 25.5

    def _title(self, x: float, y: float, width: float) -> None:
        """In one line if it can be, in two of smaller type if not."""
        canvas, said = self.canvas, self.material.title
        type = canvas.shrunk(said, Type(20, bold=True), width, 12)
        lines = broken(said, width, canvas.measure(type))
        if len(lines) > 1:
            type = canvas.shrunk(said, Type(11.5, bold=True), width * 1.8, 9)
            lines = broken(said, width, canvas.measure(type))
            lines = [lines[0], canvas.cut("".join(lines[1:]), type, width)] if len(lines) > 2 else lines
        top = y + (7.2 - len(lines) * type.leading) / 2
        for line in lines:
            canvas.text(x, top, line, type)
            top += type.leading

    def _time(self, x: float, y: float, label: str, at: str, *, dark: bool) -> None:
        ink = "#ffffff" if dark else "#1b1b1b"
        self.canvas.box(x, y, 31, 18.5, fill="#1b1b1b" if dark else HEAD)
        self.canvas.text(x + 15.5, y + 1.6, label, Type(8, colour=ink), align="C")
        self.canvas.text(x + 15.5, y + 6.2, at, Type(24, bold=dark, colour=ink), align="C")

    def _conditions(self) -> None:
        """Sunrise and sunset, and what the weather report of the eve is written into."""
        canvas, material = self.canvas, self.material
        sun = material.sun(self.day.date)
        cells = (
            (material.said("Sunrise", "日出"), f"{sun.rise:%H:%M}" if sun else "", 22.0),
            (material.said("Sunset", "日落"), f"{sun.fall:%H:%M}" if sun else "", 22.0),
            (material.said("Weather", "天气"), "", 52.0),
            (material.said("High / low °C", "气温 高/低 ℃"), "", 32.0),
            (material.said("Rain %", "降水 %"), "", 26.0),
            (material.said("Wind", "风"), "", 34.0),
        )
        x, top = canvas.margin, canvas.y
        for label, said, width in cells:
            canvas.box(x, top, width, 9.5, edge=RULE)
            canvas.text(x + 1.2, top + 0.6, label, _LABEL)
            canvas.text(x + 1.2, top + 3.9, said, Type(11, bold=True))
            x += width
        canvas.y = top + 11.5

    def _venues(self) -> None:
        canvas, material = self.canvas, self.material
        columns = (
            Column("", 8, "C"),
            Column(material.said("Venue and address", "场地与地址"), 84),
            Column(material.said("Nearest hospital", "就近医院"), 48),
            Column(material.said("Parking and notes", "停车与备注"), 48),
        )
        rows = []
        small, faint = Type(7.5), Type(7, colour=GREY)
        for letter, id in zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", self.day.venues, strict=False):
            venue = material.venues.get(id)
            where = venue.address if venue else ""
            point = (
                f"{venue.latitude}, {venue.longitude}" if venue and venue.latitude and venue.longitude else ""
            )
            lines = ((material.venue(id), Type(9, bold=True)), (where, small), (point, faint))
            rows.append((
                words(letter, Type(11, bold=True)),
                words(lines[0][0], lines[0][1], more=lines[1:]),
                words((venue and venue.hospital) or "", small),
                words((venue and venue.note) or "", small),
            ))  # fmt: skip
        Table(canvas, columns, grid=True).draw(rows)
        if lines_ := emergency(material):
            said = "   ".join(f"{label} {phone}" for label, phone in lines_)
            canvas.box(canvas.margin, canvas.y, canvas.width, 5.6, fill="#fbe3e0")
            canvas.text(canvas.margin + 1.2, canvas.y + 0.9, said, Type(8.5, bold=True, colour="#9b1c1c"))
            canvas.y += 5.6
        canvas.y += 2.2

    def _scenes_and_cast(self) -> bool:
        """As loose as one page allows, the densest goes on to a further one; True if stories stand in full."""
        for density in Density:
            scenes, scene_rows = scene_table(self.material, self.day, self.canvas, density)
            cast, cast_rows = cast_table(self.material, self.day, self.canvas, density)
            height = scenes.height(scene_rows) + 2.2 + cast.height(cast_rows)
            if self.canvas.y + height <= self.canvas.bottom:
                break
        scenes.draw(scene_rows)
        self.canvas.y += 2.2
        cast.draw(cast_rows)
        self.canvas.y += 3
        return density.stories

    def _further(self) -> None:
        canvas, material, day = self.canvas, self.material, self.day
        canvas.box(canvas.margin, canvas.y, canvas.width, 7, fill=PALE)
        right = f"{material.date(day.date)} · {material.said('call', '集合')} {clock(day.call, day)}"
        room = canvas.width - 6 - canvas.measure(Type(9.5))(right)
        canvas.text(canvas.margin + canvas.width - 1.5, canvas.y + 1.3, right, Type(9.5), align="R")
        said = f"{material.day(day)} · {material.title}"
        canvas.fit(canvas.margin + 1.5, canvas.y + 1.3, said, Type(9.5, bold=True), room)
        canvas.y += 9.5
