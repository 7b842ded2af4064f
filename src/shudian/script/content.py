"""What a series says, apart from where it stands in a file and how sure the reader was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shudian.model.series import Element, ElementKind, Episode, Scene, Series

#: Fields of each part that count; light and voice follow from the words beside them.
SERIES = ("title", "characters", "aliases", "source_work", "logline", "synopsis")
EPISODE = ("number", "title", "hook", "paywall", "declared_seconds", "end_mark")
SCENE = ("number", "place", "time", "int_ext", "flashback", "location", "cast", "length")
ELEMENT = ("kind", "text", "character", "extension", "parenthetical", "dual", "tags")

Said = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One beat of a series as a flat row: what it says, the line it starts in, the scene and episode it is in."""

    said: Said
    line: int
    of: Series | Episode | Scene | Element
    episode: int  # 0 is the front
    scene: int = 0  # 0 is the episode's own line


def said(part: object, fields: tuple[str, ...]) -> Said:
    return tuple(getattr(part, name) for name in fields)


def parts(series: Series) -> Iterator[Part]:
    """The front, then each episode's line, each scene's heading and each element, in order."""
    noted = tuple(said(each, ELEMENT) for each in series.front if each.kind is not ElementKind.FRONT)
    yield Part((*said(series, SERIES), noted), 1, series, 0)
    for at, episode in enumerate(series.episodes, 1):
        first = episode.scenes[0].source.line if episode.scenes else 1
        yield Part(said(episode, EPISODE), episode.source.line if episode.source else first, episode, at)
        for number, scene in enumerate(episode.scenes, 1):
            yield Part(said(scene, SCENE), scene.source.line, scene, at, number)
            for element in scene.elements:
                yield Part(said(element, ELEMENT), element.source.line, element, at, number)


def content(series: Series) -> tuple[Said, ...]:
    """Equal where two series say the same."""
    return tuple(part.said for part in parts(series))
