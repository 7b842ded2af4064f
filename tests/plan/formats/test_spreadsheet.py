"""A plan in a workbook is read like a table; what a spreadsheet made of its cells is understood."""

import csv
from datetime import date, datetime, time
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from tests.plan.formats.test_reading import MEANT, WRITTEN, days_of, errors, read
from tests.plan.whole import PLAN, PROBLEM

from shudian.model.breakdown import Breakdown
from shudian.model.production import Production
from shudian.model.schedule import Schedule
from shudian.plan.formats import plan_csv, read_plan
from shudian.plan.paper.material import Material
from shudian.plan.paper.press import schedule_xlsx
from shudian.plan.problem import Problem


def packed(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def sheet_of(rows: list[list[Any]], *, behind: bool = False) -> bytes:
    """A workbook of these rows, on its second sheet if `behind`."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    if behind:
        sheet.append(["Notes", "none"])
        sheet = book.create_sheet("Plan")
    for row in rows:
        sheet.append(row)
    return packed(book)


@pytest.mark.parametrize("way", [way for way in WRITTEN if way.startswith("a table")])
def test_a_table_in_a_workbook_says_what_it_says_as_text(way: str) -> None:
    separator = max(",;\t", key=WRITTEN[way].count)
    rows = list(csv.reader(StringIO(WRITTEN[way]), delimiter=separator))
    plan, found = read(sheet_of(rows, behind=True))
    assert not errors(found)
    assert days_of(plan) == MEANT


def test_dates_hours_and_numbers_are_read_as_what_they_are() -> None:
    rows: list[list[Any]] = [["日期", "组", "通告", "场次", "开始", "分钟"]]
    for day in PLAN.days:
        for strip in day.strips:
            minutes = float(strip.minutes)
            rows.append(
                [datetime.combine(day.date, time()), day.unit, day.call.time(), strip.number, None, minutes]
            )
    plan, found = read(sheet_of(rows))
    assert not errors(found)
    assert days_of(plan) == MEANT
    assert plan
    assert [each.call for each in plan.days] == [each.call for each in PLAN.days]


def test_a_number_that_became_a_date_is_still_the_scene() -> None:
    """1-3 typed into a cell is 3 January to a spreadsheet."""
    rows: list[list[Any]] = [["date", "scene"], [date(2027, 4, 12), datetime(2027, 1, 3)]]  # noqa: DTZ001 a cell has no zone
    plan, found = read(sheet_of(rows))
    assert not errors(found)
    assert plan
    assert [strip.number for strip in plan.days[0].strips] == ["1-3"]


def test_our_own_workbook_reads_back(
    asked: Problem, solved: Schedule, breakdown: Breakdown, production: Production
) -> None:
    for language in ("zh", "en"):
        book = schedule_xlsx(Material(solved, breakdown, production, language))
        again, found = read_plan(book, asked, "plan.xlsx")
        assert not errors(found), found
        assert again
        assert [each.strips for each in again.days] == [each.strips for each in solved.days]


def test_what_is_no_workbook_is_said_so() -> None:
    empty, other = BytesIO(), BytesIO()
    with ZipFile(other, "w") as package:
        package.writestr("word/document.xml", "<w/>")
    for data in (
        b"PK\x03\x04",
        other.getvalue(),
        sheet_of([["scene"], ["1-1"]]),
        empty.getvalue() + b"PK\x03\x04x",
    ):
        plan, found = read(data)
        assert plan is None
        assert [each.code for each in found] == ["plan.file-unreadable"]


def test_what_unpacks_without_end_is_not_unpacked() -> None:
    out = BytesIO()
    with ZipFile(out, "w", compression=8) as package:
        package.writestr("xl/worksheets/sheet1.xml", bytes(101_000_000))
    plan, found = read(out.getvalue())
    assert plan is None
    assert [each.code for each in found] == ["plan.file-unreadable"]


@settings(max_examples=60)
@given(data=st.data())
def test_no_broken_workbook_breaks_the_reader(data: st.DataObject) -> None:
    whole = sheet_of([["date", "scene"], ["2027-04-12", "1-1"]])
    parts = {name: ZipFile(BytesIO(whole)).read(name) for name in ZipFile(BytesIO(whole)).namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    at = data.draw(st.integers(0, len(parts[name])))
    changed = (
        parts[name][:at]
        + data.draw(st.binary(max_size=8))
        + parts[name][at + data.draw(st.integers(0, 40)) :]
    )
    out = BytesIO()
    with ZipFile(out, "w") as package:
        for each, content in parts.items():
            if each != name or data.draw(st.booleans()):
                package.writestr(each, changed if each == name else content)
    plan, found = read_plan(out.getvalue(), PROBLEM, "plan.xlsx")
    assert plan is not None or found
    cut = whole[: data.draw(st.integers(4, len(whole)))]
    plan, found = read_plan(cut, PROBLEM, "plan.xlsx")
    assert plan is not None or found


def test_a_table_of_text_is_not_taken_for_a_workbook() -> None:
    assert days_of(read(plan_csv(PLAN, "zh"))[0]) == MEANT
