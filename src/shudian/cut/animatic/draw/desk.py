"""What all panels of an episode share: looks, type, framings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shudian.cut.animatic.draw.figure import Look
from shudian.cut.animatic.draw.ink import Rgb
from shudian.cut.animatic.draw.lettering import Type

#: kind of panel -> (heads of the body to show, top of the head in px, share of the set to show, blur)
FRAMES = {
    "wide": (7.9, 690, 1.0, 0.0), "poster": (4.4, 700, 0.94, 1.5), "two": (5.4, 640, 0.86, 2.5), "over": (4.3, 520, 0.74, 5.0), "medium": (4.1, 540, 0.78, 3.5),
    "near": (3.1, 500, 0.6, 8.0), "close": (2.25, 440, 0.46, 14.0),
}  # fmt: skip
SEAL: Rgb = (186, 58, 44)
#: Where feet stand in a wide shot, and where figures begin to sink into the dark in nearer ones.
GROUND, FEET = 1650, 1380
Pixels = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Board:
    """What all panels of an episode share."""

    looks: Mapping[str, Look]
    type: Type
    length: int  # frames
    language: str
