"""The scenes as comma-separated values."""

from __future__ import annotations

from shudian.files.csv_table import csv_table
from shudian.model.breakdown import Breakdown
from shudian.script.sheets.grids import scene_grid


def csv_bytes(breakdown: Breakdown, language: str) -> bytes:
    grid = scene_grid(breakdown, language)
    heads = [head.in_(language) for head, _ in grid.heads]
    return csv_table([heads, *(row.cells for row in grid.rows)])
