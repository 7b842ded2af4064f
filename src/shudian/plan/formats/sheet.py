"""A plan as a table that a person edits and `read_plan` reads back: a row a scene, the day's hours on its first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from shudian.files.csv_table import csv_table
from shudian.model.schedule import Schedule, ShootingDay
from shudian.wording import Wording

_HEADS = (
    Wording("date", "日期"), Wording("unit", "摄制组"), Wording("call", "通告"), Wording("meal", "用餐"),
    Wording("wrap", "收工"), Wording("scene", "场次"), Wording("start", "开始"), Wording("minutes", "分钟"),
    Wording("set", "场景"),
)  # fmt: skip


def plan_csv(schedule: Schedule, language: str) -> bytes:
    rows = (row for day in schedule.days for row in _rows(day))
    return csv_table([[head.in_(language) for head in _HEADS], *rows])


def _rows(day: ShootingDay) -> Iterator[list[str | int]]:
    hours: list[str | int] = [_clock(day.call), _clock(day.meal), _clock(day.wrap)]
    for strip in day.strips:
        yield [str(day.date), day.unit, *hours, strip.number, _clock(strip.start), strip.minutes, strip.place]
        hours = ["", "", ""]


def _clock(at: datetime | None) -> str:
    return at.strftime("%H:%M") if at else ""
