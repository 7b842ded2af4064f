"""Rows of a Chinese page joined to its lines: a row that fills the page's width runs on into the next."""

from __future__ import annotations

import re

from shudian.script.chinese import cues, episodes, headings
from shudian.script.chinese.lines import clean
from shudian.script.typed_page.rows import Row

#: What no line of the layout but a new one starts with.
_MARK = re.compile(r"^(?:[△▲▵∆Δ◇◆※☆【《♪♫🎣#$]|(?:出场)?(?:人物?|角色)\s*[:：])")
_STOPPED = re.compile(r"[。！？!?…—：:．.][”’」』）)】\]]*$|[】\]]$")
#: Words that are never parted, with the stops that may not open a line.
_PIECE = re.compile(r"(?:[A-Za-z0-9'’-]+|.)[，。！？；：、”’」』）】》…,.!?;:)\]]*")
_WIDE = re.compile(r"[\u1100-\u11ff\u2e80-\uffef]")
#: After a full row, more before a colon than this is no name but the sentence running on.
_LONGEST_NAME = 6
#: Rows of a justified page end within so many columns of its edge.
_SLACK = 0.7


def lines(rows: list[Row]) -> list[list[Row]]:
    """The rows of each line of the script."""
    edge, unit = _edge(rows), _unit(rows)
    made: list[list[Row]] = []
    for row in rows:
        before = made[-1][-1] if made else None
        if before and _runs_on(before, row, edge, unit):
            made[-1].append(row)
        else:
            made.append([row])
    return made


def text(rows: list[Row]) -> str:
    """The rows as one line, with a space only between letters that need one."""
    said = rows[0].text
    for row in rows[1:]:
        latin = re.search(r"[\x21-\x7e]$", said) and re.match(r"[\x21-\x7e]", row.text)
        said += (" " if latin else "") + row.text
    return said


def _runs_on(before: Row, row: Row, edge: float, unit: float) -> bool:
    if row.gap and row.page == before.page:
        return False
    piece = _PIECE.match(row.text)
    if before.end + _width(piece[0] if piece else "", unit) <= edge - _SLACK:
        return False
    line = clean(row.text)
    if _MARK.match(line) or episodes.episode_line(line) or headings.heading(line, 1):
        return False
    said = cues.cue(line)
    return not (said and len(said.who) <= _LONGEST_NAME and _STOPPED.search(before.text))


def _edge(rows: list[Row]) -> float:
    """The column where rows wrap: where the widest of them end, but for a few that stick out."""
    ends = sorted(row.end for row in rows)
    return ends[len(ends) * 98 // 100] if ends else 0


def _unit(rows: list[Row]) -> float:
    """The width of a hanzi, in columns."""
    widths = sorted(
        (segment.end - segment.column) / len(segment.text)
        for row in rows
        for segment in row.segments
        if len(segment.text) > 3 and len(_WIDE.findall(segment.text)) == len(segment.text)
    )
    return widths[len(widths) // 2] if widths else 5 / 3


def _width(words: str, unit: float) -> float:
    return sum(unit if _WIDE.match(letter) else unit / 2 for letter in words)
