"""The stripboard as data in the reader's words: what never changes, and what an arrangement comes to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from shudian.app import scenarios
from shudian.app.scenarios import Entry
from shudian.app.weigh import Ground, Placed, Weighed, barred
from shudian.model.breakdown import SceneSheet
from shudian.model.schedule import Schedule, ShootingDay
from shudian.plan.problem import Problem, ProblemScene
from shudian.plan.progress import standing
from shudian.units import Eighths, Money
from shudian.web import figures
from shudian.web.strips import strip_class
from shudian.web.texts import TEXTS, text


class Words:
    """Names of a problem's people and places, and numbers, as a reader writes them."""

    def __init__(self, problem: Problem, reader: str) -> None:
        self.reader = reader
        english = reader == "en"
        self.people = {m.character: (english and m.character_en) or m.character for m in problem.cast}
        self.performers = {m.performer: (english and m.performer_en) or m.performer for m in problem.cast}
        self.places = {s.place: (english and s.place_en) or s.place for s in problem.sets}
        self.venues = {v.id: (english and v.name_en) or v.name for v in problem.venues}

    def subject(self, subject: str) -> str:
        """A cost line's subject: whoever or whatever it is, else the word itself."""
        for names in (self.people, self.places, self.venues):
            if subject in names:
                return names[subject]
        day, _, unit = subject.partition(" ")
        try:
            return f"{figures.day(date.fromisoformat(day), self.reader)} {unit}".rstrip()
        except ValueError:
            return subject

    def cost(self, kind: str) -> str:
        key = f"cost.{kind}"
        return TEXTS[key].in_(self.reader) if key in TEXTS else kind

    def money(self, amount: Money) -> dict[str, Any]:
        return {"minor": amount.minor, "said": figures.money(amount, self.reader)}

    def signed(self, amount: Money) -> dict[str, Any]:
        plus = "+" if amount.minor > 0 else ""
        return {"minor": amount.minor, "said": plus + figures.money(amount, self.reader)}


def ground_said(on: Ground, reader: str) -> dict[str, Any]:
    """Scenes, cast and dates: what stays the same whatever is moved."""
    problem, words = on.problem, Words(on.problem, reader)
    numbers = {member.character: at for at, member in enumerate(problem.cast, 1)}
    shot = standing(on.whole, on.progress).shot
    return {
        "scenes": [
            {**_scene(on, scene, words, numbers), "shot": _shot(shot.get(scene.id), reader)}
            for scene in problem.scenes
        ],
        "cast": [
            {
                "number": numbers[m.character],
                "character": words.people[m.character],
                "performer": words.performers[m.performer],
                "id": m.character,
            }
            for m in problem.cast
        ],
        "columns": [
            {
                "key": f"{day} {unit.name}".rstrip(),
                "date": str(day),
                "unit": unit.name,
                "day": figures.day(day, reader),
                "said": " · ".join(filter(None, (figures.day(day, reader), unit.name))),
            }
            for day in problem.dates
            for unit in problem.units
        ],
        "maximum": problem.rules.maximum_minutes,
        "regular": problem.rules.regular_minutes,
    }


def _scene(on: Ground, scene: ProblemScene, words: Words, numbers: Mapping[str, int]) -> dict[str, Any]:
    sheet = on.sheets.get(scene.id)
    length = sheet.length if sheet and sheet.length else Eighths(0)
    return {
        "id": scene.id,
        "number": scene.number,
        "place": words.places.get(scene.place, scene.place),
        "light": strip_class(sheet) if sheet else "open",
        "setting": _setting(sheet, words.reader) if sheet else "",
        "minutes": scene.minutes,
        "lasts": figures.working(scene.minutes, words.reader),
        "eighths": length.count,
        "cast": sorted(numbers[name] for name in scene.cast if name in numbers),
        "people": [words.people.get(name, name) for name in scene.cast],
        "summary": sheet.summary if sheet else "",
        "barred": {
            str(day): "、".join(map(words.subject, why)) for day, why in barred(on.problem, scene).items()
        },
    }


def _shot(day: tuple[date, str] | None, reader: str) -> dict[str, str] | None:
    """The column where a scene was shot."""
    if day is None:
        return None
    return {"key": " ".join(filter(None, (str(day[0]), day[1]))), "said": figures.day(day[0], reader)}


def _setting(sheet: SceneSheet, reader: str) -> str:
    light = text(f"light.{sheet.light}", reader) if sheet.light else ""
    side = text(f"int_ext.{sheet.int_ext}", reader) if sheet.int_ext else ""
    return f"{light}{side}" if reader == "zh" else f"{side} {light}".strip()


def arrangement_said(
    on: Ground, entry: Entry, weighed: Weighed, before: Weighed | None, reader: str
) -> dict[str, Any]:
    """What an arrangement comes to, and what it costs more or less than the one before."""
    words = Words(on.problem, reader)
    schedule = weighed.schedule
    return {
        **entry_said(entry, reader),
        "locked": entry.scenario.locked,
        "days": [_day(on, day, weighed, words) for day in schedule.days],
        "unplanned": weighed.unplanned,
        "legal": weighed.legal,
        "cost": words.money(schedule.cost),
        "lines": _lines(schedule, words),
        "change": words.signed(schedule.cost - before.schedule.cost) if before else None,
        "changes": _changes(before.schedule, schedule, words) if before else [],
        "findings": [_finding(each, reader) for each in weighed.placed],
    }


def entry_said(entry: Entry, reader: str) -> dict[str, Any]:
    name = text("board.solved", reader) if entry.id == scenarios.SOLVED else entry.scenario.name
    return {
        "id": entry.id,
        "name": name,
        "standing": entry.scenario.standing,
        "digest": entry.digest,
        "at": entry.at,
        "who": entry.who,
    }


def _day(on: Ground, day: ShootingDay, weighed: Weighed, words: Words) -> dict[str, Any]:
    lengths = [sheet.length for s in day.strips if (sheet := on.sheets.get(s.scene)) and sheet.length]
    eighths = Eighths(sum(length.count for length in lengths))
    return {
        "key": day.name,
        "date": str(day.date),
        "unit": day.unit,
        "number": day.number,
        "night": day.night,
        "hours": f"{figures.hour(day.call, day.date)}–{figures.hour(day.wrap, day.date)}",
        "work": day.work_minutes,
        "works": figures.working(day.work_minutes, words.reader),
        "pages": str(eighths) if eighths.count else "",
        "venues": [words.venues.get(venue, venue) for venue in day.venues],
        "cost": words.money(weighed.shares[day.name]),
        "scenes": [strip.scene for strip in day.strips],
        "starts": [figures.hour(strip.start, day.date) for strip in day.strips],
    }


def _finding(placed: Placed, reader: str) -> dict[str, Any]:
    finding = placed.finding
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message.in_(reader),
        "remedy": finding.remedy.in_(reader),
        "scenes": placed.scenes,
        "dates": placed.dates,
        "people": placed.people,
    }


def _lines(schedule: Schedule, words: Words) -> list[dict[str, Any]]:
    kinds: dict[str, int] = {}
    for line in schedule.lines:
        kinds[line.kind] = kinds.get(line.kind, 0) + line.amount.minor
    currency = schedule.cost.currency
    return [
        {"kind": words.cost(kind), **words.money(Money(minor, currency))}
        for kind, minor in sorted(kinds.items(), key=lambda each: -each[1])
    ]


def _changes(before: Schedule, after: Schedule, words: Words) -> list[dict[str, Any]]:
    """Cost lines that differ, the dearest difference first."""
    was = {(line.kind, line.subject): line.amount for line in before.lines}
    now = {(line.kind, line.subject): line.amount for line in after.lines}
    nothing = Money(0, after.cost.currency)
    moved = [(key, now.get(key, nothing) - was.get(key, nothing)) for key in dict.fromkeys([*was, *now])]
    return [
        {"kind": words.cost(kind), "subject": words.subject(subject), **words.signed(amount)}
        for (kind, subject), amount in sorted(moved, key=lambda each: -abs(each[1].minor))
        if amount.minor
    ]
