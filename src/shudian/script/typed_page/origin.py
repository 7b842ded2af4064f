"""Where the lines given to a text reader came from, and a series pointed back to those places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from shudian.finding import Finding
from shudian.model.series import Element, Scene, Series, Source


@dataclass(frozen=True, slots=True)
class Origin:
    """`raw` is the text as it stood there; None where the reader's own raw line is it."""

    line: int
    raw: str | None = None
    confidence: float = 1.0


def resourced(series: Series, origins: Sequence[Origin]) -> Series:
    """The series with its sources pointing to the origins; `origins[n]` is that of the reader's line n+1."""

    def at(source: Source) -> Origin:
        return origins[min(source.line, len(origins)) - 1]

    def element(made: Element) -> Element:
        origin = at(made.source)
        return replace(
            made,
            source=replace(made.source, line=origin.line),
            raw=made.raw if origin.raw is None else origin.raw,
            confidence=min(made.confidence, origin.confidence),
        )

    def scene(made: Scene) -> Scene:
        origin = at(made.source)
        return replace(
            made,
            source=replace(made.source, line=origin.line),
            heading=made.heading if origin.raw is None or not made.heading else origin.raw.strip(),
            confidence=min(made.confidence, origin.confidence),
            elements=tuple(map(element, made.elements)),
        )

    return replace(
        series,
        front=tuple(map(element, series.front)),
        episodes=tuple(
            replace(
                episode,
                source=episode.source and replace(episode.source, line=at(episode.source).line),
                scenes=tuple(map(scene, episode.scenes)),
            )
            for episode in series.episodes
        ),
    )


def repointed(found: list[Finding], origins: Sequence[Origin]) -> list[Finding]:
    return [
        replace(each, place=replace(each.place, line=origins[min(each.place.line, len(origins)) - 1].line))
        if each.place.line
        else each
        for each in found
    ]


def changed(series: Series, change: Callable[[Scene], Scene]) -> Series:
    """The series with every scene changed."""
    return replace(
        series,
        episodes=tuple(replace(e, scenes=tuple(change(s) for s in e.scenes)) for e in series.episodes),
    )
