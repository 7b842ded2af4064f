"""Which scene of the old draft is which of the new: by number, place and time, then by their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import Indel

from shudian.model.series import Series
from shudian.script.drafts.words import Vocabulary

#: As share of words in common. Unrelated scenes lie under 0.25 in either language.
_SURE, _LIKE = 0.7, 0.4
#: What a heading in common adds to the likeness of the words.
_NUMBER, _PLACE, _TIME = 0.15, 0.15, 0.1
#: Beyond so many pairs only scenes with a line or a heading in common are compared.
_PAIRS = 250_000
_LINE_WORDS = 4  # a shorter line in common says nothing


@dataclass(frozen=True, slots=True)
class Page:
    """A scene as it is compared; `lines` are spelled in the vocabulary of both drafts."""

    at: int
    id: str
    episode: int
    number: str
    place: str
    time: str
    lines: tuple[str, ...]
    words: str


def pages(series: Series, vocabulary: Vocabulary) -> list[Page]:
    made: list[Page] = []
    for episode in series.episodes:
        for scene in episode.scenes:
            lines = tuple(
                vocabulary.spelled(f"{element.character or ''} {element.text}") for element in scene.elements
            )
            made.append(
                Page(
                    len(made), scene.id, episode.number, scene.number.strip(),
                    vocabulary.spelled(scene.place), scene.time or "", lines, "".join(lines),
                )
            )  # fmt: skip
    return made


def paired(old: Sequence[Page], new: Sequence[Page]) -> dict[int, int]:
    """Old position -> new position, one to one."""
    pairing = _Pairing(old, new)
    pairing.by(lambda page: (page.episode, page.number, page.place, page.time, page.words))
    pairing.by(lambda page: page.words if len(page.words) > _LINE_WORDS else None)
    pairing.by_likeness(pairing.candidates(), _SURE)
    pairing.by_likeness(pairing.everything(), _LIKE)
    pairing.by(lambda page: (page.episode, page.number, page.place) if page.number else None)
    pairing.between_neighbours()
    return pairing.found


class _Pairing:
    def __init__(self, old: Sequence[Page], new: Sequence[Page]) -> None:
        self.old, self.new = old, new
        self.found: dict[int, int] = {}
        self.taken: set[int] = set()

    def free(self) -> tuple[list[Page], list[Page]]:
        return (
            [page for page in self.old if page.at not in self.found],
            [page for page in self.new if page.at not in self.taken],
        )

    def pair(self, old: Page, new: Page) -> None:
        self.found[old.at] = new.at
        self.taken.add(new.at)

    def by(self, key: Callable[[Page], Hashable]) -> None:
        """Pair what has the same key, in order; a key of None pairs nothing."""
        old, new = self.free()
        waiting = _grouped(new, key)
        for page in old:
            if (same := key(page)) is not None and waiting[same]:
                self.pair(page, waiting[same].pop(0))

    def candidates(self) -> Iterable[tuple[Page, Page]]:
        """Free scenes with a number, a place in their episode, or a line of some length in common."""
        old, new = self.free()
        groups = (
            _grouped(new, lambda page: (page.episode, page.number)),
            _grouped(new, lambda page: (page.episode, page.place)),
        )
        holding: defaultdict[str, list[Page]] = defaultdict(list)
        for page in new:
            for line in set(page.lines):
                holding[line].append(page)
        for page in old:
            near = {other.at: other for other in groups[0][page.episode, page.number]}
            near |= {other.at: other for other in groups[1][page.episode, page.place]}
            for line in page.lines:
                if len(line) >= _LINE_WORDS and 0 < len(holding[line]) <= 3:
                    near |= {other.at: other for other in holding[line]}
            yield from ((page, near[at]) for at in sorted(near))

    def everything(self) -> Iterable[tuple[Page, Page]]:
        old, new = self.free()
        if len(old) * len(new) > _PAIRS:
            yield from self.candidates()
            return
        if not old or not new:
            return
        table = process.cdist(
            [page.words for page in old],
            [page.words for page in new],
            scorer=Indel.normalized_similarity,
            score_cutoff=_LIKE,
        )
        for row, column in zip(*table.nonzero(), strict=True):
            yield old[row], new[column]

    def by_likeness(self, pairs: Iterable[tuple[Page, Page]], least: float) -> None:
        """Pair the likest first."""
        scored = []
        for old, new in pairs:
            words = Indel.normalized_similarity(old.words, new.words, score_cutoff=least)
            if words >= least and old.words and new.words:
                scored.append((-words - _heading(old, new), abs(old.at - new.at), old.at, new.at))
        for _, _, old_at, new_at in sorted(scored):
            if old_at not in self.found and new_at not in self.taken:
                self.pair(self.old[old_at], self.new[new_at])

    def between_neighbours(self) -> None:
        """A rewritten scene at the same place between the same two scenes is the same scene."""
        before_new = {right.at: left.at for left, right in pairwise(self.new)}
        for left, page in pairwise(self.old):
            if page.at in self.found or left.at not in self.found:
                continue
            after = self.found[left.at] + 1
            if after in before_new and after not in self.taken and self.new[after].place == page.place:
                self.pair(page, self.new[after])


def _heading(old: Page, new: Page) -> float:
    return (
        _NUMBER * (old.number == new.number)
        + _PLACE * (old.place == new.place)
        + _TIME * (old.time == new.time)
    )


def _grouped(pages: Iterable[Page], key: Callable[[Page], Hashable]) -> defaultdict[Hashable, list[Page]]:
    groups: defaultdict[Hashable, list[Page]] = defaultdict(list)
    for page in pages:
        groups[key(page)].append(page)
    return groups
