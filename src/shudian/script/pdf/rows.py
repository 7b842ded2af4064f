"""The letters of a page as rows of a typed page: by baseline, then by the gaps between them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from shudian.script.pdf.letters import Letter, Page
from shudian.script.typed_page.rows import Row, Segment

#: A column of the typed page: a letter of Courier at 12 points.
COLUMN = 7.2
#: Letters this many points above or below each other stand on one line.
_ONE_LINE = 3.0
#: A gap of almost three columns parts two segments, of so much of a column two words.
_APART, _SPACE = 2.6, 0.25
#: Letters of the same sign nearer than this are one, drawn twice to look bold.
_TWICE = 1.5
#: A distance between lines is the page's own if so many of its lines have it.
_OFTEN = 8
_GAP = 1.4


def rows(pages: list[Page]) -> list[Row]:
    """The rows of all pages, numbered through; white space above a row is more than the usual distance."""
    made: list[Row] = []
    for number, page in enumerate(pages, 1):
        lines = _lines(page.letters)
        pitch = _pitch([above - below for (above, _), (below, _) in pairwise(lines)])
        last: float | None = None
        for baseline, letters in lines:
            segments = _segments(letters)
            gap = last is None or last - baseline > _GAP * pitch
            row = Row(segments, len(made) + 1, gap, number)
            made.append(Row(segments, row.line, gap, number, raw=row.text))
            last = baseline
    return made


def _lines(letters: list[Letter]) -> list[tuple[float, list[Letter]]]:
    """Letters by baseline from the top, each line from the left; lines of spaces alone are none."""
    made: list[tuple[float, list[Letter]]] = []
    for letter in sorted(letters, key=lambda each: (-each.baseline, each.left)):
        if not made or made[-1][0] - letter.baseline > _ONE_LINE:
            made.append((letter.baseline, []))
        made[-1][1].append(letter)
    return [
        (baseline, sorted(line, key=lambda each: each.left))
        for baseline, line in made
        if any(not letter.sign.isspace() for letter in line)
    ]


def _pitch(distances: list[float]) -> float:
    """The smallest distance that many lines of the page have."""
    times = Counter(round(distance) for distance in distances)
    often = [distance for distance, count in times.items() if count * _OFTEN >= len(distances)]
    return min(often, default=0) or 1e9


def _segments(line: list[Letter]) -> tuple[Segment, ...]:
    made: list[Segment] = []
    words = ""
    start = end = 0.0
    spaces = 0
    before: Letter | None = None
    for letter in line:
        if letter.sign.isspace():
            spaces += 1
            continue
        if before and before.sign == letter.sign and letter.left - before.left < _TWICE:
            continue
        gap = (letter.left - end) / COLUMN
        if words and gap >= _APART:
            made.append(Segment(start / COLUMN, words, end / COLUMN))
            words = ""
        elif words:
            words += " " * min(spaces, 2) if spaces else " " * (gap > _SPACE)
        if not words:
            start = letter.left
        words += letter.sign
        end, before, spaces = max(letter.right, letter.left), letter, 0
    return (*made, Segment(start / COLUMN, words, end / COLUMN))
