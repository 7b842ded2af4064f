"""Why a line is doubted, and how much."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from shudian.finding import Finding
from shudian.localise.pairs import Pair
from shudian.localise.profile import rules
from shudian.units import Lang


@dataclass(frozen=True, slots=True)
class Reason:
    """`weight` from 0 to 1: how sure it is that something is wrong."""

    weight: float
    finding: Finding


@dataclass(frozen=True, slots=True)
class Market:
    """Lines in running order, from one language into another; `file` is named in findings."""

    pairs: Sequence[Pair]
    source: Lang
    target: Lang
    file: str | None = None


#: A check gives the number of each line that it doubts, and why.
Check = Callable[[Market], Iterator[tuple[int, Reason]]]


@cache
def table(name: str) -> dict[str, Any]:
    """A part of rules/adequacy.toml."""
    part: dict[str, Any] = rules("adequacy")[name]
    return part


def limit(name: str) -> float:
    return float(table("limits")[name])
