"""Dual dialogue: two cues on one row, their speeches in two columns below."""

from __future__ import annotations

from dataclasses import dataclass

from shudian.script.fountain.blocks import is_cue
from shudian.script.typed_page.rows import Row, Segment


@dataclass(frozen=True, slots=True)
class Pair:
    left: list[Row]
    right: list[Row]
    rows: int  # how many rows of the page it takes


def two_columns(rows: list[Row], at: int, base: float) -> Pair | None:
    head = rows[at]
    if len(head.segments) != 2 or not all(is_cue(segment.text) for segment in head.segments):
        return None
    body = []
    for row in rows[at + 1 :]:
        if row.gap:
            break
        body.append(row)
    edge = min([head.segments[1].column, *(row.segments[1].column for row in body if len(row.segments) > 1)])
    if edge < base + 20:
        return None
    sides: tuple[list[Row], list[Row]] = ([], [])
    for row in (head, *body):
        for side, part in zip(sides, _parted(row, edge), strict=True):
            if part:
                side.append(row.within(part))
    if len(sides[0]) < 2 or len(sides[1]) < 2:
        return None
    return Pair(*sides, rows=1 + len(body))


def _parted(row: Row, edge: float) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    left = tuple(segment for segment in row.segments if segment.column < edge - 1)
    return left, row.segments[len(left) :]
