"""The breakdown as a table: rows for CSV and for an XLSX workbook with one sheet of scenes, one of items.

CSV starts with a byte-order mark: Excel in China opens UTF-8 without one as GB18030. It reads scene 1-1
as the first of January and a line that starts with = as a formula, so such cells start with a tab, which
Excel takes for text and hides. In the workbook they are text cells. Its dates are fixed, so that the same
breakdown gives the same bytes.
"""

from __future__ import annotations

import csv
import re
from datetime import datetime
from fractions import Fraction
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from shudian.model.breakdown import Breakdown, BreakdownItem, SceneSheet
from shudian.model.series import IntExt, Light
from shudian.script.tables import table
from shudian.script.undated import undated
from shudian.wording import Wording

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Cell = str | int | float

_HEADS = (
    (Wording("Episode", "集"), 8), (Wording("Scene", "场次"), 9), (Wording("I/E", "内外"), 7),
    (Wording("Time", "日夜"), 9), (Wording("Set", "场景"), 26), (Wording("Location", "取景地"), 20),
    (Wording("Flashback", "闪回"), 9), (Wording("Seconds", "秒"), 8), (Wording("Spoken", "字数"), 8),
    (Wording("Cast", "演员"), 26), (Wording("Extras", "群演"), 18), (Wording("Props", "道具"), 28),
    (Wording("Wardrobe", "服装"), 24), (Wording("Vehicles", "车辆"), 16), (Wording("Animals", "动物"), 12),
    (Wording("Effects", "特效"), 18), (Wording("Sound and music", "声音"), 18), (Wording("Brands", "品牌"), 14),
    (Wording("Summary", "内容提要"), 44),
)  # fmt: skip
_ITEM_HEADS = (
    (Wording("No.", "编号"), 7), (Wording("Category", "类别"), 20), (Wording("Item", "项目"), 30),
    (Wording("Quantity", "数量"), 10), (Wording("Scenes", "场数"), 8), (Wording("In scenes", "所在场次"), 60),
)  # fmt: skip
_SCENES = Wording("Scenes", "分场表")
_ITEMS = Wording("Items", "拆解清单")
_INT_EXT = {
    IntExt.INT: Wording("INT", "内"),
    IntExt.EXT: Wording("EXT", "外"),
    IntExt.INT_EXT: Wording("INT/EXT", "内/外"),
}
_YES = Wording("yes", "是")
#: Stripboard custom: interior day white, exterior day yellow, interior night blue, exterior night green.
_FILLS = {
    (False, Light.DAY): "FFFFFF", (True, Light.DAY): "FFF4C2", (False, Light.NIGHT): "D6E4F5",
    (True, Light.NIGHT): "D5EBD8", (False, Light.DAWN): "FBE3EC", (True, Light.DAWN): "FBE3EC",
    (False, Light.DUSK): "FBE0CB", (True, Light.DUSK): "FBE0CB",
}  # fmt: skip
#: What a spreadsheet takes for a formula, a date or a number.
_MISREAD = re.compile(r"[=+\-@]|\d+(?:[-/.]\d+)*$")
_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 a workbook's dates carry no zone


def csv_bytes(breakdown: Breakdown, language: str) -> bytes:
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(head.in_(language) for head, _ in _HEADS)
    for sheet in breakdown.scenes:
        writer.writerow(_guarded(cell) for cell in _row(sheet, language))
    return out.getvalue().encode("utf-8-sig")


def xlsx_bytes(breakdown: Breakdown, language: str) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    book.properties.creator = "shudian"
    book.properties.title = breakdown.title
    book.properties.created = _EPOCH
    scenes = book.active
    assert scenes is not None
    _fill(scenes, _SCENES.in_(language), [h.in_(language) for h, _ in _HEADS], [w for _, w in _HEADS])
    for sheet in breakdown.scenes:
        scenes.append(_row(sheet, language))
    _dress(scenes, [_FILLS.get((s.int_ext is IntExt.EXT, s.light or Light.DAY)) for s in breakdown.scenes])
    items = book.create_sheet()
    _fill(items, _ITEMS.in_(language), [h.in_(language) for h, _ in _ITEM_HEADS], [w for _, w in _ITEM_HEADS])
    numbers = {sheet.scene: sheet.number or sheet.scene for sheet in breakdown.scenes}
    for item in breakdown.items:
        items.append(_item_row(item, numbers, language))
    _dress(items, [None] * len(breakdown.items))
    out = BytesIO()
    book.save(out)
    return undated(out.getvalue())


def category_name(ucis: int) -> Wording:
    """A category's name by its number; one that the table lacks is named by the number."""
    found = next((c for c in table("categories")["category"] if c["ucis"] == ucis), None)
    return Wording(found["en"], found["zh"]) if found else Wording(str(ucis), str(ucis))


def _row(sheet: SceneSheet, language: str) -> list[Cell]:
    comma = "、" if language.startswith("zh") else ", "
    return [
        sheet.episode,
        _text(sheet.number or sheet.scene),
        _INT_EXT[sheet.int_ext].in_(language) if sheet.int_ext else "",
        _text(sheet.time or ""),
        _text(sheet.place),
        _text(sheet.location or ""),
        _YES.in_(language) if sheet.flashback else "",
        _seconds(sheet.seconds),
        sheet.spoken,
        *(
            _text(comma.join(names))
            for names in (
                sheet.cast, sheet.extras, sheet.props, sheet.wardrobe, sheet.vehicles,
                sheet.animals, sheet.effects, sheet.sounds, sheet.brands,
            )
        ),
        _text(sheet.summary),
    ]  # fmt: skip


def _item_row(item: BreakdownItem, numbers: dict[str, str], language: str) -> list[Cell]:
    scenes = list(dict.fromkeys(numbers[mention.scene] for mention in item.mentions))
    return [
        item.category,
        category_name(item.category).in_(language),
        _text(item.name),
        item.quantity or "",
        len(scenes),
        _text("  ".join(scenes)),
    ]


def _seconds(seconds: Fraction) -> float:
    return float(round(seconds, 2))


def _text(words: str) -> str:
    """Words without the control characters that a workbook refuses."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", words)


def _guarded(cell: Cell) -> Cell:
    """A CSV cell that a spreadsheet leaves as written."""
    if isinstance(cell, str) and _MISREAD.match(cell):
        return f"\t{cell}"
    return cell


def _fill(sheet: Worksheet, title: str, heads: list[str], widths: list[int]) -> None:
    from openpyxl.utils import get_column_letter

    sheet.title = title
    sheet.append(heads)
    for at, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width


def _dress(sheet: Worksheet, fills: list[str | None]) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.worksheet.properties import PageSetupProperties

    line = Side(style="thin", color="D0D0D0")
    for row, fill in zip(sheet.iter_rows(), ["333F50", *fills], strict=True):
        for cell in row:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            cell.border = Border(bottom=line, right=line)
            if isinstance(cell.value, str):
                cell.data_type, cell.number_format = "s", "@"
            if fill:
                cell.fill = PatternFill("solid", fgColor=fill)
    for cell in sheet[1]:
        cell.font = Font(bold=True, color="FFFFFF")
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
