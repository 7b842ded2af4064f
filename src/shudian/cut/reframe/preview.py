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
from shudian.cut.reframe.views import View, views
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
    shown = views(path)
    raw = ("-f", "rawvideo", "-pix_fmt", "bgr24", "-s", f"{size[0]}x{size[1]}", "-framerate", str(rate))
    drawn = f"scale=out_color_matrix=bt709:out_range=tv,setsar=1,{encoding.TAGGED}"
    shape = ("-vf", drawn, *encoding.picture(rate, quality=26))
    args = [*raw, "-i", "pipe:0", *shape, *encoding.MP4, str(output)]
    with ffmpeg.fed(args) as pipe:
        for at, frame in enumerate(frames.frames(source.path, source.picture)):
            picture = frames.small(frame, *size, source.info.rotation)
            pipe.write(_drawn(picture, path, shown[at], at).tobytes())


def _sheet(source: Source, path: CropPath) -> Picture:
    """The middle frame of every shot, in rows."""
    size = _size(source)
    wanted = {(shot.first + shot.end) // 2 for shot in path.shots}
    shown = views(path)
    cells = [
        _drawn(frames.small(frame, *size, source.info.rotation), path, shown[at], at)
        for at, frame in enumerate(frames.frames(source.path, source.picture))
        if at in wanted
    ]
    cells += [np.zeros_like(cells[0])] * (-len(cells) % min(_COLUMNS, len(cells)))
    columns = min(_COLUMNS, len(cells))
    return np.vstack([np.hstack(cells[at : at + columns]) for at in range(0, len(cells), columns)])


def _drawn(picture: Picture, path: CropPath, view: View, frame: int) -> Picture:
    across, down = picture.shape[1] / path.source_width, picture.shape[0] / path.source_height
    out = np.ascontiguousarray(picture // 3)
    for number, (x, y, width, height) in enumerate(view.parts, 1):
        left, top = round(x * across), round(y * down)
        right, bottom = round((x + width) * across), round((y + height) * down)
        out[top:bottom, left:right] = picture[top:bottom, left:right]
        cv2.rectangle(out, (left, top), (right - 1, bottom - 1), _LINE, 2)
        if len(view.parts) > 1:
            _written(out, str(number), (left + 8, bottom - 10))
    _written(out, str(frame), (8, 22))
    return out


def _written(picture: Picture, text: str, at: tuple[int, int]) -> None:
    cv2.putText(picture, text, at, cv2.FONT_HERSHEY_SIMPLEX, 0.6, _LINE, 1, cv2.LINE_AA)
