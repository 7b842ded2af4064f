"""What a media file really holds: frames counted by decoding them, the exact rate, rotation, sound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from shudian import files
from shudian.cut import findings as kinds
from shudian.finding import Finding, Place
from shudian.model.media import MediaInfo

#: Rates that material comes in; a measured one within a thousandth of these is meant to be it.
_STANDARD = tuple(
    Fraction(rate)
    for rate in (
        "24000/1001",
        "24",
        "25",
        "30000/1001",
        "30",
        "50",
        "60000/1001",
        "60",
        "10",
        "12",
        "15",
        "20",
    )
)
_HIGH_RANGE = (16, 18)  # SMPTE ST 2084 (PQ), ARIB STD-B67 (HLG)


@dataclass(frozen=True, slots=True)
class Source:
    """A file that can be cut: what it is, which of its streams are used, and when they start."""

    path: Path
    info: MediaInfo
    picture: int
    sound: int | None
    starts: Fraction  # of the first picture, in seconds of the file's own clock
    sound_starts: Fraction
    times: tuple[Fraction, ...]  # of every frame, from `starts`

    @property
    def upright(self) -> tuple[int, int]:
        """Width and height as shown, before the pixel aspect."""
        size = (self.info.width, self.info.height)
        return (size[1], size[0]) if self.info.rotation % 180 else size

    @property
    def aspect(self) -> Fraction:
        """The pixel aspect as shown."""
        return 1 / self.info.sample_aspect if self.info.rotation % 180 else self.info.sample_aspect


def probe(path: Path) -> tuple[MediaInfo | None, list[Finding]]:
    source, findings = look(path)
    return (source.info if source else None), findings


def look(path: Path) -> tuple[Source | None, list[Finding]]:
    """Open, decode every frame, and say what it is; None with findings if it cannot be cut."""
    from shudian.cut.engines import frames

    place = Place(file=path.name)
    with files.explained(path), path.open("rb") as file:
        if not file.read(1):
            return None, [kinds.EMPTY.at(place)]
    try:
        with frames.opened(path) as container:
            pictures = [s for s in container.streams.video if not _attached(s)]
            if not pictures:
                return None, [kinds.NO_PICTURE.at(place)]
            best = container.streams.best("video")
            stream = best if best in pictures else pictures[0]
            shape = _shape(container, stream)
    except (ValueError, OSError, LookupError) as error:
        return None, [kinds.NOT_MEDIA.at(place, why=_why(error))]
    return _counted(path, shape, len(pictures))


def rate_of(times: Sequence[Fraction], tick: Fraction, said: Sequence[Fraction]) -> tuple[Fraction, bool]:
    """The exact rate of frames at these times, and whether they leave its grid.

    `tick` is the file's unit of time; `said` are the rates its headers claim, best first.
    """
    if len(times) < 2:
        return (said[0] if said else Fraction(25)), False
    measured = (len(times) - 1) / (times[-1] - times[0]) if times[-1] > times[0] else Fraction(25)
    for rate in (*said, *_STANDARD, measured):
        slack = max(2 * tick, Fraction(1, 1000))
        if all(abs(time - times[0] - at / rate) <= slack for at, time in enumerate(times)):
            return rate, False
    nearest = min(_STANDARD, key=lambda rate: abs(rate - measured))
    if abs(nearest - measured) <= measured / 50:
        return nearest, True
    return max(measured.limit_denominator(1000), Fraction(1)), True


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the headers say."""

    container: str
    picture: int
    tick: Fraction
    rates: tuple[Fraction, ...]
    codec: str
    aspect: Fraction
    sound: int | None
    audio: tuple[str, int, int] | None
    sound_starts: Fraction


def _shape(container: Any, stream: Any) -> _Shape:
    sound = next((s for s in container.streams.audio if s.codec_context), None)
    if sound and (best := container.streams.best("audio", related=stream)):
        sound = best
    rates = (stream.guessed_rate, stream.average_rate, stream.base_rate)
    return _Shape(
        container=container.format.name,
        picture=stream.index,
        tick=Fraction(stream.time_base),
        rates=tuple(Fraction(rate) for rate in rates if rate),
        codec=stream.codec_context.name,
        aspect=Fraction(stream.sample_aspect_ratio or 1) or Fraction(1),
        sound=sound.index if sound else None,
        audio=(sound.codec_context.name, sound.codec_context.sample_rate, sound.codec_context.channels)
        if sound
        else None,
        sound_starts=Fraction(sound.start_time or 0) * sound.time_base if sound else Fraction(0),
    )


def _counted(path: Path, shape: _Shape, pictures: int) -> tuple[Source | None, list[Finding]]:
    from shudian.cut.engines import frames

    place = Place(file=path.name)
    damage: list[int] = []
    stamps: list[int | None] = []
    first = None
    for frame in frames.frames(path, shape.picture, damage):
        first = first or (frame.width, frame.height, round(frame.rotation), frame.color_trc)
        stamps.append(frame.pts)
    if first is None:
        return None, [kinds.NOT_MEDIA.at(place, why="no frame can be decoded")]
    width, height, rotation, transfer = first
    times = _times(stamps, shape)
    rate, variable = rate_of(times, shape.tick, shape.rates)
    info = MediaInfo(
        container=shape.container,
        width=width,
        height=height,
        frame_rate=rate,
        frames=len(times),
        seconds=times[-1] - times[0] + 1 / rate if variable else len(times) / rate,
        video_codec=shape.codec,
        sample_aspect=shape.aspect,
        rotation=rotation % 360,
        audio_codec=shape.audio[0] if shape.audio else None,
        audio_rate=shape.audio[1] if shape.audio else None,
        audio_channels=shape.audio[2] if shape.audio else None,
        variable_rate=variable,
    )
    found = []
    if pictures > 1:
        found.append(kinds.MANY_PICTURES.at(place, count=pictures, width=width, height=height))
    if variable:
        found.append(kinds.VARIABLE_RATE.at(place, rate=f"{float(rate):.3f}"))
    if damage:
        found.append(kinds.DAMAGED.at(place, count=len(damage)))
    if transfer in _HIGH_RANGE:
        found.append(kinds.HIGH_RANGE.at(place))
    from_start = tuple(time - times[0] for time in times)
    return Source(path, info, shape.picture, shape.sound, times[0], shape.sound_starts, from_start), found


def _times(stamps: Sequence[int | None], shape: _Shape) -> list[Fraction]:
    """Seconds of each frame; one without a stamp follows the frame before it."""
    step = 1 / shape.rates[0] if shape.rates else Fraction(1, 25)
    times: list[Fraction] = []
    for stamp in stamps:
        if stamp is not None:
            times.append(stamp * shape.tick)
        else:
            times.append(times[-1] + step if times else Fraction(0))
    return times


def _attached(stream: Any) -> bool:
    """A cover picture is no moving picture."""
    from av.stream import Disposition

    return bool(stream.disposition & Disposition.attached_pic) or not stream.codec_context


def _why(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).rstrip(".")
