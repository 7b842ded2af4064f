"""A thing named in a text, and the words of the lexicons it is known by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from shudian.model.breakdown import Level


@dataclass(frozen=True, slots=True)
class Word:
    """What the lexicon says of a word: `described` takes the adjectives before it, `owner` its wearer."""

    category: int
    level: Level | None = None
    name: str | None = None  # what it is called, where that is not the word: 雨里 is 雨
    described: bool = False
    owner: bool = False
    held: int | None = None  # its category in somebody's hand: a bandage is worn or handed over
    guarded: bool = (
        False  # counts only where a counter, article or verb of holding shows that it is the thing
    )


@dataclass(frozen=True, slots=True)
class Named:
    """A thing in a text: its category, its name, and where it stands."""

    category: int
    name: str
    start: int
    end: int
    level: Level | None = None
    count: int | None = None
    owner: bool = False


@cache
def words_of(text: str) -> frozenset[str]:
    return frozenset(text.split())


def word_of(kind: dict[str, Any], **more: Any) -> Word:
    """The entry of a table's kind."""
    level = Level(kind["level"]) if "level" in kind else None
    return Word(
        kind["category"],
        level,
        described=kind.get("described", False),
        owner=kind.get("owner", False),
        held=kind.get("held"),
        **more,
    )
