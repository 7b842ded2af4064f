"""What a media file really holds: frames counted by decoding them, the exact rate, rotation, sound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from shudian import files
from shudian.cut import findings as kinds
from shudian.cut.clock import frame_of
from shudian.cut.ingest import findings as ingest
from shudian.cut.ingest.headers import Colour, Headers, colour, headers, hides_picture
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
_HIGH_RANGE = ("smpte2084", "arib-std-b67")  # PQ, HLG


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

    @property
    def timecode(self) -> int | None:
        """Of the first frame, as a frame count; None if the file has none or a wrong one."""
        try:
            return frame_of(self.info.timecode, self.info.frame_rate) if self.info.timecode else None
        except ValueError:
            return None


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
            shape = headers(container)
    except (*frames.DAMAGE, ValueError, OSError, LookupError) as error:
        return None, [kinds.NOT_MEDIA.at(place, why=_why(error))]
    if shape is None:
        return None, [kinds.NO_PICTURE.at(place)]
    return _counted(path, shape)


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


def _counted(path: Path, shape: Headers) -> tuple[Source | None, list[Finding]]:
    from shudian.cut.engines import frames

    damage: list[int] = []
    stamps: list[int | None] = []
    first = None
    for frame in frames.frames(path, shape.picture, damage):
        first = first or _First(frame.width, frame.height, round(frame.rotation) % 360, colour(frame))
        stamps.append(frame.pts)
    if first is None:
        return None, [kinds.NOT_MEDIA.at(Place(file=path.name), why="no frame can be decoded")]
    times = _times(stamps, shape)
    info = _info(path, shape, first, times)
    from_start = tuple(time - times[0] for time in times)
    source = Source(path, info, shape.picture, shape.sound, times[0], shape.sound_starts, from_start)
    return source, list(_said(source, shape, len(damage)))


@dataclass(frozen=True, slots=True)
class _First:
    """The first decoded frame: what the headers promise and the codec decides."""

    width: int
    height: int
    rotation: int
    colour: Colour


def _info(path: Path, shape: Headers, first: _First, times: Sequence[Fraction]) -> MediaInfo:
    rate, variable = rate_of(times, shape.tick, shape.rates)
    audio = shape.audio
    return MediaInfo(
        container=shape.container,
        width=first.width,
        height=first.height,
        frame_rate=rate,
        frames=len(times),
        seconds=times[-1] - times[0] + 1 / rate if variable else len(times) / rate,
        video_codec=shape.codec,
        sample_aspect=shape.aspect,
        rotation=first.rotation,
        audio_codec=audio.codec if audio else None,
        audio_rate=audio.sample_rate if audio else None,
        audio_channels=audio.channels if audio else None,
        variable_rate=variable,
        pixel_format=first.colour.pixels,
        primaries=first.colour.primaries,
        transfer=first.colour.transfer,
        matrix=first.colour.matrix,
        full_range=first.colour.full,
        timecode=shape.timecode,
        reel=shape.reel,
        edit_list="mp4" in shape.container.split(",") and hides_picture(path),
        sound_after=shape.sound_starts - times[0] if audio else None,
        bytes=path.stat().st_size,
        streams=shape.streams,
    )


def _said(source: Source, shape: Headers, damage: int) -> Iterator[Finding]:
    info, place = source.info, Place(file=source.path.name)
    if shape.pictures > 1:
        yield kinds.MANY_PICTURES.at(place, count=shape.pictures, width=info.width, height=info.height)
    if info.variable_rate:
        yield kinds.VARIABLE_RATE.at(place, rate=f"{float(info.frame_rate):.3f}")
    if info.edit_list:
        yield ingest.EDIT_LIST.at(place, frames=info.frames)
    if damage:
        yield kinds.DAMAGED.at(place, count=damage)
    if info.transfer in _HIGH_RANGE:
        yield kinds.HIGH_RANGE.at(place)
    if info.sound_after is not None and abs(info.sound_after) > 1 / info.frame_rate:
        side = ingest.AFTER if info.sound_after > 0 else ingest.BEFORE
        yield ingest.SOUND_APART.at(place, seconds=f"{abs(float(info.sound_after)):.3f}", side=side)
    if info.timecode and source.timecode is None:
        yield ingest.BAD_TIMECODE.at(place, timecode=info.timecode)


def _times(stamps: Sequence[int | None], shape: Headers) -> list[Fraction]:
    """Seconds of each frame; one without a stamp follows the frame before it."""
    step = 1 / shape.rates[0] if shape.rates else Fraction(1, 25)
    times: list[Fraction] = []
    for stamp in stamps:
        if stamp is not None:
            times.append(stamp * shape.tick)
        else:
            times.append(times[-1] + step if times else Fraction(0))
    return times


def _why(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).rstrip(".")
