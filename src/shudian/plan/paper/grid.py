"""A table before it is written as CSV, XLSX, HTML or PDF."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shudian.units import Money

Cell = str | int | Decimal | date | Money | None


@dataclass(frozen=True, slots=True)
class Head:
    said: str
    width: int  # in characters of Latin text
    right: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    fill: str = ""  # #rrggbb
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    title: str
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    note: str = ""
    fills: tuple[tuple[int, int, str], ...] = ()  # (row, column, #rrggbb) of single cells


def shown(cell: Cell) -> str:
    """A cell as people read it."""
    return "" if cell is None else str(cell)


def amount(money: Money) -> Decimal:
    """Money in major units, for a cell that adds up."""
    return Decimal(money.minor).scaleb(-money.digits)
