"""One frame of a file as a JPEG."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from shudian.cut.engines import frames


def still(path: Path, frame: int, rate: Fraction, height: int) -> bytes | None:
    """Frame `frame` of a file that runs at `rate` from 0, upright already; None where it has none."""
    import cv2

    with frames.opened(path) as container:
        picture = container.streams.video[0]
        stream, tick = picture.index, Fraction(picture.time_base or 0)
    for shown in frames.frames(path, stream, since=frame / rate):
        if shown.pts is not None and shown.pts * tick >= (frame - Fraction(1, 2)) / rate:
            width = max(2, round(shown.width * height / shown.height))
            small = frames.small(shown, width, height, 0)
            return bytes(cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, 82])[1].tobytes())
    return None
