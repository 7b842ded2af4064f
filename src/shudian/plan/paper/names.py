"""What every paper of the plan says alike: labels, dates, sets, cast numbers, strip colours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from fractions import Fraction

from shudian.model.breakdown import Breakdown, SceneSheet
from shudian.model.production import Production
from shudian.model.schedule import Schedule, ShootingDay, Strip
from shudian.model.series import IntExt, Light
from shudian.wording import Wording

_WEEKDAYS = (
    Wording("Mon", "周一"), Wording("Tue", "周二"), Wording("Wed", "周三"), Wording("Thu", "周四"),
    Wording("Fri", "周五"), Wording("Sat", "周六"), Wording("Sun", "周日"),
)  # fmt: skip
SIDES = {
    IntExt.INT: Wording("INT", "内"),
    IntExt.EXT: Wording("EXT", "外"),
    IntExt.INT_EXT: Wording("INT/EXT", "内外"),
}
LIGHTS = {
    Light.DAY: Wording("DAY", "日"), Light.NIGHT: Wording("NIGHT", "夜"),
    Light.DAWN: Wording("DAWN", "晨"), Light.DUSK: Wording("DUSK", "昏"),
}  # fmt: skip
COSTS = {
    "day": Wording("Shooting days", "拍摄日"), "work": Wording("Work", "片酬"), "hold": Wording("Hold", "待命"),
    "rent": Wording("Rent", "场租"), "move": Wording("Company move", "转场"), "overtime": Wording("Overtime minutes", "超时分钟"),
}  # fmt: skip

#: The usual strip colours (Singleton; Scenechronize for dawn and dusk): see README.
DAY_INT, DAY_EXT, NIGHT_INT, NIGHT_EXT, DAWN, DUSK, OTHER = (
    "#ffffff", "#ffe98a", "#b5d2f7", "#b4dfae", "#f9cfd6", "#fbcf9d", "#e4e4e4",
)  # fmt: skip
COLOURS = (
    (DAY_INT, Wording("Day int.", "日内")), (DAY_EXT, Wording("Day ext.", "日外")),
    (NIGHT_INT, Wording("Night int.", "夜内")), (NIGHT_EXT, Wording("Night ext.", "夜外")),
    (DAWN, Wording("Dawn", "晨")), (DUSK, Wording("Dusk", "昏")), (OTHER, Wording("Not given", "未定")),
)  # fmt: skip


def colour(sheet: SceneSheet) -> str:
    """The colour of a scene's strip, by the light that it plays in."""
    if sheet.light in (Light.DAWN, Light.DUSK):
        return DAWN if sheet.light is Light.DAWN else DUSK
    if sheet.light is None or sheet.int_ext is None:
        return OTHER
    outside = sheet.int_ext is not IntExt.INT
    if sheet.light is Light.DAY:
        return DAY_EXT if outside else DAY_INT
    return NIGHT_EXT if outside else NIGHT_INT


def sheets(breakdown: Breakdown, strips: Sequence[Strip]) -> dict[str, SceneSheet]:
    """The breakdown's sheet of each strip; a scene that it does not know gets an empty one."""
    known = {sheet.scene: sheet for sheet in breakdown.scenes}
    return {
        s.scene: known.get(s.scene, SceneSheet(s.scene, 0, s.number, s.place, None, None, Fraction(0), 0, ()))
        for s in strips
    }


def setting(sheet: SceneSheet, language: str) -> str:
    """`INT DAY`, as a strip says it."""
    side = SIDES[sheet.int_ext].in_(language) if sheet.int_ext else ""
    light = LIGHTS[sheet.light].in_(language) if sheet.light else ""
    return (f"{side} {light}" if language == "en" else f"{light}{side}").strip()


def title(production: Production, language: str) -> str:
    return (language == "en" and production.title_en) or production.title


def character_name(production: Production, character: str, language: str) -> str:
    member = next((m for m in production.cast if m.character == character), None)
    return (member and language == "en" and member.character_en) or character


def performer_name(production: Production, performer: str, language: str) -> str:
    member = next((m for m in production.cast if m.performer == performer), None)
    return (member and language == "en" and member.performer_en) or performer


def place_name(production: Production, place: str, language: str) -> str:
    named = next((s for s in production.sets if s.place == place), None)
    return (named and language == "en" and named.place_en) or place


def venue_name(production: Production, id: str, language: str) -> str:
    venue = next((v for v in production.venues if v.id == id), None)
    if venue is None:
        return id
    return (language == "en" and venue.name_en) or venue.name


def numbers(schedule: Schedule, production: Production) -> dict[str, int]:
    """The cast number of every character: the cast list's order, then day players as they come."""
    called = (call.character for day in schedule.days for call in day.calls)
    every = dict.fromkeys([*(member.character for member in production.cast), *called])
    return {character: number for number, character in enumerate(every, 1)}


def date_said(day: date, language: str) -> str:
    weekday = _WEEKDAYS[day.weekday()].in_(language)
    return f"{day.isoformat()} {weekday}"


def clock(at: datetime, day: ShootingDay) -> str:
    """`18:30`; past midnight `+01:15`, as call sheets of night shoots write it."""
    return ("+" if at.date() > day.date else "") + at.strftime("%H:%M")


def shoot(day: ShootingDay, language: str) -> str:
    said = Wording("Night shoot", "夜戏") if day.night else Wording("Day shoot", "日戏")
    return said.in_(language)
