"""Lines as a workbook for writers: a sheet an episode; what is not theirs to write is locked and grey.

The first row, hidden, names the columns, so that they may be moved; two hidden columns hold the line's id and
its fingerprint as sent. Remarks are comments on the target's cell.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any

from shudian.files.undated import undated
from shudian.finding import Finding, Place
from shudian.localise.adapted import findings as kinds
from shudian.localise.adapted.delivery import WRITTEN, Returned, Row, fingerprint
from shudian.localise.adapted.package import opened, other_language
from shudian.model.text import AdaptedLine
from shudian.units import Lang
from shudian.wording import Wording

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

FORM = "XLSX"
#: Key, head, width; those of WRITTEN are the writer's.
COLUMNS: tuple[tuple[str, Wording, int], ...] = (
    ("scene", Wording("Scene", "场"), 8),
    ("nth", Wording("Line", "句"), 6),
    ("who", Wording("Speaker", "说话人"), 12),
    ("source", Wording("Source", "原文"), 38),
    ("text", Wording("Adapted", "改编"), 42),
    ("spoken", Wording("As spoken", "口播"), 30),
    ("literal", Wording("Literally", "直译"), 30),
    ("reason", Wording("Why it departs", "改动理由"), 24),
    ("note", Wording("Note on culture", "文化说明"), 24),
    ("speaker", Wording("Name there", "当地人名"), 14),
    ("id", Wording("Id", "编号"), 10),
    ("sent", Wording("Sent as", "发出时"), 14),
)
_HIDDEN = ("id", "sent")
_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 a workbook's dates carry no zone
_RIGHT_TO_LEFT = ("Arab", "Hebr")
_HEAD, _LOCKED, _OPEN, _EDGE = "333F50", "F0F0F0", "FFFDF2", "D0D0D0"
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_MOST_ROWS, _MOST_COLUMNS = 20_000, 50
_NO_SHEET = Wording("none of its sheets has the columns that were sent", "没有含所发列的工作表")


def write(rows: Iterable[Row], source: Lang, target: Lang, language: str = "en") -> bytes:
    """The workbook of the rows; the heads are in the interface's `language`."""
    from openpyxl import Workbook

    book = Workbook()
    book.properties.creator = "shudian"
    book.properties.created = book.properties.modified = _EPOCH
    book.properties.language = target.tag
    book.properties.subject = f"{source.tag} → {target.tag}"
    book.remove(book.worksheets[0])
    for _, here in groupby(rows, key=lambda row: row.episode.id):
        _sheet(book, list(here), target, language)
    if not book.worksheets:
        book.create_sheet("—")
    out = io.BytesIO()
    book.save(out)
    return undated(out.getvalue())


def _sheet(book: Any, rows: Sequence[Row], target: Lang, language: str) -> None:
    from openpyxl.utils import get_column_letter

    sheet: Worksheet = book.create_sheet(f"{rows[0].episode.number:02d}")
    sheet.append([key for key, _, _ in COLUMNS])
    sheet.append([head.in_(language) for _, head, _ in COLUMNS])
    sheet.row_dimensions[1].hidden = True
    for at, (key, _, width) in enumerate(COLUMNS, 1):
        dimension = sheet.column_dimensions[get_column_letter(at)]
        dimension.width, dimension.hidden = width, key in _HIDDEN
    look = _look(target)
    for at, row in enumerate(rows, 3):
        for column, (key, _, _) in enumerate(COLUMNS, 1):
            cell: Any = sheet.cell(at, column)
            cell.value = _UNWRITABLE.sub("\ufffd", _value(row, key))
            cell.data_type = "s"  # whatever it begins with, it is no formula
            cell.number_format = "@"
            cell.fill, cell.protection, cell.alignment, cell.border = look[key]
        _remark(sheet.cell(at, _AT["text"]), row.line.remarks)
    _dress(sheet)


_AT = {key: at for at, (key, _, _) in enumerate(COLUMNS, 1)}


def _value(row: Row, key: str) -> str:
    if key in WRITTEN:
        return getattr(row.line, key) or ""
    return {
        "scene": row.scene.number,
        "nth": str(row.nth),
        "who": row.element.character or "",
        "source": row.element.text,
        "id": row.element.id,
        "sent": fingerprint(row.line),
    }[key]


def _look(target: Lang) -> dict[str, tuple[Any, ...]]:
    """Fill, protection, alignment and border of each column."""
    from openpyxl.styles import Alignment, Border, PatternFill, Protection, Side

    thin = Side(style="thin", color=_EDGE)
    edge = Border(bottom=thin, right=thin)
    rtl = target.script in _RIGHT_TO_LEFT
    made: dict[str, tuple[Any, ...]] = {}
    for key, _, _ in COLUMNS:
        mine = key in WRITTEN
        there = rtl and key in ("text", "spoken", "speaker")
        align = Alignment(
            vertical="top",
            wrap_text=True,
            readingOrder=2 if there else 0,
            horizontal="right" if there else None,
        )
        fill = PatternFill("solid", fgColor=_OPEN if mine else _LOCKED)
        made[key] = fill, Protection(locked=not mine), align, edge
    return made


def _dress(sheet: Worksheet) -> None:
    from openpyxl.styles import Font, PatternFill

    for cell in sheet[2]:
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor=_HEAD)
    sheet.freeze_panes = "E3"
    sheet.protection.sheet = True
    for allowed in ("formatColumns", "formatRows", "formatCells", "sort", "autoFilter", "objects"):
        setattr(sheet.protection, allowed, False)  # False: it is not forbidden


def _remark(cell: Any, remarks: Sequence[str]) -> None:
    from openpyxl.comments import Comment

    if remarks:
        said = "\n".join(_UNWRITABLE.sub("\ufffd", each.replace("\n", " ")) for each in remarks)
        cell.comment = Comment(said, "shudian", height=120, width=280)


def read(data: bytes, target: Lang, name: str | None = None) -> tuple[list[Returned] | None, list[Finding]]:
    """What came back, row by row; None where it is no workbook that was sent."""
    import warnings

    from openpyxl import load_workbook

    if refused := opened(data, FORM, name):
        return None, [refused]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what a workbook has beside its cells
            book = load_workbook(io.BytesIO(data))
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, OSError, SyntaxError) as error:
        why = f"{type(error).__name__}: {error}"
        return None, [kinds.NOT_SENT_FILE.at(Place(file=name), form=FORM, why=why)]
    if wrong := other_language(book.properties.language, target, name):
        return None, [wrong]
    sheets = [(sheet, keys) for sheet in book.worksheets if (keys := _keys(sheet))]
    if not sheets:
        return None, [kinds.NOT_SENT_FILE.at(Place(file=name), form=FORM, why=_NO_SHEET)]
    found: list[Finding] = []
    returned = [each for sheet, keys in sheets for each in _rows(sheet, keys, name, found)]
    return returned, found


def _keys(sheet: Worksheet) -> dict[str, int]:
    """Where each column stands now; empty for a sheet that was not sent."""
    head = [str(cell.value or "") for cell in next(sheet.iter_rows(max_row=1, max_col=_MOST_COLUMNS), ())]
    found = {key: head.index(key) for key, _, _ in COLUMNS if key in head}
    return found if {"id", "source", "text"} <= found.keys() else {}


def _rows(
    sheet: Worksheet, keys: Mapping[str, int], name: str | None, found: list[Finding]
) -> Iterator[Returned]:
    for at, cells in enumerate(
        sheet.iter_rows(min_row=3, max_row=min(sheet.max_row, _MOST_ROWS), max_col=_MOST_COLUMNS), start=3
    ):
        said = {key: _said(cells[column]) for key, column in keys.items() if column < len(cells)}
        place = Place(file=name, row=at, field=sheet.title)
        if said.get("id"):
            written = {key: said.get(key) or None for key in WRITTEN if key != "text"}
            line = AdaptedLine(said["id"], said.get("text", ""), **written, remarks=tuple(_remarks(cells)))
            yield Returned(said["id"], said.get("source", ""), line, said.get("sent") or None, place)
        elif text := said.get("text"):
            found.append(kinds.UNKNOWN_ROW.at(place, text=text))


def _said(cell: Cell | MergedCell) -> str:
    """A cell's text, whatever the spreadsheet made of it."""
    value = cell.value
    return "" if value is None else str(value).replace("_x000D_", "").replace("\r\n", "\n").strip()


def _remarks(cells: Iterable[Cell | MergedCell]) -> Iterator[str]:
    """Each comment's lines; one without a name before it is its author's."""
    for cell in cells:
        if cell.comment is None:
            continue
        author, said = (cell.comment.author or "").strip(), (cell.comment.text or "").strip()
        for line in filter(None, map(str.strip, said.splitlines())):
            own = author in ("", "shudian") or line.startswith(f"{author}:")
            yield line if own else f"{author}: {line}"
