"""One decoded frame as its view shows it: every window warped once, from source pixels straight to its place.

The window moves in fractions of a pixel; a crop in whole pixels shakes in slow pans.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from av.video.frame import VideoFrame

from shudian.cut.engines import frames
from shudian.cut.engines.frames import Picture
from shudian.cut.reframe.rules import rules
from shudian.cut.reframe.views import Rect, View
from shudian.model.media import Way

#: Above this reduction a frame is shrunk with a proper filter before it is warped, or it would alias.
_SHRINK = 1.5
_BLACK, _GREY = 16, 128  # of limited range


@dataclass(frozen=True, slots=True)
class Canvas:
    """The size of the result, the upright size of the source, and that of the window that just fills the result."""

    size: tuple[int, int]
    source: tuple[int, int]
    window: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place in the result, all even: left, top, width, height; and what of the source fills it."""

    left: int
    top: int
    width: int
    height: int
    part: Rect


def drawn(frame: VideoFrame, rotation: int, canvas: Canvas, view: View) -> list[Picture]:
    """The planes (Y, U, V) of a frame."""
    slots = _slots(canvas, view)
    reduced = min(min(slot.part[2] / slot.width, slot.part[3] / slot.height) for slot in slots)
    shrink = max(1.0, reduced / _SHRINK)
    stored = (round(frame.width / shrink), round(frame.height / shrink)) if shrink > 1 else (0, 0)
    planes = list(frames.planes(frame, rotation, *stored))
    if view.way is Way.CROP:
        return _warped(planes, canvas, slots[0])
    ground = _ground(planes, canvas, view) if view.way is Way.PAD else _plain(canvas)
    for slot in slots:
        for half, (under, over) in enumerate(zip(ground, _warped(planes, canvas, slot), strict=True)):
            by = 2 if half else 1
            left, top = slot.left // by, slot.top // by
            under[top : top + over.shape[0], left : left + over.shape[1]] = over
    return ground


def _slots(canvas: Canvas, view: View) -> list[_Slot]:
    width, height = canvas.size
    if view.way is Way.CROP:
        return [_Slot(0, 0, width, height, view.parts[0])]
    if view.way is Way.PAD:
        return [_inside(canvas, view.parts[0])]
    stacked = view.parts[0][2] * canvas.window[1] > view.parts[0][3] * canvas.window[0]
    long = height if stacked else width
    line = 2 * max(1, round(long * rules("split")["line"] / 2))
    near = (long - line) // 4 * 2
    far = long - line - near
    spans = ((0, near), (near + line, far))
    slots = []
    for (start, length), (x, y, w, h) in zip(spans, view.parts, strict=True):
        spare = 1 - 2 * length / long  # what the line takes is cut off, not squeezed
        if stacked:
            slots.append(_Slot(0, start, width, length, (x, y + h * spare / 2, w, h * (1 - spare))))
        else:
            slots.append(_Slot(start, 0, length, height, (x + w * spare / 2, y, w * (1 - spare), h)))
    return slots


def _inside(canvas: Canvas, part: Rect) -> _Slot:
    """The whole of a stretch as large as the result holds it, in its middle."""
    (width, height), (across, down) = canvas.size, canvas.window
    wide, high = part[2] / across, part[3] / down  # in windows
    scale = 1 / max(wide, high)
    inner = (_even(width * wide * scale, width), _even(height * high * scale, height))
    return _Slot((width - inner[0]) // 4 * 2, (height - inner[1]) // 4 * 2, *inner, part)


def _even(length: float, most: int) -> int:
    return min(most - most % 2, max(2, round(length / 2) * 2))


def _plain(canvas: Canvas) -> list[Picture]:
    width, height = canvas.size
    half = (height // 2, width // 2)
    return [
        np.full((height, width), rules("split")["luma"], np.uint8),
        np.full(half, _GREY, np.uint8),
        np.full(half, _GREY, np.uint8),
    ]


def _ground(planes: list[Picture], canvas: Canvas, view: View) -> list[Picture]:
    """The middle of the stretch over the whole result, blurred and darkened; computed small, for nobody sees it sharp."""
    said = rules("pad")
    (width, height), (x, y, w, h) = canvas.size, view.parts[0]
    across, down = canvas.window
    part = (x + (w - across) / 2, y + (h - down) / 2, float(across), float(down))
    small = (max(4, round(width / said["coarse"] / 2) * 2), max(4, round(height / said["coarse"] / 2) * 2))
    out = []
    for number, plane in enumerate(_cut(planes, canvas, part)):
        low = _GREY if number else _BLACK
        by = 2 if number else 1
        shrunk = cv2.resize(plane, (small[0] // by, small[1] // by), interpolation=cv2.INTER_AREA)
        soft = cv2.GaussianBlur(
            shrunk.astype(np.float32), (0, 0), said["blur"] * small[0] / by, borderType=cv2.BORDER_REPLICATE
        )
        dark = low + (soft - low) * said["light"]
        large = cv2.resize(dark, (width // by, height // by), interpolation=cv2.INTER_LINEAR)
        out.append(np.asarray(np.rint(large), np.uint8))
    return out


def _cut(planes: list[Picture], canvas: Canvas, part: Rect) -> list[Picture]:
    """A stretch of each plane in its own whole pixels."""
    out = []
    for plane in planes:
        along, down = plane.shape[1] / canvas.source[0], plane.shape[0] / canvas.source[1]
        left, top = max(0, int(part[0] * along)), max(0, int(part[1] * down))
        out.append(plane[top : top + max(1, int(part[3] * down)), left : left + max(1, int(part[2] * along))])
    return out


def _warped(planes: list[Picture], canvas: Canvas, slot: _Slot) -> list[Picture]:
    luma, *chroma = planes
    along, down = luma.shape[1] / canvas.source[0], luma.shape[0] / canvas.source[1]
    left, top, width, height = slot.part
    x, y, size = left * along, top * down, (slot.width, slot.height)
    across, high = width * along / size[0], height * down / size[1]
    half = (size[0] // 2, size[1] // 2)
    # chroma sits on every other luma column (MPEG-2 siting) and between two luma lines
    corner = ((x + across / 2 - 0.5) / 2, y / 2 + high / 2 - 0.5)
    return [
        _sampled(luma, across, high, (x + across / 2 - 0.5, y + high / 2 - 0.5), size),
        *(_sampled(plane, across, high, corner, half) for plane in chroma),
    ]


def _sampled(
    plane: Picture, across: float, down: float, corner: tuple[float, float], size: tuple[int, int]
) -> Picture:
    """Sample a plane at `corner` + (column × across, row × down)."""
    matrix = np.array([[across, 0, corner[0]], [0, down, corner[1]]])
    flags = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
    return np.asarray(
        cv2.warpAffine(plane, matrix, size, flags=flags, borderMode=cv2.BORDER_REPLICATE), np.uint8
    )
