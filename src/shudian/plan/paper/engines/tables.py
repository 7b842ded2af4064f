"""Grids as PDF, the heads on every page; landscape if they are wide."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from shudian.plan.paper.engines.canvas import GREY, Canvas, Column, Table, Type, words
from shudian.plan.paper.grid import Grid, shown
from shudian.plan.paper.material import Material

_UPRIGHT = 100  # characters that a page takes upright


def tables(material: Material, grids: Sequence[Grid], font: Path) -> bytes:
    days = material.schedule.days
    made = days[0].date if days else date(2000, 1, 1)
    wide = any(sum(head.width for head in grid.heads) > _UPRIGHT for grid in grids)
    canvas = Canvas(font, grids[0].title, material.language, made, landscape=wide)
    for grid in grids:
        canvas.page()
        first = canvas.pdf.page
        _grid(canvas, grid)
        canvas.foot(first, grid.title, lambda n, of: f"{n} / {of}")
    return canvas.bytes()


def _grid(canvas: Canvas, grid: Grid) -> None:
    canvas.paragraph(canvas.margin, grid.title, Type(15, bold=True), canvas.width)
    if grid.note:
        canvas.paragraph(canvas.margin, grid.note, Type(8.5, colour=GREY), canvas.width)
    canvas.y += 2
    size = _size(canvas, grid)
    columns = _columns(canvas, grid, size)
    own = {(row, column): fill for row, column, fill in grid.fills}
    rows = [
        [
            words(shown(cell), Type(size, bold=row.bold), fill=own.get((y, x)) or row.fill)
            for x, cell in enumerate(row.cells)
        ]
        for y, row in enumerate(grid.rows)
    ]
    Table(canvas, columns, 0.6, grid=bool(grid.fills)).draw(rows)


def _size(canvas: Canvas, grid: Grid) -> float:
    """Smaller type for wide tables."""
    asked = sum(head.width for head in grid.heads) * 1.9
    return max(6.0, min(8.5, 8.5 * canvas.width / asked))


def _columns(canvas: Canvas, grid: Grid, size: float) -> list[Column]:
    """The page's width, shared as the grid asks; no column narrower than its longest word-like cell."""
    measure = canvas.measure(Type(size, bold=True))
    least = [
        max(
            [measure(head.said) * 7 / size, *(measure(shown(row.cells[at])) for row in grid.rows)],
            default=0.0,
        )
        + 2.8
        for at, head in enumerate(grid.heads)
    ]
    asked = [min(need, head.width * size * 0.21) for need, head in zip(least, grid.heads, strict=True)]
    wide = [need > ask for need, ask in zip(least, asked, strict=True)]
    spare = canvas.width - sum(asked)
    if spare <= 0:
        return [
            Column(head.said, ask * canvas.width / sum(asked), "R" if head.right else "L")
            for head, ask in zip(grid.heads, asked, strict=True)
        ]
    wanting = sum(need - ask for need, ask, open_ in zip(least, asked, wide, strict=True) if open_) or 1.0
    given = [
        ask + (min(need - ask, spare * (need - ask) / wanting) if open_ else 0)
        for need, ask, open_ in zip(least, asked, wide, strict=True)
    ]
    return [
        Column(head.said, width, "R" if head.right else "L")
        for head, width in zip(grid.heads, given, strict=True)
    ]
