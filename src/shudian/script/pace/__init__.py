"""How long a script runs before it is cut: the one home of estimated durations.

The rules of an element stand in tempo.py, their constants in rules/pace.toml. An episode written in
hanzi goes by the three constants, one written in words by BetterFountain's rule. Every span lies on
the 25 fps grid, so that beats, panels and subtitles can share it.

A recap stays on the timeline, for the cut episode shows it; the seconds of a scene leave it out, for
nobody shoots it twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import takewhile

from shudian.model.series import Element, Episode, Scene
from shudian.model.text import Beat, Timeline
from shudian.script.pace.tempo import (
    SPOKEN,
    Length,
    Pace,
    house_pace,
    length,
    length_in_letters,
    rules,
    told_in_words,
    words,
)
from shudian.units import Span

__all__ = ["Pace", "by_scene", "spoken", "timeline", "words"]


def spoken(scene: Scene) -> int:
    """Hanzi and words spoken in a scene."""
    return sum(words(element.text).count for element in scene.elements if element.kind in SPOKEN)


def timeline(episode: Episode, pace: Pace | None = None) -> Timeline:
    """The episode's elements in running order from 0, each with the time that it takes."""
    beats: list[Beat] = []
    clock = Fraction(0)
    scenes = [scene for scene in episode.scenes for _ in scene.elements]
    elements = list(episode.elements)
    for scene, element, lasts in zip(scenes, elements, _lengths(elements, pace), strict=True):
        start, end = _frame(clock), _frame(clock + lasts.total)
        if end > start:
            heard = (_frame(clock + lasts.lead), _frame(clock + lasts.lead + lasts.middle))
            speech = Span.of(*heard) if element.kind in SPOKEN else None
            beats.append(Beat(element.id, scene.id, element.kind, Span.of(start, end), speech))
        clock += lasts.total
    return Timeline(episode.number, tuple(beats))


def by_scene(episode: Episode, pace: Pace | None = None) -> dict[str, Fraction]:
    """The seconds of each scene by its id, the recap left out."""
    lasts = {scene.id: Fraction(0) for scene in episode.scenes}
    recap = frozenset(episode.recap)
    for beat in timeline(episode, pace).beats:
        if beat.element not in recap:
            lasts[beat.scene] += beat.span.seconds
    return lasts


def _frame(instant: Fraction) -> Fraction:
    """The nearest instant on the grid."""
    grid = rules()["grid"]
    return Fraction(int(instant * grid + Fraction(1, 2)), grid)


def _lengths(elements: Sequence[Element], pace: Pace | None) -> list[Length]:
    if told_in_words(elements):
        made = [length_in_letters(element) for element in elements]
        _hear_the_shortest([one for one, e in zip(made, elements, strict=True) if e.kind in SPOKEN])
    else:
        made = [length(element, pace or house_pace()) for element in elements]
    _share_dual(elements, made)
    return made


def _hear_the_shortest(speeches: list[Length]) -> None:
    """Give the shortest speeches the least that is heard, out of the time of the longer ones."""
    least = Fraction(rules()["speech"]["least"])
    spare = longer = sum((one.middle for one in speeches), Fraction(0))
    for at, one in enumerate(ordered := sorted(speeches, key=lambda each: each.middle)):
        if longer and one.middle * (scale := min(spare / longer, Fraction(1))) >= least:
            for each in ordered[at:]:
                each.scaled(scale.limit_denominator(10**6))
            return
        longer -= one.middle
        one.middle = least
        spare = max(spare - least, Fraction(0))


def _share_dual(elements: Sequence[Element], lengths: list[Length]) -> None:
    """Two who speak at once take the time of the longer, which they share in the running order."""
    at = 0
    while at < len(elements):
        second = sum(1 for _ in takewhile(lambda each: each.dual, elements[at:]))
        if second and (first := _cue_before(elements, at)):
            voices = lengths[at - first : at], lengths[at : at + second]
            sums = [sum((one.total for one in voice), Fraction(0)) for voice in voices]
            if sum(sums):
                for one in (*voices[0], *voices[1]):
                    one.scaled(max(sums) / sum(sums))
        at += max(second, 1)


def _cue_before(elements: Sequence[Element], at: int) -> int:
    """How many elements right before this one are the same person's words."""
    who = elements[at - 1].character if at else None
    same = takewhile(lambda each: who and each.character == who and not each.dual, reversed(elements[:at]))
    return sum(1 for _ in same)
