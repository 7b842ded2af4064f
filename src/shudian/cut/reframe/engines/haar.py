"""Faces and heads by the Haar cascades that OpenCV carries; no model file is fetched."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from shudian.cut.engines.frames import Picture
from shudian.cut.reframe.finder import Box
from shudian.cut.reframe.rules import rules


class Cascades:
    """Frontal faces; where there is none, profiles.

    The whole picture is searched at every second look, in between only around what was found.
    """

    def __init__(self) -> None:
        cv2.setNumThreads(1)
        self._frontal = _Cascade("frontalface_alt2", **rules("cascades")["frontal"])
        self._profile = _Cascade("profileface", **rules("cascades")["profile"])
        self._last: list[Box] = []
        self._looks = 0

    def find(self, picture: Picture) -> list[Box]:
        gray = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
        self._last = self._everywhere(gray) if self._looks % 2 == 0 else self._around(gray)
        self._looks += 1
        return self._last

    def _everywhere(self, gray: Picture) -> list[Box]:
        return self._frontal.find(gray) or self._turned(gray)

    def _turned(self, gray: Picture) -> list[Box]:
        """Profiles: the cascade knows one side, so the picture is mirrored for the other."""
        other = self._profile.find(cv2.flip(gray, 1))
        return self._profile.find(gray) + [
            replace(box, left=gray.shape[1] - box.left - box.width) for box in other
        ]

    def _around(self, gray: Picture) -> list[Box]:
        found = []
        for box in self._last:
            left, top = max(0, int(box.left - box.width)), max(0, int(box.top - box.height))
            right, bottom = int(box.left + 2 * box.width) + 1, int(box.top + 2 * box.height) + 1
            part = np.ascontiguousarray(gray[top:bottom, left:right])
            near = self._frontal.find(part) or self._turned(part)
            found += [replace(b, left=b.left + left, top=b.top + top) for b in near[:1]]
        return found


class _Cascade:
    """One of OpenCV's cascades; `finest` is the smallest size looked for, in pixels."""

    def __init__(self, name: str, *, neighbours: int, finest: int, sure: float) -> None:
        carried: Any = cv2
        folder = Path(carried.__file__).parent / "data"
        self._cascade = cv2.CascadeClassifier(str(folder / f"haarcascade_{name}.xml"))
        self._neighbours, self._finest, self._sure = neighbours, finest, sure

    def find(self, gray: Picture) -> list[Box]:
        found: Any = self._cascade.detectMultiScale(
            gray,
            scaleFactor=rules("cascades")["scale"],
            minNeighbors=self._neighbours,
            minSize=(self._finest, self._finest),
        )
        boxes = [Box(float(x), float(y), float(w), float(h), self._sure) for x, y, w, h in found]
        return sorted(boxes, key=lambda box: (-box.width, box.left, box.top))
