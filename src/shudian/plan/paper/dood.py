"""The day-out-of-days: who starts, works, holds and finishes when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shudian.model.production import Production
from shudian.model.schedule import Schedule
from shudian.plan.paper import names, svg
from shudian.wording import Wording

_FILL = {"SW": "#cfe8cf", "WF": "#f6d3d3", "SWF": "#e6d8f2", "W": "#ffffff", "H": "#ececec"}
_COLUMN, _ROW = 92, 44


@dataclass(frozen=True, slots=True)
class DoodRow:
    """One character's days; `codes` stand under `dates` of the schedule, empty where there is neither work nor hold."""

    number: int  # of the cast list
    character: str
    performer: str
    codes: tuple[str, ...]  # SW, W, H, WF, SWF
    work: int
    hold: int
    first: date
    last: date


def dates(schedule: Schedule, production: Production) -> tuple[date, ...]:
    """The columns: every shooting date of the production from the first to the last day shot."""
    shot = [day.date for day in schedule.days]
    listed = [day for day in production.shooting_dates if shot and shot[0] <= day <= shot[-1]]
    return tuple(sorted({*shot, *listed}))


def day_out_of_days(schedule: Schedule, production: Production) -> tuple[DoodRow, ...]:
    """A row a character in order of cast number; day players are never on hold."""
    columns = dates(schedule, production)
    listed = {member.character for member in production.cast}
    rows = []
    for character, number in names.numbers(schedule, production).items():
        calls = {day.date: call for day in schedule.days for call in day.calls if call.character == character}
        if calls:
            codes = tuple(_code(day, set(calls), character in listed) for day in columns)
            performer = next(call.performer for call in calls.values())
            held = codes.count("H")
            rows.append(
                DoodRow(number, character, performer, codes, len(calls), held, min(calls), max(calls))
            )
    return tuple(rows)


def _code(day: date, worked: set[date], holds: bool) -> str:
    if day in worked:
        return ("S" if day == min(worked) else "") + "W" + ("F" if day == max(worked) else "")
    return "H" if holds and min(worked) < day < max(worked) else ""


def day_out_of_days_svg(schedule: Schedule, production: Production, language: str) -> str:
    """The table as SVG."""
    columns = dates(schedule, production)
    rows = day_out_of_days(schedule, production)
    numbers = {day.date: day.number for day in schedule.days}
    listed, totals = 400, 90
    width = max(760, listed + _COLUMN * len(columns) + 2 * totals + 16)
    title = Wording("{title} · Day out of days", "{title} · 演员工作日表").filled(
        {"title": names.title(production, language)}
    )
    body = [svg.text(16, 44, svg.fitted(title.in_(language), 30, width - 32), 30, bold=True)]
    for at, day in enumerate(columns):
        x = listed + _COLUMN * at + _COLUMN // 2
        shot = f"#{numbers[day]}" if day in numbers else "—"
        body += [
            svg.text(x, 84, day.strftime("%m-%d"), 22, bold=True, anchor="middle"),
            svg.text(x, 110, shot, 18, fill=svg.FAINT, anchor="middle"),
        ]
    for at, said in enumerate((Wording("Work", "工作"), Wording("Hold", "待命"))):
        x = listed + _COLUMN * len(columns) + totals * at + totals // 2
        body.append(svg.text(x, 84, said.in_(language), 20, anchor="middle", bold=True))
    for at, row in enumerate(rows):
        who = names.character_name(production, row.character, language)
        by = names.performer_name(production, row.performer, language)
        body += _row(row, f"{row.number} {who}" + (f" · {by}" if by else ""), 124 + _ROW * at, listed, totals)
    foot = 124 + _ROW * len(rows) + 32
    key = Wording(
        "S start · W work · H hold · F finish · # shooting day · — no shoot",
        "S 首日 · W 工作 · H 待命 · F 杀青 · # 拍摄日 · — 不拍",
    )
    body.append(svg.text(16, foot, key.in_(language), 20, fill=svg.FAINT))
    return svg.page(width, foot + 20, title.in_(language), body)


def _row(row: DoodRow, said: str, y: int, listed: int, totals: int) -> list[str]:
    drawn = [svg.text(16, y + 30, svg.fitted(said, 22, listed - 28), 22)]
    for at, code in enumerate(row.codes):
        x = listed + _COLUMN * at
        drawn.append(svg.box(x, y, _COLUMN, _ROW, _FILL.get(code, "#fafafa"), stroke=svg.LINE))
        if code:
            drawn.append(svg.text(x + _COLUMN // 2, y + 30, code, 22, anchor="middle"))
    for at, count in enumerate((row.work, row.hold)):
        x = listed + _COLUMN * len(row.codes) + totals * at + totals // 2
        drawn.append(svg.text(x, y + 30, str(count), 22, anchor="middle"))
    return drawn
