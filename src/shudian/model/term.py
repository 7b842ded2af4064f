"""Terms of a series: what a source word is called in a market, in each of its senses, and what it is not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from shudian.model.document import Schema
from shudian.units import Lang


class TermKind(StrEnum):
    NAME = "name"  # of a character
    PLACE = "place"
    TITLE = "title"  # 老师, 总裁: titles and honorifics
    KINSHIP = "kinship"  # 外公, 师弟: words of relationship
    PHRASE = "phrase"  # a set phrase that comes again
    IDIOM = "idiom"
    MONEY = "money"  # 文, 两: what a sum becomes
    UNIT = "unit"  # 里, 斤: what a measure becomes
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a term: its targets, the best first, and the words that must not stand for it."""

    targets: tuple[str, ...] = ()
    explanation: str | None = None
    forbidden: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not all(words.strip() for words in (*self.targets, *self.forbidden)):
            raise ValueError("A target has words.")
        if set(self.targets) & set(self.forbidden):
            raise ValueError("A target is not forbidden in the same sense.")


@dataclass(frozen=True, slots=True)
class Term:
    """A source word or phrase with its senses; without any it waits for its translation."""

    source: str
    senses: tuple[Sense, ...] = ()
    kind: TermKind = TermKind.OTHER
    note: str | None = None

    def __post_init__(self) -> None:
        if not self.source.strip():
            raise ValueError("A term has words.")

    @property
    def targets(self) -> tuple[str, ...]:
        """What may stand for the term in one sense or another, the best first."""
        return tuple(dict.fromkeys(words for sense in self.senses for words in sense.targets))

    @property
    def forbidden(self) -> tuple[str, ...]:
        """What no sense allows; a word that another sense wants is not forbidden."""
        wanted = set(self.targets)
        words = (words for sense in self.senses for words in sense.forbidden)
        return tuple(dict.fromkeys(each for each in words if each not in wanted))


@dataclass(frozen=True, slots=True)
class Termbase:
    SCHEMA: ClassVar = Schema("termbase", 1)

    source: Lang
    target: Lang
    entries: tuple[Term, ...] = ()
    title: str | None = None
