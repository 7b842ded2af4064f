"""A termbase as a table for writers, CSV or XLSX: a row a sense; several words in a cell stand apart by `|`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from shudian.finding import Finding, Place
from shudian.localise.reading import text_of
from shudian.localise.terms import findings
from shudian.localise.terms.draw import Drawn
from shudian.model.term import Sense, Term, Termbase, TermKind
from shudian.units import Lang

COLUMNS = ("source", "kind", "targets", "forbidden", "explanation", "note", "lines", "episodes", "example")
_NEEDED = ("source", "targets")
_APART = " | "
Row = Mapping[str, str]


def write_csv(base: Termbase, drawn: Sequence[Drawn] = ()) -> bytes:
    """With its byte order mark, so that spreadsheets read hanzi and Thai."""
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(COLUMNS)
    table.writerows(_rows(base, drawn))
    return text.getvalue().encode("utf-8-sig")


def write_xlsx(base: Termbase, drawn: Sequence[Drawn] = ()) -> bytes:
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = f"{base.source.tag} {base.target.tag}"
    sheet.append(COLUMNS)
    for row in _rows(base, drawn):
        sheet.append([ILLEGAL_CHARACTERS_RE.sub("\ufffd", cell) for cell in row])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for column, width in zip("ABCDEFGHI", (18, 10, 34, 20, 34, 24, 8, 14, 44), strict=True):
        sheet.column_dimensions[column].width = width
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.data_type = "s"  # a term that begins with = is no formula
    sheet.freeze_panes = "B2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _rows(base: Termbase, drawn: Sequence[Drawn]) -> Iterator[tuple[str, ...]]:
    seen = {each.source: each for each in drawn}
    for term in base.entries:
        each = seen.get(term.source)
        lines = str(len(each.lines)) if each else ""
        episodes = _spans(each.episodes) if each else ""
        example = each.lines[0].source if each and each.lines else ""
        for sense in term.senses or (Sense(),):
            yield (
                term.source,
                term.kind.value,
                _APART.join(sense.targets),
                _APART.join(sense.forbidden),
                sense.explanation or "",
                term.note or "",
                lines,
                episodes,
                example,
            )


def _spans(episodes: Sequence[str]) -> str:
    """1-3, 7"""
    spans: list[list[str]] = []
    for each in episodes:
        if spans and each.isdecimal() and spans[-1][-1].isdecimal() and int(each) == int(spans[-1][-1]) + 1:
            spans[-1] = [spans[-1][0], each]
        else:
            spans.append([each])
    return ", ".join("-".join(span) for span in spans)


def read_table(
    data: bytes, source: Lang, target: Lang, file: str | None = None
) -> tuple[Termbase | None, list[Finding]]:
    """CSV or XLSX by its first bytes; rows of one source word are its senses."""
    rows, found = cells_of(data, file)
    if rows is None:
        return None, found
    head = [name.strip().lower() for name in rows[0]] if rows else []
    for column in _NEEDED:
        if column not in head:
            place = Place(file=file, row=1)
            found.append(findings.TABLE_COLUMNS.at(place, column=column, columns=", ".join(COLUMNS[:6])))
            return None, found
    terms: dict[str, Term] = {}
    for number, cells in enumerate(rows[1:], 2):
        row = dict(zip(head, (cell.strip() for cell in cells), strict=False))
        if not row.get("source"):
            continue
        try:
            term = _term(row)
        except ValueError as error:
            found.append(findings.TABLE_ROW.at(Place(file=file, row=number), why=str(error)))
            continue
        before = terms.get(term.source)
        terms[term.source] = replace(before, senses=before.senses + term.senses) if before else term
    return Termbase(source, target, tuple(terms.values())), found


def cells_of(data: bytes, file: str | None) -> tuple[list[list[str]] | None, list[Finding]]:
    """The rows of a CSV, or of an XLSX's first sheet, as texts."""
    return _sheet(data, file) if data.startswith(b"PK") else _text(data, file)


def _term(row: Row) -> Term:
    targets, forbidden = _words(row.get("targets", "")), _words(row.get("forbidden", ""))
    sense = Sense(targets, row.get("explanation") or None, forbidden)
    kind = TermKind(row.get("kind") or TermKind.OTHER)
    return Term(row["source"], () if sense == Sense() else (sense,), kind, row.get("note") or None)


def _words(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words for each in cell.split("|") if (words := each.strip())))


def _text(data: bytes, file: str | None) -> tuple[list[list[str]] | None, list[Finding]]:
    text, found = text_of(data, file)
    if text is None:
        return None, found
    head = text.split("\n", 1)[0]
    separator = max(",;\t", key=head.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator)), found
    except csv.Error as error:
        return None, [*found, findings.TABLE_FILE.at(Place(file=file), why=str(error))]


def _sheet(data: bytes, file: str | None) -> tuple[list[list[str]] | None, list[Finding]]:
    from openpyxl import load_workbook

    try:
        sheet = load_workbook(io.BytesIO(data), read_only=True, data_only=True).worksheets[0]
        rows = [
            ["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)
        ]
    except Exception as error:  # noqa: BLE001  # a damaged workbook raises whatever its parts raise
        return None, [findings.TABLE_FILE.at(Place(file=file), why=str(error) or type(error).__name__)]
    return rows, []
