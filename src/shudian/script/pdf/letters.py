"""The letters of a PDF, each with its place on the page, in points from the left and the bottom."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from shudian.finding import Finding, Place
from shudian.script.pdf import findings

MOST_PAGES = 5_000
MOST_LETTERS = 3_000_000
#: A page may have a few signs without a code (bullets, ornaments), a script none.
_UNCODED_PERCENT = 10
_PASSWORD = 4
_HYPHENS = {0x02: "-", 0xFFFE: "-", 0xAD: "-"}


@dataclass(frozen=True, slots=True)
class Letter:
    left: float
    right: float
    baseline: float
    sign: str


@dataclass(frozen=True, slots=True)
class Page:
    letters: list[Letter]
    pictured: bool  # holds an image


def pages(data: bytes, file: str | None) -> list[Page] | Finding:
    """The pages with their letters, or the finding that says why there are none."""
    import pypdfium2

    place = Place(file=file)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as refused:
        locked = getattr(refused, "err_code", None) == _PASSWORD
        return (findings.LOCKED_PDF if locked else findings.DAMAGED_PDF).at(place)
    with closing(document):
        if len(document) > MOST_PAGES:
            return findings.TOO_LONG.at(place, most=MOST_PAGES)
        return _read(document, place)


def _read(document: Any, place: Place) -> list[Page] | Finding:
    made: list[Page] = []
    letters = uncoded = 0
    for page in _opened(document):
        with closing(page):
            found, missing = _letters(page)
            made.append(Page(found, not found and _has_image(page)))
        letters, uncoded = letters + len(found), uncoded + missing
        if letters > MOST_LETTERS:
            return findings.TOO_LONG.at(place, most=MOST_LETTERS)
    percent = 100 * uncoded // max(letters + uncoded, 1)
    if percent >= _UNCODED_PERCENT:
        return findings.CODED.at(place, percent=percent)
    if not letters:
        kind = findings.NO_TEXT if made else findings.DAMAGED_PDF
        return kind.at(place, pages=len(made))
    return made


def _opened(document: Any) -> Iterator[Any]:
    """The pages that can be opened; a damaged one among them is left out."""
    import pypdfium2

    for at in range(len(document)):
        try:
            yield document[at]
        except pypdfium2.PdfiumError:
            continue


def _letters(page: Any) -> tuple[list[Letter], int]:
    """The letters in the order of the file, spaces too, and how many have no code."""
    import pypdfium2
    from pypdfium2 import raw

    try:
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return [], 0
    made: list[Letter] = []
    uncoded = 0
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    with closing(text):
        for at in range(min(text.count_chars(), MOST_LETTERS)):
            code = raw.FPDFText_GetUnicode(text, at)
            if raw.FPDFText_IsGenerated(text, at) == 1 and code not in _HYPHENS:
                continue
            if code == 0 or raw.FPDFText_HasUnicodeMapError(text, at) == 1 or 0xE000 <= code <= 0xF8FF:
                uncoded += 1
                continue
            if (code < 0x20 and code not in _HYPHENS) or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
                continue
            raw.FPDFText_GetCharOrigin(text, at, x, y)
            raw.FPDFText_GetLooseCharBox(text, at, box)
            made.append(Letter(box.left, box.right, y.value, _HYPHENS.get(code) or chr(code)))
    return made, uncoded


def _has_image(page: Any) -> bool:
    from pypdfium2 import raw

    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2))
