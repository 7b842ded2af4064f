"""A frame at its full size, and the part of it that a cover of some shape shows: around the face, or fitted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

import cv2
import numpy as np
from av.video.frame import VideoFrame

from shudian.cut.covers.marks import Spot
from shudian.cut.engines import frames
from shudian.cut.engines.frames import Picture
from shudian.cut.probe import Source
from shudian.cut.reframe.watch import Area

_EYE_LINE = 0.40  # of a cover's height, where the middle of the face stands
_HEAD = 0.6  # of a face box, what hair and chin take beyond it
_SOFT = 36  # the blur of a fitted picture's ground: a share of its width, 1/36
_DIM = 0.45


@dataclass(frozen=True, slots=True)
class Window:
    """In pixels of a picture; `whole` if everything is fitted in because the face does not fit the shape."""

    left: int
    top: int
    width: int
    height: int
    whole: bool = False


def bgr(frame: VideoFrame, source: Source) -> Picture:
    """Upright, square pixels, Rec. 709 limited to full range."""
    luma, *chroma = frames.planes(frame, source.info.rotation)
    high, wide = luma.shape
    y = (luma.astype(np.float32) - 16) * (255 / 219)
    blue, red = (
        (cv2.resize(plane, (wide, high), interpolation=cv2.INTER_LINEAR).astype(np.float32) - 128)
        * (255 / 224)
        for plane in chroma
    )
    planes = y + 1.8556 * blue, y - 0.18733 * blue - 0.46813 * red, y + 1.5748 * red
    picture = np.clip(np.stack(planes, axis=-1) + 0.5, 0, 255).astype(np.uint8)
    square = round(wide * source.aspect)
    if square == wide:
        return picture
    return np.asarray(cv2.resize(picture, (square, high), interpolation=cv2.INTER_AREA))


def stills(source: Source, wanted: Iterable[int]) -> Iterator[tuple[int, Picture]]:
    """These frames in order, in one pass that ends with the last."""
    missing = set(wanted)
    for at, frame in enumerate(frames.frames(source.path, source.picture)):
        if at in missing:
            missing.remove(at)
            yield at, bgr(frame, source)
        if not missing:
            return


def inside(picture: Picture, area: Area, source: Source) -> Picture:
    """The picture without its bars."""
    along = picture.shape[1] / source.upright[0]
    left, right = round(area.left * along), round((area.left + area.width) * along)
    return picture[area.top : area.top + area.height, left:right]


def spot_inside(spot: Spot, area: Area, source: Source) -> Spot:
    """A face of the whole picture in shares of the part inside its bars."""
    across, down = source.upright
    return Spot(
        (spot.left * across - area.left) / area.width,
        (spot.top * down - area.top) / area.height,
        spot.width * across / area.width,
        spot.height * down / area.height,
        spot.sure,
    )


def window(size: tuple[int, int], shape: Fraction, spot: Spot | None) -> Window:
    """The largest window of a shape in a picture, its middle at the face, or a little above the middle."""
    wide, high = size
    width, height = min(wide, round(high * shape)), min(high, round(wide / shape))
    x, y = (0.5, 0.42) if spot is None else spot.middle
    if spot and (spot.width * wide > width or spot.height * high * (1 + _HEAD) > height):
        return Window(0, 0, wide, high, whole=True)
    left, top = round(x * wide - width / 2), round(y * high - height * _EYE_LINE)
    return Window(min(max(left, 0), wide - width), min(max(top, 0), high - height), width, height)


def drawn(picture: Picture, at: Window, size: tuple[int, int]) -> Picture:
    """The window at a cover's size; where all is fitted in, over a blurred and darkened copy of itself."""
    part = picture[at.top : at.top + at.height, at.left : at.left + at.width]
    if not at.whole:
        return _scaled(part, size)
    ground = _scaled(_cut(part, Fraction(*size)), size)
    ground = np.asarray(cv2.GaussianBlur(ground, (0, 0), size[0] / _SOFT) * _DIM, np.uint8)
    scale = min(size[0] / at.width, size[1] / at.height)
    fitted = _scaled(part, (round(at.width * scale), round(at.height * scale)))
    left, top = (size[0] - fitted.shape[1]) // 2, (size[1] - fitted.shape[0]) // 2
    ground[top : top + fitted.shape[0], left : left + fitted.shape[1]] = fitted
    return ground


def _cut(picture: Picture, shape: Fraction) -> Picture:
    high, wide = picture.shape[:2]
    at = window((wide, high), shape, None)
    return picture[at.top : at.top + at.height, at.left : at.left + at.width]


def _scaled(picture: Picture, size: tuple[int, int]) -> Picture:
    smaller = size[0] < picture.shape[1]
    return np.asarray(
        cv2.resize(picture, size, interpolation=cv2.INTER_AREA if smaller else cv2.INTER_LANCZOS4), np.uint8
    )
