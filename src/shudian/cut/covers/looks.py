"""One pass over a film for covers and clips: its shots, and several times a second who is seen and how."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from shudian.cut.covers.marks import Spot, exposure, sharpness
from shudian.cut.engines import frames
from shudian.cut.engines.frames import Picture
from shudian.cut.probe import Source
from shudian.cut.reframe.finder import FACE, finder
from shudian.cut.reframe.watch import Area
from shudian.cut.shots.finder import SHORTEST
from shudian.cut.shots.soft import merged, pairs
from shudian.cut.shots.verb import Adaptive
from shudian.model.media import Shot, ShotList, SoftJoin

LOOKS = 6  # a second
_LONG = 480  # pixels of a look's longer side
_BLACK = 26


@dataclass(frozen=True, slots=True)
class Look:
    """A frame: its faces, the largest first, and its luma; `motion` is its mean difference from the look before."""

    frame: int
    faces: tuple[Spot, ...]
    light: float
    contrast: float
    sharp: float
    motion: float


@dataclass(frozen=True, slots=True)
class Watched:
    """`area` is the part inside black bars, in upright source pixels."""

    rate: Fraction
    frames: int
    shots: tuple[Shot, ...]
    soft: tuple[SoftJoin, ...]
    area: Area
    looks: tuple[Look, ...]

    def shot_of(self, frame: int) -> int:
        """The number of the shot, from 0."""
        return next(number for number, shot in enumerate(self.shots) if frame < shot.end)

    def joining(self, frame: int) -> bool:
        """Whether a fade or dissolve runs there."""
        return any(join.first <= frame < join.end for join in self.soft)


def watch(source: Source, models: Path | None = None, shots: ShotList | None = None) -> Watched:
    """Decode once; shots that are given are believed."""
    info = source.info
    across, down = source.upright
    scale = min(1.0, _LONG / max(across, down))
    size = max(2, round(across * scale)), max(2, round(down * scale))
    step = max(1, round(info.frame_rate / LOOKS))
    cuts, eyes = (None if shots else Adaptive(source)), _Eyes(models)
    for at, frame in enumerate(frames.frames(source.path, source.picture)):
        if cuts is None and at % step:
            continue
        picture = frames.small(frame, *size, info.rotation)
        if cuts:
            cuts.see(picture)
        if at % step == 0:
            eyes.look(at, picture)
    if cuts:
        hard, soft = cuts.found()
        firsts = merged(hard, soft, info.frames, max(2, round(SHORTEST * info.frame_rate)))
        found = tuple(Shot(first, end) for first, end in pairs(firsts, info.frames))
    else:
        assert shots
        found, soft = shots.shots, shots.soft
    return Watched(info.frame_rate, info.frames, found, soft, eyes.area(source.upright), tuple(eyes.looks))


class _Eyes:
    def __init__(self, models: Path | None) -> None:
        self._finder = finder(models)
        self._before: Picture | None = None
        self._brightest: Picture | None = None
        self.looks: list[Look] = []

    def look(self, at: int, picture: Picture) -> None:
        gray = np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY))
        self._brightest = gray if self._brightest is None else np.maximum(self._brightest, gray)
        moved = 0.0 if self._before is None else float(cv2.absdiff(gray, self._before).mean()) / 255
        self._before = gray
        light, contrast = exposure(gray)
        spots = tuple(_spots(self._finder.find(picture), picture.shape))
        self.looks.append(Look(at, spots, light, contrast, sharpness(gray), moved))

    def area(self, upright: tuple[int, int]) -> Area:
        """Bars are black in every look, and leave more than half of the picture."""
        whole = Area(0, 0, *upright)
        if self._brightest is None:
            return whole
        lit = self._brightest > _BLACK
        rows, columns = np.flatnonzero(lit.any(axis=1)), np.flatnonzero(lit.any(axis=0))
        if not len(rows) or len(rows) < lit.shape[0] / 2 or len(columns) < lit.shape[1] / 2:
            return whole
        scale = upright[0] / lit.shape[1]

        def inside(lines: Any, long: int) -> tuple[int, int]:
            first, last = int(lines[0]), int(lines[-1])
            first = int(np.ceil((first + 1) * scale)) if first > 1 else 0
            end = int(last * scale) if last < len(lit if lines is rows else lit[0]) - 2 else long
            return first, end

        (top, bottom), (left, right) = inside(rows, upright[1]), inside(columns, upright[0])
        return Area(left, top, right - left, bottom - top)


def _spots(boxes: list[Any], shape: tuple[int, ...]) -> Iterator[Spot]:
    high, wide = shape[:2]
    faces = sorted((box for box in boxes if box.kind == FACE), key=lambda box: (-box.width, box.left))
    for box in faces:
        left, top = round(box.left / wide, 4), round(box.top / high, 4)
        yield Spot(left, top, round(box.width / wide, 4), round(box.height / high, 4), round(box.sure, 3))


def write(watched: Watched) -> str:
    return json.dumps({**asdict(watched), "rate": str(watched.rate)})


def read(text: str) -> Watched:
    said = json.loads(text)
    return Watched(
        rate=Fraction(said["rate"]),
        frames=said["frames"],
        shots=tuple(Shot(**shot) for shot in said["shots"]),
        soft=tuple(SoftJoin(**join) for join in said["soft"]),
        area=Area(**said["area"]),
        looks=tuple(
            Look(**{**look, "faces": tuple(Spot(**spot) for spot in look["faces"])}) for look in said["looks"]
        ),
    )
