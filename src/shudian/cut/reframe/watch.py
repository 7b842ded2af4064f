"""One pass over a clip: its shots, its faces, where things move, and its black bars."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from shudian.cut.engines import frames
from shudian.cut.engines.frames import Picture
from shudian.cut.probe import Source
from shudian.cut.reframe.finder import Finder, finder
from shudian.cut.reframe.motion import Glance, glance
from shudian.cut.reframe.mouths import Mouths
from shudian.cut.reframe.rules import rules
from shudian.cut.reframe.seen import Seen
from shudian.cut.shots.finder import ShotFinder
from shudian.model.media import Shot

_LOOK = rules("look")


@dataclass(frozen=True, slots=True)
class Area:
    """The part of the picture inside its black bars, in upright source pixels."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Watched:
    shots: tuple[Shot, ...]
    seen: tuple[Seen, ...]
    glances: tuple[Glance, ...]
    area: Area
    step: int  # frames between two looks
    scale: float  # source pixels a looked-at pixel


def watch(
    source: Source, progress: Callable[[int], None] | None = None, *, models: Path | None = None
) -> Watched:
    """Decode once: every frame small for the cuts, six a second larger for who is in it."""
    width, height = source.upright
    large, small = _size(width, height, _LOOK["width"]), _size(width, height, _LOOK["cuts"])
    step = max(1, round(source.info.frame_rate / _LOOK["times"]))
    axis = 0 if width * 16 > height * 9 else 1
    shots = ShotFinder(source.info.frame_rate)
    eyes = _Eyes(finder(models), width / large[0], axis, step)
    for at, frame in enumerate(frames.frames(source.path, source.picture)):
        shots.see(frames.small(frame, *small, source.info.rotation))
        if at % step == 0:
            eyes.look(at, frames.small(frame, *large, source.info.rotation))
        if progress:
            progress(at + 1)
    return eyes.watched(shots.shots(), (width, height))


class _Eyes:
    """What the looks at a clip tell, one after the other."""

    def __init__(self, finder: Finder, scale: float, axis: int, step: int) -> None:
        self._finder, self._scale, self._axis, self._step = finder, scale, axis, step
        self._seen: list[Seen] = []
        self._glances: list[Glance] = []
        self._recent: list[Picture] = []
        self._mouths = Mouths()
        self._brightest: Picture | None = None

    def look(self, at: int, picture: Picture) -> None:
        gray = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
        self._brightest = gray if self._brightest is None else np.maximum(self._brightest, gray)
        boxes, scale = self._finder.find(picture), self._scale
        self._seen += [
            Seen(at, b.left * scale, b.top * scale, b.width * scale, b.height * scale, b.sure, b.kind, talk)
            for b, talk in zip(boxes, self._mouths.stirring(gray, boxes), strict=True)
        ]
        self._recent = [*self._recent[-2:], gray]
        if len(self._recent) > 1:
            before = self._recent[-3] if len(self._recent) > 2 else None
            self._glances.append(glance(at - self._step, before, self._recent[-2], gray, self._axis))

    def watched(self, shots: tuple[Shot, ...], size: tuple[int, int]) -> Watched:
        assert self._brightest is not None
        last = self._glances[-1].frame + self._step if self._glances else 0
        before = self._recent[-2] if len(self._recent) > 1 else None
        glances = (*self._glances, glance(last, before, self._recent[-1], None, self._axis))
        area = _inside_bars(self._brightest, self._scale, *size)
        return Watched(shots, tuple(self._seen), glances, area, self._step, self._scale)


def _size(width: int, height: int, long: int) -> tuple[int, int]:
    long = min(long, max(width, height))
    if width >= height:
        return long, max(2, round(long * height / width))
    return max(2, round(long * width / height)), long


def _inside_bars(brightest: Picture, scale: float, width: int, height: int) -> Area:
    """Bars are black in every look, alike on both sides, and leave more than half of the picture."""
    top, bottom = _bars(brightest.max(axis=1))
    left, right = _bars(brightest.max(axis=0))

    def edge(bar: int) -> int:
        return int(np.ceil((bar + 1) * scale)) if bar else 0

    box = Area(edge(left), edge(top), width - edge(left) - edge(right), height - edge(top) - edge(bottom))
    return box if box.width > width / 2 and box.height > height / 2 else Area(0, 0, width, height)


def _bars(lines: Picture) -> tuple[int, int]:
    lit = np.flatnonzero(lines > _LOOK["black"])
    if not len(lit):
        return 0, 0
    first, last = int(lit[0]), len(lines) - 1 - int(lit[-1])
    alike = abs(first - last) <= max(2, 0.02 * len(lines))
    return (first, last) if alike and min(first, last) > 1 else (0, 0)
