"""A table with a head: columns in any order, in English or Chinese, a row a scene; empty cells as above."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from datetime import date, time

from shudian.finding import Finding
from shudian.model.schedule import Schedule
from shudian.plan.formats import findings as kinds
from shudian.plan.formats.gather import Gathered
from shudian.plan.formats.typed import TypedScene
from shudian.plan.formats.words import clock
from shudian.plan.problem import Problem
from shudian.wording import Wording

#: What a column holds, by the heads that people give it.
_HEADS = {
    "date": "date shootdate shootingdate 日期 拍摄日期 拍摄日",
    "day": "day dayno daynumber shootday shootingday 天 天数 日序 第几天 拍摄天",
    "unit": "unit 组 组别 摄制组 拍摄组",
    "scene": "scene scenes sc scs sceneno scenenumber scenenumbers 场 场次 场号 场次号 场景号",
    "start": "start starttime begin 开始 开始时间 开拍 开拍时间",
    "minutes": "minutes min mins duration shootingminutes 分钟 时长 拍摄分钟 拍摄时长 预计分钟",
    "call": "call crewcall calltime 通告 通告时间 出工 出工时间",
    "wrap": "wrap wraptime 收工 收工时间",
    "meal": "meal mealbreak lunch 用餐 用餐时间 放饭",
}
_COLUMNS = {head: column for column, heads in _HEADS.items() for head in heads.split()}
_SEARCHED = 15  # rows for the head: a title and a date of issue often stand above it
_BETWEEN = re.compile(r"[\s,，、;；|&+]+")
_MINUTES = re.compile(
    r"(?:(\d{1,2})\s*(?:h|小时|時|时)\s*)?(?:(\d{1,4})\s*(?:m|min|mins|minutes|分|分钟)?)?", re.IGNORECASE
)

Rows = list[tuple[int, list[str]]]  # each with its line


def rows_of(text: str) -> Rows | str:
    """The rows, or why there are none; the separator is the one that most stands in the file."""
    separator = max(",;\t", key=text.count)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        return [(table.line_num, [cell.strip() for cell in row]) for row in table]
    except csv.Error as error:
        return str(error)


def head_of(rows: Rows) -> int | None:
    """Which row names the columns: one with a scene and another column that we know."""
    for at, (_, row) in enumerate(rows[:_SEARCHED]):
        named = {_column(cell) for cell in row} - {None}
        if "scene" in named and len(named) > 1:
            return at
    return None


def read_rows(
    rows: Rows, head: int, problem: Problem, name: str | None
) -> tuple[Schedule | None, list[Finding]]:
    table = _Table(problem, name, [_column(cell) for cell in rows[head][1]])
    for line, row in rows[head + 1 :]:
        if any(row):
            table.row(line, row)
    return table.all.schedule()


def _column(head: str) -> str | None:
    """By the whole head, or by a part of one in two languages: 场次/Scene."""
    plain = re.sub(r"[\s.#:_()-]", "", unicodedata.normalize("NFKC", head).casefold())
    return next((_COLUMNS[part] for part in (plain, *plain.split("/")) if part in _COLUMNS), None)


class _Table:
    def __init__(self, problem: Problem, name: str | None, columns: Sequence[str | None]) -> None:
        self.all = Gathered(problem, name)
        self.columns = columns
        self.dated: dict[str, date] = {}  # days by what the table calls them, once it has said their date

    def row(self, line: int, row: Sequence[str]) -> None:
        cells = {column: cell for column, cell in zip(self.columns, row, strict=False) if column and cell}
        if not self._day(line, cells, row):
            return
        if "unit" in cells:
            self.all.unit = cells["unit"]
        self._hours(line, cells)
        start = self._clock(line, cells, "start")
        for written in self._written(cells.get("scene", "")):
            found = self.all.numbers.find_undated(written)
            if scene := self.all.scene(written, line, found):
                place = self.all.place(line, scene.number)
                self.all.put(TypedScene(scene, place, start, self._minutes(line, cells.get("minutes", ""))))
                start = None

    def _day(self, line: int, cells: dict[str, str], row: Sequence[str]) -> bool:
        """Take the row's day; False if the row says something that is none."""
        day = cells.get("day", "")
        if written := cells.get("date") or day:
            if (on := self._date(line, cells.get("date", ""), day)) is None:
                self._wrong(line, written, kinds.DATE)
                return False
            self.all.begin(on)
        elif "scene" not in cells and (named := self.all.dated(" ".join(row), line)):
            self.all.begin(named[0])
        return True

    def _date(self, line: int, written: str, day: str) -> date | None:
        """A date that only the first row of a day says holds for the others."""
        if not written and day in self.dated:
            return self.dated[day]
        named = self.all.dated(written or (f"day {day}" if day.isdecimal() else day), line)
        if named and written:
            self.dated[day] = named[0]
        return named[0] if named else None

    def _written(self, cell: str) -> list[str]:
        """The scenes of a cell: one as it stands, or several with something between them."""
        if not cell or self.all.numbers.find_undated(cell):
            return [cell] if cell else []
        return [part for part in _BETWEEN.split(cell) if part]

    def _hours(self, line: int, cells: dict[str, str]) -> None:
        """Call, meal and wrap of the row's day, where they first stand."""
        if not self.all.on:
            return
        day = self.all.day(self.all.on, self.all.unit)
        for column in ("call", "meal", "wrap"):
            if (at := self._clock(line, cells, column)) and getattr(day, column) is None:
                setattr(day, column, at)

    def _clock(self, line: int, cells: dict[str, str], column: str) -> time | None:
        written = cells.get(column, "")
        at = clock(written)
        if written and at is None:
            self._wrong(line, written, kinds.CLOCK)
        return at

    def _minutes(self, line: int, written: str) -> int | None:
        if not written:
            return None
        match = _MINUTES.fullmatch(unicodedata.normalize("NFKC", written))
        if not match:
            self._wrong(line, written, kinds.MINUTES)
            return None
        return int(match[1] or 0) * 60 + int(match[2] or 0)

    def _wrong(self, line: int, written: str, what: Wording) -> None:
        self.all.found.append(kinds.ROW_VALUE.at(self.all.place(line), written=written[:40], what=what))
