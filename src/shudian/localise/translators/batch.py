"""What a translator is given and what it gives back; every engine speaks in these."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Protocol

from shudian.finding import Place
from shudian.localise.translators.faults import Fault
from shudian.model.term import Term
from shudian.units import Lang


class Mode(StrEnum):
    DRAFT = "draft"  # a first translation of `source`
    POLISH = "polish"  # `draft` made to sound as if written in its language
    SHORTEN = "shorten"  # `draft` in at most so many characters or syllables
    BACK = "backtranslate"  # `source` word for word, for a reader who cannot judge it


@dataclass(frozen=True, slots=True)
class Example:
    """A line that memory knows."""

    source: str
    target: str
    points: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line to translate. ⟦1⟧, ⟦2⟧ … in `source` are opaque: each comes back exactly once.

    `before` and `after` are the source lines around it; `draft` is the translation to work on.
    """

    id: str
    source: str
    speaker: str | None = None
    before: str | None = None
    after: str | None = None
    most_characters: int | None = None
    most_syllables: int | None = None
    seconds: float | None = None
    draft: str | None = None
    memory: tuple[Example, ...] = ()
    place: Place = field(default_factory=Place)


@dataclass(frozen=True, slots=True)
class Brief:
    """What a translator is told of the series and its market."""

    title: str | None = None
    register: str | None = None
    audience: str | None = None
    notes: str | None = None  # on culture
    literal: bool = False  # whether to say also what the source says word for word


@dataclass(frozen=True, slots=True)
class Batch:
    """Lines in running order, from one language into another."""

    lines: tuple[Line, ...]
    source: Lang
    target: Lang
    mode: Mode = Mode.DRAFT
    terms: tuple[Term, ...] = ()
    brief: Brief = field(default_factory=Brief)

    def __post_init__(self) -> None:
        if len({line.id for line in self.lines}) != len(self.lines):
            raise ValueError("Each line of a batch has its own id.")


@dataclass(frozen=True, slots=True)
class Cost:
    """Tokens in and out, and money in the currency of the prices."""

    read: int = 0
    written: int = 0
    money: Fraction = Fraction(0)

    def __add__(self, other: Cost) -> Cost:
        return Cost(self.read + other.read, self.written + other.written, self.money + other.money)

    def __sub__(self, other: Cost) -> Cost:
        return Cost(self.read - other.read, self.written - other.written, self.money - other.money)

    @property
    def tokens(self) -> int:
        return self.read + self.written


@dataclass(frozen=True, slots=True)
class Candidate:
    """A translation of the line `id`; `score` in per cent where the engine has one."""

    id: str
    text: str
    engine: str
    score: int | None = None
    used_terms: tuple[str, ...] = ()  # by their source words
    notes: str | None = None
    literal: str | None = None
    cost: Cost = Cost()


@dataclass(frozen=True, slots=True)
class Answer:
    """Candidates, and the lines that the engine will not translate however often it is asked.

    A line in neither may be asked again; `why` says what was wrong with the answer.
    """

    candidates: tuple[Candidate, ...] = ()
    refused: Mapping[str, Fault] = field(default_factory=dict)
    why: Fault | None = None


@dataclass(frozen=True, slots=True)
class Capabilities:
    context: bool = False  # reads the lines around
    terms: bool = False  # keeps to a termbase by itself
    modes: frozenset[Mode] = frozenset({Mode.DRAFT})
    most_lines: int = 64  # in one batch
    at_once: int = 1  # batches


class Translator(Protocol):
    """An engine. `name` is what lines are signed with, `identity` changes whenever its answers may."""

    @property
    def name(self) -> str: ...

    @property
    def identity(self) -> str: ...

    @property
    def capabilities(self) -> Capabilities: ...

    def knows(self, source: Lang, target: Lang) -> bool: ...

    def translate(self, batch: Batch) -> Answer:
        """Stopped where asking on is of no use."""
        ...


def same_language(asked: Lang, known: str) -> bool:
    """Whether an engine for `pt` or `pt-BR` serves a market; scripts that differ do not."""
    other = Lang(known)
    return (asked.language, asked.script) == (other.language, other.script)


def by_id(candidates: Iterable[Candidate]) -> dict[str, Candidate]:
    return {candidate.id: candidate for candidate in candidates}
