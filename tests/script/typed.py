"""A Fountain script laid out as the trade types it, a string a row: for PDF pages and for plain text.

    from tests.script.typed import pages, printed

Columns are letters of Courier from the paper's left edge: action 15–75, speech 25–60, directions 31–56, cues 37.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from shudian.script.fountain.blocks import Block, blocks
from shudian.script.fountain.cuts import Page

ROWS = 54
_COLUMNS = {"dialogue": (25, 35), "parenthetical": (31, 25), "character": (37, 38), "action": (15, 60)}


def pages(fountain: str, *, numbers: bool = False) -> list[list[str]]:
    """The pages as rows of text; headings carry their number in both margins if `numbers`."""
    page = Page(fountain)
    told, first = _told(page.lines)
    stream = [
        b for b in blocks(page.lines, first) if b.kind not in ("section", "synopsis", "note", "boneyard")
    ]
    made = [_title(told)] if told else []
    rows: list[str] = []
    speaker = ""
    for kind, said, speaks in _groups(stream, numbers):
        speaker = speaks or speaker
        space = 0 if kind in ("dialogue", "parenthetical") or not rows else 1
        if kind in ("character", "scene_heading") and len(rows) > ROWS - 5:
            made.append(rows)
            rows, space = [], 0
        for row in [""] * space + said:
            if len(rows) >= ROWS:
                if kind == "dialogue":
                    rows.append(" " * 37 + "(MORE)")
                made.append(rows)
                rows = [" " * 37 + f"{speaker} (CONT'D)"] if kind == "dialogue" else []
                if not row:
                    continue
            rows.append(row)
    made.append(rows)
    numbered = made[1:] if told else made
    for at, one in enumerate(numbered[1:], 2):
        one[:0] = [f"{at}.".rjust(75), ""]
    return made


def _told(lines: list[str]) -> tuple[dict[str, str], int]:
    """The title page's fields, and the index of the first line after it."""
    if not lines or not lines[0].startswith("Title:"):
        return {}, 0
    end = lines.index("")
    told: dict[str, str] = {}
    key = ""
    for line in lines[:end]:
        if line[:1].isspace():
            told[key] = f"{told[key]}\n{line.strip()}".strip()
        else:
            key, _, value = line.partition(":")
            key = key.lower()
            told[key] = value.strip()
    return told, end


def _title(told: dict[str, str]) -> list[str]:
    said = [
        told.get("title", ""),
        "",
        told.get("credit", "written by"),
        "",
        told.get("author", told.get("authors", "A. Writer")),
    ]
    return [""] * 18 + [line.center(90).rstrip() for part in said for line in part.split("\n")]


def _groups(stream: list[Block], numbers: bool) -> Iterator[tuple[str, list[str], str]]:
    count = 0
    for block in stream:
        text = block.text.strip()
        if block.kind == "scene_heading":
            count += 1
            number = (block.number or str(count)) if numbers else ""
            first, *more = textwrap.wrap(text.upper(), 57)
            rows = [(f"{number:>8}".ljust(15) + first).ljust(75) + number, *(" " * 15 + row for row in more)]
            yield block.kind, rows, ""
        elif block.kind == "transition":
            yield block.kind, [text.rjust(75)], ""
        elif block.kind == "centered":
            yield block.kind, [" " * 15 + line.strip().center(60).rstrip() for line in text.split("\n")], ""
        else:
            column, width = _COLUMNS.get(block.kind, _COLUMNS["action"])
            lines = [w for line in text.split("\n") for w in textwrap.wrap(line, width) or [""]]
            yield (
                block.kind,
                [" " * column + line if line else "" for line in lines],
                text if block.kind == "character" else "",
            )


def printed(pages: list[list[str]]) -> bytes:
    """The pages as a PDF in Courier at 12 points."""
    from fpdf import FPDF

    paper = FPDF(unit="pt", format="letter")
    paper.set_font("courier", size=12)
    for rows in pages:
        paper.add_page()
        for at, row in enumerate(rows):
            if row.strip():
                start = len(row) - len(row.lstrip())
                paper.text(
                    start * 7.2, 72 + at * 12, row.strip().encode("latin-1", "replace").decode("latin-1")
                )
    return bytes(paper.output())
