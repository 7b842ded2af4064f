"""What a still is worth as a cover, measured from its pixels alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from shudian.cut.engines.frames import Picture

Gray = npt.NDArray[Any]

#: Sharpness is told at this height, so that it is that of a cover as it is seen, not of the file.
_SEEN_HIGH = 480
_BLUR = 9  # taps, of Crete et al.
_FACE_SEEN = 160  # pixels to which a face is brought before its eyes are looked for
_EYE_ROWS = (0.18, 0.6)  # of a face box


@dataclass(frozen=True, slots=True)
class Spot:
    """A face in shares of the upright picture."""

    left: float
    top: float
    width: float
    height: float
    sure: float = 1.0

    @property
    def middle(self) -> tuple[float, float]:
        return self.left + self.width / 2, self.top + self.height / 2

    def within(self, picture: Picture, margin: float = 0.0) -> Picture:
        """The part of a picture that it takes, with a margin in shares of its own size."""
        high, wide = picture.shape[:2]
        left, right = self.left - margin * self.width, self.left + (1 + margin) * self.width
        top, bottom = self.top - margin * self.height, self.top + (1 + margin) * self.height
        rows = slice(max(0, int(top * high)), max(1, int(np.ceil(bottom * high))))
        columns = slice(max(0, int(left * wide)), max(1, int(np.ceil(right * wide))))
        return picture[rows, columns]


def sharpness(gray: Gray) -> float:
    """0 for what is wholly blurred, towards 1 for what is sharp; a smear in one direction counts as blur.

    1 minus the blur metric of Crete, Dolmiere, Ladret and Nicolas, "The blur effect", SPIE 2007.
    """
    image = gray.astype(np.float32)
    worst = 0.0
    for axis in (0, 1):
        taps = (1, _BLUR) if axis else (_BLUR, 1)
        again = cv2.blur(image, taps, borderType=cv2.BORDER_REPLICATE)
        steps = np.abs(np.diff(image, axis=axis))
        lost = np.maximum(0, steps - np.abs(np.diff(np.asarray(again), axis=axis)))
        whole = float(steps.sum())
        worst = max(worst, 1 - float(lost.sum()) / whole if whole > steps.size * 0.05 else 1.0)
    return 1 - worst


def at_seen_size(gray: Gray, high: int) -> Gray:
    """A part of a picture that is `high` rows high in all, no larger than covers are seen."""
    scale = min(1.0, _SEEN_HIGH / high)
    size = max(8, round(gray.shape[1] * scale)), max(8, round(gray.shape[0] * scale))
    return np.asarray(cv2.resize(gray, size, interpolation=cv2.INTER_AREA))


def exposure(gray: Gray) -> tuple[float, float]:
    """Mean and spread of the luma, 0 to 1."""
    return float(gray.mean()) / 255, float(gray.std()) / 255


def blockiness(gray: Gray) -> float:
    """How much stronger steps are at the edges of coding blocks of 8 than elsewhere, less 1; about 0 where none are seen.

    The grid of a picture may begin anywhere: its bars are cut away.
    """
    image = gray.astype(np.float32)
    least = np.inf
    for axis in (0, 1):
        steps = np.abs(np.diff(image, axis=axis)).mean(axis=1 - axis)
        if len(steps) < 16:
            return 0.0
        phases = np.array([steps[phase::8].mean() for phase in range(8)])
        edge = int(np.argmax(phases))
        others = float(np.delete(phases, edge).mean())
        least = min(least, float(phases[edge]) / max(others, 0.1) - 1)
    return max(0.0, least)


def room(gray: Gray, spot: Spot | None, bands: dict[str, tuple[float, float]]) -> tuple[str, float]:
    """Where a title stands best of `bands` (top and bottom in shares), and how free that is of faces and detail."""
    edges = np.abs(np.diff(gray.astype(np.float32), axis=1))
    high = gray.shape[0]
    free: dict[str, float] = {}
    for name, (top, bottom) in bands.items():
        busy = float((edges[int(top * high) : int(bottom * high)] > 12).mean())
        free[name] = max(0.0, 1 - 4 * busy) * (1 - _covered(spot, top, bottom))
    best = max(free, key=lambda name: free[name])
    return best, free[best]


def _covered(spot: Spot | None, top: float, bottom: float) -> float:
    """The share of a band's height in which a face stands."""
    if spot is None:
        return 0.0
    both = min(bottom, spot.top + spot.height) - max(top, spot.top)
    return max(0.0, both) / (bottom - top)


class Eyes:
    """Open eyes by OpenCV's two cascades for them, which were taught open eyes only."""

    def __init__(self) -> None:
        carried: Any = cv2
        folder = Path(carried.__file__).parent / "data"
        self._cascades = [
            cv2.CascadeClassifier(str(folder / f"haarcascade_{name}.xml"))
            for name in ("eye_tree_eyeglasses", "eye")
        ]

    def open(self, gray: Gray, spot: Spot) -> int:
        """How many are seen to be open, up to two: one in each half of the face."""
        face = spot.within(gray)
        if min(face.shape[:2]) < 20:
            return 0
        scale = _FACE_SEEN / face.shape[1]
        face = np.asarray(
            cv2.resize(
                face, (_FACE_SEEN, max(8, round(face.shape[0] * scale))), interpolation=cv2.INTER_CUBIC
            )
        )
        face = cv2.equalizeHist(face)
        top, bottom = (round(row * face.shape[0]) for row in _EYE_ROWS)
        halves = face[top:bottom, : _FACE_SEEN // 2 + 8], face[top:bottom, _FACE_SEEN // 2 - 8 :]
        return sum(any(self._seen(half, one) for one in self._cascades) for half in halves)

    def _seen(self, half: Gray, cascade: Any) -> bool:
        return len(cascade.detectMultiScale(np.ascontiguousarray(half), 1.08, 3, minSize=(20, 20))) > 0
