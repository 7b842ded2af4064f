"""The stripboard as SVG: a strip a scene in shooting order, under a bar a day with its totals."""

from __future__ import annotations

from shudian.model.breakdown import Breakdown
from shudian.model.production import Production
from shudian.model.schedule import Schedule, ShootingDay, Strip
from shudian.plan.paper import names, svg
from shudian.plan.paper.material import Material, clock
from shudian.units import Eighths

WIDTH = 760
_ROW, _BAR = 76, 102


def stripboard(schedule: Schedule, breakdown: Breakdown, production: Production, language: str) -> str:
    """The whole board."""
    material = Material(schedule, breakdown, production, language)
    body, y = _head(material)
    for day in schedule.days:
        drawn, height = _day(material, day, y)
        body += drawn
        y += height + 14
    return svg.page(WIDTH, y + 6, _title(material), body)


def board_pieces(material: Material) -> list[str]:
    """The board's head, then a drawing a day, so that print breaks between days."""
    body, y = _head(material)
    pieces = [svg.page(WIDTH, y, _title(material), body)]
    for day in material.schedule.days:
        drawn, height = _day(material, day, 0)
        pieces.append(svg.page(WIDTH, height, material.day(day), drawn))
    return pieces


def _title(material: Material) -> str:
    return f"{material.title} · {_what(material)}"


def _what(material: Material) -> str:
    return material.said("Stripboard", "拍摄顺序板")


def _head(material: Material) -> tuple[list[str], int]:
    schedule = material.schedule
    counts = material.said(
        "{days} days · {scenes} scenes",
        "{days} 天 · {scenes} 场",
        days=len(schedule.days),
        scenes=sum(len(day.strips) for day in schedule.days),
    )
    drawn = [
        svg.text(16, 46, svg.headed(material.title, _what(material), 34, WIDTH - 32), 34, bold=True),
        svg.text(16, 82, counts, 22, fill=svg.FAINT),
        svg.text(16, 114, svg.fitted(material.cost_said, 22, WIDTH - 32), 22, fill=svg.FAINT),
    ]
    cast, height = _cast(material, 170)
    return [*drawn, *_legend(material, 132), *cast], 170 + height


def _legend(material: Material, y: int) -> list[str]:
    drawn, x = [], 16
    for fill, wording in names.COLOURS:
        label = wording.in_(material.language)
        drawn.append(svg.box(x, y, 20, 20, fill, stroke=svg.FAINT))
        drawn.append(svg.text(x + 25, y + 17, label, 17, fill=svg.FAINT))
        x += 25 + round(svg.width_of(label, 17)) + 14
    return drawn


def _cast(material: Material, y: int) -> tuple[list[str], int]:
    playing = {call.character for day in material.schedule.days for call in day.calls}
    words = [
        f"{number} {material.character(character)}"
        for character, number in material.numbers.items()
        if character in playing
    ]
    lines = svg.wrapped(words, 20, WIDTH - 32, "   ")
    return [svg.text(16, y + 20 + 28 * at, line, 20) for at, line in enumerate(lines)], 28 * len(lines) + 14


def _day(material: Material, day: ShootingDay, y: int) -> tuple[list[str], int]:
    drawn = _bar(material, day, y)
    for at, strip in enumerate(day.strips):
        drawn += _strip(material, day, strip, y + _BAR + 4 + _ROW * at)
    return drawn, _BAR + 4 + _ROW * len(day.strips)


def _bar(material: Material, day: ShootingDay, y: int) -> list[str]:
    first = f"{material.day(day)} · {material.date(day.date)} · {material.shoot(day)}"
    second = material.said(
        "{call}–{wrap}{meal} · {scenes} scenes · {work} min · {length}",
        "{call}–{wrap}{meal} · {scenes} 场 · {work} 分钟 · {length}",
        call=clock(day.call, day),
        wrap=clock(day.wrap, day),
        meal=material.said(" · meal {at}", " · 用餐 {at}", at=clock(day.meal, day)) if day.meal else "",
        scenes=len(day.strips),
        work=day.work_minutes,
        length=length_said(material, day.strips),
    )
    venues = " → ".join(material.venue(id) for id in day.venues)
    return [
        svg.box(0, y, WIDTH, _BAR, svg.INK),
        svg.text(16, y + 32, svg.fitted(first, 25, WIDTH - 32), 25, fill="#fff", bold=True),
        svg.text(16, y + 61, svg.fitted(second, 20, WIDTH - 32), 20, fill="#ddd"),
        svg.text(16, y + 88, svg.fitted(venues, 20, WIDTH - 32), 20, fill="#ddd"),
    ]


def length_said(material: Material, strips: tuple[Strip, ...]) -> str:
    """`2 3/8 pages · 95 s on screen`; pages only where the script was typed to pages."""
    sheets = [material.sheet(strip) for strip in strips]
    seconds = material.said("{s} s on screen", "成片 {s} 秒", s=round(sum(sheet.seconds for sheet in sheets)))
    eighths = Eighths(sum(sheet.length.count for sheet in sheets if sheet.length))
    pages = material.said("{n} pages", "{n} 页", n=eighths) if eighths.count else ""
    return " · ".join(filter(None, (pages, seconds)))


def _strip(material: Material, day: ShootingDay, strip: Strip, y: int) -> list[str]:
    sheet = material.sheet(strip)
    ids = " ".join(map(str, material.cast_of(strip)))
    minutes = material.said("{n} min", "{n} 分", n=strip.minutes)
    name = material.place(strip.place)
    room = WIDTH - 240 - max(svg.width_of(ids, 22), svg.width_of(minutes, 20))
    size = 24 if svg.width_of(name, 24) <= room else 20
    return [
        f'<g class="strip" data-scene="{svg.quoted(strip.scene)}" data-day="{day.number}">',
        f"<title>{svg.quoted(f'{strip.number} {name} {sheet.summary}')}</title>",
        svg.box(0, y, WIDTH, _ROW, names.colour(sheet), stroke=svg.LINE),
        svg.text(16, y + 33, svg.fitted(strip.number, 26, 96), 26, bold=True),
        svg.text(16, y + 62, clock(strip.start, day), 20, fill=svg.FAINT),
        svg.text(116, y + 33, svg.fitted(material.setting(sheet), 19, 108), 19),
        svg.text(220, y + 33, svg.fitted(name, size, room), size, bold=True),
        svg.text(116, y + 62, svg.fitted(sheet.summary, 20, room + 104), 20, fill=svg.FAINT),
        svg.text(WIDTH - 14, y + 33, ids, 22, anchor="end"),
        svg.text(WIDTH - 14, y + 62, minutes, 20, fill=svg.FAINT, anchor="end"),
        "</g>",
    ]
