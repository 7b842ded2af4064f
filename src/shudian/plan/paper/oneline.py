"""The one-liner: a row a scene in shooting order."""

from __future__ import annotations

from shudian.files.csv_table import csv_table
from shudian.model.breakdown import Breakdown
from shudian.model.production import Production
from shudian.model.schedule import Schedule, ShootingDay, Strip
from shudian.plan.paper import names
from shudian.plan.paper.grid import Grid, Head, Row, shown
from shudian.plan.paper.material import Material, clock
from shudian.plan.paper.plain import plain
from shudian.wording import Wording

_HEADS = (
    (Wording("Day", "天"), 5, True), (Wording("Date", "日期"), 12, False), (Wording("Shoot", "日/夜"), 12, False),
    (Wording("Start", "开始"), 8, False), (Wording("Scene", "场次"), 8, False), (Wording("I/E D/N", "日夜内外"), 11, False),
    (Wording("Set", "场景"), 24, False), (Wording("Venue", "场地"), 22, False), (Wording("Minutes", "分钟"), 8, True),
    (Wording("Pages", "页数"), 8, True), (Wording("Seconds", "秒"), 8, True), (Wording("Cast", "演员"), 30, False),
    (Wording("Story", "内容"), 48, False),
)  # fmt: skip
_UNIT = (Wording("Unit", "组"), 8, False)


def one_line(material: Material) -> Grid:
    units = material.several_units
    heads = (*_HEADS[:1], _UNIT, *_HEADS[1:]) if units else _HEADS
    rows = []
    for day in material.schedule.days:
        for strip in day.strips:
            cells = _cells(material, day, strip)
            cells = (cells[0], day.unit, *cells[1:]) if units else cells
            rows.append(Row(cells, names.colour(material.sheet(strip))))
    return Grid(
        f"{material.title} · {material.said('One-line schedule', '一览表')}",
        tuple(Head(said.in_(material.language), width, right) for said, width, right in heads),
        tuple(rows),
        material.cost_said,
    )


def _cells(material: Material, day: ShootingDay, strip: Strip) -> tuple[str | int | None, ...]:
    sheet = material.sheet(strip)
    return (
        day.number,
        day.date.isoformat(),
        material.shoot(day),
        clock(strip.start, day),
        strip.number,
        material.setting(sheet),
        material.place(strip.place),
        material.venue(strip.venue),
        strip.minutes,
        str(sheet.length) if sheet.length else None,
        round(sheet.seconds),
        material.comma.join(material.character(name) for name in sheet.cast),
        sheet.summary,
    )


def one_line_csv(schedule: Schedule, breakdown: Breakdown, production: Production, language: str) -> bytes:
    return grid_csv(one_line(Material(schedule, breakdown, production, language)))


def grid_csv(grid: Grid) -> bytes:
    """A grid that spreadsheets open as written."""
    return csv_table(
        [
            [head.said for head in grid.heads],
            *([plain(shown(cell)) for cell in row.cells] for row in grid.rows),
        ]
    )
