"""Every paper in every form: the same bytes twice, readable by others, hostile names kept as text."""

import csv
import io
import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from shudian import fonts
from shudian.model.breakdown import Breakdown
from shudian.model.production import Production
from shudian.model.progress import DayReport, Progress
from shudian.model.schedule import CostLine, Schedule
from shudian.plan.paper.costs import cost_grid
from shudian.plan.paper.dood import dood_pages
from shudian.plan.paper.material import Material
from shudian.plan.paper.press import (
    SHELF,
    USUAL,
    Order,
    Paper,
    calendars_zip,
    forms,
    printed,
    schedule_xlsx,
    whole_set,
)
from shudian.plan.problem import Problem
from shudian.units import Money

Materials = dict[str, Material]
EVIL = '=HYPERLINK("http://x")<b>&\x07\ud800'


def order(material: Material) -> Order:
    return Order(material, lambda: fonts.need("Hans").path)


@pytest.fixture
def evil(crowded: Materials) -> Material:
    """Names that are formulas, markup and control characters, over one day."""
    material = crowded["zh"]
    day = material.schedule.days[0]
    strips = tuple(replace(strip, number=f"=1+{n}") for n, strip in enumerate(day.strips))
    sheets = tuple(replace(s, summary=EVIL, props=(EVIL,)) for s in material.breakdown.scenes)
    return replace(
        material,
        schedule=replace(material.schedule, days=(replace(day, strips=strips),)),
        breakdown=replace(material.breakdown, scenes=sheets),
        production=replace(material.production, title=EVIL, producer=EVIL),
    )


@pytest.mark.parametrize("paper", Paper)
def test_each_paper_comes_in_its_forms(evil: Material, paper: Paper) -> None:
    starts = {
        "svg": b"<svg", "html": b"<!doctype html>", "pdf": b"%PDF-", "csv": b"\xef\xbb\xbf",
        "xlsx": b"PK", "ics": b"BEGIN:VCALENDAR\r\n",
    }  # fmt: skip
    assert forms(paper)
    for form in forms(paper):
        made = printed(paper, form, order(evil))
        assert made.startswith(starts[form])
        assert printed(paper, form, order(evil)) == made
        if form == "svg":
            ET.fromstring(made)
        if form == "html":
            assert b"<b>&" not in made


def test_every_ending_has_its_usual_paper() -> None:
    assert all(form in forms(paper) for form, paper in USUAL.items())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_whole_set_has_names_that_stay(crowded: Materials, language: str) -> None:
    material = crowded[language]
    short = replace(material, schedule=replace(material.schedule, days=material.schedule.days[:1]))
    made = [name for name, _ in whole_set(order(short))]
    assert len(set(made)) == len(made)
    assert [name for name in made if "/" not in name] == list(SHELF)
    assert "calendar/crew-A.ics" in made
    assert "calendar/01-角色01.ics" in made
    with ZipFile(io.BytesIO(calendars_zip(order(short)))) as zipped:
        assert [f"calendar/{name}" for name in zipped.namelist()] == [name for name in made if "/" in name]


def test_the_workbook_reads_back_as_written(crowded: Materials) -> None:
    material = crowded["zh"]
    book = load_workbook(io.BytesIO(schedule_xlsx(material)))
    assert book.sheetnames == ["拍摄计划", "拍摄日", "演员通告", "场景", "演员工作日表", "费用"]
    rows = list(book["拍摄计划"].iter_rows(min_row=2, values_only=True))
    strips = [strip for day in material.schedule.days for strip in day.strips]
    assert [row[5] for row in rows] == [strip.number for strip in strips]
    total = list(book["费用"].iter_rows(values_only=True))[-1]
    assert total[0] == "合计"
    assert Decimal(str(total[3])) == Decimal(219000)
    assert book["费用"].cell(2, 4).number_format == '"CNY" #,##0.00'
    days = list(book["拍摄日"].iter_rows(min_row=2, values_only=True))
    assert [day[0] for day in days] == list(range(1, 9))
    assert days[0][4:7] == ("07:00", "11:20", "17:45")


def test_no_cell_becomes_a_formula_or_a_date(evil: Material) -> None:
    book = load_workbook(io.BytesIO(schedule_xlsx(evil)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert not [cell for cell in cells if isinstance(cell.value, date)]
    assert book.worksheets[0].cell(2, 5).value == "=1+0"
    rows = list(csv.reader(io.StringIO(printed(Paper.ONE_LINE, "csv", order(evil)).decode("utf-8-sig"))))
    assert rows[1][4] == "\t=1+0"


@pytest.mark.parametrize("paper", [Paper.STRIPBOARD, Paper.DOOD, Paper.GANTT])
def test_drawings_are_well_formed(crowded: Materials, paper: Paper) -> None:
    ET.fromstring(printed(paper, "svg", order(crowded["en"])))  # our own text


def test_the_chart_holds_each_set_and_each_performer(crowded: Materials) -> None:
    material = crowded["zh"]
    drawn = printed(Paper.GANTT, "svg", order(material)).decode()
    assert all(story_set.place[:6] in drawn for story_set in material.production.sets)
    assert len(re.findall(r">SW\b", drawn)) + len(re.findall(r">SWD\b", drawn)) == 14


def test_a_drop_and_the_way_between_regions_stand_in_the_days(crowded: Materials) -> None:
    rows = list(csv.reader(io.StringIO(printed(Paper.DOOD, "csv", order(crowded["zh"])).decode("utf-8-sig"))))
    dropped = next(row for row in rows if row[1] == "角色04")
    assert [code for code in dropped[3:] if code][:2] == ["SWD", "PWF"]
    assert "HT" in next(row for row in rows if row[1] == "角色01")


def test_papers_of_an_empty_plan_are_made_too(crowded: Materials, tmp_path: Path) -> None:
    material = crowded["en"]
    empty = replace(material, schedule=replace(material.schedule, days=(), lines=()))
    for name, data in whole_set(order(empty)):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    assert (tmp_path / "call-sheets.pdf").stat().st_size > 1000


@pytest.fixture
def reported(
    small_schedule: Schedule, breakdown: Breakdown, production: Production, asked: Problem
) -> Material:
    """The first day is shot, and its stage cost 300 yuan more than planned."""
    first = small_schedule.days[0]
    spent = (CostLine("rent", "stage", 1, Money(530000, "CNY")),)
    shot = tuple(strip.scene for strip in first.strips)
    progress = Progress("补天青", (DayReport(first.date, first.unit, shot, spent=spent),))
    return Material(small_schedule, breakdown, production, "en", asked, progress)


def test_the_cost_report_sets_spending_against_the_plan(reported: Material) -> None:
    grid = cost_grid(reported)
    assert [head.said for head in grid.heads[2:]] == [
        "Plan",
        "Plan to date",
        "Spent to date",
        "Expected",
        "Variance",
    ]
    assert grid.rows[-1].cells[2] == reported.schedule.cost
    assert grid.rows[-1].cells[-1] == Money(30000, "CNY")
    assert "Reported until 2027-04-13" in grid.note


def test_a_problem_of_another_plan_leaves_the_cost_report_to_the_plan(reported: Material) -> None:
    assert reported.problem
    other = replace(reported, problem=replace(reported.problem, scenes=reported.problem.scenes[:1]))
    assert cost_grid(other) == cost_grid(replace(reported, progress=None))
    assert cost_grid(replace(reported, progress=Progress("x"))).rows[-1].cells[4] == Money(0, "CNY")


def test_many_dates_go_on_in_further_pieces(crowded: Materials) -> None:
    material = crowded["zh"]
    days = list(material.schedule.days)
    later = tuple(
        replace(day, number=8 + n, date=day.date + timedelta(days=20)) for n, day in enumerate(days[:3], 1)
    )
    long = replace(
        material,
        schedule=replace(material.schedule, days=(*days, *later)),
        production=replace(
            material.production, shooting_dates=tuple(days[0].date + timedelta(days=n) for n in range(40))
        ),
    )
    pieces = dood_pages(long)
    said = [head.said[:5] for piece in pieces for head in piece.heads if re.match(r"\d\d-\d\d ", head.said)]
    assert len(pieces) == 2
    assert said == sorted(set(said))
    assert [len(piece.rows) for piece in pieces] == [14, 14]
    assert pieces[-1].heads[-1].said == "杀青"
