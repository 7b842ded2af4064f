"""Frames of a window that moves in fractions of a pixel, computed here and handed to the encoder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, cast

from shudian.cut.engines import frames
from shudian.cut.reframe.picture import warped as warped_planes
from shudian.cut.season.picture import Stretch
from shudian.model.media import CropPath
from shudian.model.work import Json


def warped(stretch: Stretch, settings: Mapping[str, Json], start: Fraction | None) -> Iterator[bytes]:
    """The stretch at its size as raw 4:2:0 planes, frame by frame, read from `start` on (None: from the first).

    `settings` are those of `shape.followed`.
    """
    said = cast(dict[str, Any], settings)
    (source_width, source_height), (width, height) = said["of"], said["window"]
    path = CropPath(source_width, source_height, width, height, stretch.rate, (), ())
    where = said["where"]
    with frames.opened(stretch.file) as opened:
        container: Any = opened
        stream = container.streams[stretch.stream]
        if start is not None:
            container.seek(max(0, int(start / stream.time_base)), stream=stream)
        try:
            for frame in container.decode(stream):
                number = round((frame.pts * stream.time_base - stretch.starts) * stretch.rate)
                if number >= stretch.end:
                    return
                if number >= stretch.first:
                    at = where[number - stretch.first]
                    planes = warped_planes(frame, round(frame.rotation), path, at, stretch.size)
                    yield b"".join(plane.tobytes() for plane in planes)
        except frames.DAMAGE:  # whoever counts the frames finds out
            return
