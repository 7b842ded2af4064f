"""Dated rules of the trade by place: `US-CA` is looked for as itself, then as `US`, then as anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from shudian.model.people import Hours
from shudian.plan.defaults import rules


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule was read; `unverified` if second-hand or not the text now in force."""

    title: str
    address: str
    read: date
    valid_from: date | None = None
    unverified: bool = False


@dataclass(frozen=True, slots=True)
class MinorRule:
    """The hours of a performer whose age in years lies between `ages`, both included."""

    place: str
    ages: tuple[int, int]
    source: Source
    hours: Hours  # nothing where the source has no figure


@dataclass(frozen=True, slots=True)
class RestRule:
    place: str
    minutes: int
    source: Source
    floor_minutes: int | None = None


def minor_rule(jurisdiction: str, age: int, on: date) -> MinorRule | None:
    """The rule that holds for someone of that age on that date, the newest if there are several."""
    for place in _nested(jurisdiction):
        here = [
            rule
            for rule in _MINORS
            if rule.place == place and rule.ages[0] <= age <= rule.ages[1] and _holds(rule.source, on)
        ]
        if here:
            return max(here, key=lambda rule: rule.source.valid_from or date.min)
    return None


def rest_rule(jurisdiction: str | None, on: date) -> RestRule:
    """The rest that is asked for there on that date; the rule of anywhere always holds."""
    for place in _nested(jurisdiction or ""):
        here = [rule for rule in _RESTS if rule.place == place and _holds(rule.source, on)]
        if here:
            return max(here, key=lambda rule: rule.source.valid_from or date.min)
    return _RESTS[0]


def _nested(jurisdiction: str) -> Sequence[str]:
    """`US-CA` → `US-CA`, `US`, and the empty name of anywhere."""
    parts = jurisdiction.strip().upper().split("-")
    return [*("-".join(parts[:count]) for count in range(len(parts), 0, -1)), ""]


def _holds(source: Source, on: date) -> bool:
    return source.valid_from is None or source.valid_from <= on


def _read(name: str) -> Iterable[tuple[Source, dict[str, Any]]]:
    for written in rules(name)["rule"]:
        yield Source(**written["source"]), {key: value for key, value in written.items() if key != "source"}


_MINORS = tuple(
    MinorRule(figures.pop("place"), tuple(figures.pop("ages")), source, Hours(**figures))
    for source, figures in _read("minors")
)
_RESTS = tuple(RestRule(**figures, source=source) for source, figures in _read("rest"))
