"""Every doubt about a market's lines, gathered line by line and ranked: the worst first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod

from shudian.localise import terms
from shudian.localise.adequacy.agreement import address, rendered_twice, same_rendering
from shudian.localise.adequacy.copied import names, untranslated
from shudian.localise.adequacy.reason import Check, Market, Reason
from shudian.localise.adequacy.said import length, negation, numbers
from shudian.localise.adequacy.sense import sense
from shudian.localise.adequacy.strangers import strangers
from shudian.localise.pairs import Pair
from shudian.model.term import Termbase

CHECKS: Mapping[str, Check] = {
    "numbers": numbers,
    "names": names,
    "strangers": strangers,
    "negation": negation,
    "untranslated": untranslated,
    "length": length,
    "meaning": sense,
    "address": address,
    "rendered-twice": rendered_twice,
    "same-rendering": same_rendering,
}
#: What a finding of the termbase weighs.
_TERMS = {"error": 0.8, "warning": 0.45, "note": 0.2}


@dataclass(frozen=True, slots=True)
class Doubted:
    """A line with every reason to look at it again; `doubt` is the chance that one of them holds."""

    pair: Pair
    reasons: tuple[Reason, ...]

    @property
    def doubt(self) -> float:
        return 1 - prod(1 - reason.weight for reason in self.reasons)


def judge(market: Market, base: Termbase | None = None, without: Sequence[str] = ()) -> tuple[Doubted, ...]:
    """The lines that some check doubts, the worst first; lines not yet written are left alone."""
    written = [pair for pair in market.pairs if pair.target.strip()]
    here = Market(written, market.source, market.target, market.file)
    reasons: dict[int, list[Reason]] = defaultdict(list)
    for name, check in CHECKS.items():
        if name not in without:
            for at, reason in check(here):
                reasons[at].append(reason)
    if base:
        places = {str(pair.place(market.file)): at for at, pair in enumerate(written)}
        for finding in terms.check(written, base, market.file):
            reasons[places[str(finding.place)]].append(Reason(_TERMS[finding.severity], finding))
    doubted = [
        (at, Doubted(written[at], tuple(sorted(why, key=lambda each: -each.weight))))
        for at, why in reasons.items()
    ]
    return tuple(each for _, each in sorted(doubted, key=lambda found: (-found[1].doubt, found[0])))
