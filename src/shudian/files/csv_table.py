"""Rows as comma-separated values that a spreadsheet opens as they were written.

They start with a byte-order mark: Excel in China opens UTF-8 without one as GB18030. It reads scene 1-1 as the
first of January and a line that starts with = as a formula, so such cells start with a tab, which Excel
takes for text and hides.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

#: What a spreadsheet takes for a formula, a date or a number.
_MISREAD = re.compile(r"[=+\-@]|\d+(?:[-/.]\d+)*$")


def csv_table(rows: Iterable[Sequence[str | float]]) -> bytes:
    out = StringIO()
    csv.writer(out).writerows([_guarded(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _guarded(cell: str | float) -> str | float:
    """A cell that a spreadsheet leaves as written."""
    return f"\t{cell}" if isinstance(cell, str) and _MISREAD.match(cell) else cell
