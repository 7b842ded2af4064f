"""Translation memory: one sentence pair with where it stood and who answers for it."""

from __future__ import annotations

from dataclasses import dataclass

from shudian.units import Lang


@dataclass(frozen=True, slots=True)
class Unit:
    """A source text and its target; `before` and `after` are the source lines around it.

    `author` is a person or `engine:NAME`, as in an adapted line; None for `approver` says unapproved.
    """

    source: str
    target: str
    before: str | None = None
    after: str | None = None
    speaker: str | None = None  # the character, as the source names it
    series: str | None = None
    element: str | None = None  # Element.id
    author: str | None = None
    approver: str | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        if not self.source.strip() or not self.target.strip():
            raise ValueError("A unit of memory has a source and a target.")

    @property
    def machine(self) -> bool:
        return bool(self.author and self.author.startswith("engine:"))


@dataclass(frozen=True, slots=True)
class Memory:
    """Units of one language pair, in the order in which they were learnt."""

    source: Lang
    target: Lang
    units: tuple[Unit, ...] = ()
