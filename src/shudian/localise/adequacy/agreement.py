"""What agrees over a season: how two people speak to each other, one line rendered once, one rendering for one line."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

from shudian.localise.adequacy import findings
from shudian.localise.adequacy.reason import Market, Reason, table
from shudian.localise.memory.recall import normal
from shudian.localise.pairs import Pair

_USUAL, _FEWEST = 0.75, 4
_TELLING = 6  # characters of a target from which two sources are not expected to share it


def address(market: Market) -> Iterator[tuple[int, Reason]]:
    """Distant or close: within a line, against the source, and between two people over the season."""
    marks, source = _marks(market.target.language), _marks(market.source.language)
    if not marks:
        return
    said: dict[tuple[str, str], list[tuple[int, str, str]]] = defaultdict(list)
    partners = _partners(market)
    for at, pair in enumerate(market.pairs):
        distant, close = (mark.search(pair.target) for mark in marks)
        place = pair.place(market.file)
        asked = source[0].search(pair.source) if source else None
        if distant and close:
            words = {"distant": distant[0], "close": close[0]}
            yield at, Reason(0.25, findings.ADDRESS_MIXED.at(place, **words))
        elif close and asked and market.source.language == "zh":
            yield at, Reason(0.35, findings.ADDRESS_SOURCE.at(place, word=asked[0], close=close[0]))
        elif (found := distant or close) and pair.speaker and (other := partners.get(at)):
            said[pair.speaker, other].append((at, "distant" if distant else "close", found[0]))
    for (speaker, other), lines in said.items():
        yield from _drift(market, speaker, other, lines)


def _drift(
    market: Market, speaker: str, other: str, lines: list[tuple[int, str, str]]
) -> Iterator[tuple[int, Reason]]:
    (usual, count), *rest = Counter(kind for _, kind, _ in lines).most_common()
    if not rest or count < max(_FEWEST, _USUAL * len(lines)):
        return
    named = {"distant": findings.DISTANT, "close": findings.CLOSE}
    for at, kind, word in lines:
        if kind != usual:
            finding = findings.ADDRESS_DRIFT.at(
                market.pairs[at].place(market.file),
                speaker=speaker,
                other=other,
                here=named[kind],
                usual=named[usual],
                word=word,
                count=count,
                all=len(lines),
            )
            yield at, Reason(0.3, finding)


def _partners(market: Market) -> dict[int, str]:
    """Whom each line is said to, where only two speak in its scene."""
    scenes: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for pair in market.pairs:
        if pair.speaker:
            scenes[pair.episode, pair.scene][pair.speaker] = None
    found = {}
    for at, pair in enumerate(market.pairs):
        others = [name for name in scenes[pair.episode, pair.scene] if name != pair.speaker]
        if pair.speaker and len(others) == 1:
            found[at] = others[0]
    return found


@cache
def _marks(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    said = table("address").get(language)
    return (re.compile(said["distant"]), re.compile(said["close"])) if said else None


def rendered_twice(market: Market) -> Iterator[tuple[int, Reason]]:
    """The same line of the same speaker in two ways; the first way stands."""
    first: dict[tuple[str, str | None], Pair] = {}
    for at, pair in enumerate(market.pairs):
        before = first.setdefault((normal(pair.source), pair.speaker), pair)
        if normal(before.target) != normal(pair.target):
            said = {"other": before.target, "where": str(before.place())}
            yield at, Reason(0.3, findings.SOURCE_TWICE.at(pair.place(market.file), **said))


def same_rendering(market: Market) -> Iterator[tuple[int, Reason]]:
    """Different lines in the same words, where these are long enough to be telling."""
    first: dict[str, Pair] = {}
    for at, pair in enumerate(market.pairs):
        if len(normal(pair.target)) < _TELLING:
            continue
        before = first.setdefault(normal(pair.target), pair)
        if normal(before.source) != normal(pair.source):
            said = {"other": before.source, "where": str(before.place())}
            yield at, Reason(0.25, findings.TARGET_TWICE.at(pair.place(market.file), **said))
