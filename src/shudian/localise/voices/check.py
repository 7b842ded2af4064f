"""Judges a dub by what it says of itself and by its sound; shares no code with what places lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from shudian.finding import Finding, Place
from shudian.localise.voices import findings
from shudian.localise.voices.rules import rules
from shudian.model.text import Beat, Timeline
from shudian.model.voice import Dub, DubLine

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_QUIET = 10 ** (-60 / 20)


def check(dub: Dub, timeline: Timeline, fences: Sequence[Fraction] = ()) -> list[Finding]:
    """No line over another, across a scene or a fence, far from its speech, drawn out or too quick."""
    beats = {beat.element: beat for beat in timeline.beats}
    heard = sorted((line for line in dub.lines if line.file), key=lambda line: line.span.start)
    found = []
    for at, line in enumerate(heard):
        for other in heard[at + 1 :]:
            if line.span.overlaps(other.span):
                over = min(line.span.end, other.span.end).seconds - other.span.start.seconds
                found.append(
                    findings.OVERLAP.at(_at(line), text=line.text, other=other.text, seconds=_said(over))
                )
        found += _speed(line)
        beat = beats.get(line.element)
        if beat is None or beat.speech is None:
            found.append(findings.FAR.at(_at(line), text=line.text, seconds="∞"))
        else:
            walls = [*fences, *_edges(timeline, beat)]
            found += _astray(line, beat, walls)
    return found


def check_sound(dub: Dub, stem: NDArray[np.float32], samples: int, rate: int) -> list[Finding]:
    """Whether the stem lasts as long as the episode, sounds in each line and nowhere else."""
    import numpy as np

    found = []
    if len(stem) != samples:
        found.append(findings.UNLIKE_LENGTH.at(has=len(stem), wanted=samples))
    loud = np.abs(stem.astype(np.float64)) > _QUIET
    between = loud.copy()
    for line in dub.lines:
        if line.file:
            start, end = (int(time.seconds * rate) for time in (line.span.start, line.span.end))
            if not loud[start:end].any():
                found.append(findings.NO_SOUND.at(_at(line), text=line.text))
            between[start : end + 1] = False
    if between.any():
        found.append(findings.NOT_SILENT.at(at=_said(Fraction(int(between.argmax()), rate))))
    return found


def _speed(line: DubLine) -> list[Finding]:
    if line.speed < 1:
        return [findings.TOO_SLOW.at(_at(line), text=line.text, speed=f"{line.speed:.2f}")]
    if line.speed > rules()["speed"]["most"]:
        return [findings.TOO_QUICK.at(_at(line), text=line.text, speed=f"{line.speed:.2f}")]
    return []


def _astray(line: DubLine, beat: Beat, walls: Sequence[Fraction]) -> list[Finding]:
    assert beat.speech
    start, end = line.span.start.seconds, line.span.end.seconds
    said: Mapping[str, int] = rules()["milliseconds"]
    found = []
    early = beat.speech.start.seconds - start - Fraction(said["unseen_lead"], 1000)
    late = end - beat.speech.end.seconds - Fraction(said["unseen_tail"], 1000)
    if max(early, late) > 0:
        found.append(findings.FAR.at(_at(line), text=line.text, seconds=_said(max(early, late))))
    inside = beat.speech.start.seconds, beat.speech.end.seconds
    crossed = [wall for wall in walls if start < wall < end and not inside[0] < wall < inside[1]]
    return found + [findings.OVER_FENCE.at(_at(line), text=line.text, at=_said(wall)) for wall in crossed]


def _edges(timeline: Timeline, beat: Beat) -> list[Fraction]:
    spans = [each.span for each in timeline.beats if each.scene == beat.scene]
    return [min(span.start.seconds for span in spans), max(span.end.seconds for span in spans)]


def _at(line: DubLine) -> Place:
    return Place(element=line.element)


def _said(seconds: Fraction) -> str:
    return f"{float(seconds):.3f}"
