"""Sets and cast over the days, as bars: where the company is, and who is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from shudian.model.breakdown import Breakdown
from shudian.model.production import Production
from shudian.model.schedule import Schedule, ShootingDay
from shudian.plan.paper import svg
from shudian.plan.paper.dood import dates, day_out_of_days, fill_of
from shudian.plan.paper.material import Material

_LEFT, _COLUMN, _ROW = 400, 76, 40
_DAY, _NIGHT, _BOTH = "#f4c95d", "#6c8ebf", "#a3b18a"


@dataclass(frozen=True, slots=True)
class _Bar:
    """A lane of the chart: what it is, whether it heads others, and its cell on each date."""

    name: str
    head: bool
    cells: tuple[tuple[str, str], ...]  # (fill, said), empty where there is nothing


def gantt_svg(schedule: Schedule, breakdown: Breakdown, production: Production, language: str) -> str:
    """Venues with their sets, with minutes of shooting a date; below them the cast with their codes."""
    material = Material(schedule, breakdown, production, language)
    columns = dates(schedule, production)
    width = max(760, _LEFT + _COLUMN * len(columns) + 16)
    what = material.said("Sets and cast by day", "场景与演员进度图")
    body = [svg.text(16, 44, svg.headed(material.title, what, 30, width - 32), 30, bold=True)]
    y = 64
    for said, lanes in (
        (material.said("Sets", "场景"), list(_sets(material, columns))),
        (material.said("Cast", "演员"), list(_cast(material))),
    ):
        body += _dates(material, columns, said, y)
        y += 56
        for lane in lanes:
            body += _lane(lane, y)
            y += _ROW
        y += 24
    body.append(svg.text(16, y, _key(material), 18, fill=svg.FAINT))
    return svg.page(width, y + 20, f"{material.title} · {what}", body)


def _sets(material: Material, columns: tuple[date, ...]) -> Iterator[_Bar]:
    used = {strip.place for day in material.schedule.days for strip in day.strips}
    for venue in material.production.venues:
        places = [s.place for s in material.production.sets if s.venue == venue.id and s.place in used]
        if not places:
            continue
        rented = tuple(
            ("#d9d9d9", "") if any(venue.id in day.venues for day in material.schedule.days if day.date == on) else ("", "")
            for on in columns
        )  # fmt: skip
        yield _Bar(material.venue(venue.id), True, rented)
        for place in places:
            yield _Bar(material.place(place), False, tuple(_set(material, place, on) for on in columns))


def _set(material: Material, place: str, on: date) -> tuple[str, str]:
    days = [day for day in material.schedule.days if day.date == on and _minutes(day, place)]
    if not days:
        return "", ""
    night = {day.night for day in days}
    return (_BOTH if len(night) > 1 else _NIGHT if True in night else _DAY), str(
        sum(_minutes(day, place) for day in days)
    )


def _minutes(day: ShootingDay, place: str) -> int:
    return sum(strip.minutes for strip in day.strips if strip.place == place)


def _cast(material: Material) -> Iterator[_Bar]:
    for row in day_out_of_days(material.schedule, material.production):
        cells = tuple(
            (fill_of(code) if code != "W" else "#dfe7ef", code) if code else ("", "") for code in row.codes
        )
        yield _Bar(f"{row.number} {material.character(row.character)}", False, cells)


def _dates(material: Material, columns: tuple[date, ...], said: str, y: int) -> list[str]:
    drawn = [svg.text(16, y + 34, said, 24, bold=True)]
    for at, day in enumerate(columns):
        x = _LEFT + _COLUMN * at + _COLUMN // 2
        weekday = material.date(day).split()[1]
        drawn += [
            svg.text(x, y + 22, day.strftime("%m-%d"), 18, bold=True, anchor="middle"),
            svg.text(x, y + 44, weekday, 16, fill=svg.FAINT, anchor="middle"),
        ]
    return drawn


def _lane(lane: _Bar, y: int) -> list[str]:
    right = _LEFT + _COLUMN * len(lane.cells)
    drawn = [svg.box(0, y, right, _ROW, "#f3f3f3" if lane.head else "#ffffff", stroke=svg.LINE)]
    indent = 16 if lane.head else 28
    drawn.append(svg.text(indent, y + 27, svg.fitted(lane.name, 20, _LEFT - indent - 8), 20, bold=lane.head))
    for at, (fill, said) in enumerate(lane.cells):
        if fill:
            x, slim = _LEFT + _COLUMN * at, 13 if lane.head else 4
            drawn.append(svg.box(x + 2, y + slim, _COLUMN - 4, _ROW - 2 * slim, fill))
            if said:
                drawn.append(svg.text(x + _COLUMN // 2, y + 27, said, 18, anchor="middle"))
    return drawn


def _key(material: Material) -> str:
    return material.said(
        "Figures: minutes of shooting; yellow day, blue night shoot. Cast codes as in the day-out-of-days.",
        "数字为拍摄分钟；黄为日戏，蓝为夜戏。演员代码同工作日表。",
    )
