"""Call sheets drawn with fpdf2: what stands on each day's pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import TableBordersLayout, WrapMode
from fpdf.fonts import FontFace

from shudian.model.breakdown import Breakdown, SceneSheet
from shudian.model.production import Production
from shudian.model.schedule import Schedule, ShootingDay, Strip
from shudian.plan.paper import names
from shudian.plan.paper.dood import dates, day_out_of_days
from shudian.wording import Wording

_FACE = "Noto"
_MARGIN, _WIDTH = 12, 186
_GREY, _HEAD, _RULE = (90, 90, 90), (232, 232, 232), (170, 170, 170)
_NEEDS = (
    ("extras", Wording("Extras", "群演")),
    ("props", Wording("Props", "道具")),
    ("wardrobe", Wording("Wardrobe", "服装")),
    ("vehicles", Wording("Vehicles", "车辆")),
    ("animals", Wording("Animals", "动物")),
    ("effects", Wording("Effects", "特效")),
    ("brands", Wording("Brand placement", "植入")),
)


class _Pages(FPDF):
    """Pages with a footer: what this is, in which zone its times are, which page."""

    foot = ""

    def footer(self) -> None:
        self.set_y(-12)
        self.set_font(_FACE, size=8)
        self.set_text_color(*_GREY)
        self.cell(_WIDTH - 20, 6, self.foot)
        self.cell(20, 6, str(self.page_no()), align="R")


class CallSheets:
    def __init__(
        self, schedule: Schedule, breakdown: Breakdown, production: Production, language: str, font: Path
    ) -> None:
        self.schedule = schedule
        self.production = production
        self.language = language
        self.numbers = names.numbers(schedule, production)
        self.sheets = names.sheets(breakdown, [strip for day in schedule.days for strip in day.strips])
        self.codes = {row.character: row.codes for row in day_out_of_days(schedule, production)}
        self.pdf = self._document(font)

    def _document(self, font: Path) -> _Pages:
        pdf = _Pages(format="A4")
        pdf.set_margins(_MARGIN, _MARGIN)
        pdf.set_auto_page_break(auto=True, margin=16)
        for style in ("", "B"):  # the tables' heads ask for bold; there is one weight
            pdf.add_font(_FACE, style, font)
        pdf.set_title(f"{names.title(self.production, self.language)} · {self.said('Call sheets', '通告单')}")
        pdf.set_draw_color(*_RULE)
        pdf.set_line_width(0.2)
        pdf.set_lang("zh-Hans" if self.language == "zh" else "en")
        first = self.schedule.days[0].date if self.schedule.days else datetime(2000, 1, 1, tzinfo=UTC)
        pdf.set_creation_date(datetime.combine(first, time(), UTC))
        zone = self.production.timezone
        pdf.foot = f"{names.title(self.production, self.language)} · {self.said('times in', '时区')} {zone}"
        return pdf

    def said(self, en: str, zh: str, **values: object) -> str:
        return Wording(en, zh).filled(values).in_(self.language)

    def day(self, day: ShootingDay) -> None:
        self.pdf.add_page()
        self._head(day)
        self._venues(day)
        self._scenes(day)
        self._cast(day)
        self._needs(day)
        self._advance(day)

    def _head(self, day: ShootingDay) -> None:
        pdf, top = self.pdf, self.pdf.get_y()
        self._line(names.title(self.production, self.language), 20)
        of = {"n": day.number, "m": len(self.schedule.days)}
        self._line(self.said("Call sheet · day {n} of {m}", "通告单 · 第 {n} 天 / 共 {m} 天", **of), 13)
        when = f"{names.date_said(day.date, self.language)} · {names.shoot(day, self.language)}"
        self._line(when, 11)
        if self.production.producer:
            self._line(f"{self.said('Producer', '制片人')}: {self.production.producer}", 9, faint=True)
        below = pdf.get_y()
        pdf.set_xy(_MARGIN + _WIDTH - 62, top)
        pdf.set_fill_color(*_HEAD)
        pdf.set_font(_FACE, size=9)
        pdf.cell(62, 7, self.said("Crew call", "全组集合"), align="C", fill=True, new_x="LEFT", new_y="NEXT")
        pdf.set_font(_FACE, size=24)
        pdf.cell(62, 13, names.clock(day.call, day), align="C", fill=True, new_x="LEFT", new_y="NEXT")
        pdf.set_font(_FACE, size=9)
        wrap = self.said("planned wrap {wrap}", "预计收工 {wrap}", wrap=names.clock(day.wrap, day))
        pdf.cell(62, 7, wrap, align="C", fill=True)
        pdf.set_fill_color(255)
        pdf.set_xy(_MARGIN, max(below, top + 28) + 2)

    def _venues(self, day: ShootingDay) -> None:
        for number, id in enumerate(day.venues, 1):
            venue = next((v for v in self.production.venues if v.id == id), None)
            name = names.venue_name(self.production, id, self.language)
            self._line(f"{self.said('Venue', '场地')} {number} · {name}", 11)
            if venue:
                self._line(" · ".join(filter(None, (venue.address, venue.note))), 9, faint=True)
        self.pdf.ln(2)

    def _scenes(self, day: ShootingDay) -> None:
        heads = (
            self.said("Time", "时间"), self.said("Scene", "场次"), self.said("Set and story", "场景与内容"),
            self.said("I/E D/N", "日夜内外"), self.said("Cast", "演员"), self.said("Min", "分钟"),
        )  # fmt: skip
        rows: list[Sequence[str]] = []
        before: Strip | None = None
        for strip in day.strips:
            rows += self._between(before, strip, day)
            rows.append(self._scene(strip, day))
            before = strip
        self._table(heads, (14, 14, 92, 22, 30, 14), rows)

    def _between(self, before: Strip | None, strip: Strip, day: ShootingDay) -> list[Sequence[str]]:
        """A row where the company moves from one venue to the next."""
        if before and before.venue != strip.venue:
            leave = before.end
            name = names.venue_name(self.production, strip.venue, self.language)
            return [
                (names.clock(leave, day), "", f"→ {self.said('Company move', '转场')}: {name}", "", "", "")
            ]
        return []

    def _scene(self, strip: Strip, day: ShootingDay) -> Sequence[str]:
        sheet = self.sheets[strip.scene]
        cast = sorted({self.numbers[name] for name in sheet.cast if name in self.numbers})
        story = [names.place_name(self.production, strip.place, self.language)]
        story += [sheet.summary] if sheet.summary else []
        return (
            names.clock(strip.start, day),
            strip.number,
            "\n".join(story),
            names.setting(sheet, self.language),
            " ".join(map(str, cast)),
            str(strip.minutes),
        )

    def _cast(self, day: ShootingDay) -> None:
        heads = (
            self.said("No.", "编号"), self.said("Character", "角色"), self.said("Performer", "演员"),
            self.said("On set", "到场"), self.said("Done", "收工"), self.said("Status", "状态"),
        )  # fmt: skip
        column = dates(self.schedule, self.production).index(day.date)
        rows = [
            (
                str(self.numbers[call.character]),
                names.character_name(self.production, call.character, self.language),
                names.performer_name(self.production, call.performer, self.language)
                or self.said("day player", "日演员"),
                names.clock(call.call, day),
                names.clock(call.wrap, day),
                self.codes[call.character][column],
            )
            for call in day.calls
        ]
        self._table(heads, (14, 50, 58, 22, 22, 20), rows)

    def _needs(self, day: ShootingDay) -> None:
        """What the day's scenes need, each thing with the scenes that need it."""
        rows = []
        for field, wording in _NEEDS:
            where: dict[str, list[str]] = {}
            for strip in day.strips:
                for thing in _things(self.sheets[strip.scene], field):
                    where.setdefault(thing, []).append(strip.number)
            if where:
                listed = "; ".join(f"{thing} ({', '.join(numbers)})" for thing, numbers in where.items())
                rows.append((wording.in_(self.language), listed))
        if rows:
            self._table(
                (self.said("Needed", "所需"), self.said("What (scenes)", "内容（场次）")), (30, 156), rows
            )

    def _advance(self, day: ShootingDay) -> None:
        if day.number == len(self.schedule.days):
            return
        following = self.schedule.days[day.number]
        self._line(self.said("Advance schedule", "次日预告"), 11)
        when = names.date_said(following.date, self.language)
        where = ", ".join(names.venue_name(self.production, id, self.language) for id in following.venues)
        call = self.said("crew call {at}", "全组集合 {at}", at=names.clock(following.call, following))
        self._line(f"{when} · {names.shoot(following, self.language)} · {call} · {where}", 9)
        scenes = ", ".join(strip.number for strip in following.strips)
        self._line(f"{self.said('Scenes', '场次')}: {scenes}", 9)

    def _line(self, said: str, size: int, *, faint: bool = False) -> None:
        self.pdf.set_font(_FACE, size=size)
        self.pdf.set_text_color(*(_GREY if faint else (0, 0, 0)))
        width = _WIDTH - 66 if self.pdf.get_y() < 40 else _WIDTH
        self.pdf.multi_cell(
            width, size * 0.52, said, align="L", new_x="LMARGIN", new_y="NEXT", wrapmode=self._wrap
        )
        self.pdf.set_text_color(0, 0, 0)

    @property
    def _wrap(self) -> WrapMode:
        return WrapMode.CHAR if self.language == "zh" else WrapMode.WORD

    def _table(self, heads: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[str]]) -> None:
        self.pdf.set_font(_FACE, size=9)
        with self.pdf.table(
            col_widths=tuple(widths),
            width=_WIDTH,
            line_height=4.5,
            padding=(0.35, 1),
            text_align="LEFT",
            borders_layout=TableBordersLayout.HORIZONTAL_LINES,
            headings_style=FontFace(fill_color=_HEAD),
            wrapmode=self._wrap,
        ) as table:
            for cells in (heads, *rows):
                row = table.row()
                for cell in cells:
                    row.cell(cell)
        self.pdf.ln(3)


def _things(sheet: SceneSheet, field: str) -> tuple[str, ...]:
    things: tuple[str, ...] = getattr(sheet, field)
    return things
