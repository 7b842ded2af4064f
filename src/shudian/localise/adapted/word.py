"""Lines as a Word document for writers: two columns, source and target, an episode a table.

The source's cell holds, hidden, the line's id and its fingerprint as sent. What is said about a line is a
comment on its target, the note on culture one of an author of that name. Changes that a writer tracked are
read as accepted.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from shudian.files.undated import undated
from shudian.finding import Finding, Place
from shudian.localise.adapted import findings as kinds
from shudian.localise.adapted.delivery import Returned, Row, fingerprint
from shudian.localise.adapted.package import opened, other_language
from shudian.model.text import AdaptedLine
from shudian.units import Lang
from shudian.wording import Wording

FORM = "DOCX"
_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 a document's dates carry no zone
_MOMENT = "2000-01-01T00:00:00Z"
_NOTE = "note"
_CARRIES = ("text", "note")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ID = re.compile(r"⟦(.*)·([0-9a-f]{12})⟧")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_EPISODE = Wording("Episode {number} {title}", "第 {number} 集 {title}")
_HEADS = Wording("Source", "原文"), Wording("Adapted", "改编")
_NO_TABLE = Wording("it has no table of lines that were sent", "没有所发台词的表格")


def write(rows: Iterable[Row], source: Lang, target: Lang, language: str = "en") -> bytes:
    """The document of the rows; headings are in the interface's `language`."""
    from docx import Document

    document: Any = Document()
    document.core_properties.author = "shudian"
    document.core_properties.created = document.core_properties.modified = _EPOCH
    document.core_properties.language = target.tag
    document.core_properties.subject = f"{source.tag} → {target.tag}"
    for _, here in groupby(rows, key=lambda row: row.episode.id):
        _table(document, list(here), language)
    for comment in document.comments:
        comment._comment_elm.set(f"{_W}date", _MOMENT)  # noqa: SLF001 it has no name in public
    out = io.BytesIO()
    document.save(out)
    return undated(out.getvalue())


def _table(document: Any, rows: Sequence[Row], language: str) -> None:
    episode = rows[0].episode
    heading = _EPISODE.filled({"number": episode.number, "title": episode.title}).in_(language)
    document.add_heading(_writable(heading).strip(), level=1)
    table = document.add_table(rows=len(rows) + 1, cols=2, style="Table Grid")
    cells = table._cells  # noqa: SLF001 every other way to a cell walks the whole table
    for cell, head in zip(cells, _HEADS, strict=False):
        cell.paragraphs[0].add_run(head.in_(language)).bold = True
    for row, left, right in zip(rows, cells[2::2], cells[3::2], strict=True):
        _source(left, row)
        run = right.paragraphs[0].add_run(_writable(row.line.text))
        for remark in row.line.remarks:
            author, apart, said = remark.partition(": ")
            document.add_comment(run, _writable(said if apart else remark), author if apart else "shudian")
        if row.line.note:
            document.add_comment(run, _writable(row.line.note), _NOTE)


def _source(cell: Any, row: Row) -> None:
    from docx.shared import Pt, RGBColor

    first = cell.paragraphs[0]
    hidden = first.add_run(f"⟦{row.element.id}·{fingerprint(row.line, _CARRIES)}⟧")
    hidden.font.hidden = True
    place = " · ".join(filter(None, (row.scene.number, str(row.nth), row.element.character)))
    told = first.add_run(_writable(place))
    told.font.size, told.font.color.rgb = Pt(8), RGBColor(0x80, 0x80, 0x80)
    cell.add_paragraph(_writable(row.element.text))


def _writable(text: str) -> str:
    return _UNWRITABLE.sub("\ufffd", text)


def read(data: bytes, target: Lang, name: str | None = None) -> tuple[list[Returned] | None, list[Finding]]:
    """What came back, row by row; None where it is no document that was sent."""
    from docx import Document
    from docx.opc.exceptions import OpcError

    if refused := opened(data, FORM, name):
        return None, [refused]
    try:
        document: Any = Document(io.BytesIO(data))
        body = document.element.body
        comments = {str(each.comment_id): each for each in document.comments}
    except (
        OpcError,
        SyntaxError,
        ValueError,
        KeyError,
        TypeError,
        IndexError,
        AttributeError,
        OSError,
    ) as error:
        why = f"{type(error).__name__}: {error}"
        return None, [kinds.NOT_SENT_FILE.at(Place(file=name), form=FORM, why=why)]
    if wrong := other_language(document.core_properties.language, target, name):
        return None, [wrong]
    found: list[Finding] = []
    returned = list(_rows(body, comments, name, found))
    if not returned:
        return None, [*found, kinds.NOT_SENT_FILE.at(Place(file=name), form=FORM, why=_NO_TABLE)]
    return returned, found


def _rows(
    body: Any, comments: Mapping[str, Any], name: str | None, found: list[Finding]
) -> Iterator[Returned]:
    for at, row in enumerate(body.iter(f"{_W}tr"), 1):
        cells = row.findall(f"{_W}tc")
        place = Place(file=name, row=at)
        if len(cells) < 2:
            continue
        match = _ID.search(_hidden(cells[0]))
        text = "\n".join(filter(None, map(_said, cells[1].iter(f"{_W}p")))).strip()
        if match is None:
            if text and at > 1 and text not in (_HEADS[1].en, _HEADS[1].zh):
                found.append(kinds.UNKNOWN_ROW.at(place, text=text))
            continue
        source = "\n".join(map(_said, list(cells[0].iter(f"{_W}p"))[1:])).strip()
        note, remarks = _told(row, comments)
        line = AdaptedLine(match[1], text, note, remarks=remarks)
        yield Returned(match[1], source, line, match[2], place, _CARRIES)


def _hidden(cell: Any) -> str:
    return "".join(node.text or "" for node in cell.iter(f"{_W}t"))


def _said(paragraph: Any) -> str:
    """A paragraph's words as a reader sees them, tracked changes accepted."""
    parts = []
    for run in paragraph.iter(f"{_W}r"):
        if run.find(f"{_W}rPr/{_W}vanish") is not None or _moved_away(run):
            continue
        for node in run:
            if node.tag == f"{_W}t":
                parts.append(node.text or "")
            elif node.tag in (f"{_W}br", f"{_W}cr"):
                parts.append("\n")
            elif node.tag == f"{_W}tab":
                parts.append("\t")
    return "".join(parts)


def _moved_away(run: Any) -> bool:
    return next(run.iterancestors(f"{_W}moveFrom"), None) is not None


def _told(row: Any, comments: Mapping[str, Any]) -> tuple[str | None, tuple[str, ...]]:
    """The note and the remarks of a row, by the comments that are anchored in it."""
    ids = [node.get(f"{_W}id") for node in row.iter(f"{_W}commentReference")]
    note, remarks = [], []
    for comment in (comments[id] for id in dict.fromkeys(ids) if id in comments):
        author, said = (comment.author or "").strip(), comment.text.strip()
        if author == _NOTE:
            note.append(said)
        elif said:
            remarks.append(said if author in ("", "shudian") else f"{author}: {said}")
    return "\n".join(note) or None, tuple(remarks)
