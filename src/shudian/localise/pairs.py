"""A script's lines beside their adapted ones: what terms, memory and adequacy look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shudian.finding import Place
from shudian.localise.source import place, scenes, worded
from shudian.model.series import Series
from shudian.model.text import AdaptedLine, AdaptedScript


@dataclass(frozen=True, slots=True)
class Pair:
    """One line of the source and its target; `target` is empty where nobody has written it yet."""

    source: str
    target: str
    element: str = ""  # Element.id
    episode: str = ""
    scene: str = ""
    speaker: str | None = None
    line: AdaptedLine | None = None

    def place(self, file: str | None = None) -> Place:
        return Place(
            file=file,
            episode=self.episode or None,
            scene=self.scene or None,
            element=self.element or None,
        )


def pairs(series: Series, script: AdaptedScript | None = None) -> Iterator[Pair]:
    """Every line that a viewer hears or reads, in running order."""
    given = {line.element: line for line in reversed(script.lines)} if script else {}
    for episode, scene in scenes(series):
        for element in worded(scene):
            if element.text.strip():
                at, line = place(episode, scene, element), given.get(element.id)
                yield Pair(
                    element.text,
                    line.text if line else "",
                    element.id,
                    at.episode or "",
                    at.scene or "",
                    element.character,
                    line,
                )
