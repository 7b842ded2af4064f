"""What a season says again and again: sequences of words by how often, how widely and how firmly they hold together.

A phrase is free at both ends: what stands before and after it varies (entropy of its neighbours, after the
accessor variety and branching entropy of Feng 2004 and Jin 2006), while its words attract each other (mutual information).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import log

_LONGEST = 6  # words
_FREE = 0.5  # nats of entropy on each side
_FIRM = 2.0  # nats of mutual information a word boundary


@dataclass(slots=True)
class _Seen:
    at: list[int] = field(default_factory=list)  # numbers of the lines, in order
    before: Counter[str] = field(default_factory=Counter)
    after: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Phrase:
    words: tuple[str, ...]
    lines: tuple[int, ...]  # where it stands, a number for each time
    firmness: float


def phrases(lines: Sequence[Sequence[Sequence[str]]], edgeless: Iterable[str] = ()) -> list[Phrase]:
    """Sequences of two words and more that come twice or more; `lines` hold clauses of words.

    `edgeless` are the words that neither begin nor end a phrase.
    """
    edges = set(edgeless)
    single = Counter(word for line in lines for clause in line for word in clause)
    kept = {
        words: seen
        for words, seen in _sequences(lines).items()
        if len(seen.at) > 1
        and words[0] not in edges
        and words[-1] not in edges
        and min(_entropy(seen.before), _entropy(seen.after)) >= _FREE
    }
    found = [
        Phrase(words, tuple(seen.at), firm)
        for words, seen in kept.items()
        if (firm := _firmness(words, len(seen.at), single)) >= _FIRM
    ]
    return _longest(found)


def _sequences(lines: Sequence[Sequence[Sequence[str]]]) -> dict[tuple[str, ...], _Seen]:
    """Every sequence whose pairs of neighbours all come twice, with its neighbours."""
    twice = Counter(pair for line in lines for clause in line for pair in pairwise(clause))
    seen: dict[tuple[str, ...], _Seen] = defaultdict(_Seen)
    for number, line in enumerate(lines):
        for at, clause in enumerate(line):
            for start in range(len(clause) - 1):
                for end in range(start + 2, min(start + _LONGEST, len(clause)) + 1):
                    if twice[clause[end - 2], clause[end - 1]] < 2:
                        break
                    here = seen[tuple(clause[start:end])]
                    edge = f"\n{number}.{at}"  # an open end differs from every other neighbour
                    here.at.append(number)
                    here.before[clause[start - 1] if start else edge] += 1
                    here.after[clause[end] if end < len(clause) else edge] += 1
    return seen


def _entropy(neighbours: Counter[str]) -> float:
    whole = neighbours.total()
    return -sum(count / whole * log(count / whole) for count in neighbours.values())


def _firmness(words: tuple[str, ...], count: int, single: Mapping[str, int]) -> float:
    """Mutual information of the sequence over the chance of its words, for each boundary inside."""
    whole = sum(single.values())
    chance = sum(log(single[word] / whole) for word in words)
    return (log(count / whole) - chance) / (len(words) - 1)


def _longest(found: list[Phrase]) -> list[Phrase]:
    """Without those that a longer phrase holds nearly every time."""
    inside: Counter[tuple[str, ...]] = Counter()
    for phrase in found:
        for size in range(2, len(phrase.words)):
            for start in range(len(phrase.words) - size + 1):
                part = phrase.words[start : start + size]
                inside[part] = max(inside[part], len(phrase.lines))
    return [phrase for phrase in found if inside[phrase.words] < 0.8 * len(phrase.lines)]
