"""The review list: what was read, but not surely."""

from __future__ import annotations

from collections.abc import Iterator

from shudian.finding import Finding
from shudian.model.series import Series
from shudian.script.doctor import findings, said
from shudian.script.doctor.places import at_element, at_scene, scenes

#: Lines that the reader was less sure of than this are listed.
THRESHOLD = 0.75
_SHOWN = 40


def unsure(series: Series, threshold: float = THRESHOLD) -> Iterator[Finding]:
    for episode, scene in scenes(series):
        for element in scene.elements:
            if element.confidence < threshold:
                yield findings.UNSURE.at(
                    at_element(episode, scene, element),
                    kind=said.KINDS[element.kind],
                    confidence=f"{element.confidence:.2f}",
                    text=element.text[:_SHOWN],
                )


def unsure_headings(series: Series, threshold: float) -> Iterator[Finding]:
    for episode, scene in scenes(series):
        if scene.heading and scene.confidence < threshold:
            yield findings.UNSURE_HEADING.at(
                at_scene(episode, scene),
                confidence=f"{scene.confidence:.2f}",
                text=scene.heading[:_SHOWN],
                where=scene.place or "–",
                time=scene.time or "–",
            )
