"""Timed and adapted text: the running order of an episode, adapted lines, cues and tracks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shudian.model.document import Schema
from shudian.model.series import ElementKind
from shudian.units import Lang, Span


@dataclass(frozen=True, slots=True)
class Beat:
    """One element of the script on the episode's clock.

    `speech` is the part of `span` in which the line is heard; None where nothing is said.
    """

    element: str  # Element.id
    scene: str  # Scene.id
    kind: ElementKind
    span: Span
    speech: Span | None = None

    def __post_init__(self) -> None:
        if self.speech and (self.speech.start < self.span.start or self.span.end < self.speech.end):
            raise ValueError("A beat's speech lies inside its span.")


@dataclass(frozen=True, slots=True)
class Timeline:
    """An episode's elements in running order: beats follow each other without overlap."""

    SCHEMA: ClassVar = Schema("timeline", 1)

    episode: int
    beats: tuple[Beat, ...]

    def __post_init__(self) -> None:
        for before, after in zip(self.beats, self.beats[1:], strict=False):
            if after.span.start < before.span.end:
                raise ValueError(f"Beat {after.element} starts before {before.element} ends.")

    @property
    def span(self) -> Span:
        if not self.beats:
            return Span.of(0, 0)
        return Span(self.beats[0].span.start, self.beats[-1].span.end)


@dataclass(frozen=True, slots=True)
class AdaptedLine:
    """A script line rewritten for a market; `element` names the source line.

    `speaker` is the character's name in that market, where it is known.
    """

    element: str  # Element.id
    text: str
    note: str | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class AdaptedScript:
    SCHEMA: ClassVar = Schema("adapted-script", 1)

    language: Lang
    title: str
    lines: tuple[AdaptedLine, ...]

    def line(self, element: str) -> AdaptedLine | None:
        return next((line for line in self.lines if line.element == element), None)


@dataclass(frozen=True, slots=True)
class Cue:
    """One subtitle: its lines of text, when, who speaks, and the script line it stands for."""

    span: Span
    lines: tuple[str, ...]
    element: str | None = None
    speaker: str | None = None
    role: str = "dialogue"  # dialogue, inner, narration, super

    def __post_init__(self) -> None:
        if not self.lines or not all(line.strip() for line in self.lines):
            raise ValueError("A cue has at least one line, none of them empty.")
        if not self.span.seconds:
            raise ValueError("A cue must stay on screen for some time.")

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass(frozen=True, slots=True)
class Track:
    """An episode's cues in one language, in order of time."""

    SCHEMA: ClassVar = Schema("track", 1)

    episode: int
    language: Lang
    cues: tuple[Cue, ...]

    def __post_init__(self) -> None:
        starts = [cue.span.start for cue in self.cues]
        if starts != sorted(starts):
            raise ValueError("Cues stand in order of their start.")
