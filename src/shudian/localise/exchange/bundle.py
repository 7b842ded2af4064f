"""What goes out to translators and comes back: lines, and what is known about each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from shudian.model.term import Term
from shudian.model.text import AdaptedScript


class State(StrEnum):
    """How far a line is, as XLIFF 2 names it."""

    INITIAL = "initial"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Match:
    """A translation that memory or a machine offers; `similarity` in per cent."""

    source: str
    target: str
    similarity: int | None = None
    origin: str | None = None
    machine: bool = False

    def __post_init__(self) -> None:
        if self.similarity is not None and not 0 <= self.similarity <= 100:
            raise ValueError("A similarity lies between 0 and 100.")


@dataclass(frozen=True, slots=True)
class Detail:
    """What a translator is told about a line, and what is decided on it.

    `sub_state` is `authority:word`; `limit` counts characters; `remarks` are notes of other tools;
    `sent` is the fingerprint of the line as it went out.
    """

    state: State | None = None
    sub_state: str | None = None
    culture: str | None = None
    reason: str | None = None
    remarks: tuple[str, ...] = ()
    limit: int | None = None
    terms: tuple[Term, ...] = ()
    matches: tuple[Match, ...] = ()
    sent: str | None = None

    def __post_init__(self) -> None:
        if self.sub_state is not None and self.state is None:
            raise ValueError("A sub-state needs its state.")
        if self.limit is not None and self.limit < 0:
            raise ValueError("A limit is a number of characters.")

    @property
    def open(self) -> bool:
        """Whether nobody has called the line translated."""
        return self.state in (None, State.INITIAL)


@dataclass(frozen=True, slots=True)
class Bundle:
    """A script with the details of its lines by `Element.id`; a line without any has none."""

    script: AdaptedScript
    details: Mapping[str, Detail] = field(default_factory=dict)
