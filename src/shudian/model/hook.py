"""Where an episode hooks its viewer, and the stretches of it that sell the series."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shudian.model.document import Schema
from shudian.units import Span


@dataclass(frozen=True, slots=True)
class Hook:
    """The end of an episode that makes the next one be watched.

    `features` name what was seen in it (freeze, question, unsaid, inner_voice, new_face, close_up, unfinished,
    written …); `kind` is one of conflict, reveal, danger, choice, only where the script says which.
    """

    episode: int
    elements: tuple[str, ...]  # Element.id, in order; empty if the episode has no end to speak of
    features: tuple[str, ...] = ()
    kind: str | None = None
    paywall: bool = False

    @property
    def found(self) -> bool:
        return bool(self.features)


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for a clip (or, below zero, against it), and how much it counts."""

    feature: str
    points: float
    element: str | None = None  # Element.id of the line that shows it best

    def __post_init__(self) -> None:
        if not self.feature.strip():
            raise ValueError("A reason names its feature.")


@dataclass(frozen=True, slots=True)
class Clip:
    """A stretch of an episode's script time that would make an advertisement."""

    episode: int
    scenes: tuple[str, ...]  # Scene.id
    elements: tuple[str, ...]  # Element.id, in order
    span: Span  # of the episode's timeline
    score: float
    reasons: tuple[Reason, ...]

    def __post_init__(self) -> None:
        if not self.elements:
            raise ValueError("A clip needs at least one element.")


@dataclass(frozen=True, slots=True)
class Clips:
    """Hooks of every episode and the clips of a series, the best first."""

    SCHEMA: ClassVar = Schema("clips", 1)

    title: str
    hooks: tuple[Hook, ...]
    clips: tuple[Clip, ...]
