"""The one-liner: a row a scene in shooting order, for a table or a spreadsheet."""

from __future__ import annotations

import csv
import io

from shudian.model.breakdown import Breakdown
from shudian.model.production import Production
from shudian.model.schedule import Schedule
from shudian.plan.paper import names
from shudian.wording import Wording

_HEADS = (
    Wording("Day", "天"), Wording("Date", "日期"), Wording("Shoot", "日/夜"), Wording("Start", "开始"),
    Wording("Scene", "场次"), Wording("Set", "场景"), Wording("Venue", "场地"), Wording("Minutes", "分钟"),
    Wording("Cast", "演员"), Wording("Story", "内容"),
)  # fmt: skip


def heads(language: str) -> tuple[str, ...]:
    return tuple(head.in_(language) for head in _HEADS)


def one_line(
    schedule: Schedule, breakdown: Breakdown, production: Production, language: str
) -> tuple[tuple[str, ...], ...]:
    """The rows under `heads`."""
    rows = []
    for day in schedule.days:
        sheets = names.sheets(breakdown, day.strips)
        for strip in day.strips:
            sheet = sheets[strip.scene]
            rows.append(
                (
                    str(day.number),
                    day.date.isoformat(),
                    names.shoot(day, language),
                    names.clock(strip.start, day),
                    strip.number,
                    names.place_name(production, strip.place, language),
                    names.venue_name(production, strip.venue, language),
                    str(strip.minutes),
                    ", ".join(sheet.cast),
                    sheet.summary,
                )
            )
    return tuple(rows)


def one_line_csv(schedule: Schedule, breakdown: Breakdown, production: Production, language: str) -> str:
    """RFC 4180 with a byte order mark, so that spreadsheets see the hanzi."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(heads(language))
    writer.writerows(one_line(schedule, breakdown, production, language))
    return "\ufeff" + out.getvalue()
