"""What a market wants in the picture: numbers, ratings, marks and warnings, from dated rules."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from shudian.cut.titles import findings as kinds
from shudian.finding import Finding, Place
from shudian.units import Lang, Span
from shudian.wording import Wording

_FACT = re.compile(r"\{(\w+)\}")
PLACES = ("top-left", "top", "top-right", "middle", "bottom-left", "bottom", "bottom-right")
GROUNDS = ("none", "plate", "black")
MOMENTS = ("start", "end", "whole", "span")


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """A text on the frames [first, end) beside the subtitles."""

    name: str
    text: str
    language: Lang
    first: int
    end: int
    place: str = "bottom"
    height: float = 0.05  # of a character, as a share of the picture's shorter side
    ground: str = "none"

    def __post_init__(self) -> None:
        if self.place not in PLACES or self.ground not in GROUNDS:
            raise ValueError(f"{self.name}: no place {self.place} on ground {self.ground}.")
        if not 0 <= self.first < self.end or not 0 < self.height < 0.5 or not self.text.strip():
            raise ValueError(f"{self.name}: an overlay has text of some size on at least one frame.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One overlay as the rules have it; `unverified` names what was not read at the authority."""

    name: str
    market: str
    label: Wording
    at: str
    seconds: Fraction
    place: str
    height: float
    ground: str
    text: Mapping[str, str]
    source: str
    read: date
    address: str | None
    unverified: tuple[str, ...]

    def __post_init__(self) -> None:
        if self.at not in MOMENTS:
            raise ValueError(f"{self.name}: {self.at} is none of {', '.join(MOMENTS)}.")

    def text_in(self, language: Lang) -> tuple[str, Lang]:
        """In this language if the rule has it, else in the one that it names first."""
        for tag in (str(language), language.language):
            if tag in self.text:
                return self.text[tag], language
        tag = next(iter(self.text))
        return self.text[tag], Lang(tag)

    @property
    def facts(self) -> tuple[str, ...]:
        """What the caller must know."""
        return tuple(dict.fromkeys(_FACT.findall("".join(self.text.values()))))


@dataclass(frozen=True, slots=True)
class Wanted:
    """An overlay asked for by its rule's name, with what is to be filled in and, if the rule asks, when."""

    rule: str
    facts: Mapping[str, str] = field(default_factory=dict)
    span: Span | None = None


def overlay_rules() -> tuple[Rule, ...]:
    return tuple(_table().values())


def overlays(
    wanted: Iterable[Wanted], language: Lang, *, frames: int, rate: Fraction
) -> tuple[tuple[Overlay, ...], list[Finding]]:
    """The overlays of an episode of so many frames; KeyError if no rule is called so."""
    made: list[Overlay] = []
    found: list[Finding] = []
    for one in wanted:
        rule = _table()[one.rule]
        if lacking := _lacking(rule, one):
            found += (
                kinds.OVERLAY_WANTS.at(Place(field=rule.name), overlay=rule.label, fact=fact)
                for fact in lacking
            )
            continue
        if rule.unverified:
            said = ", ".join(rule.unverified)
            found.append(kinds.OVERLAY_UNVERIFIED.at(Place(field=rule.name), overlay=rule.label, fields=said))
        text, spoken = rule.text_in(language)
        first, end = _moment(rule, one.span, frames, rate)
        made.append(
            Overlay(
                name=rule.name,
                text=text.format_map(one.facts),
                language=spoken,
                first=first,
                end=end,
                place=rule.place,
                height=rule.height,
                ground=rule.ground,
            )
        )
    return tuple(made), found


def _lacking(rule: Rule, wanted: Wanted) -> Sequence[str]:
    lacking = [fact for fact in rule.facts if not wanted.facts.get(fact, "").strip()]
    return [*lacking, "span"] if rule.at == "span" and wanted.span is None else lacking


def _moment(rule: Rule, span: Span | None, frames: int, rate: Fraction) -> tuple[int, int]:
    """Frames [first, end), at least one, at most the episode."""
    if span is not None:
        first = min(math.ceil(span.start.seconds * rate), frames - 1)
        return first, max(first + 1, min(math.ceil(span.end.seconds * rate), frames))
    long = min(frames, math.ceil(rule.seconds * rate))
    return {"start": (0, long), "end": (frames - long, frames)}.get(rule.at, (0, frames))


@cache
def _table() -> dict[str, Rule]:
    read = tomllib.loads((files("shudian.cut") / "rules" / "overlays.toml").read_text("utf-8"))
    return {name: _rule(name, dict(said)) for name, said in read.items()}


def _rule(name: str, said: dict[str, Any]) -> Rule:
    source = said.pop("source")
    return Rule(
        name=name,
        label=Wording(**said.pop("label")),
        seconds=Fraction(said.pop("seconds")),
        unverified=tuple(said.pop("unverified")),
        source=source["title"],
        read=source["read"],
        address=source.get("address"),
        **said,
    )
