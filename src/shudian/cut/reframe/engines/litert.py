"""BlazeFace full range for faces and EfficientDet-Lite0 for persons, on LiteRT with one thread.

A picture goes in letterboxed: squeezed into the square, persons of a wide picture are overlooked.
Boxes are decoded as MediaPipe does (ssd_anchors_calculator, tensors_to_detections_calculator).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from shudian.cut.engines.frames import Picture
from shudian.cut.reframe.finder import FACE, PERSON, Box
from shudian.cut.reframe.rules import rules

Numbers = npt.NDArray[np.float32]

_SAID = {FACE: rules("faces"), PERSON: rules("persons")}
_EARS, _NOSE = [12, 14], 8  # columns of their places across in a face's row
_FACE_SIDE, _FACE_STRIDE = 192, 4
_PERSON_SIDE, _PERSON_LEVELS, _PERSON_SCALE = 320, range(3, 8), 3.0


class Learned:
    """Faces at every look, persons at every second one, for they are three times as dear and move less."""

    def __init__(self, faces: Path, persons: Path) -> None:
        cv2.setNumThreads(1)
        self._faces, self._persons = _Net(faces), _Net(persons)
        self._face_grid, self._person_grid = _face_grid(), _person_grid()
        self._looks = 0

    def find(self, picture: Picture) -> list[Box]:
        self._looks += 1
        return self.faces(picture) + (self.persons(picture) if self._looks % 2 else [])

    def faces(self, picture: Picture) -> list[Box]:
        square, back = _letterboxed(picture, _FACE_SIDE)
        boxes, scores = self._faces(square.astype(np.float32) / 127.5 - 1)
        chance = _chance(scores[:, 0])
        picked = np.flatnonzero(chance > _SAID[FACE]["sure"])
        found = boxes[picked]
        size = found[:, 2:4]
        middle = found[:, :2] + self._face_grid[picked]
        middle[:, 0] += _SAID[FACE]["to_ears"] * (found[:, _EARS].mean(axis=1) - found[:, 0])
        middle[:, 0] += _SAID[FACE]["to_nose"] * (found[:, _NOSE] - found[:, 0])
        return _distinct(middle, size * np.array(_SAID[FACE]["head"], np.float32), chance[picked], back, FACE)

    def persons(self, picture: Picture) -> list[Box]:
        square, back = _letterboxed(picture, _PERSON_SIDE)
        shifts, scores = self._persons(square)
        chance = scores[:, 0]
        picked = np.flatnonzero(chance > _SAID[PERSON]["sure"])
        grid, shift = self._person_grid[picked], shifts[picked]
        middle = shift[:, 1::-1] * grid[:, 2:] + grid[:, :2]
        return _distinct(middle, np.exp(shift[:, 3:1:-1]) * grid[:, 2:], chance[picked], back, PERSON)


class _Net:
    """One model; gives its boxes and its scores, whichever way round it has them."""

    def __init__(self, path: Path) -> None:
        from ai_edge_litert.interpreter import Interpreter

        with _silent():
            self._net: Any = Interpreter(str(path), num_threads=1)
            self._net.allocate_tensors()
        self._into = self._net.get_input_details()[0]["index"]
        outputs = sorted(self._net.get_output_details(), key=lambda one: int(one["shape"][-1]))
        widths = [int(one["shape"][-1]) for one in outputs]
        self._scores, self._boxes = (o["index"] for o in (outputs if widths[0] == 1 else outputs[::-1]))

    def __call__(self, square: Picture) -> tuple[Numbers, Numbers]:
        self._net.set_tensor(self._into, square[None])
        self._net.invoke()
        return self._net.get_tensor(self._boxes)[0], self._net.get_tensor(self._scores)[0]


def _letterboxed(picture: Picture, side: int) -> tuple[Picture, tuple[float, float, float]]:
    """The picture as RGB in the middle of a black square; and the scale and offsets that lead back."""
    height, width = picture.shape[:2]
    scale = side / max(height, width)
    small = cv2.resize(picture, (round(width * scale), round(height * scale)), interpolation=cv2.INTER_AREA)
    out = np.zeros((side, side, 3), np.uint8)
    top, left = (side - small.shape[0]) // 2, (side - small.shape[1]) // 2
    out[top : top + small.shape[0], left : left + small.shape[1]] = small[:, :, ::-1]
    return out, (scale, left, top)


def _distinct(
    middle: Numbers, size: Numbers, chance: Numbers, back: tuple[float, float, float], kind: str
) -> list[Box]:
    """Boxes in pixels of the picture, the surest of those that overlap."""
    scale, left, top = back
    size = size / scale
    corner = (middle - (left, top)) / scale - size / 2
    boxes = [
        Box(float(x), float(y), float(w), float(h), float(sure), kind)
        for (x, y), (w, h), sure in zip(corner, size, chance, strict=True)
        if w > 0 and h > 0
    ]
    boxes.sort(key=lambda box: (-box.sure, box.left, box.top))
    kept: list[Box] = []
    for box in boxes:
        if all(_overlap(box, other) < _SAID[kind]["overlap"] for other in kept):
            kept.append(box)
    return kept


def _overlap(one: Box, other: Box) -> float:
    across = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
    down = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
    shared = max(0.0, across) * max(0.0, down)
    return shared / (one.width * one.height + other.width * other.height - shared)


def _chance(scores: Numbers) -> Numbers:
    return np.asarray(1 / (1 + np.exp(-np.clip(scores, -80, 80))), np.float32)


def _face_grid() -> Numbers:
    places = (np.arange(_FACE_SIDE // _FACE_STRIDE) + 0.5) * _FACE_STRIDE
    return np.stack(np.meshgrid(places, places), axis=-1).reshape(-1, 2).astype(np.float32)


def _person_grid() -> Numbers:
    """Middle across and down, width and height of each anchor: three sizes and three shapes a place."""
    rows: list[Sequence[float]] = []
    for level in _PERSON_LEVELS:
        stride = 2**level
        shapes = [
            (_PERSON_SCALE * stride * 2 ** (octave / 3) * ratio**0.5, ratio)
            for octave in range(3)
            for ratio in (1.0, 2.0, 0.5)
        ]
        places = (np.arange(-(-_PERSON_SIDE // stride)) + 0.5) * stride
        rows += [(x, y, wide, wide / ratio) for y in places for x in places for wide, ratio in shapes]
    return np.array(rows, np.float32)


@contextmanager
def _silent() -> Iterator[None]:
    """LiteRT announces its delegate on the standard error of the process, whatever it is told."""
    kept, nothing = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nothing)
