"""PyAV: which streams a file has, and its frames one by one, upright, as arrays."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import numpy.typing as npt
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.reformatter import Interpolation

#: Rows, columns and, in colour, blue, green and red; 8 bits each.
Picture = npt.NDArray[Any]

#: Without the last two a change of matrix darkens every pixel by a level.
_EXACT = Interpolation.BICUBIC | Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INT
#: Packets that cannot be decoded are skipped and counted, the same way by every reader of the house.
DAMAGE = (av.error.FFmpegError,)


@contextmanager
def opened(path: Path) -> Iterator[InputContainer]:
    with av.open(str(path), metadata_errors="replace") as container:
        yield container


def frames(
    path: Path, stream: int, damage: list[int] | None = None, *, since: Fraction | None = None
) -> Iterator[VideoFrame]:
    """The decoded frames of a stream in order; what is damaged is noted in `damage` by packet.

    `since`, in seconds of the file's own clock, starts at the last key frame before it.
    """
    with opened(path) as container:
        picture = container.streams[stream]
        picture.thread_type = "AUTO"  # type: ignore[attr-defined]  # every video stream has it
        if since is not None and picture.time_base:
            container.seek(int(since / picture.time_base), stream=picture)
        packets = enumerate(container.demux(picture))
        damage = [] if damage is None else damage
        reached = 0
        while True:
            try:
                reached, packet = next(packets)
            except StopIteration:
                return
            except DAMAGE:  # sizes that no file has: nothing behind them can be found
                damage.append(reached + 1)
                return
            try:
                decoded: list[Any] = list(packet.decode())
            except DAMAGE:
                damage.append(reached)
                continue
            yield from decoded


def small(frame: VideoFrame, width: int, height: int, rotation: int) -> Picture:
    """A frame as BGR of this upright size, for looking at."""
    if rotation % 180:
        width, height = height, width
    shrunk = frame.reformat(width, height, "bgr24", interpolation="FAST_BILINEAR")
    return upright(shrunk.to_ndarray(), rotation)


def upright(plane: Picture, rotation: int) -> Picture:
    """A plane turned counter-clockwise by `rotation` degrees."""
    turns = rotation // 90 % 4
    return np.ascontiguousarray(np.rot90(plane, turns)) if turns else plane


def planes(
    frame: VideoFrame, rotation: int, width: int = 0, height: int = 0
) -> tuple[Picture, Picture, Picture]:
    """Luma and both chroma planes (4:2:0, Rec. 709, limited range), upright, at this stored size or its own."""
    matrix = "ITU709" if _is_709(frame) else "ITU601"
    even = frame.reformat(
        width or frame.width,
        height or frame.height,
        "yuv420p",
        src_colorspace=matrix,
        dst_colorspace="ITU709",
        src_color_range="JPEG" if frame.color_range == 2 or "yuvj" in frame.format.name else "MPEG",
        dst_color_range="MPEG",
        interpolation=_EXACT,
    )
    luma, blue, red = (_plane(even.planes[at]) for at in range(3))
    return upright(luma, rotation), upright(blue, rotation), upright(red, rotation)


def _is_709(frame: VideoFrame) -> bool:
    """The matrix a file names; where it names none, players go by the height."""
    if frame.colorspace in (5, 6):  # BT.470 BG, SMPTE 170M
        return False
    return frame.colorspace == 1 or frame.height >= 720


def _plane(plane: Any) -> Picture:
    rows = np.frombuffer(plane, np.uint8).reshape(plane.height, plane.line_size)
    return rows[:, : plane.width]
