"""The breakdown as an XLSX workbook: scenes, items, cast, sets, and a breakdown sheet a scene for the wall.

Texts are text cells, so that no spreadsheet makes a date of scene 1-1; the workbook's dates are fixed, so
that the same breakdown gives the same bytes.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from shudian.files.undated import undated
from shudian.model.breakdown import Breakdown
from shudian.script.sheets.grid import Grid
from shudian.script.sheets.grids import cast_grid, item_grid, scene_grid, set_grid
from shudian.script.sheets.scene_pages import fill_pages
from shudian.wording import Wording

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 a workbook's dates carry no zone
_HEAD = "333F50"
_PAGES = Wording("Breakdown sheets", "分场拆解单")


def xlsx_bytes(breakdown: Breakdown, language: str) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    book.properties.creator = "shudian"
    book.properties.title = breakdown.title
    book.properties.created = _EPOCH
    book.remove(book.worksheets[0])
    for make in (scene_grid, item_grid, cast_grid, set_grid):
        grid = make(breakdown, language)
        sheet = book.create_sheet(grid.title.in_(language))
        _fill(sheet, grid, language)
        _dress(sheet, grid)
    fill_pages(book.create_sheet(_PAGES.in_(language)), breakdown, language)
    out = BytesIO()
    book.save(out)
    return undated(out.getvalue())


def _fill(sheet: Worksheet, grid: Grid, language: str) -> None:
    from openpyxl.utils import get_column_letter

    sheet.append([head.in_(language) for head, _ in grid.heads])
    for at, (_, width) in enumerate(grid.heads, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    for row in grid.rows:
        sheet.append(row.cells)


def _dress(sheet: Worksheet, grid: Grid) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.worksheet.properties import PageSetupProperties

    line = Side(style="thin", color="D0D0D0")
    border = Border(bottom=line, right=line)
    top = Alignment(vertical="top", wrap_text=True)
    fills = {
        fill: PatternFill("solid", fgColor=fill) for fill in (_HEAD, *(row.fill for row in grid.rows)) if fill
    }
    for cells, fill in zip(sheet.iter_rows(), [_HEAD, *(row.fill for row in grid.rows)], strict=True):
        for cell in cells:
            cell.alignment, cell.border = top, border
            if isinstance(cell.value, str):
                cell.data_type, cell.number_format = "s", "@"
            if fill:
                cell.fill = fills[fill]
    for cell in sheet[1]:
        cell.font = Font(bold=True, color="FFFFFF")
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
