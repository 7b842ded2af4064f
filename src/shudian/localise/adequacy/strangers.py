"""Names in a line whose source names somebody else: what a name stands for is learnt from the season itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from shudian.localise.adequacy import findings
from shudian.localise.adequacy.copied import capitals, small_words
from shudian.localise.adequacy.reason import Market, Reason
from shudian.localise.terms.suggest import Concordance

_FEWEST, _SURE = 4, 0.7


def strangers(market: Market) -> Iterator[tuple[int, Reason]]:
    """Lines that say a Latin name without the source words that nearly all its other lines have."""
    if market.source.script in ("Latn", "Cyrl"):
        return
    small = small_words(market)
    said: dict[str, list[int]] = defaultdict(list)
    for at, pair in enumerate(market.pairs):
        for name in dict.fromkeys(capitals(pair.target, small)):
            said[name].append(at)
    known = {name: lines for name, lines in said.items() if len(lines) >= _FEWEST}
    if not known:
        return
    sources = {str(at): pair.source for at, pair in enumerate(market.pairs)}
    words = Concordance(market.source, sources)
    for name, lines in known.items():
        best = words.suggest(map(str, lines), 1)
        if best and best[0].together >= _SURE * len(lines):
            for at in lines:
                if best[0].words not in market.pairs[at].source:
                    place = market.pairs[at].place(market.file)
                    said_of = {"names": best[0].words, "name": name}
                    yield at, Reason(0.5, findings.NAME_STRANGE.at(place, **said_of))
