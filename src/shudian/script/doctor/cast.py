"""The cast line against the scene: who speaks without standing on it, who stands on it for nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shudian.finding import Finding
from shudian.model.series import CastEntry, Scene, Series, Voice
from shudian.script.chinese.cues import speakers
from shudian.script.doctor import findings
from shudian.script.doctor.likeness import mistyped
from shudian.script.doctor.names import pairs
from shudian.script.doctor.people import People, cast_of, is_person
from shudian.script.doctor.places import at_element, at_scene, scenes
from shudian.script.draft import PLAYED
from shudian.script.tables import table
from shudian.script.terms import has_hanzi


def off_cast_line(series: Series) -> Iterator[Finding]:
    people = People(series)
    other_name = {rarer.name: other.name for _, rarer, other in pairs(people)}
    for episode, scene in scenes(series):
        told: set[str] = set()
        for line in scene.lines if scene.cast else ():
            if line.voice in (Voice.NARRATION, Voice.DEVICE):
                continue
            for name in speakers(line.character or ""):
                if name in told or any(_covers(entry, name) for entry in scene.cast):
                    continue
                told.add(name)
                place, number = at_element(episode, scene, line), scene.number or scene.id
                near = _nearest(name, scene, people, other_name.get(name))
                nearest = findings.NEAREST.filled({"nearest": near}) if near else ""
                yield findings.OFF_CAST_LINE.at(place, name=name, number=number, nearest=nearest)


def _covers(entry: CastEntry, name: str) -> bool:
    """`打手*3` covers 打手甲; `众人` covers any crowd by another word for it."""
    if entry.name == name:
        return True
    several = entry.group or (entry.count or 1) > 1
    return several and (name.startswith(entry.name) or entry.name.endswith(name))


def _nearest(name: str, scene: Scene, people: People, other_name: str | None) -> str | None:
    """One slip away on the scene's cast line, then what the whole script proposes, then the bible."""
    if known := people.known_as.get(name):
        return known
    if people.established(name) and other_name is None:
        return None
    near = [listed for listed in cast_of(scene) if is_person(listed) and mistyped(name, listed)]
    bible = [
        person.name for person in people.by_name.values() if person.listed and mistyped(name, person.name)
    ]
    return next(iter([*near, *([other_name] if other_name else []), *bible]), None)


def unseen(series: Series) -> Iterator[Finding]:
    for episode, scene in scenes(series):
        if not any(element.kind in PLAYED for element in scene.elements):
            continue
        text = _told(scene)
        if _shows_everyone(text):
            continue
        spoken = {name for line in scene.lines for name in speakers(line.character or "")}
        names = [
            entry.name
            for entry in scene.cast
            if not (entry.group or entry.note or (entry.count or 1) > 1)
            and entry.name not in spoken
            and not _named(entry.name, text)
        ]
        if names:
            place = at_scene(episode, scene)
            yield findings.UNSEEN.at(place, number=scene.number or scene.id, names=", ".join(names))


def _told(scene: Scene) -> str:
    """All words of a scene but its cues."""
    played = (element for element in scene.elements if element.kind in PLAYED)
    return "\n".join(f"{element.text}\n{element.parenthetical or ''}" for element in played).upper()


def _shows_everyone(text: str) -> bool:
    words: list[str] = table("names")["everyone"]
    return any(
        word in text if has_hanzi(word) else re.search(rf"\b{word}\b", text) is not None for word in words
    )


def _named(name: str, text: str) -> bool:
    """By the whole name, the given name of three or four hanzi, or any word of an English name."""
    if has_hanzi(name):
        return name in text or (len(name) > 2 and name[-2:] in text)
    words = [word for word in re.findall(r"[\w'’-]+", name.upper()) if len(word) > 2] or [name.upper()]
    return any(re.search(rf"\b{re.escape(word)}\b", text) for word in words)
