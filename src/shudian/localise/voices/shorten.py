"""What goes back to the translator: how short a line must become to be said unhurried."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shudian.finding import Finding, Place
from shudian.localise.voices import findings
from shudian.localise.voices.duration import most_syllables, seed
from shudian.localise.voices.placing import Placed
from shudian.localise.voices.room import Room
from shudian.localise.voices.rules import rules
from shudian.model.voice import SpeechRate


@dataclass(frozen=True, slots=True)
class Shortening:
    """A line to say in at most so many syllables and seconds, at the voice's own speed."""

    element: str  # Element.id
    text: str
    syllables: int
    seconds: float
    refused: bool  # it was left out; otherwise it only hurries


def shortenings(
    rooms: Sequence[Room], placed: Sequence[Placed], natural: Mapping[str, int], rate: SpeechRate
) -> list[Shortening]:
    """A request for each line that is said faster than listeners let pass, or not at all."""
    free = rules()["speed"]["free"]
    asked = []
    for room, line in zip(rooms, placed, strict=True):
        if line.refused or line.speed > free:
            within = round((line.end - line.start) / 1000 * free, 2)
            paced = _paced(room.text, natural[room.element], rate)
            most = most_syllables(room.text, within, paced)
            asked.append(Shortening(room.element, room.text, most, within, line.refused))
    return asked


def told(
    rooms: Sequence[Room], placed: Sequence[Placed], natural: Mapping[str, int], asked: Sequence[Shortening]
) -> list[Finding]:
    """The requests as findings; a refused line is an error, a hurried one a warning."""
    speed = rules()["speed"]
    lines = {line.element: line for line in placed}
    scenes = {room.element: room.scene for room in rooms}
    found = []
    for each in asked:
        line = lines[each.element]
        kind = findings.REFUSED if each.refused else findings.HURRIED
        said = {
            "text": each.text, "speed": f"{line.speed:.2f}", "free": speed["free"], "most": speed["most"],
            "has": f"{natural[each.element] / 1000:.2f}", "room": f"{(line.end - line.start) / 1000:.2f}",
            "syllables": each.syllables, "seconds": f"{each.seconds:.2f}",
        }  # fmt: skip
        found.append(kind.at(Place(scene=scenes[each.element], element=each.element), **said))
    return found


def _paced(text: str, lasts: int, rate: SpeechRate) -> SpeechRate:
    """The rate at which this very line was said: what it took, rather than what its language takes."""
    from dataclasses import replace

    from shudian.localise.voices.duration import seconds

    expected = seconds(text, rate) or seconds(text, seed(rate.language))
    factor = lasts / 1000 / expected if expected else 1.0
    return replace(
        rate, start=rate.start * factor, syllable=rate.syllable * factor, pause=rate.pause * factor
    )
