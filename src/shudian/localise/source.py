"""The lines of a script that are heard or read, counted as translators count them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

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
            AdaptedLine(element.id, element.text, speaker=element.character, source=element.text)
            for _, scene in scenes(series)
            for element in worded(scene)
            if element.text.strip()
        ),
    )


def by_episode(lines: AdaptedScript, series: Series) -> dict[int, AdaptedScript]:
    """The lines of each episode that has any, in its order; those of no line of the script are left out."""
    known = {line.element: line for line in lines.lines}
    divided: dict[int, list[AdaptedLine]] = defaultdict(list)
    for episode in series.episodes:
        divided[episode.number] += [known[e.id] for e in episode.elements if e.id in known]
    return {number: replace(lines, lines=tuple(here)) for number, here in sorted(divided.items()) if here}


def joined(episodes: Iterable[AdaptedScript]) -> AdaptedScript:
    """The lines of episodes in one; ValueError without any."""
    parts = tuple(episodes)
    if not parts:
        raise ValueError("Lines of no episode have no language.")
    return replace(parts[0], lines=tuple(line for part in parts for line in part.lines))
