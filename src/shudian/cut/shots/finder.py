"""Where a clip is cut: hard cuts and fades, fed frame by frame.

PySceneDetect's adaptive detector (ratio 3.5, window 3) and its threshold detector for fades are
believed at once. In fast action the adaptive one overlooks real cuts, so the plain content
detector adds those where the picture is another one before and after.
"""

from __future__ import annotations

from collections import deque
from fractions import Fraction

import cv2
import numpy as np
import numpy.typing as npt

from shudian.cut.engines.frames import Picture
from shudian.model.media import Shot

#: A shot is at least this long; quick cutting goes down to half a second.
SHORTEST = Fraction(2, 5)
#: Two pictures whose colours, place by place, overlap less than this are of two shots. Measured on the
#: Tears of Steel clip: real cuts 0.04 to 0.55, fast pans and explosions 0.57 to 0.9.
_SAME_PICTURE = 0.56
_WIDTH = 256
_GRID = (3, 4)
_SIDE = 3  # frames looked at on each side of a suspected cut

Colours = npt.NDArray[np.float32]


class ShotFinder:
    """Give it every frame in order, then ask for the shots."""

    def __init__(self, rate: Fraction) -> None:
        from scenedetect.detectors import AdaptiveDetector, ContentDetector, ThresholdDetector

        self._rate = rate
        self._shortest = max(2, round(SHORTEST * rate))
        self._sure = (
            AdaptiveDetector(adaptive_threshold=3.5, window_width=3, min_scene_len=self._shortest),
            ThresholdDetector(min_scene_len=self._shortest),
        )
        self._suspicious = ContentDetector(threshold=27, min_scene_len=1)
        self._recent: deque[Colours] = deque(maxlen=2 * _SIDE)
        self._waiting: list[int] = []
        self._cuts: set[int] = set()
        self._confirmed: set[int] = set()
        self._seen = 0

    def see(self, picture: Picture) -> None:
        from scenedetect.common import FrameTimecode

        height = max(2, picture.shape[0] * _WIDTH // picture.shape[1])
        small = cv2.resize(picture, (_WIDTH, height), interpolation=cv2.INTER_AREA)
        now = FrameTimecode(self._seen, self._rate)
        for detector in self._sure:
            self._cuts |= {cut.frame_num for cut in detector.process_frame(now, small)}
        self._waiting += [cut.frame_num for cut in self._suspicious.process_frame(now, small)]
        self._recent.append(_colours(small))
        self._seen += 1
        while self._waiting and self._waiting[0] + _SIDE <= self._seen:
            self._confirm(self._waiting.pop(0))

    def shots(self) -> tuple[Shot, ...]:
        kept = [0]
        for cut in sorted(self._cuts | self._confirmed, key=lambda cut: (cut not in self._cuts, cut)):
            if min(abs(cut - other) for other in (*kept, self._seen)) >= self._shortest:
                kept.append(cut)
        kept = sorted(kept)
        return tuple(Shot(first, end) for first, end in zip(kept, (*kept[1:], self._seen), strict=True))

    def _confirm(self, cut: int) -> None:
        recent = list(self._recent)
        middle = len(recent) - (self._seen - cut)
        if middle < 1:
            return
        before, after = np.mean(recent[:middle], axis=0), np.mean(recent[middle:], axis=0)
        overlap = np.minimum(before, after).sum(axis=1)
        if float(np.median(overlap)) < _SAME_PICTURE:
            self._confirmed.add(cut)


def _colours(picture: Picture) -> Colours:
    """Shares of hue and brightness in each cell of a grid over the picture."""
    hsv = cv2.cvtColor(picture, cv2.COLOR_BGR2HSV)
    rows, columns = _GRID
    cells = [cell for row in np.array_split(hsv, rows) for cell in np.array_split(row, columns, axis=1)]
    counts = [
        cv2.calcHist([np.ascontiguousarray(cell)], [0, 2], None, [8, 8], [0, 180, 0, 256]).ravel()
        / (cell.shape[0] * cell.shape[1])
        for cell in cells
    ]
    return np.stack(counts).astype(np.float32)
