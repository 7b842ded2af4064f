"""PDF scripts with a text layer: typed screenplay pages, or lines of the Chinese layout wrapped at the margin."""

from __future__ import annotations

from dataclasses import replace

from shudian.finding import Finding, Place
from shudian.model.series import Manuscript
from shudian.script.formats import chinese
from shudian.script.formats.base import Container, Read
from shudian.script.pdf import findings
from shudian.script.pdf.letters import Page, pages
from shudian.script.pdf.rows import rows
from shudian.script.typed_page import filled, screenplay
from shudian.script.typed_page.furniture import without_furniture
from shudian.script.typed_page.origin import Origin, repointed, resourced
from shudian.script.typed_page.rows import Row

#: The signature may stand after rubbish of so many bytes.
_HEAD = 1024


def holds(data: bytes) -> bool:
    return b"%PDF-" in data[:_HEAD]


def read(data: bytes, file: str | None) -> Read:
    found = pages(data, file)
    if isinstance(found, Finding):
        return None, [found]
    made = rows(found)
    series, told = _read(made, file)
    told = [*_pictured(found, file), *told]
    if series is None:
        return None, told
    return replace(series, manuscript=Manuscript("pdf", tuple(row.text for row in made))), told


def _pictured(found: list[Page], file: str | None) -> list[Finding]:
    pictures = [str(at) for at, page in enumerate(found, 1) if page.pictured]
    place = Place(file=file)
    return (
        [findings.PICTURES.at(place, count=len(pictures), pages=", ".join(pictures[:20]))] if pictures else []
    )


def _read(made: list[Row], file: str | None) -> Read:
    lines = filled.lines(without_furniture(made))
    text = [filled.text(line) for line in lines]
    if sum(screenplay.marks(made)) >= chinese.claims("\n".join(text)):
        return screenplay.read(made, file)
    origins = [Origin(line[0].line, "\n".join(row.raw for row in line)) for line in lines]
    series, found = chinese.read("\n".join(text), file)
    found = repointed(found, origins)
    return (resourced(series, origins) if series else None), found


FORMAT = Container((".pdf",), holds, read)
