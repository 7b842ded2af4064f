"""Universal Schedule Standard (github.com/UniversalScheduleStandard), as schedulers export it; read 2026-11-23.

A stripboard is an order of breakdowns: in 1.0 a list a day, in 0.9 one list with strips of type `day`
between. Dates are counted from the calendar's `start`, past its weekdays off (Sunday is 0) and days off.
A board is a unit of the same name; `stripboard` is the first unit, `boneyard` what nobody shoots.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from shudian.finding import Finding, Place
from shudian.model.schedule import Schedule
from shudian.plan.formats import findings as kinds
from shudian.plan.formats.gather import Gathered
from shudian.plan.formats.typed import TypedScene
from shudian.plan.problem import Problem
from shudian.wording import Wording

ROOT = "universalScheduleStandard"
_BONEYARD = re.compile(r"bone\s*yard", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,，、;；&+/]+")
_LONGEST = 3660  # days of a calendar that are looked at


def read_uss(plain: Any, problem: Problem, name: str | None) -> tuple[Schedule | None, list[Finding]]:
    root = _object(_object(plain).get(ROOT))
    boards = [_object(each) for each in _list(root.get("stripboards"))]
    if not boards:
        return _unreadable(name, kinds.NO_STRIPBOARD)
    return _Board(problem, name, root).schedule(boards)


def _unreadable(name: str | None, why: Wording) -> tuple[None, list[Finding]]:
    return None, [kinds.UNREADABLE.at(Place(file=name), why=why)]


class _Board:
    def __init__(self, problem: Problem, name: str | None, root: dict[str, Any]) -> None:
        self.all = Gathered(problem, name)
        self.problem = problem
        self.name = name
        listed = [_object(each) for each in _list(root.get("breakdowns"))]
        self.breakdowns = {_text(each.get("id")): each for each in listed}
        calendars = [_object(each) for each in _list(root.get("calendars"))]
        self.calendars = {_text(each.get("id")): each for each in calendars}

    def schedule(self, stripboards: list[dict[str, Any]]) -> tuple[Schedule | None, list[Finding]]:
        """Of the stripboard with the most days; of equals the last, for it is the newest."""
        days = [{unit: self._days(ids) for unit, ids in self._boards(each)} for each in stripboards]
        most = [max((len(each) for each in of.values()), default=0) for of in days]
        at = max(range(len(days)), key=lambda at: (most[at], at))
        calendar = self.calendars.get(_text(stripboards[at].get("calendar")), {})
        if most[at] < 2 and not _start(calendar):
            return _unreadable(self.name, kinds.BREAKDOWN_ONLY)
        if len(stripboards) > 1:
            told = {"count": len(stripboards), "name": _text(stripboards[at].get("name"))[:40]}
            self.all.found.append(kinds.BOARD_TAKEN.at(Place(file=self.name), **told))
        for unit, of in days[at].items():
            self._unit(unit, of, calendar)
        return self.all.schedule()

    def _boards(self, stripboard: dict[str, Any]) -> Iterator[tuple[str, list[Any]]]:
        for board in map(_object, _list(stripboard.get("boards"))):
            if not _BONEYARD.search(_text(board.get("name"))):
                yield _text(board.get("name")), _list(board.get("breakdownIds"))

    def _days(self, ids: list[Any]) -> list[list[dict[str, Any]]]:
        """The breakdowns of each day; a day without any is a day all the same."""
        if any(isinstance(each, list) for each in ids):
            return [[self._breakdown(id) for id in _list(each)] for each in ids]
        strips = [strip for strip in map(self._breakdown, ids) if strip.get("type") != "banner"]
        days: list[list[dict[str, Any]]] = [[]]
        for strip in strips:
            if strip.get("type") == "day":
                days.append([])
            else:
                days[-1].append(strip)
        above = bool(strips) and strips[0].get("type") == "day"  # the strip heads its day
        return days[1:] if above else days if days[-1] else days[:-1]

    def _breakdown(self, id: Any) -> dict[str, Any]:
        return self.breakdowns.get(_text(id), {})

    def _unit(self, board: str, days: list[list[dict[str, Any]]], calendar: dict[str, Any]) -> None:
        unit = self._unit_of(board)
        if unit is None:
            count = sum(map(len, days))
            if count:
                told = {"name": board[:40], "count": count}
                self.all.found.append(kinds.BOARD_UNKNOWN.at(Place(file=self.name), **told))
            return
        self.all.unit = unit
        for on, strips in zip(self._dates(calendar), days, strict=False):
            self.all.on = on
            for strip in strips:
                self._scene(strip)

    def _unit_of(self, board: str) -> str | None:
        named = {unit.name.casefold(): unit.name for unit in self.problem.units}
        plain = board.strip().casefold()
        if plain in named:
            return named[plain]
        first = self.problem.units[0].name
        return first if plain in {"", "stripboard", "main unit", "first unit"} or len(named) == 1 else None

    def _dates(self, calendar: dict[str, Any]) -> Iterator[date]:
        start = _start(calendar)
        if start is None:
            warning = kinds.NO_CALENDAR.at(Place(file=self.name))
            if warning not in self.all.found:
                self.all.found.append(warning)
            yield from self.problem.dates
            return
        weekdays = {day for day in _list(calendar.get("daysOff")) if isinstance(day, int)}
        off = {_date(each.get("date")) for each in _events(calendar) if each.get("type") == "dayOff"}
        for at in range(_LONGEST):
            on = start + timedelta(days=at)
            if on.isoweekday() % 7 not in weekdays and on not in off:
                yield on

    def _scene(self, strip: dict[str, Any]) -> None:
        written = _text(strip.get("scene")).strip()
        if not written or strip.get("type") in ("banner", "day"):
            return
        numbers = self.all.numbers
        for each in [written] if numbers.find(written) else _BETWEEN.split(written):
            if each and (scene := self.all.scene(each, None, numbers.find(each))):
                self.all.put(TypedScene(scene, Place(file=self.name, scene=scene.number)))


def _start(calendar: dict[str, Any]) -> date | None:
    starts = (_date(each.get("date")) for each in _events(calendar) if each.get("type") == "start")
    return next((on for on in starts if on), None)


def _events(calendar: dict[str, Any]) -> list[dict[str, Any]]:
    return [_object(each) for each in _list(calendar.get("events"))]


def _date(value: Any) -> date | None:
    """The day of an instant such as 2025-04-07T00:00:00.000Z, as the file writes it."""
    try:
        on = date.fromisoformat(_text(value)[:10])
    except ValueError:
        return None
    return on if 1990 <= on.year < 2200 else None


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
