"""Stripboard, day-out-of-days, one-liner and call sheets of a small production."""

import csv
import io
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from shudian import fonts
from shudian.model.breakdown import Breakdown
from shudian.model.production import Production
from shudian.model.schedule import Schedule
from shudian.plan.paper.board import stripboard
from shudian.plan.paper.callsheet import call_sheets
from shudian.plan.paper.dood import day_out_of_days, day_out_of_days_svg
from shudian.plan.paper.html import board_page
from shudian.plan.paper.oneline import one_line_csv

Golden = Callable[[str, str], str]
Given = tuple[Schedule, Breakdown, Production]


@pytest.fixture
def papers(small_schedule: Schedule, breakdown: Breakdown, production: Production) -> Given:
    return small_schedule, breakdown, production


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_stripboard_is_the_golden_one(papers: Given, golden: Golden, language: str) -> None:
    drawn = stripboard(*papers, language)
    assert drawn == golden(f"stripboard.{language}.svg", drawn)


def test_every_scene_has_its_strip_in_its_colour(papers: Given) -> None:
    schedule = papers[0]
    tree = ET.fromstring(stripboard(*papers, "zh"))  # our own text
    strips = [g for g in tree.iter("{http://www.w3.org/2000/svg}g") if g.get("class") == "strip"]
    planned = [strip.scene for day in schedule.days for strip in day.strips]
    assert [strip.get("data-scene") for strip in strips] == planned
    colours = {g.get("data-scene"): g[1].get("fill") for g in strips}
    assert colours["s1-2"] == "#b4dfae"  # night ext. green
    assert colours["s2-1"] == "#b5d2f7"  # night int. blue
    assert colours["s2-2"] == "#ffe98a"  # day ext. yellow
    assert colours["s1-1"] == "#ffffff"  # day int. white


def test_names_that_are_markup_stay_text(papers: Given) -> None:
    schedule, breakdown, production = papers
    evil = '<script>alert("1")</script>&'
    sheets = tuple(replace(sheet, summary=evil) for sheet in breakdown.scenes)
    page = board_page(replace(schedule, title=evil), replace(breakdown, scenes=sheets), production, "en")
    assert "<script" not in page


def test_the_page_holds_board_days_and_costs(papers: Given) -> None:
    page = board_page(*papers, "zh")
    assert page.count("<svg") == 3 + len(papers[0].days)  # head, a day each, day-out-of-days, chart
    assert f"{papers[0].lines[0].amount}" in page


def test_day_out_of_days_says_start_work_hold_finish(papers: Given) -> None:
    schedule, _, production = papers
    rows = {row.character: row for row in day_out_of_days(schedule, production)}
    for member in production.cast:
        held = next(
            (x.quantity for x in schedule.lines if (x.kind, x.subject) == ("hold", member.character)), 0
        )
        paid = held if member.hold_rate.minor else rows[member.character].hold
        assert rows[member.character].hold == paid
        assert sum("H" in code for code in rows[member.character].codes) == paid
    assert rows["路人"].codes.count("SWF") == 1
    spread = replace(
        schedule, days=tuple(replace(d, calls=d.calls if d.number != 2 else ()) for d in schedule.days)
    )
    codes = {row.character: row.codes for row in day_out_of_days(spread, production)}
    assert all(re.fullmatch(r"( ?(SW|W|H|WF|SWF|WD|SWD|PW|PWF)?)*", " ".join(row)) for row in codes.values())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_table_of_days_is_the_golden_one(papers: Given, golden: Golden, language: str) -> None:
    drawn = day_out_of_days_svg(papers[0], papers[2], language)
    assert drawn == golden(f"dood.{language}.svg", drawn)


def test_the_one_liner_reads_back_as_a_spreadsheet(papers: Given) -> None:
    text = one_line_csv(*papers, "zh").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0][4] == "场次"
    scenes = sorted(row[4] for row in rows[1:])
    assert scenes == [f"\t{number}" for number in ("1-1", "1-2", "2-1", "2-2", "3-1", "3-2")]


@pytest.fixture(scope="module")
def pdf(small_schedule: Schedule, breakdown: Breakdown, production: Production) -> Callable[[str], bytes]:
    font = fonts.need("Hans").path
    return lambda language: call_sheets(small_schedule, breakdown, production, language, font)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_call_sheets_embed_their_type_and_come_out_the_same(
    pdf: Callable[[str], bytes], language: str, small_schedule: Schedule
) -> None:
    made = pdf(language)
    assert made.startswith(b"%PDF-")
    assert b"NotoSansSC" in made
    assert b"/FontFile" in made
    assert len(re.findall(rb"/Type /Page\b", made)) >= len(small_schedule.days)
    assert pdf(language) == made


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
def test_call_sheets_say_who_comes_when_and_where(
    pdf: Callable[[str], bytes], small_schedule: Schedule, tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf("zh"))
    said = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "a.pdf"), "-"], capture_output=True, check=True
    ).stdout.decode()
    pages = [page for page in said.split("\f") if "通告单" in page]
    for day, page in zip(small_schedule.days, pages, strict=False):
        assert f"第 {day.number} 天 / 共 {len(small_schedule.days)} 天" in page
        assert day.date.isoformat() in page
        assert all(strip.number in page for strip in day.strips)
        assert all(call.character in page for call in day.calls)
    assert "影视路6号" in said
    assert "天青碗" in said
    assert "瓯岭竖屏影视工作室" in said
    assert "Asia/Shanghai" in said
