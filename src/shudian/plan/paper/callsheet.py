"""Call sheets as one PDF: a page or two a day, in Chinese or English, the typeface embedded."""

from __future__ import annotations

from pathlib import Path

from shudian.model.breakdown import Breakdown
from shudian.model.production import Production
from shudian.model.schedule import Schedule


def call_sheets(
    schedule: Schedule, breakdown: Breakdown, production: Production, language: str, font: Path
) -> bytes:
    """One PDF with every shooting day; the same arguments give the same bytes."""
    from shudian.plan.paper.engines.pdf import CallSheets

    sheets = CallSheets(schedule, breakdown, production, language, font)
    for day in schedule.days:
        sheets.day(day)
    return bytes(sheets.pdf.output())
