"""A .docx opened: the parts of the zip that hold its text, none larger than a book."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from shudian.finding import Finding, Place
from shudian.script.word import findings

#: A hundred episodes are 2 MB of XML; more than this is no script but an attack or an accident.
LARGEST_PART = 32 * 1024 * 1024
#: Parts that are built as a tree take many times their size.
_LARGEST_TREE = 6 * 1024 * 1024
_MOST_PARTS = 5000
_OFFICE = {
    "word/": None,
    "xl/": findings.A_WORKBOOK,
    "ppt/": findings.A_DECK,
    "Index/": findings.A_PAGES_DOCUMENT,
    "index.apxl": findings.A_PAGES_DOCUMENT,
}
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError)
_SPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
}


def short(tag: str) -> str:
    """`{http://…/main}p` as `w.p`, in the transitional and the strict namespaces alike."""
    space, closed, name = tag.rpartition("}")
    if not closed:
        return tag
    prefix = _SPACES.get(space[1:])
    return f"{prefix}.{name}" if prefix else name


@dataclass(frozen=True, slots=True)
class Package:
    """The XML parts of a document by their last name: document, styles, numbering, comments, footnotes."""

    parts: dict[str, bytes]

    def tree(self, name: str) -> ET.Element | None:
        """The part with short tags and attributes, or None if it is not there or damaged."""
        if len(self.parts.get(name, b"")) > _LARGEST_TREE or name not in self.parts:
            return None
        try:
            root = ET.fromstring(self.parts[name])  # noqa: S314 package.opened lets no DOCTYPE through
        except ET.ParseError:
            return None
        for node in root.iter():
            node.tag = short(node.tag)
            if node.attrib:
                node.attrib = {short(key).split(".")[-1]: value for key, value in node.attrib.items()}
        return root


_WANTED = ("document", "styles", "numbering", "comments", "footnotes", "endnotes")


def opened(data: bytes, file: str | None) -> Package | Finding:
    """The parts of a Word document, or the finding that says what else this is."""
    place = Place(file=file)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _parts(archive, place)
    except _DAMAGE as damage:
        if "encrypted" in str(damage) or "password" in str(damage):
            return findings.LOCKED.at(place)
        return findings.DAMAGED_ZIP.at(place)


def _parts(archive: zipfile.ZipFile, place: Place) -> Package | Finding:
    names = archive.namelist()
    if len(names) > _MOST_PARTS:
        return findings.TOO_LARGE.at(place, megabytes=LARGEST_PART >> 20)
    main = _main(names)
    if main is None:
        return findings.NOT_WORD.at(place, what=_kind(archive, names))
    folder = main.rpartition("/")[0]
    parts: dict[str, bytes] = {}
    for name in _WANTED:
        path = main if name == "document" else f"{folder}/{name}.xml"
        if path not in names:
            continue
        with archive.open(path) as part:
            body = part.read(LARGEST_PART + 1)
        if len(body) > LARGEST_PART:
            return findings.TOO_LARGE.at(place, megabytes=LARGEST_PART >> 20)
        if b"<!DOCTYPE" in body[:4096] or b"<\0!\0D\0" in body[:4096]:
            return findings.DAMAGED_ZIP.at(place)
        parts[name] = body
    return Package(parts)


def _main(names: list[str]) -> str | None:
    """`word/document.xml`; some writers number it (`word/document2.xml`)."""
    found = [n for n in names if n.startswith("word/document") and n.endswith(".xml")]
    return min(found, key=len) if found else None


def _kind(archive: zipfile.ZipFile, names: list[str]) -> object:
    if "mimetype" in names:
        with archive.open("mimetype") as part:
            if part.read(200).startswith(b"application/vnd.oasis.opendocument"):
                return findings.AN_ODF_DOCUMENT
    for start, what in _OFFICE.items():
        if what and any(name.startswith(start) for name in names):
            return what
    return findings.A_ZIP
