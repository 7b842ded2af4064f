"""Which papers there are, in which forms, and under which names they lie in a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from shudian.plan.paper.board import stripboard
from shudian.plan.paper.calendar import crew_calendar, person_calendar
from shudian.plan.paper.callsheet import call_sheets
from shudian.plan.paper.costs import cost_grid
from shudian.plan.paper.dood import day_out_of_days_svg, dood_grid, dood_pages
from shudian.plan.paper.gantt import gantt_svg
from shudian.plan.paper.grid import Grid
from shudian.plan.paper.html import board_page, page, table
from shudian.plan.paper.lists import calls_grid, days_grid, sets_grid
from shudian.plan.paper.material import Material
from shudian.plan.paper.oneline import grid_csv, one_line


class Paper(StrEnum):
    STRIPBOARD = "stripboard"
    ONE_LINE = "one-line"
    DOOD = "dood"
    GANTT = "gantt"
    COST = "cost"
    CALL_SHEETS = "call-sheets"
    CALENDAR = "calendar"
    SCHEDULE = "schedule"


@dataclass(frozen=True, slots=True)
class Order:
    """What to print: the material, a typeface for PDF, one day or one person where that is asked for."""

    material: Material
    font: Callable[[], Path]
    day: int | None = None
    person: str | None = None
    issue: int = 0  # of the plan, for calendars


#: What a file's ending means where no paper is named.
USUAL = {
    "svg": Paper.STRIPBOARD,
    "html": Paper.STRIPBOARD,
    "pdf": Paper.CALL_SHEETS,
    "csv": Paper.ONE_LINE,
    "xlsx": Paper.SCHEDULE,
    "ics": Paper.CALENDAR,
}
_GRIDS: dict[Paper, Callable[[Material], Grid]] = {
    Paper.ONE_LINE: one_line,
    Paper.DOOD: dood_grid,
    Paper.COST: cost_grid,
}
_DRAWN: dict[tuple[Paper, str], Callable[[Material], str]] = {
    (Paper.STRIPBOARD, "svg"): lambda m: stripboard(m.schedule, m.breakdown, m.production, m.language),
    (Paper.STRIPBOARD, "html"): lambda m: board_page(m.schedule, m.breakdown, m.production, m.language),
    (Paper.DOOD, "svg"): lambda m: day_out_of_days_svg(m.schedule, m.production, m.language),
    (Paper.DOOD, "html"): lambda m: page(
        m.title, m.language, day_out_of_days_svg(m.schedule, m.production, m.language)
    ),
    (Paper.GANTT, "svg"): lambda m: gantt_svg(m.schedule, m.breakdown, m.production, m.language),
    (Paper.GANTT, "html"): lambda m: page(
        m.title, m.language, gantt_svg(m.schedule, m.breakdown, m.production, m.language)
    ),
}


def forms(paper: Paper) -> tuple[str, ...]:
    """The endings in which a paper can be had."""
    tabular = ("csv", "xlsx", "html", "pdf") if paper in _GRIDS else ()
    drawn = tuple(form for known, form in _DRAWN if known is paper)
    own = {Paper.CALL_SHEETS: ("pdf",), Paper.CALENDAR: ("ics",), Paper.SCHEDULE: ("xlsx",)}.get(paper, ())
    return tuple(dict.fromkeys((*drawn, *tabular, *own)))


def printed(paper: Paper, form: str, order: Order) -> bytes:
    """A paper's bytes; `form` is one of its `forms`."""
    material = order.material
    if draw := _DRAWN.get((paper, form)):
        return draw(material).encode()
    if paper in _GRIDS:
        return _tabular(paper, form, order)
    if paper is Paper.CALL_SHEETS:
        return _sheets(order)
    if paper is Paper.CALENDAR:
        if order.person:
            return person_calendar(material, order.person, issue=order.issue)
        return crew_calendar(material, issue=order.issue)
    return schedule_xlsx(material)


#: The papers of a plan by the names of their files, in a folder and in a workspace alike.
SHELF: dict[str, tuple[Paper, str]] = {
    "stripboard.svg": (Paper.STRIPBOARD, "svg"),
    "stripboard.html": (Paper.STRIPBOARD, "html"),
    "one-line.csv": (Paper.ONE_LINE, "csv"),
    "one-line.pdf": (Paper.ONE_LINE, "pdf"),
    "day-out-of-days.svg": (Paper.DOOD, "svg"),
    "day-out-of-days.pdf": (Paper.DOOD, "pdf"),
    "gantt.svg": (Paper.GANTT, "svg"),
    "cost.pdf": (Paper.COST, "pdf"),
    "schedule.xlsx": (Paper.SCHEDULE, "xlsx"),
    "call-sheets.pdf": (Paper.CALL_SHEETS, "pdf"),
}
CALENDARS = "calendars.zip"


def whole_set(order: Order) -> Iterator[tuple[str, bytes]]:
    """Every paper under the name of its file; the same plan gives the same names."""
    for name, (paper, form) in SHELF.items():
        yield name, printed(paper, form, order)
    for name, calendar in calendars(order):
        yield f"calendar/{name}", calendar


def calendars(order: Order) -> Iterator[tuple[str, bytes]]:
    """One a unit, one a performer who is called."""
    material = order.material
    for unit in dict.fromkeys(day.unit for day in material.schedule.days):
        yield f"{_file(f'crew {unit}')}.ics", crew_calendar(material, unit, issue=order.issue)
    called = {call.character for day in material.schedule.days for call in day.calls}
    for character, number in material.numbers.items():
        if character in called:
            name = f"{number:02d}-{_file(character)}.ics"
            yield name, person_calendar(material, character, issue=order.issue)


def calendars_zip(order: Order) -> bytes:
    """All calendars in one file, the same plan the same bytes."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as zipped:
        for name, calendar in calendars(order):
            entry = ZipInfo(name, (2000, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            zipped.writestr(entry, calendar)
    return out.getvalue()


def schedule_xlsx(material: Material) -> bytes:
    """One workbook: the schedule, days, calls, sets, day-out-of-days, cost."""
    from shudian.plan.paper.engines.workbook import workbook

    sheets = (
        (("Schedule", "拍摄计划"), one_line), (("Days", "拍摄日"), days_grid), (("Cast", "演员通告"), calls_grid),
        (("Sets", "场景"), sets_grid), (("Day out of days", "演员工作日表"), dood_grid), (("Cost", "费用"), cost_grid),
    )  # fmt: skip
    return workbook(material.title, [(material.said(*name), make(material)) for name, make in sheets])


def _tabular(paper: Paper, form: str, order: Order) -> bytes:
    material = order.material
    grid = _GRIDS[paper](material)
    if form == "csv":
        return grid_csv(grid)
    if form == "html":
        return page(material.title, material.language, table(grid)).encode()
    if form == "xlsx":
        from shudian.plan.paper.engines.workbook import workbook

        return workbook(grid.title, [(grid.title.rsplit(" · ", 1)[-1], grid)])
    from shudian.plan.paper.engines.tables import tables

    grids = dood_pages(material) if paper is Paper.DOOD else [grid]
    return tables(material, grids, order.font())


def _sheets(order: Order) -> bytes:
    material = order.material
    return call_sheets(
        material.schedule,
        material.breakdown,
        material.production,
        material.language,
        order.font(),
        problem=material.problem,
        only=order.day,
    )


def _file(name: str) -> str:
    """A name that every file system takes."""
    return "".join(char if char.isalnum() else "-" for char in name.strip()).strip("-") or "x"
