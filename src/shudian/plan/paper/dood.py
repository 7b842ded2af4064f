"""The day-out-of-days: who starts, works, holds, is dropped and picked up, travels and finishes when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from shudian.model.breakdown import Breakdown
from shudian.model.production import Production
from shudian.model.schedule import Call, Schedule
from shudian.plan.cost import engagement
from shudian.plan.paper import svg
from shudian.plan.paper.grid import Cell, Grid, Head, Row
from shudian.plan.paper.material import Material

_FILL = {
    "S": "#cfe8cf",
    "F": "#f6d3d3",
    "SF": "#e6d8f2",
    "D": "#fde3c2",
    "P": "#fde3c2",
    "H": "#ececec",
    "T": "#d7ecf5",
}
_COLUMN, _ROW = 92, 44
_A_PIECE = 16  # dates side by side
_TOTALS = (("Work", "工作"), ("Hold", "待命"), ("Travel", "路途"))


@dataclass(frozen=True, slots=True)
class DoodRow:
    """One character's days; `codes` stand under `dates` of the schedule, empty where nothing is paid."""

    number: int  # of the cast list
    character: str
    performer: str
    codes: tuple[str, ...]  # W with S start, F finish, D drop, P pick-up; H hold; T travel, HT both
    work: int
    hold: int
    travel: int
    first: date
    last: date


def dates(schedule: Schedule, production: Production) -> tuple[date, ...]:
    """The columns: every listed date from the first to the last day shot, and the days of travel between."""
    shot = [day.date for day in schedule.days]
    listed = [day for day in production.shooting_dates if shot and shot[0] <= day <= shot[-1]]
    return tuple(sorted({*shot, *listed, *_travel(schedule, production)}))


def day_out_of_days(schedule: Schedule, production: Production) -> tuple[DoodRow, ...]:
    """A row a character in order of cast number; day players are never on hold."""
    columns, travel = dates(schedule, production), _travel(schedule, production)
    members = {member.character: member for member in production.cast}
    called: dict[str, list[tuple[date, Call]]] = {}
    for day in schedule.days:
        for call in day.calls:
            called.setdefault(call.character, []).append((day.date, call))
    numbers = {name: n for n, name in enumerate(dict.fromkeys([*members, *called]), 1)}
    rows = []
    for character, number in numbers.items():
        if not (calls := called.get(character)):
            continue
        worked = sorted({day for day, _ in calls})
        member = members.get(character)
        held = engagement(member, production.shooting_dates, worked).held if member else ()
        travelling = travel - ({*production.shooting_dates} - {*held})  # who is dropped travels with nobody
        codes = tuple(_code(day, worked, held, travelling) for day in columns)
        codes = _dropped(codes, columns, production.shooting_dates) if member else codes
        counts = (len(worked), len(held), sum("T" in code for code in codes))
        rows.append(DoodRow(number, character, calls[0][1].performer, codes, *counts, worked[0], worked[-1]))
    return tuple(rows)


def _code(day: date, worked: list[date], held: tuple[date, ...], travelling: set[date]) -> str:
    if day in worked:
        return ("S" if day == worked[0] else "") + "W" + ("F" if day == worked[-1] else "")
    inside = worked[0] < day < worked[-1]
    return ("H" if day in held else "") + ("T" if inside and day in travelling else "")


def _dropped(codes: tuple[str, ...], columns: tuple[date, ...], listed: tuple[date, ...]) -> tuple[str, ...]:
    """WD and PW around a gap of listed dates that the deal does not pay."""
    said = list(codes)
    working = [at for at, code in enumerate(codes) if "W" in code]
    for one, other in pairwise(working):
        unpaid = [at for at in range(one + 1, other) if columns[at] in listed and "H" not in codes[at]]
        if unpaid:
            said[one] += "D"
            said[other] = "P" + said[other]
    return tuple(said)


def _travel(schedule: Schedule, production: Production) -> set[date]:
    """The days without shooting on which a unit goes from one region to another."""
    regions = {venue.id: venue.region for venue in production.venues}
    ways = {frozenset(travel.regions): travel.days for travel in production.travel}
    found: set[date] = set()
    for unit in dict.fromkeys(day.unit for day in schedule.days):
        for before, after in pairwise(day for day in schedule.days if day.unit == unit):
            ends = [{regions.get(id, "") for id in day.venues} for day in (before, after)]
            pairs = (frozenset((one, other)) for one in ends[0] for other in ends[1])
            days = max((ways.get(pair, 0) for pair in pairs), default=0)
            found |= {after.date - timedelta(days=n) for n in range(1, days + 1)}
    return found


def fill_of(code: str) -> str:
    """The colour of a code's cell."""
    for marks in (("S", "F"), ("S",), ("F",), ("D",), ("P",), ("H",), ("T",)):
        if all(mark in code for mark in marks):
            return _FILL["".join(marks)]
    return "#ffffff" if code else "#fafafa"


def dood_grid(material: Material) -> Grid:
    """The same as a table: a column a date, then the totals."""
    return _grid(material, slice(None), totals=True)


def dood_pages(material: Material) -> list[Grid]:
    """The table in as many pieces as its dates need on paper; the totals stand on the last."""
    count = len(dates(material.schedule, material.production))
    pieces = -(-count // _A_PIECE) or 1
    ends = [count * n // pieces for n in range(pieces + 1)]
    return [_grid(material, slice(*part), totals=part[1] == count) for part in pairwise(ends)]


def _grid(material: Material, part: slice, *, totals: bool) -> Grid:
    columns = dates(material.schedule, material.production)[part]
    rows = day_out_of_days(material.schedule, material.production)
    heads = [Head("#", 5, right=True)]
    heads += [Head(material.said(*said), 18) for said in (("Character", "角色"), ("Performer", "演员"))]
    heads += [Head(f"{day:%m-%d} {_shot(material, day)}".strip(), 9) for day in columns]
    if totals:
        heads += [Head(material.said(*said), 8, right=True) for said in _TOTALS]
        heads += [Head(material.said(*said), 12) for said in (("Start", "首日"), ("Finish", "杀青"))]
    body = []
    for row in rows:
        performer = material.performer(row.character, row.performer)
        cells: tuple[Cell, ...] = (row.number, material.character(row.character), performer, *row.codes[part])
        counts = (row.work, row.hold, row.travel, row.first.isoformat(), row.last.isoformat())
        body.append(Row((*cells, *counts) if totals else cells))
    fills = (
        (y, 3 + x, fill_of(code))
        for y, row in enumerate(rows)
        for x, code in enumerate(row.codes[part])
        if code
    )
    title = f"{material.title} · {material.said('Day out of days', '演员工作日表')}"
    return Grid(title, tuple(heads), tuple(body), _key(material), tuple(fills))


def _key(material: Material) -> str:
    return material.said(
        "S start · W work · H hold · F finish · D drop · P pick-up · T travel · # shooting day · — no shoot",
        "S 首日 · W 工作 · H 待命 · F 杀青 · D 暂离 · P 返组 · T 路途 · # 拍摄日 · — 不拍",
    )


def _shot(material: Material, day: date) -> str:
    numbers = [str(shot.number) for shot in material.schedule.days if shot.date == day]
    return f"#{'·'.join(numbers)}" if numbers else "—"


def day_out_of_days_svg(schedule: Schedule, production: Production, language: str) -> str:
    """The table as SVG."""
    material = Material(schedule, Breakdown(schedule.title, ()), production, language)
    columns = dates(schedule, production)
    rows = day_out_of_days(schedule, production)
    left, totals = 400, 90
    width = max(760, left + _COLUMN * len(columns) + 3 * totals + 16)
    what = material.said("Day out of days", "演员工作日表")
    body = [svg.text(16, 44, svg.headed(material.title, what, 30, width - 32), 30, bold=True)]
    for at, day in enumerate(columns):
        x = left + _COLUMN * at + _COLUMN // 2
        body += [
            svg.text(x, 84, day.strftime("%m-%d"), 22, bold=True, anchor="middle"),
            svg.text(x, 110, _shot(material, day), 18, fill=svg.FAINT, anchor="middle"),
        ]
    for at, said in enumerate(_TOTALS):
        x = left + _COLUMN * len(columns) + totals * at + totals // 2
        body.append(svg.text(x, 84, material.said(*said), 20, anchor="middle", bold=True))
    for at, row in enumerate(rows):
        who, by = material.character(row.character), material.performer(row.character, row.performer)
        body += _row(row, f"{row.number} {who}" + (f" · {by}" if by else ""), 124 + _ROW * at, left, totals)
    foot = 124 + _ROW * len(rows) + 32
    body.append(svg.text(16, foot, _key(material), 20, fill=svg.FAINT))
    return svg.page(width, foot + 20, f"{material.title} · {what}", body)


def _row(row: DoodRow, said: str, y: int, left: int, totals: int) -> list[str]:
    drawn = [svg.text(16, y + 30, svg.fitted(said, 22, left - 28), 22)]
    for at, code in enumerate(row.codes):
        x = left + _COLUMN * at
        drawn.append(svg.box(x, y, _COLUMN, _ROW, fill_of(code), stroke=svg.LINE))
        if code:
            drawn.append(svg.text(x + _COLUMN // 2, y + 30, code, 22, anchor="middle"))
    for at, count in enumerate((row.work, row.hold, row.travel)):
        x = left + _COLUMN * len(row.codes) + totals * at + totals // 2
        drawn.append(svg.text(x, y + 30, str(count), 22, anchor="middle"))
    return drawn
