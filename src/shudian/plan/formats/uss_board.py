"""A plan as Universal Schedule Standard 1.0: the breakdown's own file with a stripboard and a calendar of the plan.

A list a shooting date in each board; dates between on which nobody shoots are the calendar's days off.
Minutes of shooting go out as milliseconds, as the standard's sample has them.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from shudian.model.schedule import Schedule
from shudian.plan.formats.uss import ROOT

_MILLISECONDS = 60_000  # a minute


def uss_of_plan(breakdown: str, schedule: Schedule, name: str) -> str:
    """The text of a breakdown in the standard, with this plan as its only stripboard, so named."""
    own = json.loads(breakdown)[ROOT]
    strips = {strip.number: strip for day in schedule.days for strip in day.strips}
    scenes = [each for each in own["breakdowns"] if each["type"] == "scene"]
    for scene in scenes:
        if strip := strips.get(scene["scene"]):
            scene["duration"] = strip.minutes * _MILLISECONDS
    ids = {scene["scene"]: scene["id"] for scene in scenes}
    calendar = _calendar(schedule, name)
    own["calendars"] = [calendar]
    own["stripboards"] = [
        {
            "id": _id("plan", name),
            "boards": [*_boards(schedule, ids), _boneyard(ids, strips)],
            "calendar": calendar["id"],
            "name": name,
        }
    ]
    return json.dumps({ROOT: own}, ensure_ascii=False, indent=2) + "\n"


def _boards(schedule: Schedule, ids: dict[str, str]) -> list[dict[str, Any]]:
    """One a unit, the first under the name that every program expects."""
    shot = {
        (day.unit, day.date): [ids[strip.number] for strip in day.strips if strip.number in ids]
        for day in schedule.days
    }
    dates, units = _dates(schedule), sorted({day.unit for day in schedule.days}) or [""]
    return [
        {
            "id": _id("board", unit),
            "name": unit or "stripboard",
            "breakdownIds": [shot.get((unit, on), []) for on in dates],
        }
        for unit in units
    ]


def _boneyard(ids: dict[str, str], planned: dict[str, Any]) -> dict[str, Any]:
    left = [id for number, id in ids.items() if number not in planned]
    return {"id": _id("boneyard"), "name": "boneyard", "breakdownIds": left}


def _dates(schedule: Schedule) -> list[date]:
    return sorted({day.date for day in schedule.days})


def _calendar(schedule: Schedule, name: str) -> dict[str, Any]:
    dates = _dates(schedule)
    events = [_event("start", dates[0])] if dates else []
    every = [dates[0] + timedelta(days=at) for at in range((dates[-1] - dates[0]).days)] if dates else []
    events += [_event("dayOff", on, "dayOff") for on in every if on not in dates]
    return {"id": _id("calendar", name), "daysOff": [], "events": events, "name": name}


def _event(type: str, on: date, name: str | None = None) -> dict[str, Any]:
    return {"id": _id(type, str(on)), "type": type, "name": name, "date": f"{on}T00:00:00.000Z"}


def _id(*what: str) -> str:
    return sha256(json.dumps(what, ensure_ascii=False).encode()).hexdigest()[:24]
