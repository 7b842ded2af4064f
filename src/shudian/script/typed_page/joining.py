"""Hard-wrapped rows joined: a break stays only where the next word would still have fitted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from shudian.script.typed_page.rows import Row

#: A row that ends this many columns before the widest was broken by hand.
_SLACK = 1.0


def joined(rows: list[Row], width: float) -> list[str]:
    """The lines of a block as they were written; `width` is the column where its rows wrap."""
    lines = [rows[0].text]
    for before, row in pairwise(rows):
        word = re.split(r"\s", row.text, maxsplit=1)[0]
        if row.whole or before.end + 1 + len(word) <= width - _SLACK:
            lines.append(row.text)
        else:
            lines[-1] = _glued(lines[-1], row.text)
    return lines


def _glued(before: str, after: str) -> str:
    """A word broken at its hyphen stays one; a dash keeps its space."""
    if re.search(r"[^\W\d_]-$", before) and after[:1].isalpha():
        return before + after
    return f"{before} {after}"


def widest(blocks: Iterable[list[Row]]) -> float:
    """The column where rows of these blocks wrap: the widest row that another one follows."""
    ends = sorted(row.end for rows in blocks for row in rows[:-1])
    return ends[-1] if ends else 1e9
