"""A plan in a workbook (XLSX): the rows of its first sheet that names its columns, cells as a person reads them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from shudian.finding import Finding, Place
from shudian.model.schedule import Schedule
from shudian.plan.formats import findings as kinds
from shudian.plan.formats.table import Rows, head_of, read_rows
from shudian.plan.problem import Problem

MARK = b"PK\x03\x04"
_MOST_BYTES = 100_000_000  # unpacked
_MOST_ROWS, _MOST_COLUMNS = 20_000, 200


def read_workbook(data: bytes, problem: Problem, name: str | None) -> tuple[Schedule | None, list[Finding]]:
    if _unpacked(data) > _MOST_BYTES or (sheets := _sheets(data)) is None:
        return None, [kinds.UNREADABLE.at(Place(file=name), why=kinds.NO_WORKBOOK)]
    for rows in sheets:
        if (head := head_of(rows)) is not None:
            return read_rows(rows, head, problem, name)
    return None, [kinds.UNREADABLE.at(Place(file=name), why=kinds.NO_HEADS)]


def _unpacked(data: bytes) -> int:
    try:
        with ZipFile(BytesIO(data)) as package:
            return sum(part.file_size for part in package.infolist())
    except (BadZipFile, ValueError, OSError):
        return _MOST_BYTES + 1


def _sheets(data: bytes) -> list[Rows] | None:
    """The rows of every sheet; None if this is no workbook."""
    from openpyxl import load_workbook

    try:
        book = load_workbook(BytesIO(data), data_only=True, read_only=True)
        return [list(_rows(sheet.iter_rows(values_only=True))) for sheet in book.worksheets]
    except Exception:  # noqa: BLE001 - openpyxl raises whatever comes of a broken part
        return None


def _rows(values: Iterator[tuple[object, ...]]) -> Iterator[tuple[int, list[str]]]:
    for line, row in enumerate(values, 1):
        if line > _MOST_ROWS:
            return
        yield line, [_written(value) for value in row[:_MOST_COLUMNS]]


def _written(value: object) -> str:
    """A cell as it would be typed: a day without an hour, an hour without a day, a whole number without a point."""
    if isinstance(value, datetime):
        if value.time() == time():
            return value.date().isoformat()
        return value.strftime("%H:%M") if value.year <= 1900 else value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()
