"""A table in which a person overrides what was taken by default: a row a scene, an empty cell keeps the default."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from shudian.files.csv_table import csv_table
from shudian.finding import Finding, Place
from shudian.plan.posing import findings as kinds
from shudian.plan.problem import Problem, ProblemScene, Shoot
from shudian.plan.typed_text import decoded
from shudian.wording import Wording

T = TypeVar("T")

#: Field of a ProblemScene -> its column.
COLUMNS = {
    "number": Wording("scene", "场次"),
    "minutes": Wording("minutes", "拍摄分钟"),
    "light": Wording("light", "光线"),
    "extras": Wording("extras", "群演人数"),
    "weather": Wording("weather", "看天"),
    "locked": Wording("locked", "锁定日期"),
    "unit": Wording("unit", "摄制组"),
}
LIGHTS = {
    Shoot.DAY: Wording("day", "日"),
    Shoot.NIGHT: Wording("night", "夜"),
    Shoot.DAWN: Wording("dawn", "晨"),
    Shoot.DUSK: Wording("dusk", "昏"),
    Shoot.TWILIGHT: Wording("twilight", "晨昏"),
    Shoot.ANY: Wording("any", "不限"),
}
WEATHER = {True: Wording("yes", "是"), False: Wording("no", "否")}


@dataclass(frozen=True, slots=True)
class Override:
    """One cell that says something: a scene by its number, a field and the value as written."""

    scene: str
    field: str
    value: str
    place: Place


def read_overrides(data: bytes, name: str | None = None) -> tuple[tuple[Override, ...], list[Finding]]:
    """The cells of a table that are not empty; columns in any order, named in English or Chinese."""
    text = decoded(data)
    if text is None:
        return (), [_unreadable(Place(file=name), Wording("it is no text", "不是文本"))]
    separator = max(",;\t", key=text.split("\n", 1)[0].count)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        rows = [(table.line_num, [cell.strip() for cell in row]) for row in table]
    except csv.Error as error:
        why = Wording(f"line {table.line_num}: {error}", f"第 {table.line_num} 行：{error}")
        return (), [_unreadable(Place(file=name, line=table.line_num), why)]
    fields = [_field(head) for head in rows[0][1]] if rows else []
    if "number" not in fields or max(Counter(filter(None, fields)).values()) > 1:
        why = Wording(
            "the first line must name the column `scene`, each column once",
            "首行须有“场次”一列，且各列只出现一次",
        )
        return (), [_unreadable(Place(file=name, line=1), why)]
    return tuple(_cells(fields, rows[1:], name)), []


def overridden(problem: Problem, overrides: Sequence[Override]) -> tuple[Problem, list[Finding]]:
    """The problem with those values, a note for each scene that changes and a finding for each wrong cell."""
    found: list[Finding] = []
    changes: dict[str, dict[str, Any]] = {}
    named: dict[str, list[ProblemScene]] = {}
    for scene in problem.scenes:
        named.setdefault(scene.number, []).append(scene)
    for each in overrides:
        scenes = named.get(each.scene, [])
        value = _value(each, problem) if len(scenes) == 1 else _nameless(len(scenes))
        if len(scenes) == 1 and each.field in changes.get(scenes[0].id, {}):
            value = Wording("said twice", "重复填写")
        if isinstance(value, Wording):
            told = {"scene": each.scene, "column": COLUMNS[each.field], "value": each.value[:40]}
            found.append(kinds.OVERRIDE_ROW.at(each.place, **told, why=value))
        else:
            changes.setdefault(scenes[0].id, {})[each.field] = value
    made = tuple(replace(scene, **changes.get(scene.id, {})) for scene in problem.scenes)
    for before, after in zip(problem.scenes, made, strict=True):
        if before != after:
            changed = _changed(before, after)
            found.append(kinds.OVERRIDDEN.at(Place(scene=after.number), scene=after.number, changes=changed))
    return replace(problem, scenes=made), found


def overrides_table(problem: Problem, language: str) -> bytes:
    """The table with every default in it, to be edited."""
    rows = [[_cell(scene, field, language) for field in COLUMNS] for scene in problem.scenes]
    return csv_table([[head.in_(language) for head in COLUMNS.values()], *rows])


def _cells(
    fields: Sequence[str | None], rows: Iterable[tuple[int, list[str]]], name: str | None
) -> Iterator[Override]:
    at = fields.index("number")
    for line, row in rows:
        for field, cell in zip(fields, row, strict=False):
            if field not in (None, "number") and cell:
                scene = row[at] if at < len(row) else ""
                yield Override(scene, field or "", cell, Place(file=name, line=line))


def _value(override: Override, problem: Problem) -> Any:
    """What the cell says, or why it says nothing, as a Wording."""
    readers = {"minutes": _minutes, "extras": _heads, "light": _light, "weather": _weather}
    if reader := readers.get(override.field):
        return reader(override.value)
    if override.field == "locked":
        return _date(override.value, problem)
    if override.value in {unit.name for unit in problem.units}:
        return override.value
    return Wording("no unit is called that", "没有这个摄制组")


def _minutes(cell: str) -> int | Wording:
    if re.fullmatch(r"[0-9]{1,4}", cell) and 1 <= int(cell) <= 24 * 60:
        return int(cell)
    return Wording("minutes are a whole number from 1 to 1440", "分钟数须为 1 至 1440 的整数")


def _heads(cell: str) -> int | Wording:
    if re.fullmatch(r"[0-9]{1,5}", cell):
        return int(cell)
    return Wording("heads are a whole number", "人数须为整数")


def _light(cell: str) -> Shoot | Wording:
    known = _named(LIGHTS, cell)
    return (
        Wording("one of day, night, dawn, dusk, twilight, any", "须为 日、夜、晨、昏、晨昏、不限 之一")
        if known is None
        else known
    )


def _weather(cell: str) -> bool | Wording:
    known = _named(WEATHER, cell)
    return Wording("yes or no", "须为 是 或 否") if known is None else known


def _date(cell: str, problem: Problem) -> date | Wording:
    numbers = re.fullmatch(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?", cell)
    try:
        day = date(*map(int, numbers.groups())) if numbers else None
    except ValueError:
        day = None
    if day and day in problem.dates:
        return day
    return Wording("a shooting date is asked for, as 2027-04-12", "须为拍摄日期，例如 2027-04-12")


def _named(words: Mapping[T, Wording], cell: str) -> T | None:
    return next((value for value, word in words.items() if cell.casefold() in (word.en, word.zh)), None)


def _cell(scene: ProblemScene, field: str, language: str) -> str | int:
    value = getattr(scene, field)
    if field == "light":
        return LIGHTS[value].in_(language)
    if field == "weather":
        return WEATHER[value].in_(language)
    if field in ("minutes", "extras"):
        return int(value)
    return "" if value is None else str(value)


def _changed(before: ProblemScene, after: ProblemScene) -> Wording:
    fields = [field for field in COLUMNS if getattr(before, field) != getattr(after, field)]

    def told(language: str) -> Iterator[str]:
        for field in fields:
            old, new = (_cell(scene, field, language) for scene in (before, after))
            yield f"{COLUMNS[field].in_(language)} {old if old != '' else '-'} → {new}"

    return Wording(", ".join(told("en")), "，".join(told("zh")))


def _nameless(count: int) -> Wording:
    if count:
        return Wording("several scenes have this number", "有多场使用这一场号")
    return Wording("there is no such scene", "没有这一场")


def _unreadable(place: Place, why: Wording) -> Finding:
    return kinds.OVERRIDE_TABLE.at(place, why=why)


def _field(head: str) -> str | None:
    return next((field for field, name in COLUMNS.items() if head.casefold() in (name.en, name.zh)), None)
