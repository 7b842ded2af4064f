"""Which line of a script is which after the script has changed, by the words of its lines.

Ids count places, so that an added line gives every line behind it another id. A line whose words stand
unchanged anywhere is that line; what is left over between two such lines is taken for the line rewritten.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel, LCSseq

from shudian.localise.source import scenes, worded
from shudian.model.series import Series

_PAIRED = 0.5
_SAME_SPEAKER = 0.5
_SAME_ID = 0.05
#: Between two lines that stand, more pairs than this are compared in their order alone.
_PAIRS = 100_000


@dataclass(frozen=True, slots=True)
class Said:
    """A line of a script as it is recognised."""

    id: str
    text: str
    speaker: str | None = None

    @property
    def words(self) -> str:
        return "".join(self.text.split())


@dataclass(frozen=True, slots=True)
class Moves:
    """Old id -> id now; `changed` (old ids) are said in other words, `gone` (old ids) are no more."""

    now: Mapping[str, str]
    changed: frozenset[str]
    gone: frozenset[str]
    added: tuple[str, ...]  # ids now


def said(series: Series) -> list[Said]:
    """The lines of a script that are adapted, in order."""
    return [
        Said(element.id, element.text, element.character)
        for _, scene in scenes(series)
        for element in worded(scene)
    ]


def follow(before: Sequence[Said], after: Sequence[Said]) -> Moves:
    """Where each line stands now: same words in the same order, same words elsewhere, then rewritten."""
    pairs = _in_order(before, after)
    changes = _rewritten(before, after, pairs, taken := _elsewhere(before, after, pairs))
    now = {before[a].id: after[b].id for a, b in (pairs | taken | changes).items()}
    stands = set(now.values())
    return Moves(
        now,
        frozenset(before[a].id for a in changes),
        frozenset(line.id for line in before if line.id not in now),
        tuple(line.id for line in after if line.id not in stands),
    )


def _in_order(before: Sequence[Said], after: Sequence[Said]) -> dict[int, int]:
    keys: dict[str, int] = {}
    spelled = [[keys.setdefault(line.words, len(keys)) for line in side] for side in (before, after)]
    pairs: dict[int, int] = {}
    for step in LCSseq.opcodes(*spelled):
        if step.tag == "equal":
            both = range(step.src_start, step.src_end), range(step.dest_start, step.dest_end)
            pairs |= zip(*both, strict=True)
    return pairs


def _elsewhere(before: Sequence[Said], after: Sequence[Said], pairs: Mapping[int, int]) -> dict[int, int]:
    """Lines that were moved: the same words at another place, the nearest first."""
    stands = set(pairs.values())
    waiting: defaultdict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(after):
        if at not in stands:
            waiting[line.words].append(at)
    found: dict[int, int] = {}
    for at, line in enumerate(before):
        if at not in pairs and (places := waiting[line.words]):
            nearest = min(places, key=lambda place: (abs(place - at), place))
            places.remove(nearest)
            found[at] = nearest
    return found


def _rewritten(
    before: Sequence[Said], after: Sequence[Said], pairs: Mapping[int, int], moved: Mapping[int, int]
) -> dict[int, int]:
    """In each gap between lines that stand, the old lines that are left paired with the new ones."""
    stands = set(moved.values())
    found: dict[int, int] = {}
    for olds, news in _gaps(pairs, len(before), len(after)):
        old = [at for at in olds if at not in moved]
        new = [at for at in news if at not in stands]
        found |= dict(_likest(old, new, before, after))
    return found


def _gaps(pairs: Mapping[int, int], olds: int, news: int) -> Iterator[tuple[range, range]]:
    a = b = 0
    for old, new in [*sorted(pairs.items()), (olds, news)]:
        if old > a and new > b:
            yield range(a, old), range(b, new)
        a, b = old + 1, new + 1


def _likest(
    old: Sequence[int], new: Sequence[int], before: Sequence[Said], after: Sequence[Said]
) -> Iterable[tuple[int, int]]:
    """The pairs, in order, that have the most in common altogether; nothing in common is better than no pair."""
    if len(old) == len(new) or len(old) * len(new) > _PAIRS:
        return zip(old, new, strict=False)
    like = [[_PAIRED + _likeness(before[a], after[b]) for b in new] for a in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            best[i][j] = max(like[i][j] + best[i + 1][j + 1], best[i + 1][j], best[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(old) and j < len(new):
        if best[i][j] == like[i][j] + best[i + 1][j + 1]:
            pairs.append((old[i], new[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _likeness(old: Said, new: Said) -> float:
    """How much speaks for a pair: words, speaker and place in common."""
    words: float = Indel.normalized_similarity(old.words, new.words)
    speaker = _SAME_SPEAKER if old.speaker and old.speaker == new.speaker else 0.0
    return words + speaker + (_SAME_ID if old.id == new.id else 0.0)
