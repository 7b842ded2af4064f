"""What a shooting day needs besides its cast, out of the breakdown, and what is said of its dangers."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

from shudian.model.breakdown import SceneSheet
from shudian.model.schedule import ShootingDay
from shudian.plan.paper.material import Material
from shudian.plan.problem import Limit
from shudian.wording import Wording

MARK = "◇"  # after what the breakdown suggests and nobody has confirmed
FIELDS = (
    ("props", Wording("Props", "道具")), ("wardrobe", Wording("Wardrobe", "服装")),
    ("makeup", Wording("Make-up", "化妆")), ("dressing", Wording("Set dressing", "陈设")),
    ("stunts", Wording("Stunts", "动作")), ("effects", Wording("Effects", "特效")),
    ("vehicles", Wording("Vehicles", "车辆")), ("animals", Wording("Animals", "动物")),
    ("sounds", Wording("Sound", "声音")), ("music", Wording("Music", "音乐")),
    ("on_screen", Wording("On screen", "屏幕与字")), ("brands", Wording("Brand placement", "植入")),
)  # fmt: skip
_HEADS = re.compile(r"\s*[×xX*]\s*(\d+)\s*$")
_PHONES = {
    "all": Wording("Emergency", "紧急"), "ambulance": Wording("Ambulance", "急救"), "fire": Wording("Fire", "火警"),
    "police": Wording("Police", "报警"), "traffic": Wording("Traffic accident", "交通事故"),
}  # fmt: skip


def things(material: Material, sheet: SceneSheet, field: str) -> list[str]:
    """What stands in one field of a scene's sheet, marked where it is only suggested."""
    return [
        thing + (MARK if _suggested(material, sheet.scene, thing) else "") for thing in _raw(sheet, field)
    ]


def _raw(sheet: SceneSheet, field: str) -> tuple[str, ...]:
    found: tuple[str, ...] = getattr(sheet, field)
    return found


def _suggested(material: Material, scene: str, thing: str) -> bool:
    """Crowds stand with their heads, wardrobe and make-up with their wearer before them."""
    name = _HEADS.sub("", thing)
    return any(material.suggested(scene, said) for said in (thing, name, name.split(" ", 1)[-1]))


@dataclass(frozen=True, slots=True)
class Crowd:
    """Extras of one kind on one day."""

    name: str
    heads: int | None  # the most of any scene
    scenes: tuple[str, ...]
    call: datetime  # start of their first scene
    wardrobe: tuple[str, ...]


def crowds(material: Material, day: ShootingDay) -> list[Crowd]:
    found: dict[str, Crowd] = {}
    for strip in day.strips:
        sheet = material.sheet(strip)
        for written in sheet.extras:
            match = _HEADS.search(written)
            name, heads = _HEADS.sub("", written), int(match[1]) if match else None
            before = found.get(name)
            found[name] = Crowd(
                name + (MARK if _suggested(material, sheet.scene, written) and not before else ""),
                max((n for n in (heads, before and before.heads) if n), default=None),
                (*(before.scenes if before else ()), strip.number),
                before.call if before else strip.start,
                _worn(material, day, name),
            )
    return list(found.values())


def _worn(material: Material, day: ShootingDay, name: str) -> tuple[str, ...]:
    """What the day's scenes dress a crowd in; wardrobe is written with its wearer first."""
    written = (worn for strip in day.strips for worn in material.sheet(strip).wardrobe)
    return tuple(dict.fromkeys(w.removeprefix(name).strip() for w in written if w.startswith(f"{name} ")))


def heads_asked(material: Material, day: ShootingDay) -> int:
    """The most extras of any scene of the day, as the problem counts them."""
    asked = {scene.id: scene.extras for scene in material.problem.scenes} if material.problem else {}
    return max((asked.get(strip.scene, 0) for strip in day.strips), default=0)


def limits(material: Material, day: ShootingDay) -> list[tuple[str, Limit | None]]:
    """Minors and whoever else has a limit, of those called."""
    called = dict.fromkeys(call.character for call in day.calls)
    listed = [(name, material.limit(name)) for name in called]
    return [
        (name, limit)
        for name, limit in listed
        if limit or ((member := material.members.get(name)) and member.minor)
    ]


def limit_said(material: Material, limit: Limit) -> str:
    """A limit in one sentence."""
    parts: list[str] = []
    if limit.work_minutes is not None:
        parts.append(
            material.said("scenes at most {t}", "拍摄不超过 {t}", t=_hours(limit.work_minutes, material))
        )
    if limit.presence_minutes is not None:
        parts.append(
            material.said(
                "call to wrap at most {t}", "在场不超过 {t}", t=_hours(limit.presence_minutes, material)
            )
        )
    if limit.not_before:
        parts.append(material.said("call not before {t}", "不早于 {t} 到场", t=f"{limit.not_before:%H:%M}"))
    if limit.not_after:
        parts.append(material.said("wrap by {t}", "不晚于 {t} 收工", t=f"{limit.not_after:%H:%M}"))
    if limit.rest_minutes is not None:
        parts.append(material.said("rest {t}", "休息 {t}", t=_hours(limit.rest_minutes, material)))
    if not limit.night:
        parts.append(material.said("no night shoots", "不拍夜戏"))
    return material.said("; ", "；").join(parts)


def _hours(minutes: int, material: Material) -> str:
    hours, rest = divmod(minutes, 60)
    whole = material.said("{n} h", "{n} 小时", n=hours) if hours else ""
    part = material.said("{n} min", "{n} 分", n=rest) if rest or not hours else ""
    return " ".join(filter(None, (whole, part)))


@dataclass(frozen=True, slots=True)
class Note:
    said: str
    bulletin: str
    because: tuple[str, ...]  # things with the scenes that need them


def safety(material: Material, day: ShootingDay) -> list[Note]:
    """A note for each danger that the breakdown shows, with what shows it."""
    notes = []
    for rule in _rules("safety")["note"]:
        found: dict[str, list[str]] = {}
        for strip in day.strips:
            for thing in _dangers(material.sheet(strip), rule):
                found.setdefault(thing, []).append(strip.number)
        if found:
            because = tuple(f"{thing} ({', '.join(numbers)})" for thing, numbers in found.items())
            notes.append(Note(rule["zh" if not material.english else "en"], rule["bulletin"], because))
    return notes


def _dangers(sheet: SceneSheet, rule: dict[str, Any]) -> list[str]:
    whole = [thing for field in rule.get("fields", ()) for thing in _raw(sheet, field)]
    named = [
        thing
        for field in ("props", "effects", "stunts")
        for thing in _raw(sheet, field)
        if any(_names(thing, word) for word in rule.get("words", ()))
    ]
    return list(dict.fromkeys(whole + named))


def _names(thing: str, word: str) -> bool:
    if word.isascii():
        return re.search(rf"\b{word}s?\b", thing, re.IGNORECASE) is not None
    return word in thing


def emergency(material: Material) -> list[tuple[str, str]]:
    """What to dial where the production is shot; nothing where that is not known."""
    country = (material.production.jurisdiction or "").split("-")[0]
    known = _rules("emergency").get(country, {})
    return [(said.in_(material.language), known[kind]) for kind, said in _PHONES.items() if kind in known]


@cache
def _rules(name: str) -> dict[str, Any]:
    return tomllib.loads((files("shudian.plan") / "rules" / f"{name}.toml").read_text("utf-8"))
