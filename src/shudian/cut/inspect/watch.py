"""One decode of a finished file, picture and sound together, that stops at nothing and notes what breaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from shudian.cut.inspect.listen import Heard
from shudian.cut.inspect.small import Figures, Looker


@dataclass(slots=True)
class Watched:
    """A file as it plays. `times` are of each frame, in seconds of the file's own clock."""

    rate: Fraction
    size: tuple[int, int]
    aspect: Fraction
    codec: str
    times: list[float] = field(default_factory=list)
    figures: Figures = field(default_factory=Figures)
    damage: list[int] = field(default_factory=list)
    sound: Heard | None = None
    sound_codec: str | None = None

    @property
    def frames(self) -> int:
        return len(self.times)

    @property
    def starts(self) -> float:
        return self.times[0] if self.times else 0.0

    @property
    def seconds(self) -> float:
        return self.times[-1] - self.times[0] + float(1 / self.rate) if self.times else 0.0

    def frame_at(self, seconds: float) -> int:
        """The frame shown at a time of the file's own clock."""
        import bisect

        return max(0, min(self.frames, bisect.bisect_right(self.times, seconds + 1e-4)) - 1)


def watch(file: Path) -> Watched | None:
    """None if there is no picture in it; raises what PyAV raises where the file cannot be opened."""
    import av

    with av.open(str(file), metadata_errors="replace", options={"err_detect": "explode"}) as container:
        picture: Any = container.streams.best("video")
        sound: Any = container.streams.best("audio")
        if picture is None:
            return None
        rate = Fraction(picture.average_rate or picture.guessed_rate or 25)
        watched = Watched(
            rate,
            (picture.width, picture.height),
            Fraction(picture.sample_aspect_ratio or 1),
            str(picture.codec_context.name),
        )
        if sound is not None and sound.codec_context is not None:
            watched.sound, watched.sound_codec = Heard(), str(sound.codec_context.name)
        else:
            sound = None
        picture.thread_type = "AUTO"
        for stream in (picture, sound):
            if stream is not None:
                stream.codec_context.options = {"err_detect": "explode"}
        looker = Looker(rate)
        for is_picture, frame in _frames(container, picture, sound, watched):
            if is_picture:
                looker.see(frame)
                step = watched.times[-1] + float(1 / rate) if watched.times else 0.0
                watched.times.append(step if frame.time is None else float(frame.time))
            elif watched.sound:
                watched.sound.take(frame)
        watched.figures = looker.ended()
    return watched


def _frames(container: Any, picture: Any, sound: Any, watched: Watched) -> Iterator[tuple[bool, Any]]:
    """Frames as they come, each with whether it is a picture; what cannot be decoded is noted."""
    from av.error import FFmpegError

    packets = container.demux(*(stream for stream in (picture, sound) if stream is not None))
    while True:
        try:
            packet = next(packets)
        except StopIteration:
            return
        except FFmpegError:
            watched.damage.append(watched.frames)
            return
        is_picture = packet.stream is picture or packet.stream.index == picture.index
        try:
            decoded = list(packet.decode())
        except FFmpegError:
            _broken(watched, is_picture=is_picture)
            continue
        for frame in decoded:
            if frame.is_corrupt:
                _broken(watched, is_picture=is_picture)
            yield is_picture, frame


def _broken(watched: Watched, *, is_picture: bool) -> None:
    if is_picture:
        watched.damage.append(watched.frames)
    elif watched.sound:
        watched.sound.damage += 1
