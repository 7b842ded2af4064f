"""What is written on a picture: the one form in which text reaches the renderer."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from shudian import fonts


@dataclass(frozen=True, slots=True)
class Line:
    """ASS text on the frames [first, end); breaks, faces and places are decided in it."""

    first: int
    end: int
    text: str
    style: str = "Default"
    layer: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.first < self.end:
            raise ValueError("A line stands on at least one frame.")


@dataclass(frozen=True, slots=True)
class Lettering:
    """All that is written on a picture of one size: styles, lines in order of frame, the faces they need."""

    size: tuple[int, int]
    header: str  # [Script Info] and [V4+ Styles] of an ASS file
    lines: tuple[Line, ...]
    faces: tuple[fonts.Face, ...]
    rate: Fraction = Fraction(25)  # of the frames that the lines count
