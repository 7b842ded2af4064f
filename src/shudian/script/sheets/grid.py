"""A table before it is written: heads with their widths, rows of plain cells, a colour a row."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from shudian.wording import Wording

Cell = str | int | float

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    fill: str | None = None  # RGB


@dataclass(frozen=True, slots=True)
class Grid:
    title: Wording
    heads: tuple[tuple[Wording, int], ...]  # with the column's width in characters
    rows: tuple[Row, ...]


def shown(words: str) -> str:
    """Words without the control characters that a workbook refuses."""
    return _CONTROL.sub("", words)


def listed(names: Iterable[str], language: str) -> str:
    return shown(("、" if language.startswith("zh") else ", ").join(names))
