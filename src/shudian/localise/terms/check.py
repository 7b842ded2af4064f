"""Judges a market's lines by a termbase: terms missing, words forbidden, one term rendered in two ways."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from shudian.finding import Finding
from shudian.localise.pairs import Pair
from shudian.localise.terms import findings
from shudian.localise.terms.hits import Finder, says, without
from shudian.localise.terms.suggest import Concordance
from shudian.model.term import Sense, Term, Termbase

#: From this share of its lines on, an unsettled term has a usual rendering.
_USUAL = 0.6
_FEWEST = 3


@dataclass(slots=True)
class _Used:
    """The lines in which a term stands."""

    term: Term
    lines: list[Pair] = field(default_factory=list)


def check(pairs: Sequence[Pair], base: Termbase, file: str | None = None) -> list[Finding]:
    """What the translated lines do with the terms of their source; lines not yet written are left alone."""
    finder = Finder(base)
    used: dict[str, _Used] = {}
    found: list[Finding] = []
    for pair in pairs:
        if not pair.target.strip():
            continue
        for term in dict.fromkeys(hit.term for hit in finder.hits(pair.source)):
            used.setdefault(term.source, _Used(term)).lines.append(pair)
            found += _judged(pair, term, base, file)
    for each in used.values():
        found += _drift(each, base, file)
    found += _unsettled(pairs, used, base, file)
    return found


def _judged(pair: Pair, term: Term, base: Termbase, file: str | None) -> Iterator[Finding]:
    language = base.target
    wanted = term.targets
    rest = without(pair.target, wanted, language)
    wrong = [words for words in term.forbidden if says(rest, words, language)]
    for words in wrong:
        targets = _listed(wanted) or "…"
        yield findings.FORBIDDEN.at(pair.place(file), words=words, source=term.source, targets=targets)
    if wanted and not wrong and not any(says(pair.target, words, language) for words in wanted):
        yield findings.MISSING.at(
            pair.place(file), source=term.source, language=language.tag, targets=_listed(wanted)
        )


def _listed(words: Sequence[str]) -> str:
    return " · ".join(words)


def _drift(used: _Used, base: Termbase, file: str | None) -> Iterator[Finding]:
    """Within one sense, the lines that do not say the word that most lines say."""
    for sense in used.term.senses:
        said = [(pair, words) for pair in used.lines if (words := _rendering(pair, sense, base))]
        counts = Counter(words for _, words in said)
        if len(counts) < 2:
            continue
        usual = max(counts, key=lambda words: (counts[words], -sense.targets.index(words)))
        where: dict[str, dict[str, None]] = defaultdict(dict)
        for pair, words in said:
            where[words][pair.episode] = None
        for pair, words in said:
            if words != usual:
                yield findings.DRIFT.at(
                    pair.place(file),
                    source=used.term.source,
                    words=words,
                    usual=usual,
                    episodes=", ".join(each for each in where[usual] if each) or "…",
                )


def _rendering(pair: Pair, sense: Sense, base: Termbase) -> str | None:
    """The sense's word that a line says; the longest of those that stand in each other."""
    ranked = sorted(sense.targets, key=len, reverse=True)
    return next((words for words in ranked if says(pair.target, words, base.target)), None)


def _unsettled(
    pairs: Sequence[Pair], used: dict[str, _Used], base: Termbase, file: str | None
) -> Iterator[Finding]:
    """Terms without a target that most lines render alike: the lines that do not."""
    open_terms = [each for each in used.values() if not each.term.targets and len(each.lines) >= _FEWEST]
    if not open_terms:
        return
    words = Concordance(base.target, {pair.element: pair.target for pair in pairs if pair.target})
    for each in open_terms:
        best = words.suggest((pair.element for pair in each.lines), 1)
        if not best or best[0].together < max(_FEWEST, _USUAL * len(each.lines)):
            continue
        usual = best[0].words
        for pair in each.lines:
            if not says(pair.target, usual, base.target):
                yield findings.UNSETTLED.at(
                    pair.place(file),
                    source=each.term.source,
                    usual=usual,
                    count=best[0].together,
                    all=len(each.lines),
                )
