"""Grids as one XLSX workbook, a sheet each; texts stay texts, money adds up, the same grids give the same bytes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from shudian.files.undated import undated
from shudian.plan.paper.grid import Cell, Grid, amount
from shudian.plan.paper.plain import plain
from shudian.units import Money

_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 a workbook's dates carry no zone
_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")
_EDGE = Side(style="thin", color="D0D0D0")
_BORDER = Border(bottom=_EDGE, right=_EDGE)
_HEAD = PatternFill("solid", fgColor="333F50")


def workbook(title: str, grids: Sequence[tuple[str, Grid]]) -> bytes:
    """`grids` with the names of their sheets."""
    book = Workbook()
    book.properties.creator = "shudian"
    book.properties.title = plain(title)
    book.properties.created = _EPOCH
    book.remove(book.worksheets[0])
    for name, grid in grids:
        sheet = book.create_sheet(_SHEET_NAME.sub("-", plain(name))[:31])
        _fill(sheet, grid)
        _print(sheet, grid)
    out = BytesIO()
    book.save(out)
    return undated(out.getvalue())


def _fill(sheet: Worksheet, grid: Grid) -> None:
    for column, head in enumerate(grid.heads, 1):
        cell = sheet.cell(1, column)
        _put(cell, head.said)
        cell.font, cell.fill, cell.border = Font(bold=True, color="FFFFFF"), _HEAD, _BORDER
        cell.alignment = Alignment(
            horizontal="right" if head.right else "left", vertical="center", wrap_text=True
        )
        sheet.column_dimensions[get_column_letter(column)].width = head.width + 2
    own = {(row, column): fill for row, column, fill in grid.fills}
    grounds = {fill: _ground(fill) for fill in {*own.values(), *(row.fill for row in grid.rows)} if fill}
    for y, row in enumerate(grid.rows):
        for x, value in enumerate(row.cells):
            cell = sheet.cell(y + 2, x + 1)
            _put(cell, value)
            cell.border, cell.font = _BORDER, Font(bold=row.bold)
            cell.alignment = Alignment(
                horizontal="right" if grid.heads[x].right else "left", vertical="top", wrap_text=True
            )
            if fill := own.get((y, x)) or row.fill:
                cell.fill = grounds[fill]


def _ground(fill: str) -> PatternFill:
    return PatternFill("solid", fgColor=fill.removeprefix("#").upper())


def _put(cell: SheetCell | MergedCell, value: Cell) -> None:
    """A value as what it is: never a formula, never a date made of a scene's number."""
    if isinstance(value, Money):
        cell.value = amount(value)
        decimals = "." + "0" * value.digits if value.digits else ""
        cell.number_format = f'"{value.currency}" #,##0{decimals}'
    elif isinstance(value, str):
        cell.value = plain(value)
        cell.data_type, cell.number_format = "s", "@"
    else:
        cell.value = value


def _print(sheet: Worksheet, grid: Grid) -> None:
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    if sheet.oddHeader and sheet.oddFooter:
        sheet.oddHeader.left.text = plain(grid.title).replace("&", "&&")
        sheet.oddFooter.right.text = "&P / &N"
