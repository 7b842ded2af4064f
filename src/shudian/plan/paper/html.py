"""Papers as pages of their own: print from the browser, or send as one file."""

from __future__ import annotations

from shudian.model.breakdown import Breakdown
from shudian.model.production import Production
from shudian.model.schedule import Schedule
from shudian.plan.paper import svg
from shudian.plan.paper.board import board_pieces
from shudian.plan.paper.costs import cost_grid
from shudian.plan.paper.dood import day_out_of_days_svg
from shudian.plan.paper.gantt import gantt_svg
from shudian.plan.paper.grid import Grid, shown
from shudian.plan.paper.material import Material

_STYLE = (
    "body{margin:1rem auto;max-width:1000px;padding:0 .5rem;color:"
    + svg.INK
    + ";font-family:"
    + svg.FONT
    + "}"
    "h2{font-size:1.4rem;margin:0 0 .3rem}p{color:" + svg.FAINT + ";margin:0 0 .6rem}"
    "table{border-collapse:collapse;width:100%;font-size:.85rem}"
    "th,td{padding:.25rem .5rem;border-bottom:1px solid #ddd;text-align:left;vertical-align:top}"
    "th{border-bottom:2px solid " + svg.INK + "}"
    ".right{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}"
    "section{margin:2rem 0;overflow-x:auto}section>svg{margin-bottom:14px!important}"
    "@page{size:A4;margin:12mm}"
    "@media print{body{margin:0;max-width:none;padding:0}section{margin:0;overflow:visible;break-after:page}"
    "section:last-child{break-after:auto}svg,tr{break-inside:avoid}svg{max-height:265mm;min-width:0!important}thead{display:table-header-group}"
    "*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}"
)


def board_page(schedule: Schedule, breakdown: Breakdown, production: Production, language: str) -> str:
    """One page: stripboard, day-out-of-days, sets and cast by day, cost line by line."""
    material = Material(schedule, breakdown, production, language)
    return page(
        material.title,
        language,
        "\n".join(board_pieces(material)),
        day_out_of_days_svg(schedule, production, language),
        gantt_svg(schedule, breakdown, production, language),
        table(cost_grid(material)),
    )


def page(title: str, language: str, *sections: str) -> str:
    body = "\n".join(f"<section>{section}</section>" for section in sections)
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{svg.quoted(title)}</title><style>{_STYLE}</style></head><body>\n{body}\n</body></html>\n"
    )


def table(grid: Grid) -> str:
    """A grid under its title."""
    right = [' class="right"' if head.right else "" for head in grid.heads]
    heads = "".join(
        f"<th{side}>{svg.quoted(head.said)}</th>" for head, side in zip(grid.heads, right, strict=True)
    )
    fills = {(row, column): fill for row, column, fill in grid.fills}
    rows = []
    for y, row in enumerate(grid.rows):
        cells = "".join(
            f"<td{side}{_fill(fills.get((y, x), ''))}>{_said(shown(cell), bold=row.bold)}</td>"
            for x, (cell, side) in enumerate(zip(row.cells, right, strict=True))
        )
        rows.append(f"<tr{_fill(row.fill)}>{cells}</tr>")
    note = f"<p>{svg.quoted(grid.note)}</p>" if grid.note else ""
    return (
        f"<h2>{svg.quoted(grid.title)}</h2>{note}"
        f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _said(text: str, *, bold: bool) -> str:
    return f"<b>{svg.quoted(text)}</b>" if bold and text else svg.quoted(text)


def _fill(colour: str) -> str:
    return f' style="background:{colour}"' if colour else ""
