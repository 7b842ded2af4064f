"""Who speaks: one voice a role for the whole series, and an episode's dubbed lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shudian.model.document import Schema
from shudian.model.media import MediaFile
from shudian.units import Lang, Span


@dataclass(frozen=True, slots=True)
class Voice:
    """The voice of a role in one language; `engine` speaks it, `name` is what the engine calls it."""

    role: str  # Character.id, or `narrator`
    engine: str
    name: str
    pitch: float = 1.0  # of the engine's own
    rate: float = 1.0

    def __post_init__(self) -> None:
        if not (0.5 <= self.pitch <= 2 and 0.5 <= self.rate <= 2):
            raise ValueError("A voice's pitch and rate lie between a half and twice the engine's own.")


@dataclass(frozen=True, slots=True)
class Casting:
    SCHEMA: ClassVar = Schema("casting", 1)

    language: Lang
    voices: tuple[Voice, ...]

    def __post_init__(self) -> None:
        if len({voice.role for voice in self.voices}) < len(self.voices):
            raise ValueError("A role has one voice.")

    def voice(self, role: str) -> Voice | None:
        return next((voice for voice in self.voices if voice.role == role), None)


@dataclass(frozen=True, slots=True)
class DubLine:
    """One spoken line: what is said, by whom, in which span, how much faster than the voice's own rate."""

    element: str  # Element.id
    role: str
    text: str
    span: Span  # where it sounds, its slack borrowed included
    speed: float = 1.0
    file: MediaFile | None = None  # None: not spoken yet

    def __post_init__(self) -> None:
        if self.speed <= 0:
            raise ValueError("A line's speed is above zero.")


@dataclass(frozen=True, slots=True)
class Dub:
    SCHEMA: ClassVar = Schema("dub", 1)

    episode: int
    language: Lang
    lines: tuple[DubLine, ...]


@dataclass(frozen=True, slots=True)
class SpeechRate:
    """How long an engine takes to say a line, in seconds: `start` + syllables · `syllable` + marks inside · `pause`."""

    SCHEMA: ClassVar = Schema("speech-rate", 1)

    language: Lang
    engine: str  # "" where nothing was measured yet
    start: float
    syllable: float
    pause: float
    lines: int = 0  # that it was fitted to

    def __post_init__(self) -> None:
        if not (self.start >= 0 and self.syllable > 0 and self.pause >= 0):
            raise ValueError("A syllable takes time; a start and a pause take none that is below zero.")
