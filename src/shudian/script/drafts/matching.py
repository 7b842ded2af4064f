"""Two drafts of a series side by side: every scene and line of the old one that the new one still has."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from shudian.model.series import Series
from shudian.script.drafts.lines import Line, aligned, followed, lines
from shudian.script.drafts.scenes import Page, pages, paired
from shudian.script.drafts.words import Vocabulary

#: The share of a scene's words that must come from another one for the two to be a split or a merger.
_MOST = 0.5


@dataclass(frozen=True, slots=True)
class Matching:
    """Ids of the old draft to those of the new, one to one; what stands nowhere here was cut or added."""

    scenes: Mapping[str, str]
    elements: Mapping[str, str]
    moved: frozenset[str]  # new ids of scenes that left their order or their episode
    split: Mapping[str, str]  # an added scene -> the old one that its words come from
    merged: Mapping[str, str]  # a cut scene -> the new one that has its words


def match(old: Series, new: Series) -> Matching:
    """Find every scene and line again: moved, renumbered, rewritten, split or merged."""
    vocabulary = Vocabulary()
    before, after = pages(old, vocabulary), pages(new, vocabulary)
    pairs = paired(before, after)
    found = _Lines(old, new, vocabulary, [(before[a].id, after[b].id) for a, b in pairs.items()])
    taken = set(pairs.values())
    return Matching(
        scenes={before[a].id: after[b].id for a, b in sorted(pairs.items())},
        elements=found.elements,
        moved=_moved(before, after, pairs),
        split=found.split(page.id for page in after if page.at not in taken),
        merged=found.merged(page.id for page in before if page.at not in pairs),
    )


class _Lines:
    """The lines of both drafts by scene, and which is which."""

    def __init__(
        self, old: Series, new: Series, vocabulary: Vocabulary, scenes: Sequence[tuple[str, str]]
    ) -> None:
        self.old = {scene.id: lines(scene, vocabulary) for scene in old.scenes}
        self.new = {scene.id: lines(scene, vocabulary) for scene in new.scenes}
        self.elements: dict[str, str] = {}
        self._taken: set[str] = set()
        for before, after in scenes:
            self._take(aligned(self.old[before], self.new[after]))
            self._take(followed(*self._left([self.old[before]], [self.new[after]])))
        self._take(followed(*self._left(self.old.values(), self.new.values())))

    def _take(self, pairs: Iterable[tuple[Line, Line]]) -> None:
        for old, new in pairs:
            self.elements[old.id] = new.id
            self._taken.add(new.id)

    def _left(
        self, old: Iterable[Sequence[Line]], new: Iterable[Sequence[Line]]
    ) -> tuple[list[Line], list[Line]]:
        return (
            [line for scene in old for line in scene if line.id not in self.elements],
            [line for scene in new for line in scene if line.id not in self._taken],
        )

    def split(self, added: Iterable[str]) -> dict[str, str]:
        """Of the added scenes, those whose words mostly come from one old scene, and from which."""
        return _mostly(self.new, added, self.old, {new: old for old, new in self.elements.items()})

    def merged(self, cut: Iterable[str]) -> dict[str, str]:
        """Of the cut scenes, those whose words mostly stand in one new scene, and in which."""
        return _mostly(self.old, cut, self.new, self.elements)


def _mostly(
    side: Mapping[str, Sequence[Line]],
    scenes: Iterable[str],
    other: Mapping[str, Sequence[Line]],
    elements: Mapping[str, str],
) -> dict[str, str]:
    home = {line.id: scene for scene, of in other.items() for line in of}
    found = {}
    for scene in scenes:
        weights: Counter[str] = Counter()
        for line in side[scene]:
            if line.id in elements:
                weights[home[elements[line.id]]] += len(line.words)
        best = max(weights, key=lambda each: weights[each], default=None)
        if best is not None and weights[best] >= _MOST * sum(len(line.words) for line in side[scene]):
            found[scene] = best
    return found


def _moved(old: Sequence[Page], new: Sequence[Page], pairs: Mapping[int, int]) -> frozenset[str]:
    """Those out of the longest order that both drafts share, and those that went to another episode."""
    in_new_order = sorted(pairs, key=lambda at: pairs[at])
    kept = _longest_rising(in_new_order)
    homes: dict[int, Counter[int]] = {}
    for a, b in pairs.items():
        homes.setdefault(old[a].episode, Counter())[new[b].episode] += 1
    usual = {episode: max(of, key=lambda to: (of[to], to == episode)) for episode, of in homes.items()}
    return frozenset(
        new[pairs[at]].id
        for at in in_new_order
        if at not in kept or usual[old[at].episode] != new[pairs[at]].episode
    )


def _longest_rising(values: Sequence[int]) -> set[int]:
    """A longest rising subsequence of distinct numbers (patience sorting)."""
    tops: list[int] = []
    below: dict[int, int | None] = {}
    for value in values:
        at = bisect_left(tops, value)
        below[value] = tops[at - 1] if at else None
        tops[at : at + 1] = [value]
    kept: set[int] = set()
    step = tops[-1] if tops else None
    while step is not None:
        kept.add(step)
        step = below[step]
    return kept
