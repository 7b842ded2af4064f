"""Openings that repeat the end of the episode before: shown again in the cut, shot only once.

An episode's first played lines are laid against the last ones of the episode before, across scene
headings and with small rewording. What repeats must start at the opening, reach the end of the other
episode, and be more than a cry that two episodes share.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from rapidfuzz.distance import Indel

from shudian.model.series import Element, ElementKind, Episode, Series
from shudian.script.draft import PLAYED
from shudian.script.drafts.words import Vocabulary
from shudian.script.tables import table

#: Shorter lines must be the same word for word.
_SHORT = 4


@dataclass(frozen=True, slots=True)
class _Line:
    id: str
    spoken: bool
    speaker: str | None
    words: str  # a character each


def with_recaps(series: Series) -> Series:
    """The series with `Episode.recap` filled where an episode opens on a recap."""
    vocabulary = Vocabulary()
    found = {now.id: _recap(before, now, vocabulary) for before, now in pairwise(series.episodes)}
    if not any(found.values()):
        return series
    episodes = (
        replace(episode, recap=found[episode.id]) if found.get(episode.id) else episode
        for episode in series.episodes
    )
    return replace(series, episodes=tuple(episodes))


def _recap(before: Episode, now: Episode, vocabulary: Vocabulary) -> tuple[str, ...]:
    rules = table("doctor")["recap"]
    played = [element for element in now.elements if element.kind in PLAYED]
    ended = [element for element in before.elements if element.kind in PLAYED]
    opening = _lines(played[: rules["tail"] + 1], vocabulary)
    tail = _lines(ended[-rules["tail"] :], vocabulary)
    starts = [0, 1] if opening and not opening[0].spoken else [0]
    runs = [
        _run(opening[start:], tail, at, rules)
        for start in starts
        for at in range(len(tail))
        if len(opening) > start and _alike(opening[start], tail[at], rules)
    ]
    best = max((run for run in runs if _is_recap(run, rules)), key=_words, default=[])
    if len(best) > rules["most"] * len(played):
        return ()  # the same episode twice
    return tuple(line.id for line in best)


def _lines(elements: list[Element], vocabulary: Vocabulary) -> list[_Line]:
    made = (
        _Line(e.id, e.kind is ElementKind.DIALOGUE, e.character, vocabulary.spelled(e.text)) for e in elements
    )
    return [line for line in made if line.words]


def _run(opening: list[_Line], tail: list[_Line], at: int, rules: dict[str, Any]) -> list[_Line]:
    """The opening's lines that follow the tail from `at` on; empty if they do not reach its end."""
    run = [opening[0]]
    new = 0
    for line in opening[1:]:
        ahead = range(at + 1, min(at + 2 + rules["skipped"], len(tail)))
        follows = next((each for each in ahead if _alike(line, tail[each], rules)), None)
        if follows is None and (new or line.spoken):
            break
        new += follows is None  # one new line that is not spoken may stand between
        if follows is not None:
            run.append(line)
            at = follows
    return run if at >= len(tail) - 1 - rules["unplayed"] else []


def _alike(now: _Line, before: _Line, rules: dict[str, Any]) -> bool:
    if now.words == before.words:
        return now.spoken == before.spoken
    if now.spoken != before.spoken or now.speaker != before.speaker:
        return False
    if min(len(now.words), len(before.words)) < _SHORT:
        return False
    like: float = rules["like"]
    return Indel.normalized_similarity(now.words, before.words) >= like


def _words(run: list[_Line]) -> int:
    return sum(len(line.words) for line in run)


def _is_recap(run: list[_Line], rules: dict[str, Any]) -> bool:
    least: int = rules["words"] if len(run) > 1 else rules["words_alone"]
    return _words(run) >= least
