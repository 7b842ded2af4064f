"""Scenes without anything played, and openings that repeat the episode before."""

from __future__ import annotations

from collections.abc import Iterator

from shudian.finding import Finding
from shudian.model.series import Series
from shudian.script.doctor import findings
from shudian.script.doctor.places import at_element, at_scene, scenes
from shudian.script.draft import PLAYED


def empty_scenes(series: Series) -> Iterator[Finding]:
    for episode, scene in scenes(series):
        if scene.heading and not any(element.kind in PLAYED for element in scene.elements):
            yield findings.EMPTY_SCENE.at(at_scene(episode, scene), number=scene.number or scene.id)


def recaps(series: Series) -> Iterator[Finding]:
    for episode, scene in scenes(series):
        for element in scene.elements:
            if episode.recap and element.id == episode.recap[0]:
                yield findings.RECAP.at(
                    at_element(episode, scene, element), number=episode.number, count=len(episode.recap)
                )
