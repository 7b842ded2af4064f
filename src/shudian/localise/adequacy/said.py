"""What each line by itself gains or loses: numbers, negation, length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from math import exp, hypot, log, sqrt

from shudian.localise.adequacy import findings
from shudian.localise.adequacy.numbers import Number, lost_and_added
from shudian.localise.adequacy.reason import Market, Reason, limit, table
from shudian.localise.pairs import Pair
from shudian.units import Lang

_SENTENCE = 110  # letters of an English sentence of news, on which the spread of lengths was measured


def numbers(market: Market) -> Iterator[tuple[int, Reason]]:
    for at, pair in enumerate(market.pairs):
        lost, added = lost_and_added((pair.source, market.source), (pair.target, market.target))
        place = pair.place(market.file)
        if lost:
            weight = 0.9 if added else 0.7
            yield at, Reason(weight, findings.NUMBER_LOST.at(place, numbers=_listed(lost)))
        elif added:
            yield at, Reason(0.6, findings.NUMBER_ADDED.at(place, numbers=_listed(added)))


def _listed(numbers: tuple[Number, ...]) -> str:
    return ", ".join(number.said for number in numbers)


def negation(market: Market) -> Iterator[tuple[int, Reason]]:
    """One side denies and the other does not; the surer the shorter the line."""
    ours, theirs = _negation(market.source.language), _negation(market.target.language)
    if not (ours and theirs):
        return
    for at, pair in enumerate(market.pairs):
        here, there = _denial(pair.source, *ours), _denial(pair.target, *theirs)
        if bool(here) == bool(there):
            continue
        weight = min(0.45, 20 / max(1, english_letters(pair.source, market.source)))
        kind = findings.NEGATION_LOST if here else findings.NEGATION_ADDED
        yield at, Reason(weight, kind.at(pair.place(market.file), word=here or there))


def _denial(text: str, says: re.Pattern[str], looks: re.Pattern[str]) -> str | None:
    found = says.search(looks.sub(" ", text))
    return found[0].strip() if found else None


@cache
def _negation(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    said = table("negation").get(language)
    return (re.compile(said["says"], re.IGNORECASE), re.compile(said["not"], re.IGNORECASE)) if said else None


def english_letters(text: str, language: Lang) -> float:
    """How long the text would be in English, in characters."""
    ratio = table("length").get(language.language, (1.0, 0.0))[0]
    return len(text.strip()) / float(ratio)


def length(market: Market) -> Iterator[tuple[int, Reason]]:
    """The ratio of lengths against that of the two languages."""
    lengths = table("length")
    if not (market.source.language in lengths and market.target.language in lengths):
        return
    for at, pair in enumerate(market.pairs):
        off = far(pair, market.source, market.target)
        if abs(off) < limit("length"):
            continue
        usual = english_letters(pair.source, market.source) * lengths[market.target.language][0]
        kind = findings.TOO_SHORT if off < 0 else findings.TOO_LONG
        place = pair.place(market.file)
        finding = kind.at(place, count=len(pair.target.strip()), usual=round(usual))
        yield at, Reason(min(0.8, 1 - exp(-abs(off) / 6)), finding)


def far(pair: Pair, source: Lang, target: Lang) -> float:
    """How many standard deviations the target is longer than usual; what is short spreads wider."""
    ours, theirs = (table("length")[language.language] for language in (source, target))
    letters = max(1.0, english_letters(pair.source, source))
    spread = hypot(ours[1], theirs[1]) * max(1.0, sqrt(_SENTENCE / letters))
    return log(max(1, len(pair.target.strip())) / max(1.0, letters * theirs[0])) / spread
