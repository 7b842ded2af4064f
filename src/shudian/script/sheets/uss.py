"""The breakdown as Universal Schedule Standard 1.0 (github.com/UniversalScheduleStandard), which schedulers import.

One breakdown a scene, its elements by the Universal Category Identification, one stripboard in script order.
`pages` are decimal pages, whole eighths; `duration` is left to the schedule and null, for the standard means
minutes of shooting by it. Ids are 24 hexadecimal digits of the thing they name, so that the same breakdown
gives the same file; what a person rejected is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from shudian.model.breakdown import Breakdown, SceneSheet, State
from shudian.script.sheets.grids import INT_EXT, category_name
from shudian.wording import Wording

_CREATED = "2000-01-01T00:00:00.000Z"  # the standard wants an instant, the same breakdown the same file
_SET, _INT_EXT, _DAY_NIGHT, _SCRIPT_DAY, _LOCATION, _CAST = 0, 1, 2, 3, 6, 100
_NAMES = {_INT_EXT: "INT/EXT", _DAY_NIGHT: "Day/Night", _SCRIPT_DAY: "Script Day"}
_SCRIPT_ORDER = Wording("Script order", "顺场")

_Thing = tuple[int, str]  # category, name


def uss_text(breakdown: Breakdown, language: str) -> str:
    needed = _needed(breakdown, language)
    things = list(dict.fromkeys(thing for of in needed.values() for thing in of))
    categories = sorted({category for category, _ in things})
    own = {
        "id": _id("schedule", breakdown.title),
        "author": None, "company": None, "created": _CREATED, "description": None, "episode": None,
        "episodeName": None, "name": breakdown.title, "project": breakdown.title, "schedColor": None,
        "schedDate": None, "scriptColor": None, "scriptDate": None, "season": None, "source": "shudian",
        "ussVersion": "1.0.0",
        "breakdowns": [_scene(sheet, needed[sheet.scene]) for sheet in breakdown.scenes],
        "categories": [_category(ucid, language) for ucid in categories],
        "elements": [_element(thing) for thing in things],
        "stripboards": [_stripboard(breakdown, language)],
        "calendars": [],
    }  # fmt: skip
    return json.dumps({"universalScheduleStandard": own}, ensure_ascii=False, indent=2) + "\n"


def _needed(breakdown: Breakdown, language: str) -> dict[str, tuple[_Thing, ...]]:
    """What each scene needs, in the order of categories."""
    found = {sheet.scene: dict.fromkeys(_placed(sheet, language)) for sheet in breakdown.scenes}
    for item in breakdown.items:
        if item.category >= _CAST and item.state is not State.REJECTED:
            for mention in item.mentions:
                if mention.scene in found:
                    found[mention.scene][item.category, item.name] = None
    return {scene: tuple(sorted(of, key=lambda thing: thing[0])) for scene, of in found.items()}


def _placed(sheet: SceneSheet, language: str) -> Iterator[_Thing]:
    for place in sheet.sets or (sheet.place,):
        if place:
            yield _SET, place
    if sheet.int_ext:
        yield _INT_EXT, INT_EXT[sheet.int_ext].in_(language)
    if sheet.light:
        yield _DAY_NIGHT, sheet.light.value
    if sheet.script_day:
        yield _SCRIPT_DAY, str(sheet.script_day)
    if sheet.location:
        yield _LOCATION, sheet.location


def _scene(sheet: SceneSheet, needs: tuple[_Thing, ...]) -> dict[str, Any]:
    return {
        "id": _id("scene", sheet.scene),
        "bannerText": None,
        "comments": None,
        "created": _CREATED,
        "description": sheet.summary or None,
        "elements": [_id("element", *thing) for thing in needs],
        "pages": sheet.length.count / 8 if sheet.length else None,
        "scene": sheet.number or sheet.scene,
        "scriptPage": None,
        "duration": None,
        "type": "scene",
    }


def _category(ucid: int, language: str) -> dict[str, Any]:
    name = _NAMES.get(ucid) or category_name(ucid).in_(language)
    return {"id": _id("category", ucid), "ucid": ucid, "created": _CREATED, "name": name}


def _element(thing: _Thing) -> dict[str, Any]:
    category, name = thing
    return {
        "id": _id("element", category, name), "category": _id("category", category), "created": _CREATED,
        "daysOff": [], "isDrop": False, "dropDayCount": 0, "isHold": category == _CAST, "isDood": category == _CAST,
        "elementId": "", "isIdLock": False, "linkedElements": [], "events": [], "name": name,
    }  # fmt: skip


def _stripboard(breakdown: Breakdown, language: str) -> dict[str, Any]:
    strips = [_id("scene", sheet.scene) for sheet in breakdown.scenes]
    return {
        "id": _id("stripboard", 1),
        "boards": [
            {"id": _id("board", 1), "name": "stripboard", "breakdownIds": strips},
            {"id": _id("board", 2), "name": "boneyard", "breakdownIds": []},
        ],
        "calendar": None,
        "name": _SCRIPT_ORDER.in_(language),
    }


def _id(*what: object) -> str:
    return sha256(json.dumps(what, ensure_ascii=False).encode()).hexdigest()[:24]
