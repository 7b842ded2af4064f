"""Render a crop path: every decoded frame warped once, from source pixels straight to the vertical size.

The window moves in fractions of a pixel; a crop in whole pixels shakes in slow pans.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
from av.video.frame import VideoFrame

from shudian.cut import encoding
from shudian.cut.engines import frames
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.engines.frames import Picture
from shudian.cut.probe import Source
from shudian.cut.sound.sync import in_step
from shudian.model.media import CropPath

#: Above this reduction a frame is shrunk with a proper filter before it is warped, or it would alias.
_SHRINK = 1.5


def positions(path: CropPath) -> npt.NDArray[np.float64]:
    """Left and top edge of the window at every frame: straight between the keys of a shot, held outside."""
    out = np.zeros((path.shots[-1].end, 2))
    for shot in path.shots:
        keys = [key for key in path.keys if shot.first <= key.frame < shot.end]
        inside = np.arange(shot.first, shot.end)
        at = [key.frame for key in keys]
        out[inside, 0] = np.interp(inside, at, [key.x for key in keys])
        out[inside, 1] = np.interp(inside, at, [key.y for key in keys])
    return out


def render(
    source: Source,
    path: CropPath,
    output: Path,
    size: tuple[int, int],
    ffmpeg: Ffmpeg,
    *,
    progress: Callable[[int], None] | None = None,
) -> None:
    """Encode the cropped picture at `size`, with the sound of the source in step with it."""
    ffmpeg.need("libx264")
    where = positions(path)
    with ffmpeg.fed(_arguments(source, size, output)) as pipe:
        for number, (at, frame) in enumerate(_conformed(source)):
            for plane in warped(frame, source.info.rotation, path, tuple(where[at]), size):
                pipe.write(plane.tobytes())
            if progress:
                progress(number + 1)


def _arguments(source: Source, size: tuple[int, int], output: Path) -> list[str | Path]:
    rate = source.info.frame_rate
    raw: tuple[str | Path, ...] = (
        *("-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", f"{size[0]}x{size[1]}"),
        *("-framerate", str(rate), "-colorspace", "bt709", "-color_range", "tv", "-i", "pipe:0"),
    )
    shape: tuple[str, ...] = ("-vf", f"setsar=1,{encoding.TAGGED}", *encoding.picture(rate), *encoding.MP4)
    if source.sound is None:
        return [*raw, "-map", "0:v", *shape, output]
    maps = ("-map", "0:v", "-map", f"1:{source.sound}", "-af", in_step(source))
    return [*raw, "-i", source.path, *maps, *encoding.sound(), *encoding.NO_RUN_UP, *shape, output]


def _conformed(source: Source) -> Iterator[tuple[int, VideoFrame]]:
    """Each frame with its number; at a constant rate if the source has none."""
    decoded = enumerate(frames.frames(source.path, source.picture))
    if not source.info.variable_rate:
        yield from decoded
        return
    rate, count = source.info.frame_rate, len(source.times)
    shown = Fraction(0)
    for at, frame in decoded:
        until = source.times[at + 1] if at + 1 < count else source.times[at] + 1 / rate
        while shown / rate < until - 1 / rate / 2:
            yield at, frame
            shown += 1


def warped(
    frame: VideoFrame, rotation: int, path: CropPath, where: Sequence[float], size: tuple[int, int]
) -> Iterator[Picture]:
    """The planes of the window whose left and top edge are `where`, at `size`."""
    shrink = max(1.0, min(path.width / size[0], path.height / size[1]) / _SHRINK)
    stored = (round(frame.width / shrink), round(frame.height / shrink)) if shrink > 1 else (0, 0)
    luma, *chroma = frames.planes(frame, rotation, *stored)
    along = luma.shape[1] / path.source_width
    down = luma.shape[0] / path.source_height
    x, y = where[0] * along, where[1] * down
    across, high = path.width * along / size[0], path.height * down / size[1]
    yield _sampled(luma, across, high, (x + across / 2 - 0.5, y + high / 2 - 0.5), size)
    half = (size[0] // 2, size[1] // 2)
    # chroma sits on every other luma column (MPEG-2 siting) and between two luma lines
    corner = ((x + across / 2 - 0.5) / 2, y / 2 + high / 2 - 0.5)
    for plane in chroma:
        yield _sampled(plane, across, high, corner, half)


def _sampled(
    plane: Picture, across: float, down: float, corner: tuple[float, float], size: tuple[int, int]
) -> Picture:
    """Sample a plane at `corner` + (column × across, row × down)."""
    matrix = np.array([[across, 0, corner[0]], [0, down, corner[1]]])
    flags = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
    return np.asarray(
        cv2.warpAffine(plane, matrix, size, flags=flags, borderMode=cv2.BORDER_REPLICATE), np.uint8
    )
