"""Whether a line means what its source means, and whether it means it better than its neighbours do."""

from __future__ import annotations

from collections.abc import Iterator

from shudian.localise import meaning
from shudian.localise.adequacy import findings
from shudian.localise.adequacy.reason import Market, Reason, limit
from shudian.localise.adequacy.said import english_letters


def sense(market: Market) -> Iterator[tuple[int, Reason]]:
    """By the sentence encoder; nothing where it is not installed or does not know one of the languages."""
    if not meaning.here() or not meaning.understood(market.source, market.target) or not market.pairs:
        return
    ours = meaning.vectors([pair.source for pair in market.pairs])
    theirs = meaning.vectors([pair.target for pair in market.pairs])
    near = [float(value) for value in (ours * theirs).sum(axis=1)]
    for at, pair in enumerate(market.pairs):
        place, here = pair.place(market.file), near[at]
        beside = [
            (float(ours[other] @ theirs[at]), other)
            for other in (at - 1, at + 1)
            if 0 <= other < len(market.pairs)
        ]
        there, other = max(beside, default=(-1.0, at))
        short = english_letters(pair.source, market.source) <= limit("short")
        if there - here >= limit("neighbour") and not short:
            source = market.pairs[other].source
            said = {"source": source, "there": f"{there:.2f}", "here": f"{here:.2f}"}
            yield at, Reason(0.85, findings.SHIFTED.at(place, **said))
        elif here < (least := limit("nearness_short" if short else "nearness")):
            weight = min(0.9, (0.2 if short else 0.3) + 1.5 * (least - here))
            yield at, Reason(weight, findings.FAR.at(place, nearness=f"{here:.2f}"))
