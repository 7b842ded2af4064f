"""Flashback marks without a partner, and flashbacks that only a title card tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shudian.finding import Finding
from shudian.model.series import ElementKind, Series
from shudian.script.doctor import findings
from shudian.script.doctor.places import at_element, scenes
from shudian.script.draft import PLAYED
from shudian.script.flashback import pairing, told
from shudian.script.tables import table


def unpaired(series: Series) -> Iterator[Finding]:
    parts = list(scenes(series))
    for lone in pairing([scene for _, scene in parts]).lone:
        yield told(lone, at_element(*parts[lone.at[0]], lone.mark))


def unmarked(series: Series) -> Iterator[Finding]:
    """Scenes that open on 三年前 and are no flashback: the span proposed is the scene."""
    rules = table("doctor")["flashback"]
    inside = False  # between two marks that lie in other scenes or in this one
    for episode, scene in scenes(series):
        seen = 0
        for element in scene.elements:
            if element.kind in (ElementKind.TIME_IN, ElementKind.TIME_OUT):
                inside = element.kind is ElementKind.TIME_IN
            seen += element.kind in PLAYED
            title = element.kind is ElementKind.SUPER and seen <= rules["opening"]
            if title and not (inside or scene.flashback) and re.search(rules["titles"], element.text.upper()):
                place = at_element(episode, scene, element)
                number = scene.number or scene.place or scene.id
                yield findings.UNMARKED_FLASHBACK.at(place, title=element.text, number=number)
                break
