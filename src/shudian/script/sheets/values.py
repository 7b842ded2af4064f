"""The scenes as comma-separated values.

They start with a byte-order mark: Excel in China opens UTF-8 without one as GB18030. It reads scene 1-1 as the
first of January and a line that starts with = as a formula, so such cells start with a tab, which Excel
takes for text and hides.
"""

from __future__ import annotations

import csv
import re
from io import StringIO

from shudian.model.breakdown import Breakdown
from shudian.script.sheets.grid import Cell
from shudian.script.sheets.grids import scene_grid

#: What a spreadsheet takes for a formula, a date or a number.
_MISREAD = re.compile(r"[=+\-@]|\d+(?:[-/.]\d+)*$")


def csv_bytes(breakdown: Breakdown, language: str) -> bytes:
    grid = scene_grid(breakdown, language)
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(head.in_(language) for head, _ in grid.heads)
    writer.writerows([_guarded(cell) for cell in row.cells] for row in grid.rows)
    return out.getvalue().encode("utf-8-sig")


def _guarded(cell: Cell) -> Cell:
    """A cell that a spreadsheet leaves as written."""
    return f"\t{cell}" if isinstance(cell, str) and _MISREAD.match(cell) else cell
