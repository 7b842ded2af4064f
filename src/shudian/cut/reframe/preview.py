"""The crop drawn over the source: a film to watch, or one picture a shot to look over."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from shudian import files
from shudian.cut import encoding
from shudian.cut.engines import frames
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.engines.frames import Picture
from shudian.cut.probe import Source
from shudian.cut.reframe.picture import positions
from shudian.model.media import CropPath

_WIDTH = 640
_COLUMNS = 4
_LINE = (80, 220, 255)  # blue, green, red


def preview(source: Source, path: CropPath, output: Path, ffmpeg: Ffmpeg) -> None:
    """Write `output`: a contact sheet where it ends in .png or .jpg, else a film."""
    with files.whole(output) as temporary:
        if output.suffix.lower() in (".png", ".jpg", ".jpeg"):
            sheet = _sheet(source, path)
            temporary.write_bytes(cv2.imencode(output.suffix.lower(), sheet)[1].tobytes())
        else:
            _film(source, path, temporary, ffmpeg)


def _size(source: Source) -> tuple[int, int]:
    width, height = source.upright
    shown = width * float(source.aspect)
    return _WIDTH, max(2, round(_WIDTH * height / shown / 2) * 2)


def _film(source: Source, path: CropPath, output: Path, ffmpeg: Ffmpeg) -> None:
    size, rate = _size(source), source.info.frame_rate
    where = positions(path)
    raw = ("-f", "rawvideo", "-pix_fmt", "bgr24", "-s", f"{size[0]}x{size[1]}", "-framerate", str(rate))
    drawn = f"scale=out_color_matrix=bt709:out_range=tv,setsar=1,{encoding.TAGGED}"
    shape = ("-vf", drawn, *encoding.picture(rate, quality=26))
    args = [*raw, "-i", "pipe:0", *shape, *encoding.MP4, str(output)]
    with ffmpeg.fed(args) as pipe:
        for at, frame in enumerate(frames.frames(source.path, source.picture)):
            picture = frames.small(frame, *size, source.info.rotation)
            pipe.write(_drawn(picture, path, (where[at][0], where[at][1]), at).tobytes())


def _sheet(source: Source, path: CropPath) -> Picture:
    """The middle frame of every shot, in rows."""
    size = _size(source)
    wanted = {(shot.first + shot.end) // 2 for shot in path.shots}
    where = positions(path)
    shown = [
        _drawn(frames.small(frame, *size, source.info.rotation), path, (where[at][0], where[at][1]), at)
        for at, frame in enumerate(frames.frames(source.path, source.picture))
        if at in wanted
    ]
    shown += [np.zeros_like(shown[0])] * (-len(shown) % min(_COLUMNS, len(shown)))
    columns = min(_COLUMNS, len(shown))
    return np.vstack([np.hstack(shown[at : at + columns]) for at in range(0, len(shown), columns)])


def _drawn(picture: Picture, path: CropPath, where: tuple[float, float], frame: int) -> Picture:
    across, down = picture.shape[1] / path.source_width, picture.shape[0] / path.source_height
    left, top = round(where[0] * across), round(where[1] * down)
    right, bottom = round((where[0] + path.width) * across), round((where[1] + path.height) * down)
    out = np.ascontiguousarray(picture // 3)
    out[top:bottom, left:right] = picture[top:bottom, left:right]
    cv2.rectangle(out, (left, top), (right - 1, bottom - 1), _LINE, 2)
    cv2.putText(out, str(frame), (8, 22), cv2.FONT_HERSHEY_SIMPLEX, 0.6, _LINE, 1, cv2.LINE_AA)
    return out
