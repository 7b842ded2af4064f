"""Which line of an old scene is which of the new one, and which lines went to other scenes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import Indel, LCSseq

from shudian.model.series import Element, ElementKind, Scene
from shudian.script.drafts.words import Vocabulary

_LIKE = 0.4
_FAR_LIKE = 0.75  # for a line that went to another scene
_FAR_WORDS = 4  # a shorter line is too common to be followed
_WHOLE_WORDS = 2  # so many stand in another line whole by no accident
_OTHER_KIND = 0.5
_OTHER_SPEAKER = 0.8
#: Beyond so many pairs lines are compared in their order only.
_PAIRS = 250_000


@dataclass(frozen=True, slots=True)
class Line:
    id: str
    kind: ElementKind
    speaker: str
    words: str
    text: str

    @property
    def key(self) -> tuple[ElementKind, str, str]:
        return self.kind, self.speaker, self.words or self.text


def lines(scene: Scene, vocabulary: Vocabulary) -> list[Line]:
    return [_line(element, vocabulary) for element in scene.elements]


def _line(element: Element, vocabulary: Vocabulary) -> Line:
    return Line(
        element.id, element.kind, element.character or "", vocabulary.spelled(element.text), element.text
    )


def aligned(old: Sequence[Line], new: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Lines of one scene in both drafts, in their order: alike ones first, then likeness in the gaps."""
    keys: dict[tuple[ElementKind, str, str], int] = {}
    spelled = [[keys.setdefault(line.key, len(keys)) for line in side] for side in (old, new)]
    before = after = 0
    for step in LCSseq.opcodes(*spelled):
        if step.tag != "equal":
            continue  # an insertion and the deletion beside it are two steps of one gap
        yield from _by_likeness(old[before : step.src_start], new[after : step.dest_start])
        yield from zip(old[step.src_start : step.src_end], new[step.dest_start : step.dest_end], strict=True)
        before, after = step.src_end, step.dest_end
    yield from _by_likeness(old[before:], new[after:])


def _by_likeness(old: Sequence[Line], new: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """The pairs, in order, that have the most words in common altogether."""
    if len(old) == len(new) == 1:
        if old[0].key[:2] == new[0].key[:2] or _likeness(old[0], new[0]) >= _LIKE:
            yield old[0], new[0]
        return
    if len(old) * len(new) > _PAIRS:
        yield from ((a, b) for a, b in zip(old, new, strict=False) if _likeness(a, b) >= _LIKE)
        return
    table = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    like = [[_likeness(a, b) for b in new] for a in old]
    for i in reversed(range(len(old))):
        row, below = table[i], table[i + 1]
        for j in reversed(range(len(new))):
            together = like[i][j] + below[j + 1] if like[i][j] >= _LIKE else 0.0
            row[j] = max(together, below[j], row[j + 1])
    i = j = 0
    while i < len(old) and j < len(new):
        if like[i][j] >= _LIKE and table[i][j] == like[i][j] + table[i + 1][j + 1]:
            yield old[i], new[j]
            i, j = i + 1, j + 1
        elif table[i][j] == table[i + 1][j]:
            i += 1
        else:
            j += 1


def _likeness(old: Line, new: Line) -> float:
    words = Indel.normalized_similarity(old.words or old.text, new.words or new.text)
    if old.key[:2] == new.key[:2] and _lengthened(old.words, new.words):
        words = max(words, _LIKE)
    kind = 1.0 if old.kind is new.kind else _OTHER_KIND
    return words * kind * (1.0 if old.speaker == new.speaker else _OTHER_SPEAKER)


def _lengthened(old: str, new: str) -> bool:
    """假的。 is in 这只碗，是假的。 though most of the words are new."""
    shorter, longer = sorted((old, new), key=len)
    return len(shorter) >= _WHOLE_WORDS and shorter in longer


def followed(old: Sequence[Line], new: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Lines left over anywhere that stand elsewhere now: word for word, then nearly so."""
    old = [line for line in old if len(line.words) >= _FAR_WORDS]
    new = [line for line in new if len(line.words) >= _FAR_WORDS]
    waiting: dict[tuple[ElementKind, str, str], list[Line]] = {}
    for line in new:
        waiting.setdefault(line.key, []).append(line)
    gone, come = set(), set()
    for line in old:
        if same := waiting.get(line.key):
            other = same.pop(0)
            gone.add(line.id)
            come.add(other.id)
            yield line, other
    yield from _nearly(
        [line for line in old if line.id not in gone], [line for line in new if line.id not in come]
    )


def _nearly(old: Sequence[Line], new: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    if not old or not new or len(old) * len(new) > _PAIRS:
        return
    table = process.cdist(
        [line.words for line in old],
        [line.words for line in new],
        scorer=Indel.normalized_similarity,
        score_cutoff=_FAR_LIKE,
    )
    scored = [
        (-float(table[row][column]), int(row), int(column))
        for row, column in zip(*table.nonzero(), strict=True)
        if old[row].kind is new[column].kind
    ]
    rows, columns = set(), set()
    for _, row, column in sorted(scored):
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            yield old[row], new[column]
