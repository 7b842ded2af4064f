"""What is heard in an episode, word by word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shudian.model.document import Schema
from shudian.units import Lang, Span


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """A word as it is written, its marks with it, and when it is heard."""

    text: str
    span: Span
    speaker: str | None = None
    glued: bool = False  # no space before it, where the language writes spaces

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("A spoken word has letters.")


@dataclass(frozen=True, slots=True)
class Transcript:
    SCHEMA: ClassVar = Schema("transcript", 1)

    language: Lang
    words: tuple[SpokenWord, ...]

    def __post_init__(self) -> None:
        starts = [word.span.start for word in self.words]
        if starts != sorted(starts):
            raise ValueError("Words stand in order of their start.")
