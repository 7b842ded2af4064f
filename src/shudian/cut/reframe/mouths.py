"""Who may be speaking: a mouth that stirs more than the brow above it, between two looks."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from shudian.cut.engines.frames import Picture
from shudian.cut.reframe.finder import FACE, Box
from shudian.cut.reframe.rules import rules

_SIDE: int = rules("mouth")["side"]
_FULL: float = rules("mouth")["full"]


class Mouths:
    """Remembers the faces of the last look."""

    def __init__(self) -> None:
        self._last: list[tuple[Box, Picture]] = []

    def stirring(self, gray: Picture, boxes: Sequence[Box]) -> list[float]:
        """For each box 0 to 1; bodies and new faces 0."""
        now = [(box, _patch(gray, box)) for box in boxes if box.kind == FACE]
        told = {id(box): self._stirred(box, patch) for box, patch in now}
        self._last = now
        return [told.get(id(box), 0.0) for box in boxes]

    def _stirred(self, box: Box, patch: Picture) -> float:
        near = [(abs(other.left - box.left), then) for other, then in self._last if _beside(other, box)]
        if not near:
            return 0.0
        changed = np.abs(patch.astype(np.float32) - min(near, key=lambda pair: pair[0])[1])
        mouth, brow = changed[_SIDE * 2 // 3 :].mean(), changed[: _SIDE // 2].mean()
        return float(np.clip((mouth - brow) / _FULL, 0, 1))


def _patch(gray: Picture, box: Box) -> Picture:
    """The face in its own frame, so that a moving head alone does not stir."""
    middle = (box.left + box.width / 2, box.top + box.height / 2)
    size = (max(2, round(box.width)), max(2, round(box.height)))
    return np.asarray(cv2.resize(cv2.getRectSubPix(gray, size, middle), (_SIDE, _SIDE)))


def _beside(one: Box, other: Box) -> bool:
    apart = abs(one.left + one.width / 2 - other.left - other.width / 2)
    return apart < 0.5 * other.width and 0.6 < one.width / other.width < 1.7
