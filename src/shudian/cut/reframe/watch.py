"""One pass over a clip: its shots, its faces, where things move, and its black bars."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np

from shudian.cut.engines import frames
from shudian.cut.engines.frames import Picture
from shudian.cut.probe import Source
from shudian.cut.reframe.faces import FaceFinder
from shudian.cut.reframe.motion import Glance, glance
from shudian.cut.reframe.seen import Seen
from shudian.cut.shots.finder import ShotFinder
from shudian.model.media import Shot

LOOKS = 6  # a second
_WIDTH = 480
_BLACK = 26  # luma of video black and what coding leaves around it


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


def watch(source: Source, progress: Callable[[int], None] | None = None) -> Watched:
    width, height = source.upright
    small = _small_size(width, height)
    scale = width / small[0]
    step = max(1, round(source.info.frame_rate / LOOKS))
    axis = 0 if width * 16 > height * 9 else 1
    shots, faces = ShotFinder(source.info.frame_rate), FaceFinder()
    seen: list[Seen] = []
    glances: list[Glance] = []
    looks: list[Picture] = []
    brightest: Picture | None = None
    for at, frame in enumerate(frames.frames(source.path, source.picture)):
        picture = frames.small(frame, *small, source.info.rotation)
        shots.see(picture)
        if progress:
            progress(at + 1)
        if at % step:
            continue
        gray = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
        brightest = gray if brightest is None else np.maximum(brightest, gray)
        seen += [
            Seen(at, b.left * scale, b.top * scale, b.width * scale, b.height * scale, b.sure)
            for b in faces.find(gray)
        ]
        looks = [*looks[-2:], gray]
        if len(looks) > 1:
            glances.append(glance(at - step, looks[-3] if len(looks) > 2 else None, looks[-2], gray, axis))
    assert brightest is not None
    last = glances[-1].frame + step if glances else 0
    glances.append(glance(last, looks[-2] if len(looks) > 1 else None, looks[-1], None, axis))
    return Watched(
        shots.shots(), tuple(seen), tuple(glances), _inside_bars(brightest, scale, width, height), step, scale
    )


def _small_size(width: int, height: int) -> tuple[int, int]:
    long = min(_WIDTH, max(width, height))
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
    lit = np.flatnonzero(lines > _BLACK)
    if not len(lit):
        return 0, 0
    first, last = int(lit[0]), len(lines) - 1 - int(lit[-1])
    alike = abs(first - last) <= max(2, 0.02 * len(lines))
    return (first, last) if alike and min(first, last) > 1 else (0, 0)
