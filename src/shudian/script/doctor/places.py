"""Where a finding about a series points."""

from __future__ import annotations

from collections.abc import Iterator

from shudian.finding import Place
from shudian.model.series import Element, Episode, Scene, Series


def scenes(series: Series) -> Iterator[tuple[Episode, Scene]]:
    return ((episode, scene) for episode in series.episodes for scene in episode.scenes)


def at_episode(episode: Episode) -> Place:
    source = episode.source
    return Place(
        file=source.file if source else None,
        line=source.line if source else None,
        episode=str(episode.number),
    )


def at_scene(episode: Episode, scene: Scene) -> Place:
    return Place(
        file=scene.source.file,
        line=scene.source.line,
        episode=str(episode.number),
        scene=scene.number or scene.id,
    )


def at_element(episode: Episode, scene: Scene, element: Element) -> Place:
    return Place(
        file=element.source.file,
        line=element.source.line,
        episode=str(episode.number),
        scene=scene.number or scene.id,
        element=element.id,
    )


def line_of(part: Episode | Scene) -> str:
    """The line where it starts, as findings write it."""
    return str(part.source.line) if part.source else "?"
