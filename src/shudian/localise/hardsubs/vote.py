"""What a text says by the vote of several looks at it."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

#: Looks that read the same and are this sure need no third.
_SURE = 0.9
#: Two texts of one subtitle differ in no more than this share of their letters.
_NEAR = 0.34

Look = tuple[str, float]


def settled(looks: Sequence[Look]) -> bool:
    """Whether further looks would not change the vote."""
    return len(looks) >= 2 and len({text for text, _ in looks}) == 1 and looks[0][1] >= _SURE


def voted(looks: Sequence[Look]) -> Look:
    """The text nearest to all others; of those as near, the surest."""
    if not looks:
        return "", 0.0

    def far(look: Look) -> tuple[int, float]:
        return sum(Levenshtein.distance(look[0], other) for other, _ in looks), -look[1]

    return min(looks, key=far)


def letters(text: str) -> str:
    """What counts when two readings are compared: no marks, no spaces."""
    return "".join(char for char in text if char.isalnum())


def near(one: str, other: str) -> bool:
    """Whether two readings may be of the same subtitle."""
    one, other = letters(one), letters(other)
    return Levenshtein.distance(one, other) <= _NEAR * max(len(one), len(other))
