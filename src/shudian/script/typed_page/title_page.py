"""The title page of a typed screenplay: its first page, if no scene opens there."""

from __future__ import annotations

import re

from shudian.script.fountain.blocks import SLUG, ZH_SLUG
from shudian.script.typed_page.rows import Row

_BY = re.compile(
    r"^(?:(?:screenplay|teleplay|story|written|adapted|created)?\s*by|编剧|作者)\s*[:：]?$", re.IGNORECASE
)
_KEYED = re.compile(r"^(?:Title|Credit|Author|Authors|Source|Draft date|Contact|Copyright|Language|Logline|Synopsis|Characters|Based on|Notes|Revision|Date)\s*:", re.IGNORECASE)  # fmt: skip
_MOST_ROWS = 30
_SET_IN = 5


def title_page(rows: list[Row]) -> tuple[list[str], list[Row]]:
    """The title page as Fountain's key: value lines, and the rows after it."""
    hinted = [row for row in rows if row.hint == "front"]
    if hinted:
        return [row.text if _KEYED.match(row.text) else f"    {row.text}" for row in hinted], [
            row for row in rows if row.hint != "front"
        ]
    first = _first_page(rows)
    if not first or len(first) > _MOST_ROWS:
        return [], rows
    return _said([row.text for row in first]), rows[len(first) :]


def _first_page(rows: list[Row]) -> list[Row]:
    """The first page if no scene opens there, else what stands set in above the heading."""
    at = next((at for at, row in enumerate(rows) if _opens(row)), len(rows))
    if at == len(rows) or rows[at].page != rows[0].page:
        first = [row for row in rows if row.page == rows[0].page] if rows else []
        return first if len(first) < len(rows) else []
    return rows[:at] if all(row.column >= rows[at].column + _SET_IN for row in rows[:at]) else []


def _opens(row: Row) -> bool:
    return any(SLUG.match(s.text) or ZH_SLUG.match(s.text) for s in row.segments) or row.text.startswith(
        "FADE IN"
    )


def _said(words: list[str]) -> list[str]:
    told, author, rest = [f"Title: {words[0]}"], "", []
    after_by = False
    for text in words[1:]:
        if _BY.match(text):
            told.append(f"Credit: {text}")
            after_by = True
        elif after_by and not author:
            author = text
            told.append(f"Author: {text}")
        else:
            rest.append(text)
    return [*told, "Contact:", *(f"    {text}" for text in rest)] if rest else told
