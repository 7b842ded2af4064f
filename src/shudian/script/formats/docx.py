"""Word documents: the paragraphs by our own walker, then the text reader that claims them."""

from __future__ import annotations

from dataclasses import replace

from shudian.finding import Finding, Place
from shudian.model.series import Manuscript
from shudian.script import findings
from shudian.script.formats import chinese, fountain
from shudian.script.formats.base import Container, Read
from shudian.script.typed_page import screenplay
from shudian.script.typed_page.origin import repointed, resourced
from shudian.script.word.annotated import annotated
from shudian.script.word.hints import marked_up, weighed
from shudian.script.word.lines import WordLine, word_lines
from shudian.script.word.package import opened
from shudian.script.word.rows import is_screenplay, rows
from shudian.script.word.sheltered import restored, said_by_style
from shudian.script.word.writing import document

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")


def holds(data: bytes) -> bool:
    return data.startswith(_ZIP)


def read(data: bytes, file: str | None) -> Read:
    package = opened(data, file)
    if isinstance(package, Finding):
        return None, [package]
    found = word_lines(package, file)
    if isinstance(found, Finding):
        return None, [found]
    lines, told = found
    if not any(line.said.strip() for line in lines):
        return None, [findings.EMPTY.at(Place(file=file))]
    series, more = _read(lines, file)
    if series is None:
        return None, [*told, *more]
    manuscript = Manuscript("docx", tuple(line.said for line in lines))
    return replace(series, manuscript=manuscript), [*told, *more]


def _read(lines: list[WordLine], file: str | None) -> Read:
    notes = {at: line.notes for at, line in enumerate(lines, 1) if line.notes}
    if not any(line.own for line in lines) and is_screenplay(lines):
        series, found = screenplay.read(rows(lines), file)
    else:
        series, found = _told(lines, file)
    return (annotated(series, notes, file) if series else None), found


def _told(lines: list[WordLine], file: str | None) -> Read:
    kept = {at: said for at, line in enumerate(lines, 1) if (said := said_by_style(line))}
    marked, origins = marked_up(lines, kept)
    text = "\n".join(marked)
    reader = chinese if kept or chinese.claims(text) >= fountain.claims(text) else fountain
    series, found = reader.read(text, file)
    found = repointed(found, origins)
    if series is None:
        return None, found
    series, more = weighed(restored(resourced(series, origins), kept), lines, file)
    return series, [*found, *more]


FORMAT = Container((".docx", ".docm", ".dotx"), holds, read, document)
