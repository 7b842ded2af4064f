"""What a page carries beside the script: numbers, running heads, (MORE), CONTINUED, revision stars."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import groupby

from shudian.script.typed_page.rows import Row

_PAGE_NUMBER = re.compile(r"^(?:[-–—]\s*)?(?:page\s+|第\s*)?[A-Z]?\d{1,4}[A-Z]?\.?(?:\s*页)?(?:\s*[/／]\s*(?:共\s*)?\d{1,4}\s*页?|\s*of \d{1,4})?(?:\s*[-–—])?$", re.IGNORECASE)  # fmt: skip
_CONTINUED = re.compile(r"^\(?(?:MORE|CONTINUED|CONT['’]?D)\)?:?(?:\s*\(\d+\))?$|^CONTINUED:\s*(?:\(\d+\))?$")
#: What makes a number on a single page the page's.
_SAYS_PAGE = re.compile(r"[-–—页]|page", re.IGNORECASE)
_STAR = re.compile(r"^\*+$")
_DIGITS = re.compile(r"\d+")
#: Rows at the head and foot of a page among which running heads are looked for.
_EDGE = 2
_OFTEN = 3
#: In plain text, where pages are not marked, a number alone in this column or right of it is a page's.
_FAR_RIGHT = 45


def without_furniture(rows: list[Row]) -> list[Row]:
    """The rows of the script alone; what stood above white space keeps it, and a new page its own number."""
    pages = [list(group) for _, group in groupby(rows, key=lambda row: row.page)]
    running = _running(pages)
    kept: list[Row] = []
    turned = 0
    for page in pages:
        opened = False
        for at, row in enumerate(page):
            edge = at < _EDGE or at >= len(page) - _EDGE
            bare = _unstarred(row)
            if bare is None or _is_furniture(bare, running, edge, len(pages) > 1):
                opened = opened or row.gap
                turned += bare is not None
                continue
            kept.append(replace(bare, gap=bare.gap or opened, page=row.page + turned))
            opened = False
    return kept


def _is_furniture(row: Row, running: set[str], edge: bool, paged: bool) -> bool:
    if _CONTINUED.match(_unnumbered(row)):
        return True
    if edge and (paged or _SAYS_PAGE.search(row.text)) and _is_edge(row, running):
        return True
    return not paged and row.gap and row.column >= _FAR_RIGHT and bool(_PAGE_NUMBER.match(row.text))


def _running(pages: list[list[Row]]) -> set[str]:
    """Edge rows that stand on three pages or more, whatever number they carry."""
    seen = Counter(said for page in pages for said in {_shape(row) for row in page[:_EDGE] + page[-_EDGE:]})
    least = max(_OFTEN, len(pages) // 2)
    return {said for said, times in seen.items() if times >= least}


def _shape(row: Row) -> str:
    return _DIGITS.sub("#", row.text)


def _is_edge(row: Row, running: set[str]) -> bool:
    said_on = "CONT" in row.text.upper()
    return bool(_PAGE_NUMBER.match(row.text)) or (_shape(row) in running and not said_on)


def _unstarred(row: Row) -> Row | None:
    segments = row.segments
    while segments and _STAR.match(segments[-1].text) and (len(segments) > 1 or segments[-1].column > 55):
        segments = segments[:-1]
    if not segments:
        return None
    return row if segments == row.segments else row.within(segments)


def _unnumbered(row: Row) -> str:
    """`12   CONTINUED: (2)   12` without the scene's number in both margins."""
    words = [segment.text for segment in row.segments]
    if len(words) > 1 and re.fullmatch(r"[A-Z]?\d{1,4}[A-Z]?", words[0]):
        words = words[1:]
    if len(words) > 1 and re.fullmatch(r"[A-Z]?\d{1,4}[A-Z]?", words[-1]):
        words = words[:-1]
    return " ".join(words)
