"""Grids as PDF, the heads on every page; landscape if they are wide."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from shudian.plan.paper.engines.canvas import GREY, HEADS, Canvas, Column, Table, Type, words
from shudian.plan.paper.grid import Grid, shown
from shudian.plan.paper.material import Material

_UPRIGHT = 100  # characters that a page takes upright
_PAD = 2.8  # millimetres beside a cell's text
_ASKED = 0.21  # millimetres of a character, a point of type


def tables(material: Material, grids: Sequence[Grid], font: Path) -> bytes:
    """One table, or one in several pieces, under the title and the note of the first."""
    days = material.schedule.days
    made = days[0].date if days else date(2000, 1, 1)
    wide = any(sum(head.width for head in grid.heads) > _UPRIGHT for grid in grids)
    canvas = Canvas(font, grids[0].title, material.language, made, landscape=wide)
    canvas.page()
    canvas.paragraph(canvas.margin, grids[0].title, Type(15, bold=True), canvas.width)
    if grids[0].note:
        canvas.paragraph(canvas.margin, grids[0].note, Type(8.5, colour=GREY), canvas.width)
    for grid in grids:
        canvas.y += 2
        _draw(canvas, grid)
        canvas.y += 4
    canvas.foot(1, grids[0].title, lambda n, of: f"{n} / {of}")
    return canvas.bytes()


def _draw(canvas: Canvas, grid: Grid) -> None:
    size = _size(canvas, grid)
    own = {(row, column): fill for row, column, fill in grid.fills}
    rows = [
        [
            words(shown(cell), Type(size, bold=row.bold), fill=own.get((y, x)) or row.fill)
            for x, cell in enumerate(row.cells)
        ]
        for y, row in enumerate(grid.rows)
    ]
    table = Table(canvas, _columns(canvas, grid, size), 0.6, grid=bool(grid.fills))
    if table.height(rows) <= canvas.bottom - canvas.margin:
        canvas.room(table.height(rows))
    table.draw(rows)


def _size(canvas: Canvas, grid: Grid) -> float:
    """Smaller type for wide tables."""
    asked = sum(head.width for head in grid.heads) * 1.9
    return max(6.0, min(8.5, 8.5 * canvas.width / asked))


def _columns(canvas: Canvas, grid: Grid, size: float) -> list[Column]:
    """The page's width: first what the grid asks, then what would wrap, the rest to columns of words."""
    measure, head = canvas.measure(Type(size, bold=True)), canvas.measure(HEADS)
    natural, widths = [], []
    for at, each in enumerate(grid.heads):
        least = max(head(word) for word in each.said.split() or [""]) + _PAD
        longest = max((measure(shown(row.cells[at])) for row in grid.rows), default=0.0) + _PAD
        natural.append(max(longest, head(each.said) + _PAD))
        widths.append(max(least, min(natural[-1], each.width * size * _ASKED)))
    widths = _grown(widths, [want - width for want, width in zip(natural, widths, strict=True)], canvas.width)
    widths = _grown(widths, [0.0 if each.right else canvas.width for each in grid.heads], canvas.width)
    shrink = min(1.0, canvas.width / sum(widths))
    return [
        Column(each.said, width * shrink, "R" if each.right else "L")
        for each, width in zip(grid.heads, widths, strict=True)
    ]


def _grown(widths: Sequence[float], wanting: Sequence[float], room: float) -> list[float]:
    """Widths with what they want, or as great a share of it as there is room for."""
    wanted = [max(0.0, want) for want in wanting]
    share = min(1.0, max(0.0, room - sum(widths)) / (sum(wanted) or 1.0))
    return [width + want * share for width, want in zip(widths, wanted, strict=True)]
