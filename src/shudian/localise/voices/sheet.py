"""The cue sheet of a dub: what is said when, by whom, how fast; for the recording stage and for the editor."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from fractions import Fraction

from shudian.files.csv_table import csv_table
from shudian.localise.voices.shorten import Shortening
from shudian.model.series import Series
from shudian.model.voice import Dub
from shudian.wording import Wording

HEADS = (
    Wording("cue", "序号"),
    Wording("in", "入点"),
    Wording("out", "出点"),
    Wording("role", "角色"),
    Wording("source", "原文"),
    Wording("line", "台词"),
    Wording("speed", "语速"),
    Wording("shorten to (syllables)", "缩至（音节）"),
    Wording("file", "文件"),
)
_WIDTHS = (6, 13, 13, 12, 36, 44, 8, 12, 22)


def rows(
    dub: Dub, series: Series, asked: Sequence[Shortening], rate: Fraction
) -> list[tuple[str | float, ...]]:
    sources = {element.id: element.text for element in series.episode(dub.episode).elements}
    most: Mapping[str, int] = {each.element: each.syllables for each in asked}
    return [
        (
            number,
            line.span.start.smpte(rate),
            line.span.end.smpte(rate),
            line.role,
            sources.get(line.element, ""),
            line.text,
            round(line.speed, 2),
            most.get(line.element, ""),
            line.file.name if line.file else "",
        )
        for number, line in enumerate(dub.lines, 1)
    ]


def csv_bytes(listed: Sequence[Sequence[str | float]], language: str) -> bytes:
    return csv_table([tuple(head.in_(language) for head in HEADS), *listed])


def xlsx_bytes(listed: Sequence[Sequence[str | float]], language: str, title: str) -> bytes:
    """A workbook of one sheet; text that begins with a sign of arithmetic stays text."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    from shudian.files.undated import undated

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    sheet.append([head.in_(language) for head in HEADS])
    for at, row in enumerate(listed, 2):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(at, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for letter, width in zip("ABCDEFGHI", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return undated(out.getvalue())
