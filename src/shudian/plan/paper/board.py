"""The stripboard as SVG, and the page that shows it with the day-out-of-days and the costs."""

from __future__ import annotations

from html import escape

from shudian.model.breakdown import Breakdown
from shudian.model.production import Production
from shudian.model.schedule import Schedule, ShootingDay, Strip
from shudian.plan.paper import names, svg
from shudian.plan.paper.dood import day_out_of_days_svg
from shudian.wording import Wording

WIDTH = 760
_ROW, _BAR = 76, 102
_TITLE = Wording("Stripboard", "拍摄顺序板")


def stripboard(schedule: Schedule, breakdown: Breakdown, production: Production, language: str) -> str:
    """A strip a scene in shooting order, under a bar a day with its totals."""
    board = _Board(schedule, breakdown, production, language)
    body, y = board.head()
    for drawn, height in (board.legend(y), board.cast(y + 38)):
        body += drawn
        y += height
    for day in schedule.days:
        body += board.bar(day, y)
        y += _BAR + 4
        for strip in day.strips:
            body += board.strip(strip, day, y)
            y += _ROW
        y += 14
    return svg.page(WIDTH, y + 6, f"{names.title(production, language)} · {_TITLE.in_(language)}", body)


def board_page(schedule: Schedule, breakdown: Breakdown, production: Production, language: str) -> str:
    """One HTML page: stripboard, day-out-of-days, cost line by line."""
    rows = "".join(
        f"<tr><td>{escape(names.COSTS[line.kind].in_(language) if line.kind in names.COSTS else line.kind)}</td>"
        f"<td>{escape(_subject(line.subject, production, language))}</td><td>{line.quantity}</td>"
        f"<td>{line.amount}</td></tr>"
        for line in schedule.lines
    )
    style = (
        "body{margin:1rem auto;max-width:1000px;padding:0 .5rem;font-family:" + svg.FONT + "}"
        "table{border-collapse:collapse;width:100%;font-size:.85rem}td{padding:.25rem .5rem;border-bottom:1px solid #ddd}"
        "td:nth-child(n+3){text-align:right;font-variant-numeric:tabular-nums}section{margin:2rem 0;overflow-x:auto}"
    )
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(names.title(production, language))}</title><style>{style}</style></head><body>\n"
        f"<section>{stripboard(schedule, breakdown, production, language)}</section>\n"
        f"<section>{day_out_of_days_svg(schedule, production, language)}</section>\n"
        f"<section><table>{rows}</table></section>\n</body></html>\n"
    )


def cost_said(schedule: Schedule, language: str) -> str:
    """What it costs and how far from best that can be."""
    said = (
        Wording("{cost}, proven: no legal schedule costs less", "{cost}，已证明：没有更便宜的合规排期")
        if schedule.proven
        else Wording(
            "{cost}; none can cost less than {bound} (gap {gap})",
            "{cost}；任何排期不低于 {bound}（差距 {gap}）",
        )
    )
    gap = f"{schedule.gap:.1%}"
    return said.filled({"cost": schedule.cost, "bound": schedule.lower_bound, "gap": gap}).in_(language)


def _subject(subject: str, production: Production, language: str) -> str:
    return names.venue_name(production, subject, language)


class _Board:
    """What is drawn, and where the names and numbers on it come from."""

    def __init__(
        self, schedule: Schedule, breakdown: Breakdown, production: Production, language: str
    ) -> None:
        self.schedule = schedule
        self.production = production
        self.language = language
        self.numbers = names.numbers(schedule, production)
        self.sheets = names.sheets(breakdown, [strip for day in schedule.days for strip in day.strips])

    def said(self, wording: Wording, **values: object) -> str:
        return wording.filled(values).in_(self.language)

    def venue(self, id: str) -> str:
        return names.venue_name(self.production, id, self.language)

    def head(self) -> tuple[list[str], int]:
        title = f"{names.title(self.production, self.language)} · {_TITLE.in_(self.language)}"
        counts = self.said(
            Wording("{days} days · {scenes} scenes", "{days} 天 · {scenes} 场"),
            days=len(self.schedule.days),
            scenes=sum(len(day.strips) for day in self.schedule.days),
        )
        cost = cost_said(self.schedule, self.language)
        return [
            svg.text(16, 46, svg.fitted(title, 34, WIDTH - 32), 34, bold=True),
            svg.text(16, 82, counts, 22, fill=svg.FAINT),
            svg.text(16, 114, svg.fitted(cost, 22, WIDTH - 32), 22, fill=svg.FAINT),
        ], 132

    def legend(self, y: int) -> tuple[list[str], int]:
        drawn, x = [], 16
        for fill, wording in names.COLOURS:
            label = self.said(wording)
            drawn.append(svg.box(x, y, 20, 20, fill, stroke=svg.FAINT))
            drawn.append(svg.text(x + 25, y + 17, label, 17, fill=svg.FAINT))
            x += 25 + round(svg.width_of(label, 17)) + 14
        return drawn, 38

    def cast(self, y: int) -> tuple[list[str], int]:
        playing = {call.character for day in self.schedule.days for call in day.calls}
        words = [
            f"{number} {names.character_name(self.production, character, self.language)}"
            for character, number in self.numbers.items()
            if character in playing
        ]
        lines = svg.wrapped(words, 20, WIDTH - 32, "   ")
        drawn = [svg.text(16, y + 20 + 28 * at, line, 20) for at, line in enumerate(lines)]
        return drawn, 28 * len(lines) + 14

    def bar(self, day: ShootingDay, y: int) -> list[str]:
        first = self.said(
            Wording("Day {n} of {m} · {date} · {shoot}", "第 {n} 天 / 共 {m} 天 · {date} · {shoot}"),
            n=day.number,
            m=len(self.schedule.days),
            date=names.date_said(day.date, self.language),
            shoot=names.shoot(day, self.language),
        )
        second = self.said(
            Wording(
                "{call}–{wrap} · {scenes} scenes · {work} min · {screen} s on screen",
                "{call}–{wrap} · {scenes} 场 · {work} 分钟 · 成片 {screen} 秒",
            ),
            call=names.clock(day.call, day),
            wrap=names.clock(day.wrap, day),
            scenes=len(day.strips),
            work=day.work_minutes,
            screen=round(sum(self.sheets[strip.scene].seconds for strip in day.strips)),
        )
        venues = " → ".join(self.venue(id) for id in day.venues)
        return [
            svg.box(0, y, WIDTH, _BAR, svg.INK),
            svg.text(16, y + 32, svg.fitted(first, 25, WIDTH - 32), 25, fill="#fff", bold=True),
            svg.text(16, y + 61, svg.fitted(second, 20, WIDTH - 32), 20, fill="#ddd"),
            svg.text(16, y + 88, svg.fitted(venues, 20, WIDTH - 32), 20, fill="#ddd"),
        ]

    def strip(self, strip: Strip, day: ShootingDay, y: int) -> list[str]:
        sheet = self.sheets[strip.scene]
        ids = " ".join(str(n) for n in sorted({self.numbers[c] for c in sheet.cast if c in self.numbers}))
        minutes = self.said(Wording("{n} min", "{n} 分"), n=strip.minutes)
        name = names.place_name(self.production, strip.place, self.language)
        room = WIDTH - 240 - max(svg.width_of(ids, 22), svg.width_of(minutes, 20))
        size = 24 if svg.width_of(name, 24) <= room else 20
        return [
            f'<g class="strip" data-scene="{escape(strip.scene)}" data-day="{day.number}">',
            f"<title>{escape(f'{strip.number} {name} {sheet.summary}')}</title>",
            svg.box(0, y, WIDTH, _ROW, names.colour(sheet), stroke=svg.LINE),
            svg.text(16, y + 33, svg.fitted(strip.number, 26, 96), 26, bold=True),
            svg.text(16, y + 62, names.clock(strip.start, day), 20, fill=svg.FAINT),
            svg.text(116, y + 33, svg.fitted(names.setting(sheet, self.language), 19, 108), 19),
            svg.text(220, y + 33, svg.fitted(name, size, room), size, bold=True),
            svg.text(116, y + 62, svg.fitted(sheet.summary, 20, room + 104), 20, fill=svg.FAINT),
            svg.text(WIDTH - 14, y + 33, ids, 22, anchor="end"),
            svg.text(WIDTH - 14, y + 62, minutes, 20, fill=svg.FAINT, anchor="end"),
            "</g>",
        ]
