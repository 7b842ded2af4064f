"""Calendars by RFC 5545: one a unit, one a performer. Times are UTC; local where the zone is not known here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from shudian.model.schedule import ShootingDay, Strip
from shudian.plan.paper.dood import dates, day_out_of_days
from shudian.plan.paper.material import Material, clock
from shudian.plan.paper.plain import plain

_LINE = 75  # octets, RFC 5545 §3.1


def crew_calendar(material: Material, unit: str | None = None, *, issue: int = 0) -> bytes:
    """The shooting days of a unit, or of all; a later `issue` replaces an earlier one in people's calendars."""
    events: list[str] = []
    for day in material.schedule.days:
        if unit in (None, day.unit):
            said = f"{material.title} · {material.day(day)} · {material.shoot(day)}"
            events += _Event(material, issue, day.date, f"crew {day.unit}").timed(
                day.call, day.wrap, said, day, day.strips
            )
    name = material.title if not unit else f"{material.title} · {material.said('Unit {u}', '{u} 组', u=unit)}"
    return _calendar(material, name, events)


def person_calendar(material: Material, character: str, *, issue: int = 0) -> bytes:
    """The calls of a performer, and the days on hold or on the way as whole days."""
    events: list[str] = []
    for day in material.schedule.days:
        strips = tuple(material.scenes_of(character, day))
        for call in day.calls:
            if call.character == character:
                said = f"{material.title} · {material.character(character)} · {material.day(day)}"
                event = _Event(material, issue, day.date, f"call {day.unit} {character}")
                events += event.timed(call.call, call.wrap, said, day, strips)
    columns = dates(material.schedule, material.production)
    for row in day_out_of_days(material.schedule, material.production):
        for on, code in zip(columns, row.codes, strict=True):
            if row.character == character and code in _WAITING:
                said = f"{material.title} · {material.said(*_WAITING[code])}"
                events += _Event(material, issue, on, f"wait {character}").whole_day(said)
    return _calendar(material, f"{material.title} · {material.character(character)}", events)


_WAITING = {
    "H": ("on hold", "待命"),
    "T": ("travel day", "路途日"),
    "HT": ("travel day, on hold", "路途日（待命）"),
}


def character_named(material: Material, name: str) -> str | None:
    """The character whom a character's or performer's name in either language means."""
    asked = name.strip().casefold()
    for character in material.numbers:
        member = material.members.get(character)
        known = [character]
        if member:
            known += filter(None, (member.performer, member.character_en, member.performer_en))
        if asked in (each.casefold() for each in known):
            return character
    return None


class _Event:
    def __init__(self, material: Material, issue: int, on: date, what: str) -> None:
        self.material = material
        self.on = on
        identity = f"{material.production.title}\n{what}\n{on.isoformat()}"
        self.head = [
            "BEGIN:VEVENT",
            f"UID:{sha256(identity.encode('utf-8', 'replace')).hexdigest()[:32]}@shudian",
            f"DTSTAMP:{_first(material):%Y%m%d}T000000Z",
            f"SEQUENCE:{issue}",
        ]

    def timed(
        self, start: datetime, end: datetime, said: str, day: ShootingDay, strips: tuple[Strip, ...]
    ) -> Iterator[str]:
        material = self.material
        yield from self.head
        yield f"DTSTART:{_time(material, start)}"
        if end > start:
            yield f"DTEND:{_time(material, end)}"
        yield f"SUMMARY:{_text(said)}"
        first = material.venues.get(strips[0].venue if strips else day.venues[0]) if day.venues else None
        if first:
            yield f"LOCATION:{_text(', '.join(filter(None, (material.venue(first.id), first.address))))}"
            if first.latitude and first.longitude:
                yield f"GEO:{first.latitude};{first.longitude}"
        yield f"DESCRIPTION:{_text(_described(material, day, strips))}"
        yield "STATUS:CONFIRMED"
        yield "END:VEVENT"

    def whole_day(self, said: str) -> Iterator[str]:
        yield from self.head
        yield f"DTSTART;VALUE=DATE:{self.on:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{self.on + timedelta(days=1):%Y%m%d}"
        yield f"SUMMARY:{_text(said)}"
        yield "TRANSP:TRANSPARENT"
        yield "END:VEVENT"


def _described(material: Material, day: ShootingDay, strips: tuple[Strip, ...]) -> str:
    lines = [
        material.said(
            "Crew call {call}, wrap about {wrap}", "全组集合 {call}，预计收工 {wrap}",
            call=clock(day.call, day), wrap=clock(day.wrap, day),
        )
    ]  # fmt: skip
    if day.meal:
        lines.append(material.said("Meal {at}", "用餐 {at}", at=clock(day.meal, day)))
    lines += [
        f"{clock(strip.start, day)} {strip.number} {material.setting(material.sheet(strip))} {material.place(strip.place)}"
        for strip in strips
    ]
    for id in day.venues:
        venue = material.venues.get(id)
        lines.append(" · ".join(filter(None, (material.venue(id), venue.address if venue else ""))))
        if venue and venue.hospital:
            lines.append(material.said("Hospital: ", "就近医院：") + venue.hospital)
    return "\n".join(lines)


def _calendar(material: Material, name: str, events: list[str]) -> bytes:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//shudian//plan//{'EN' if material.english else 'ZH'}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
        f"X-WR-TIMEZONE:{_text(material.production.timezone)}",
        *events,
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _folded(line: str) -> bytes:
    """A content line of at most 75 octets a piece, no character cut in two."""
    pieces: list[bytes] = []
    piece = b""
    for char in line:
        octets = char.encode()
        if len(piece) + len(octets) > _LINE - bool(pieces):
            pieces.append(piece)
            piece = b""
        piece += octets
    return b"\r\n ".join([*pieces, piece]) + b"\r\n"


def _text(said: str) -> str:
    """A TEXT value, RFC 5545 §3.3.11."""
    said = plain(said).replace("\t", " ")
    for mark in ("\\", ";", ","):
        said = said.replace(mark, f"\\{mark}")
    return said.replace("\n", "\\n")


def _time(material: Material, local: datetime) -> str:
    try:
        zone = ZoneInfo(material.production.timezone)
    except (KeyError, ValueError):  # not a zone, or one that this machine does not list
        return f"{local:%Y%m%dT%H%M%S}"
    return f"{local.replace(tzinfo=zone).astimezone(UTC):%Y%m%dT%H%M%S}Z"


def _first(material: Material) -> date:
    days = material.schedule.days
    return days[0].date if days else date(2000, 1, 1)
