"""The paragraphs of `document.xml` in reading order, as Word shows them with all changes accepted.

The XML is streamed, not built as a tree: a hostile nesting costs nothing, and text boxes, content
controls and tables come in the order they stand.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from shudian.script.word.package import short
from shudian.script.word.styles import PLAIN, Look, look

#: Left out with everything inside: deletions, the old text of moves, what stands in for a newer drawing,
#: the reading over ruby, former properties, placeholders of content controls.
_SKIPPED = frozenset(
    "w.del w.moveFrom mc.Fallback w.rt w.pPrChange w.rPrChange w.tblPrChange w.sectPrChange w.numberingChange "
    "w.sdtEndPr w.tblPr w.tblGrid w.trPr w.tcPr w.sectPr w.instrText w.delText w.fldData w.objectEmbed".split()
)
_SIGNS = {"w.tab": "\t", "w.ptab": "\t", "w.br": "\n", "w.cr": "\n", "w.noBreakHyphen": "-"}
_KEPT = frozenset(("w.t", "m.t"))
_CHANGES = frozenset("w.ins w.del w.moveFrom w.moveTo".split())
_INVISIBLE = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\u2060\ufeff")
#: A cell that names what the next one says: no longer than this.
_LONGEST_LABEL = 10
#: A hundred episodes have 5,000.
MOST_PARAGRAPHS = 100_000


@dataclass(slots=True)
class Paragraph:
    """`text` may hold line breaks and tabs; `notes` are the references to comments and footnotes."""

    text: str = ""
    style: str = ""
    look: Look = PLAIN
    notes: list[tuple[str, str]] = field(default_factory=list)
    merged: bool = False  # its end was deleted: it runs on into the next one
    boxes: list[Paragraph] = field(default_factory=list)  # paragraphs of the text boxes anchored in it
    runs: dict[str, str] = field(default_factory=dict)  # words by the style of their run


@dataclass(slots=True)
class _Row:
    cells: list[list[Paragraph]] = field(default_factory=list)


class _Body:
    """Target of the XML parser; collects paragraphs, tables as rows of cells."""

    def __init__(self) -> None:
        self.out: list[Paragraph] = []
        self.changes = 0
        self._count = 0
        self._names: dict[str, str] = {}
        self._skipping = 0
        self._open: list[tuple[Paragraph, list[str]]] = []  # a text box opens one inside another
        self._rows: list[_Row] = []
        self._properties: ET.Element | None = None
        self._within: list[ET.Element] = []
        self._text = False
        self._hidden = False
        self._style = ""  # of the open run
        self._controls: list[bool] = []  # content controls that show their placeholder

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = self._names.get(tag) or self._names.setdefault(tag, short(tag))
        if name in _CHANGES:
            self.changes += 1
        if self._skipping or (name in _SKIPPED and not self._properties_open()):
            self._skipping += 1
            return
        if self._properties_open():
            self._property(name, attributes)
        elif name == "w.p":
            self._open.append((Paragraph(), []))
        elif name in ("w.pPr", "w.rPr"):
            self._property(name, attributes)
        elif name in _KEPT:
            self._text = True
        elif self._open:
            self._inline(name, attributes)
        if name == "w.sdt":
            self._controls.append(False)
        elif name == "w.showingPlcHdr" and self._controls:
            self._controls[-1] = True
        elif name == "w.sdtContent" and self._controls and self._controls[-1]:
            self._skipping = 1
        elif name == "w.tr":
            self._rows.append(_Row())
        elif name == "w.tc" and self._rows:
            self._rows[-1].cells.append([])

    def _inline(self, name: str, attributes: dict[str, str]) -> None:
        paragraph, said = self._open[-1]
        if name in _SIGNS and not self._hidden:
            said.append(_SIGNS[name])
        elif name == "w.sym":
            code = _of(attributes, "char")
            sign = (
                chr(int(code, 16)) if len(code) == 4 and set(code.upper()) <= set("0123456789ABCDEF") else ""
            )
            said.append("" if "\ud800" <= sign <= "\uf8ff" else sign)
        elif name in ("w.footnoteReference", "w.endnoteReference", "w.commentReference"):
            paragraph.notes.append((name[2:].removesuffix("Reference"), _of(attributes, "id")))

    def data(self, text: str) -> None:
        if self._text and not self._skipping and not self._hidden and self._open:
            paragraph, said = self._open[-1]
            said.append(text)
            if self._style:
                paragraph.runs[self._style] = paragraph.runs.get(self._style, "") + text

    def end(self, tag: str) -> None:
        name = self._names[tag]
        if self._skipping:
            self._skipping -= 1
            return
        if self._properties_open():
            self._close_property(name)
        elif name in _KEPT:
            self._text = False
        elif name == "w.r":
            self._hidden, self._style = False, ""
        elif name == "w.p" and self._open:
            self._close_paragraph()
        elif name == "w.tr" and self._rows:
            self._close_row()
        elif name == "w.sdt" and self._controls:
            self._controls.pop()

    def close(self) -> list[Paragraph]:
        return self.out

    # -- properties -----------------------------------------------------------------------------

    def _properties_open(self) -> bool:
        return bool(self._within)

    def _property(self, name: str, attributes: dict[str, str]) -> None:
        node = ET.Element(name, {short(key).split(".")[-1]: value for key, value in attributes.items()})
        if self._within:
            self._within[-1].append(node)
        self._within.append(node)

    def _close_property(self, name: str) -> None:
        node = self._within.pop()
        if self._within or not self._open:
            return
        paragraph = self._open[-1][0]
        if name == "w.pPr":
            run = node.find("w.rPr")
            paragraph.look = look(node, run)
            style = node.find("w.pStyle")
            paragraph.style = style.get("val", "") if style is not None else ""
            paragraph.merged = run is not None and (
                run.find("w.del") is not None or run.find("w.moveFrom") is not None
            )
        elif name == "w.rPr":
            style = node.find("w.rStyle")
            self._style = style.get("val", "") if style is not None else ""
            vanish = node.find("w.vanish")
            self._hidden = vanish is not None and vanish.get("val", "1") not in ("0", "false", "off")

    # -- blocks ---------------------------------------------------------------------------------

    def _close_paragraph(self) -> None:
        paragraph, said = self._open.pop()
        paragraph.text = "".join(said).translate(_INVISIBLE)
        if self._open:
            self._open[-1][0].boxes += [paragraph, *paragraph.boxes]
            paragraph.boxes = []
            return
        self._put(paragraph)
        for box in paragraph.boxes:
            self._put(box)
        paragraph.boxes = []

    def _put(self, paragraph: Paragraph) -> None:
        place = self._rows[-1].cells[-1] if self._rows and self._rows[-1].cells else self.out
        if place and place[-1].merged:
            before = place.pop()
            paragraph.text = before.text + paragraph.text
            paragraph.notes[:0] = before.notes
        self._count += 1
        if self._count > MOST_PARAGRAPHS:
            raise ValueError(f"More than {MOST_PARAGRAPHS} paragraphs.")
        place.append(paragraph)

    def _close_row(self) -> None:
        for paragraph in _said(self._rows.pop()):
            self._put(paragraph)


def _of(attributes: dict[str, str], name: str) -> str:
    return next((value for key, value in attributes.items() if key.rpartition("}")[2] == name), "")


def _said(row: _Row) -> list[Paragraph]:
    """A row as lines: one line if no cell has more than one paragraph, else its paragraphs in order."""
    cells = [[p for p in cell if p.text.strip() or p.look.list or p.style] for cell in row.cells]
    cells = [cell for cell in cells if cell]
    if any(len(cell) > 1 for cell in cells) or len(cells) < 2:
        return [paragraph for cell in cells for paragraph in cell]
    parts = [cell[0] for cell in cells if cell[0].text.strip()]
    if not parts:
        return [cell[0] for cell in cells]
    first = parts[0].text.strip()
    label = len(parts) == 2 and len(first) <= _LONGEST_LABEL and (first[-1].isalnum() or first[-1] in "）)")
    parts[0].text = ("：" if label else "\t").join(part.text.strip() for part in parts)
    parts[0].notes = [note for part in parts for note in part.notes]
    return [parts[0]]


def paragraphs(document: bytes) -> tuple[list[Paragraph], int] | None:
    """The paragraphs and the number of tracked changes; None if the XML is damaged."""
    body = _Body()
    parser = ET.XMLParser(target=body)  # noqa: S314 package.opened lets no DOCTYPE through
    try:
        parser.feed(document)
        parser.close()
    except (ET.ParseError, ValueError, LookupError):
        return None
    return body.out, body.changes
