"""What an episode measures: seconds, words, lines; a recap is left out of all."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from shudian.model.series import Element, ElementKind, Episode, Series
from shudian.script import pace
from shudian.script.draft import PLAYED


@dataclass(frozen=True, slots=True)
class Figures:
    episode: Episode
    seconds: Fraction
    scenes: int
    lines: int  # of dialogue
    words: int  # hanzi and words of everything played
    spoken: int
    hanzi: int | None  # as `words`, of an episode written in hanzi


def figures(series: Series) -> list[Figures]:
    return [_figures(episode) for episode in series.episodes]


def _figures(episode: Episode) -> Figures:
    recap = frozenset(episode.recap)
    played = [e for e in episode.elements if e.kind in PLAYED and e.id not in recap]
    counted = [pace.words(element.text) for element in played]
    hanzi, words = sum(each.hanzi for each in counted), sum(each.count for each in counted)
    return Figures(
        episode=episode,
        seconds=sum(pace.by_scene(episode).values(), Fraction(0)),
        scenes=len(episode.scenes),
        lines=sum(1 for element in played if element.kind is ElementKind.DIALOGUE),
        words=words,
        spoken=sum(pace.words(element.text).count for element in played if _is_spoken(element)),
        hanzi=words if 2 * hanzi > words else None,
    )


def _is_spoken(element: Element) -> bool:
    return element.kind in (ElementKind.DIALOGUE, ElementKind.LYRICS)


def share(spoken: int, words: int) -> float:
    return spoken / words if words else 0.0
