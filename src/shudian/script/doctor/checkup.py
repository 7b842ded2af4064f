"""A check as one document: what each episode measures, and every finding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from statistics import median
from typing import ClassVar

from shudian.finding import Finding, Place, Severity
from shudian.model.document import Schema
from shudian.model.series import Episode, Series
from shudian.script.doctor import findings as kinds
from shudian.script.doctor.figures import Figures, figures, share

#: Findings that are lines to look at again, and no faults.
REVIEW = frozenset({kinds.UNSURE.code, kinds.UNSURE_HEADING.code})


@dataclass(frozen=True, slots=True)
class EpisodeHealth:
    number: int
    title: str
    seconds: Fraction
    scenes: int
    lines: int
    words: int
    spoken: int
    recap: int  # lines that repeat the episode before
    findings: tuple[Finding, ...] = ()

    def count(self, severity: Severity) -> int:
        return sum(1 for each in self.findings if each.severity is severity and each.code not in REVIEW)


@dataclass(frozen=True, slots=True)
class Checkup:
    """What a script's health is, by episode; `general` findings are about no episode."""

    SCHEMA: ClassVar = Schema("check", 1)

    title: str
    threshold: float
    elements: int
    episodes: tuple[EpisodeHealth, ...]
    general: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        return (*self.general, *(found for episode in self.episodes for found in episode.findings))

    @property
    def faults(self) -> list[Finding]:
        return [found for found in self.findings if found.code not in REVIEW]

    @property
    def review(self) -> list[Finding]:
        """The lines and headings that were not read surely, in their order."""
        return [found for found in self.findings if found.code in REVIEW]

    @property
    def seconds(self) -> Fraction:
        return sum((episode.seconds for episode in self.episodes), Fraction(0))

    @property
    def usual_seconds(self) -> Fraction:
        return median([episode.seconds for episode in self.episodes] or [Fraction(0)])

    @property
    def scenes(self) -> int:
        return sum(episode.scenes for episode in self.episodes)

    @property
    def spoken_share(self) -> float:
        return share(sum(each.spoken for each in self.episodes), sum(each.words for each in self.episodes))

    def count(self, severity: Severity) -> int:
        return sum(1 for found in self.faults if found.severity is severity)


def checkup(series: Series, findings: Iterable[Finding], threshold: float) -> Checkup:
    general: list[Finding] = []
    of: list[list[Finding]] = [[] for _ in series.episodes]
    places = _Places(series)
    for found in sorted(findings, key=lambda each: each.place.line or 0):
        at = places.episode(found.place)
        (general if at is None else of[at]).append(found)
    return Checkup(
        title=series.title,
        threshold=threshold,
        elements=sum(1 for episode in series.episodes for _ in episode.elements),
        episodes=tuple(_health(each, tuple(found)) for each, found in zip(figures(series), of, strict=True)),
        general=tuple(general),
    )


def _health(figures: Figures, findings: tuple[Finding, ...]) -> EpisodeHealth:
    return EpisodeHealth(
        number=figures.episode.number,
        title=figures.episode.title,
        seconds=figures.seconds,
        scenes=figures.scenes,
        lines=figures.lines,
        words=figures.words,
        spoken=figures.spoken,
        recap=len(figures.episode.recap),
        findings=findings,
    )


class _Places:
    """Which episode a place is in, although two may bear one number."""

    def __init__(self, series: Series) -> None:
        self.numbered: dict[str, list[int]] = {}
        self.lines: list[set[int]] = []
        for at, episode in enumerate(series.episodes):
            self.numbered.setdefault(str(episode.number), []).append(at)
            self.lines.append(_lines(episode))

    def episode(self, place: Place) -> int | None:
        able = self.numbered.get(place.episode or "", [])
        if len(able) < 2:
            return able[0] if able else None
        return next((at for at in able if place.line in self.lines[at]), able[0])


def _lines(episode: Episode) -> set[int]:
    sources = [scene.source for scene in episode.scenes] + [element.source for element in episode.elements]
    return {source.line for source in [*sources, *([episode.source] if episode.source else [])]}
