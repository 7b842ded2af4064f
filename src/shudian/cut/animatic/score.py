"""What is to be heard when: ambience by set, murmured lines, noises from the script."""

from __future__ import annotations

from collections.abc import Mapping

from shudian.cut.animatic import words
from shudian.cut.animatic.board import RATE, Panel
from shudian.cut.animatic.looks import voice
from shudian.cut.animatic.sound.mix import Bed, Line, Noise, Score
from shudian.model.series import ElementKind, Episode, IntExt, Voice
from shudian.model.text import Timeline
from shudian.model.work import Json

_NOISES = (ElementKind.SOUND, ElementKind.VFX)
_FAR = (Voice.OFFSCREEN, Voice.NARRATION, Voice.PHONE, Voice.DEVICE)


def score(
    episode: Episode,
    timeline: Timeline,
    panels: list[Panel],
    looks: Mapping[str, dict[str, Json]],
    frames: int,
) -> Score:
    """The score of one episode, `frames` long."""
    return Score(
        frames / RATE,
        f"{episode.number} {episode.title}",
        tuple(_beds(episode, panels, frames)),
        tuple(_lines(episode, timeline, panels, looks)),
        tuple(_noises(episode, timeline)),
    )


def _beds(episode: Episode, panels: list[Panel], frames: int) -> list[Bed]:
    """One bed for each run of panels in the same place, silence on black."""
    wet = {
        scene.place
        for scene in episode.scenes
        if scene.int_ext is IntExt.EXT and words.rainy(e.text for e in scene.elements)
    }
    beds: list[Bed] = []
    for panel in panels:
        if panel.kind == "black":
            continue
        sound = "rain" if panel.place in wet else words.AMBIENCE[panel.set]
        bed = Bed(panel.first / RATE, panel.end / RATE, sound, panel.light, panel.treatment == "flashback")
        last = beds[-1] if beds else None
        if (
            last
            and last.end == bed.start
            and (last.sound, last.light, last.flashback) == (bed.sound, bed.light, bed.flashback)
        ):
            bed = Bed(last.start, bed.end, bed.sound, bed.light, bed.flashback)
            beds.pop()
        beds.append(bed)
    return beds or [Bed(0.0, frames / RATE, "room", "DAY")]


def _lines(
    episode: Episode, timeline: Timeline, panels: list[Panel], looks: Mapping[str, dict[str, Json]]
) -> list[Line]:
    elements = {element.id: element for element in episode.elements}
    where = {panel.element: panel.figures[-1].x for panel in panels if panel.figures}
    lines = []
    for beat in timeline.beats:
        element = elements.get(beat.element)
        if not element or not beat.speech or not element.character:
            continue
        manner = "inner" if element.voice is Voice.INNER else "voice" if element.voice in _FAR else "plain"
        pitch = voice(element.character, looks.get(element.character, {}))
        side = (where.get(element.id, 0.5) - 0.5) * 0.9 if manner == "plain" else 0.0
        lines.append(
            Line(
                float(beat.speech.start.seconds),
                float(beat.speech.end.seconds),
                element.text,
                pitch,
                manner,
                side,
            )
        )
    return lines


def _noises(episode: Episode, timeline: Timeline) -> list[Noise]:
    """A noise sounds where its line is timed; without a beat of its own, where the line before it ends."""
    beats = {beat.element: beat for beat in timeline.beats}
    at, noises = 0.0, []
    for element in episode.elements:
        beat = beats.get(element.id)
        if element.kind in _NOISES:
            noises.append(Noise(float(beat.span.start.seconds) if beat else at, words.noise(element.text)))
        if beat:
            at = float(beat.span.end.seconds)
    return noises
