"""Call sheets as one PDF, in Chinese or English, the typeface embedded."""

from __future__ import annotations

from pathlib import Path

from shudian.model.breakdown import Breakdown
from shudian.model.production import Production
from shudian.model.schedule import Schedule
from shudian.plan.paper.material import Material
from shudian.plan.problem import Problem


def call_sheets(
    schedule: Schedule,
    breakdown: Breakdown,
    production: Production,
    language: str,
    font: Path,
    *,
    problem: Problem | None = None,
    only: int | None = None,
) -> bytes:
    """Every shooting day, or the one with the number `only`; the same arguments give the same bytes.

    The problem adds sunrise and sunset, the limits of minors, and how long the meal lasts.
    """
    from shudian.plan.paper.engines.callsheet import draw

    material = Material(schedule, breakdown, production, language, problem)
    return draw(material, [day for day in schedule.days if only in (None, day.number)], font)
