"""What is kept of each frame: points of a small picture, and what changes from one to the next."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import numpy as np
import numpy.typing as npt

from shudian.cut.inspect.flashes import Flashing, Watcher
from shudian.cut.inspect.rules import rules

Points = npt.NDArray[np.float32]
#: Points on the shorter side, about; on a side of a cell of a flash, wide enough that movement evens out; of a block of change.
_SIDE, _CELL, _BLOCK = 96, 12, 8
_PRINTS = 2  # a second
_WRITING = 100


@dataclass(slots=True)
class Figures:
    """Of every frame its mean luma and the share of black points.

    `freezes` are frames [first, end) that stay alike; `strays` short shots inside another; `prints`
    64 bits of a picture, two a second.
    """

    dark: list[float] = field(default_factory=list)
    freezes: list[tuple[int, int]] = field(default_factory=list)
    strays: list[tuple[int, int]] = field(default_factory=list)
    prints: list[int] = field(default_factory=list)
    flashes: list[Flashing] = field(default_factory=list)
    luma: list[float] = field(default_factory=list)


class Looker:
    """Takes decoded frames one by one."""

    def __init__(self, rate: Fraction) -> None:
        self.figures = Figures()
        self._rate, self._rules = rate, rules()
        self._flashes = Watcher(rate)
        self._still: Points | None = None
        self._since = 0
        self._last: deque[Points] = deque(maxlen=self._rules.stray.frames + 2)

    @property
    def frames(self) -> int:
        return len(self.figures.dark)

    def see(self, frame: Any) -> None:
        luma, blue, red = points(frame)
        self.figures.dark.append(self._dark(luma))
        self.figures.luma.append(float(luma.mean()))
        self._flashes.see(cells(luma, _CELL), cells(blue, _CELL), cells(red, _CELL))
        self._hold(luma)
        self._compare(cells(luma, 2))
        if (self.frames - 1) * _PRINTS // self._rate != (self.frames - 2) * _PRINTS // self._rate:
            self.figures.prints.append(printed(luma))

    def ended(self) -> Figures:
        self._freeze_ends()
        self.figures.flashes = self._flashes.found()
        return self.figures

    def _dark(self, luma: Points) -> float:
        """The share of black points; 0 for a card of bright writing on black."""
        rule = self._rules.black
        return 0.0 if (luma > _WRITING).mean() > rule.card else float((luma <= rule.level).mean())

    def _hold(self, luma: Points) -> None:
        """A still lasts while no block differs from its first frame."""
        if self._still is not None and self._still.shape == luma.shape:
            moved = cells(np.abs(luma - self._still), _BLOCK).max()
            if moved <= self._rules.freeze.change:
                return
            self._freeze_ends(before=1)
        self._still, self._since = luma, self.frames - 1

    def _freeze_ends(self, before: int = 0) -> None:
        end = self.frames - before
        if end - self._since >= self._rules.freeze.seconds * self._rate:
            self.figures.freezes.append((self._since, end))

    def _compare(self, luma: Points) -> None:
        """The frames before and after a stray shot are of one shot, and it is of another."""
        self._last.append(luma)
        rule = self._rules.stray
        for length in range(1, rule.frames + 1):
            if len(self._last) < length + 2 or self._last[0].shape != luma.shape:
                return
            before, *between, after = list(self._last)[-length - 2 :]
            strange = alike(before, between[0]) < rule.apart and alike(between[-1], after) < rule.apart
            if strange and alike(before, after) > rule.alike:
                self.figures.strays.append((self.frames - 1 - length, self.frames - 1))
                return


def points(frame: Any) -> tuple[Points, Points, Points]:
    """Every so many points of luma and chroma (4:2:0), in full range; nothing is filtered."""
    even = frame if frame.format.name in ("yuv420p", "yuvj420p") else frame.reformat(format="yuv420p")
    step = 2 * max(1, round(min(frame.width, frame.height) / _SIDE / 2))
    is_full = frame.color_range == 2 or "yuvj" in frame.format.name
    luma, blue, red = (
        _every(plane, by) for plane, by in zip(even.planes, (step, step // 2, step // 2), strict=True)
    )
    if is_full:
        return luma, blue, red
    wide = np.clip((luma - 16) * (255 / 219), 0, 255)
    return wide, (blue - 128) * (255 / 224) + 128, (red - 128) * (255 / 224) + 128


def cells(plane: Points, side: int) -> Points:
    """Means of squares of points; what is left over at the edges falls away."""
    rows, columns = (max(1, size // side) for size in plane.shape)
    side = min(side, *plane.shape)
    whole = plane[: rows * side, : columns * side]
    return np.asarray(whole.reshape(rows, side, columns, side).mean(axis=(1, 3)))


def alike(one: Points, other: Points) -> float:
    """Correlation of two pictures; 1 where both are plain."""
    first, second = one - one.mean(), other - other.mean()
    power = float(np.sqrt((first * first).sum() * (second * second).sum()))
    if power < 1e-3 * one.size:
        return 1.0 if abs(float(one.mean() - other.mean())) < 8 else 0.0
    return float((first * second).sum()) / power


def printed(luma: Points) -> int:
    """64 bits: whether each of 8 × 8 areas is brighter than its right neighbour; 0 for a plain picture."""
    rows, columns = luma.shape
    grid = cells(luma[: rows // 8 * 8, : columns // 9 * 9], 1)
    areas = grid.reshape(8, rows // 8, 9, columns // 9).mean(axis=(1, 3))
    if float(areas.std()) < 3:
        return 0
    return int.from_bytes(np.packbits(areas[:, :-1] > areas[:, 1:]).tobytes())


def _every(plane: Any, step: int) -> Points:
    rows = np.frombuffer(plane, np.uint8).reshape(plane.height, plane.line_size)
    return rows[::step, : plane.width : step].astype(np.float32)
