"""What is called what in a market: people, places, money and measures of a series."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from shudian.model.document import Schema
from shudian.units import Lang


class NameKind(StrEnum):
    PERSON = "person"
    PLACE = "place"
    HONORIFIC = "honorific"
    KINSHIP = "kinship"
    IDIOM = "idiom"
    MONEY = "money"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Name:
    """A word of the source and its one rendering in the market."""

    source: str
    target: str
    kind: NameKind = NameKind.PERSON
    note: str | None = None

    def __post_init__(self) -> None:
        if not self.source.strip() or not self.target.strip():
            raise ValueError("A name has its words in the source and in the market.")


@dataclass(frozen=True, slots=True)
class Names:
    SCHEMA: ClassVar = Schema("names", 1)

    language: Lang
    entries: tuple[Name, ...]

    def __post_init__(self) -> None:
        sources = [name.source for name in self.entries]
        if twice := {source for source in sources if sources.count(source) > 1}:
            raise ValueError(f"A name is mapped once: {', '.join(sorted(twice))}.")
