"""What is looked at: luma, boxes in it, and the pixels that are letters of light type with a dark edge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

#: Rows and columns of 8 bits.
Luma = npt.NDArray[np.uint8]
#: Rows and columns, 1 where something is so, else 0.
Mask = npt.NDArray[np.uint8]
#: Frames, rows, columns.
Reel = npt.NDArray[np.uint8]

#: How far a letter's pixels fall below its full light, and what is dark beside it, as a share of it.
_FALL, _DARK = 50, 0.55


@dataclass(frozen=True, slots=True)
class Box:
    """Pixels [left, right) of the rows [top, bottom)."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def across(self) -> float:
        """The middle from left to right."""
        return (self.left + self.right) / 2

    @property
    def down(self) -> float:
        """The middle from top to bottom."""
        return (self.top + self.bottom) / 2

    def of(self, picture: npt.NDArray[Any]) -> npt.NDArray[Any]:
        return picture[..., self.top : self.bottom, self.left : self.right]

    def grown(self, by: int, size: tuple[int, int]) -> Box:
        """Larger on every side, inside a picture of this width and height."""
        return Box(
            max(0, self.left - by),
            max(0, self.top - by),
            min(size[0], self.right + by),
            min(size[1], self.bottom + by),
        )

    def joined(self, other: Box) -> Box:
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def scaled(self, factor: float, inside: Box) -> Box:
        return Box(
            max(inside.left, int(self.left * factor)),
            max(inside.top, int(self.top * factor)),
            min(inside.right, round(self.right * factor)),
            min(inside.bottom, round(self.bottom * factor)),
        )

    def overlap(self, other: Box) -> float:
        """Common area by joint area."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        common = max(0, wide) * max(0, high)
        return common / (self.width * self.height + other.width * other.height - common)


@dataclass(frozen=True, slots=True)
class Ink:
    """How letters are told from the picture: their light and the height of their lines, in pixels."""

    light: int
    height: int
    reversed: bool = False  # dark letters on a light plate

    def seen(self, luma: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
        """The picture in which letters are the light ones."""
        return 255 - luma if self.reversed else luma

    @property
    def reach(self) -> int:
        """From the middle of a stroke to beyond its edge."""
        return max(2, round(self.height / 14))

    def letters(self, luma: Luma) -> Mask:
        """Pixels as light as letters with the dark of an edge or plate at hand."""
        luma = self.seen(luma)
        core = np.asarray(cv2.threshold(luma, self.light - _FALL, 1, cv2.THRESH_BINARY)[1], np.uint8)
        dark = np.asarray(cv2.threshold(luma, int(self.light * _DARK), 1, cv2.THRESH_BINARY_INV)[1], np.uint8)
        return core & wider(dark, self.reach)


def wider(mask: Mask, by: int) -> Mask:
    return np.asarray(cv2.dilate(mask, np.ones((2 * by + 1, 2 * by + 1), np.uint8)), np.uint8)


def light_of(luma: Luma) -> int:
    """How light the letters in a tight box are: they cover more than a tenth of it."""
    return int(np.percentile(luma, 92))


def likeness(one: Mask, other: Mask) -> float:
    """Common pixels by joint pixels; 1 where both are empty."""
    joint = int(np.count_nonzero(one | other))
    return int(np.count_nonzero(one & other)) / joint if joint else 1.0
