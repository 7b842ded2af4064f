"""The breakdown as CSV and XLSX: what Excel opens right, the same bytes each time."""

import csv
import json
import os
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

from openpyxl import load_workbook

from shudian.model.breakdown import Breakdown, State
from shudian.script import breakdown, read
from shudian.script.outline import outline
from shudian.script.sheets import category_name, csv_bytes, uss_text, xlsx_bytes

PAGE = """\
《补天青》
第1集 假的
1-1 夜 内 漆坊
人物：小满、窑工*4
△小满抱着一只纸箱。
小满：走。
第2集
2-1 日 外 廊桥
取景地：瓯岭县
人物：小满
△=1+1
"""


def made() -> Breakdown:
    series, _ = read(PAGE.encode(), "a.txt")
    assert series
    return breakdown(series)[0]


def test_csv_opens_in_excel_as_utf8_with_the_golden_rows(root: Path) -> None:
    data = csv_bytes(made(), "zh")
    assert data.startswith(b"\xef\xbb\xbf")
    golden = root / "tests" / "golden" / "script" / "breakdown.zh.csv"
    if os.environ.get("SHUDIAN_WRITE_GOLDEN"):
        golden.write_bytes(data)
    assert data == golden.read_bytes()


def test_a_cell_is_never_a_formula_nor_a_date() -> None:
    rows = list(csv.DictReader(StringIO(csv_bytes(made(), "en").decode("utf-8-sig"))))
    assert (rows[1]["Scene"], rows[1]["Summary"]) == ("\t2-1", "\t=1+1")
    sheet = load_workbook(BytesIO(xlsx_bytes(made(), "en")))["Scenes"]
    assert [(sheet[at].value, sheet[at].data_type, sheet[at].number_format) for at in ("B3", "Z3")] == [
        ("2-1", "s", "@"),
        ("=1+1", "s", "@"),
    ]


def test_the_workbook_has_scenes_and_items() -> None:
    book = load_workbook(BytesIO(xlsx_bytes(made(), "zh")))
    assert book.sheetnames == ["分场表", "拆解清单", "演员表", "场景表", "分场拆解单"]
    scenes = book["分场表"]
    assert [cell.value for cell in scenes[2]][:5] == [1, "1-1", "内", "夜", "漆坊"]
    assert scenes.freeze_panes == "C2"
    names = {row[2].value: row[3].value for row in book["拆解清单"].iter_rows(min_row=2)}
    assert names["窑工"] == 4
    assert "纸箱" in names


def test_the_workbook_is_the_same_bytes_every_time() -> None:
    first = xlsx_bytes(made(), "en")
    assert first == xlsx_bytes(made(), "en")
    with ZipFile(BytesIO(first)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {2000}
        assert b"2000-01-01T00:00:00Z</dcterms:modified>" in archive.read("docProps/core.xml")


def test_categories_are_named_in_both_languages() -> None:
    assert category_name(103).zh == "车辆"
    assert category_name(999).en == "999"


def test_the_outline_names_every_scene() -> None:
    series, _ = read(PAGE.encode(), "a.txt")
    assert series
    assert outline(series, "en") == (
        "补天青 (中文) · episodes 2 · scenes 2 · lines of dialogue 1 · about 0:04\n"
        "\n"
        "Episode 1 假的 · scenes 1 · 0:03\n"
        "  1-1  夜  INT  漆坊  · cast line 2, dialogue 1, 0:03\n"
        "\n"
        "Episode 2 · scenes 1 · 0:02\n"
        "  2-1  日  EXT  廊桥  (瓯岭县)  · cast line 1, dialogue 0, 0:02\n"
    )
    assert outline(series, "zh").startswith("《补天青》（中文）· 2 集 · 2 场 · 1 句台词")


def test_parts_and_sets_have_a_table_of_their_own() -> None:
    book = load_workbook(BytesIO(xlsx_bytes(made(), "en")))
    cast = [[cell.value for cell in row] for row in book["Cast"].iter_rows(min_row=2)]
    assert (cast[0][0], cast[0][1], cast[0][4], cast[0][8]) == (1, "小满", 2, "1-1  2-1")
    sets = {row[0].value: row[6].value for row in book["Sets"].iter_rows(min_row=2)}
    assert sets == {"漆坊": 1, "廊桥": 1}


def test_each_scene_has_its_breakdown_sheet_on_a_page_of_its_own() -> None:
    pages = load_workbook(BytesIO(xlsx_bytes(made(), "en")))["Breakdown sheets"]
    told = [[cell.value for cell in row] for row in pages.iter_rows()]
    assert told[0][0] == "补天青"
    assert told[1:3] == [["Scene", "I/E", "Set"], ["1-1", "INT", "漆坊"]]
    assert ["Cast", "Extras", "Stunts"] in told
    assert "1. 小满" in {row[0] for row in told}
    assert len(pages.row_breaks.brk) == 2


def test_a_scheduler_reads_the_breakdown_as_its_standard_has_it(shared_data: Path) -> None:
    sample = json.loads((shared_data / "script/breakdown/uss-small_sample_schedule.uss").read_text("utf-8"))
    told = json.loads(uss_text(made(), "en"))["universalScheduleStandard"]
    like = sample["universalScheduleStandard"]
    assert told.keys() == like.keys()
    for part in ("breakdowns", "categories", "elements", "stripboards"):
        assert {frozenset(each) for each in told[part]} == {frozenset(like[part][0])}, part
    ids = {element["id"]: element for element in told["elements"]}
    categories = {category["id"]: category["ucid"] for category in told["categories"]}
    first = told["breakdowns"][0]
    assert (first["scene"], first["type"]) == ("1-1", "scene")
    needs = {(categories[ids[id]["category"]], ids[id]["name"]) for id in first["elements"]}
    assert {(0, "漆坊"), (1, "INT"), (2, "NIGHT"), (100, "小满"), (101, "窑工"), (104, "纸箱")} <= needs
    assert told["stripboards"][0]["boards"][0]["breakdownIds"] == [each["id"] for each in told["breakdowns"]]
    assert uss_text(made(), "en") == uss_text(made(), "en")


def test_what_was_rejected_is_grey_in_the_workbook_and_not_in_the_standard() -> None:
    kept = made()
    items = tuple(replace(i, state=State.REJECTED) if i.name == "纸箱" else i for i in kept.items)
    rejected = replace(kept, items=items)
    rows = load_workbook(BytesIO(xlsx_bytes(rejected, "en")))["Items"].iter_rows(min_row=2)
    assert {row[2].value: row[5].value for row in rows}["纸箱"] == "rejected"
    assert "纸箱" not in uss_text(rejected, "en").replace(kept.scenes[0].summary, "")
