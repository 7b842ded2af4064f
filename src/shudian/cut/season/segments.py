"""Where an episode's picture is cut, so that what carries no text is encoded once for all languages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

from shudian.cut import encoding

#: A group of fewer frames costs more for its key frame than the sharing brings.
SHORTEST = 6


@dataclass(frozen=True, slots=True)
class Segment:
    """Frames [first, end) of an episode, encoded by themselves as closed groups in an MP4 file.

    Equal `look` means the same picture: what is drawn on it, or "" for the clean one.
    """

    first: int
    end: int
    look: str
    file: Path

    def __post_init__(self) -> None:
        if not 0 <= self.first < self.end:
            raise ValueError("A segment holds at least one frame.")

    @property
    def frames(self) -> int:
        return self.end - self.first


def cells(frames: int, rate: Fraction, edges: Iterable[int] = ()) -> tuple[tuple[int, int], ...]:
    """Cut [0, frames) at the edges of lines and shots, never longer than a segment of a play list.

    An edge that would leave a cell shorter than SHORTEST gives way to the one before it.
    """
    if frames < 1:
        raise ValueError("An episode has at least one frame.")
    cuts = [0]
    for edge in sorted({edge for edge in edges if 0 < edge < frames}):
        if edge - cuts[-1] >= SHORTEST and frames - edge >= SHORTEST:
            cuts.append(edge)
    longest = round(rate * encoding.SEGMENT_SECONDS)
    return tuple(cell for first, end in pairwise([*cuts, frames]) for cell in _evenly(first, end, longest))


def _evenly(first: int, end: int, longest: int) -> list[tuple[int, int]]:
    parts = -(-(end - first) // longest)
    marks = [first + (end - first) * part // parts for part in range(parts + 1)]
    return list(pairwise(marks))
