"""Frames of a file by number, whatever the order they are asked for in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from contextlib import suppress
from fractions import Fraction

from av.video.frame import VideoFrame

from shudian.cut.engines import frames
from shudian.cut.probe import Source

#: Going on is cheaper than a jump up to here.
_NEAR = 48
#: Files that count milliseconds put a frame up to half a one late.
_ROUNDED = Fraction(1, 1000)


class Frames:
    """Decoded frames of one file. A jump lands on a frame known by its time, or starts over."""

    def __init__(self, source: Source, rate: Fraction) -> None:
        self._source, self._rate = source, rate
        self._at = -1
        self._frame: VideoFrame | None = None
        self._decoded: Iterator[VideoFrame] = iter(())
        self._number_at = {time: at for at, time in enumerate(source.times)}
        self._sure = len(self._number_at) == len(source.times)

    def close(self) -> None:
        """Let go of the file."""
        with suppress(AttributeError):
            self._decoded.close()  # type: ignore[attr-defined]  # a generator where anything was decoded

    def source_frame(self, number: int) -> VideoFrame:
        """The picture on screen at `number` / rate, which is the frame of that number where the rate holds."""
        if not self._source.info.variable_rate:
            return self._decoded_frame(number)
        time = number / self._rate + _ROUNDED
        return self._decoded_frame(max(0, bisect_right(self._source.times, time) - 1))

    def _decoded_frame(self, wanted: int) -> VideoFrame:
        if not 0 <= wanted < len(self._source.times):
            raise ValueError(f"{self._source.path.name} has no frame {wanted}.")
        if wanted < self._at or self._frame is None or wanted - self._at > _NEAR:
            self._jump(wanted)
        while self._at < wanted:
            self._frame = next(self._decoded)
            self._at += 1
        assert self._frame is not None
        return self._frame

    def _jump(self, wanted: int) -> None:
        self.close()
        self._frame = None
        if self._sure and wanted > _NEAR:
            since = self._source.starts + self._source.times[wanted]
            self._decoded = frames.frames(self._source.path, self._source.picture, since=since)
            frame = next(self._decoded, None)
            number = self._number(frame)
            if frame is not None and number is not None and number <= wanted:
                self._frame, self._at = frame, number
                return
            self.close()
        self._decoded = frames.frames(self._source.path, self._source.picture)
        self._at = -1

    def _number(self, frame: VideoFrame | None) -> int | None:
        if frame is None or frame.pts is None or frame.time_base is None:
            return None
        return self._number_at.get(frame.pts * Fraction(frame.time_base) - self._source.starts)
