"""Where each line of an episode may sound: around the speech that it stands for, inside its scene."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from shudian.finding import Finding
from shudian.localise.source import place, worded
from shudian.localise.voices import findings
from shudian.localise.voices.rules import rules
from shudian.model.series import ElementKind, Episode, Voice
from shudian.model.text import AdaptedScript, Timeline

NARRATOR = "narrator"
_UNSEEN = (Voice.INNER, Voice.NARRATION, Voice.OFFSCREEN)


@dataclass(frozen=True, slots=True)
class Room:
    """A line and its time, in whole milliseconds: the speech [start, end), and how far it may reach."""

    element: str  # Element.id
    role: str
    text: str
    scene: str
    start: int
    end: int
    earliest: int
    latest: int

    def __post_init__(self) -> None:
        if not self.earliest <= self.start <= self.end <= self.latest:
            raise ValueError("A speech lies within its room.")


def rooms(
    timeline: Timeline, episode: Episode, lines: AdaptedScript, fences: Sequence[Fraction] = ()
) -> tuple[list[Room], list[Finding]]:
    """The lines that are heard, in order; `fences` are seconds that no line may cross, such as hard cuts."""
    spans = {beat.element: beat.speech for beat in timeline.beats if beat.speech}
    edges = _scenes(timeline)
    walls = [fence * 1000 for fence in fences]
    found: list[Finding] = []
    made: list[Room] = []
    for scene in episode.scenes:
        for element in worded(scene):
            speech = spans.get(element.id)
            if element.kind is not ElementKind.DIALOGUE or speech is None:
                continue
            line = lines.line(element.id)
            text = ((line.spoken or line.text) if line else "").strip()
            if not text:
                at = place(episode, scene, element)
                found.append(findings.NO_LINE_TO_DUB.at(at, language=lines.language, source=element.text))
                continue
            start, end = ceil(speech.start.seconds * 1000), floor(speech.end.seconds * 1000)
            lead, tail = _slack(element.voice)
            low, high = edges[scene.id]
            low = max([low, start - lead, *(ceil(wall) for wall in walls if wall <= start)])
            high = min([high, end + tail, *(floor(wall) for wall in walls if wall >= end)])
            role = element.character or NARRATOR
            made.append(Room(element.id, role, text, scene.id, start, end, low, high))
    return made, found


def _slack(voice: Voice | None) -> tuple[int, int]:
    said = rules()["milliseconds"]
    kind = "unseen_" if voice in _UNSEEN else ""
    return said[f"{kind}lead"], said[f"{kind}tail"]


def _scenes(timeline: Timeline) -> Mapping[str, tuple[int, int]]:
    """First and last millisecond of each scene, a scene that is cut into taken from end to end."""
    edges: dict[str, tuple[int, int]] = {}
    for beat in timeline.beats:
        start, end = ceil(beat.span.start.seconds * 1000), floor(beat.span.end.seconds * 1000)
        first, last = edges.get(beat.scene, (start, end))
        edges[beat.scene] = min(first, start), max(last, end)
    return edges
