"""The lines of a script that are heard or read, counted as translators count them."""

from __future__ import annotations

from collections.abc import Iterator

from shudian.finding import Place
from shudian.model.series import Element, ElementKind, Episode, Scene, Series
from shudian.model.text import AdaptedLine, AdaptedScript

#: Elements whose words a viewer hears or reads.
WORDED = (ElementKind.DIALOGUE, ElementKind.SUPER, ElementKind.CAPTION)


def worded(scene: Scene) -> tuple[Element, ...]:
    """A scene's lines in order: line 1 of a table is the first of these."""
    return tuple(element for element in scene.elements if element.kind in WORDED)


def scenes(series: Series) -> Iterator[tuple[Episode, Scene]]:
    for episode in series.episodes:
        for scene in episode.scenes:
            yield episode, scene


def place(episode: Episode, scene: Scene, element: Element | None = None, file: str | None = None) -> Place:
    """Where a line stands; with a file, also its line there."""
    return Place(
        file=file,
        episode=str(episode.number),
        scene=scene.number,
        element=element.id if element else None,
    )


def source_lines(series: Series) -> AdaptedScript:
    """The script's own words, as if it were adapted to its own language."""
    return AdaptedScript(
        series.language,
        series.title,
        tuple(
            AdaptedLine(element.id, element.text, speaker=element.character)
            for _, scene in scenes(series)
            for element in worded(scene)
            if element.text.strip()
        ),
    )
