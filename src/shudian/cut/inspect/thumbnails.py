"""Small pictures of a file for its page: key frames along the programme, and the frames of its findings."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

_STRIP, _STRIP_HEIGHT, _HEIGHT = 16, 96, 320
_MOST = 40


def strip(file: Path) -> list[tuple[float, bytes]]:
    """Key frames spread over the programme, each with its time in seconds from the first, as JPEG."""
    frames = [(float(frame.time or 0), frame) for frame in _keys(file)]
    if not frames:
        return []
    step = max(1, -(-len(frames) // _STRIP))
    return [(at - frames[0][0], _jpeg(frame, _STRIP_HEIGHT)) for at, frame in frames[::step]]


def at_frames(file: Path, wanted: Iterable[int]) -> dict[int, bytes]:
    """The named frames, counted as they are decoded, as JPEG; those of a broken place may be missing."""
    made = ((number, frame_at(file, number)) for number in sorted(set(wanted))[:_MOST])
    return {number: _jpeg(frame, _HEIGHT) for number, frame in made if frame is not None}


def frame_at(file: Path, number: int) -> Any | None:
    """A frame of a file with a constant rate; None where it cannot be decoded."""
    import av
    from av.error import FFmpegError

    with av.open(str(file), metadata_errors="replace") as container:
        stream: Any = container.streams.best("video")
        rate, start = float(stream.average_rate or 25), float((stream.start_time or 0) * stream.time_base)
        at = start + number / rate
        try:
            container.seek(int((at + 1e-3) / stream.time_base), stream=stream)
            for frame in container.decode(stream):
                if frame.time is None or frame.time >= at - 0.4 / rate:
                    return frame
        except FFmpegError:
            return None
    return None


def _keys(file: Path) -> Iterable[Any]:
    import av
    from av.error import FFmpegError

    with av.open(str(file), metadata_errors="replace") as container:
        stream: Any = container.streams.best("video")
        stream.codec_context.skip_frame = "NONKEY"
        try:
            for frame in container.decode(stream):
                yield frame.reformat(height=_STRIP_HEIGHT * 2, width=_even(frame, _STRIP_HEIGHT * 2))
        except FFmpegError:
            return


def _even(frame: Any, height: int) -> int:
    return max(2, round(height * int(frame.width) / int(frame.height) / 2) * 2)


def _jpeg(frame: Any, height: int) -> bytes:
    picture = frame.reformat(_even(frame, height), height, "rgb24").to_image()
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=72)
    return out.getvalue()
