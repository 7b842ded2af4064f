"""Calendars for the crew and for each performer, read back by a strict reader of RFC 5545."""

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from shudian.plan.paper.calendar import _folded, _text, character_named, crew_calendar, person_calendar
from shudian.plan.paper.material import Material

Materials = dict[str, Material]
_NAME = re.compile(r"[A-Z][A-Z0-9-]*$")
_ESCAPE = re.compile(r"\\([\\;,nN])")


@dataclass
class Event:
    properties: dict[str, str] = field(default_factory=dict)

    @property
    def start(self) -> datetime | date:
        return _when(self.properties["DTSTART"])

    @property
    def end(self) -> datetime | date:
        return _when(self.properties["DTEND"])


def read_calendar(data: bytes) -> tuple[dict[str, str], list[Event]]:
    """The calendar's own properties and its events; AssertionError where the text is not as the standard says."""
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    lines = data.decode("utf-8").replace("\r\n ", "").split("\r\n")[:-1]
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    calendar: dict[str, str] = {}
    events: list[Event] = []
    inside: Event | None = None
    for line in lines[1:-1]:
        if line == "BEGIN:VEVENT":
            assert inside is None
            inside = Event()
        elif line == "END:VEVENT":
            assert inside is not None
            assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= inside.properties.keys()
            events.append(inside)
            inside = None
        else:
            head, value = line.split(":", 1)
            name = head.split(";")[0]
            assert _NAME.match(name), name
            into = calendar if inside is None else inside.properties
            assert name not in into, f"{name} twice"
            into[name] = _plain(value)
    assert inside is None
    assert {"VERSION", "PRODID"} <= calendar.keys()
    return calendar, events


def _plain(value: str) -> str:
    assert not re.search(r"\\(?![\\;,nN])", value.replace("\\\\", "")), value
    assert not re.search(r"[\x00-\x08\x0a-\x1f]", value), value
    return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)


def _when(value: str) -> datetime | date:
    if len(value) == 8:
        return datetime.strptime(value, "%Y%m%d").replace(tzinfo=UTC).date()
    if value.endswith("Z"):
        return datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    return datetime.strptime(value, "%Y%m%dT%H%M%S")  # noqa: DTZ007 a floating time has no zone


def test_a_performer_finds_each_call_at_its_moment(crowded: Materials) -> None:
    material = crowded["zh"]
    character = material.production.cast[0].character
    _, events = read_calendar(person_calendar(material, character))
    zone = ZoneInfo("Asia/Shanghai")
    calls = [call for day in material.schedule.days for call in day.calls if call.character == character]
    timed = [event for event in events if isinstance(event.start, datetime)]
    assert [event.start for event in timed] == [c.call.replace(tzinfo=zone).astimezone(UTC) for c in calls]
    assert [event.end for event in timed] == [c.wrap.replace(tzinfo=zone).astimezone(UTC) for c in calls]
    waiting = [event for event in events if not isinstance(event.start, datetime)]
    assert waiting
    assert all(event.end - event.start == timedelta(days=1) for event in waiting)
    assert "瓯江国际影视文化创意产业园" in timed[0].properties["LOCATION"]


def test_a_crew_has_a_calendar_a_unit(crowded: Materials) -> None:
    material = crowded["en"]
    _, every = read_calendar(crew_calendar(material))
    _, second = read_calendar(crew_calendar(material, "B"))
    assert (len(every), len(second)) == (8, 1)
    assert len({event.properties["UID"] for event in every}) == 8
    described = every[0].properties["DESCRIPTION"]
    assert "温州医科大学附属第一医院急诊 0577-55579999" in described
    assert described.startswith("Crew call 07:00")


def test_a_later_issue_keeps_the_events_and_counts_up(crowded: Materials) -> None:
    material = crowded["zh"]
    days = material.schedule.days
    later = replace(days[0], call=days[0].call - timedelta(minutes=30))
    moved = replace(material, schedule=replace(material.schedule, days=(later, *days[1:])))
    _, before = read_calendar(crew_calendar(material))
    _, after = read_calendar(crew_calendar(moved, issue=3))
    assert [e.properties["UID"] for e in before] == [e.properties["UID"] for e in after]
    assert {e.properties["SEQUENCE"] for e in after} == {"3"}
    assert after[0].start < before[0].start


def test_a_zone_that_nobody_knows_leaves_times_local(crowded: Materials) -> None:
    material = crowded["zh"]
    lost = replace(material, production=replace(material.production, timezone="Mond/Kupferberg"))
    _, events = read_calendar(crew_calendar(lost))
    assert events[0].start == material.schedule.days[0].call


def test_people_are_found_by_any_of_their_names(crowded: Materials) -> None:
    material = crowded["en"]
    for name in ("角色01", "演员01", "Character 01 of the Elder House", " performer surname 01 "):
        assert character_named(material, name) == "角色01"
    assert character_named(material, "谁") is None


@given(st.text(max_size=300))
def test_any_text_survives_escaping_and_folding(said: str) -> None:
    folded = _folded(f"SUMMARY:{_text(said)}")
    assert all(len(line) <= 75 for line in folded.split(b"\r\n"))
    line = folded.decode("utf-8").replace("\r\n ", "").removesuffix("\r\n")
    assert "\r" not in line
    assert "\n" not in line
