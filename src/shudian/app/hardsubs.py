"""Burned-in subtitles of a film: its frames from cut, what is read in them by localise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shudian import files
from shudian.finding import Finding, failed
from shudian.model.text import Track
from shudian.units import Lang

if TYPE_CHECKING:
    from shudian.cut.probe import Source
    from shudian.localise.hardsubs.picture import Luma
    from shudian.localise.hardsubs.read import Reading
    from shudian.localise.hardsubs.reader import Reader
    from shudian.localise.hardsubs.survey import Survey

#: Formats whose first plane is the luma itself.
_PLANAR = ("yuv", "nv12", "nv21", "gray")
_MASK_FILM = ("-c:v", "libx264", "-preset", "veryfast", "-crf", "12", "-pix_fmt", "yuv420p")


@dataclass(frozen=True, slots=True)
class Found:
    """What was read in a film, and what its masks and signs are made of."""

    source: Source
    survey: Survey
    readings: tuple[Reading, ...]
    track: Track

    @property
    def times(self) -> tuple[Fraction, ...]:
        """When each frame is shown, and the end."""
        return (*self.source.times, self.source.info.seconds)


def read(
    film: Path,
    language: Lang,
    *,
    reader: Reader | None = None,
    progress: Callable[[int], None] | None = None,
) -> tuple[Found | None, list[Finding]]:
    """Find and read the subtitles burned into a film; `progress` is told thousandths."""
    from shudian.cut.probe import look
    from shudian.localise.hardsubs import find
    from shudian.localise.hardsubs.reader import PaddleReader
    from shudian.localise.hardsubs.survey import samples

    source, findings = look(film)
    if source is None or failed(findings):
        return None, findings
    reader = reader or PaddleReader()
    count = source.info.frames

    def told(frames: int) -> None:
        if progress:
            progress(min(1000, 500 * frames // count))

    wanted = samples(count, float(source.info.frame_rate))
    seen = find.survey(_told(lumas(source, wanted), told), reader)
    readings = find.subtitles(lumas(source), seen, reader, lambda at: told(count + at))
    times = (*source.times, source.info.seconds)
    track, more = find.track(readings, times, language)
    findings += more
    return (Found(source, seen, tuple(readings), track) if track else None), findings


def scripted(found: Found, data: bytes, name: str) -> tuple[Found, list[Finding]]:
    """The subtitles linked to a script's lines, and corrected by them."""
    from shudian import script
    from shudian.localise.hardsubs.script import linked

    series, findings = script.read(data, name)
    if series is None:
        return found, findings
    lines = {
        element.id: element.text
        for episode in series.episodes
        for scene in episode.scenes
        for element in scene.elements
    }
    track, more = linked(found.track, lines)
    return replace(found, track=track), [*findings, *more]


def lumas(source: Source, wanted: range | None = None) -> Iterator[tuple[int, Luma]]:
    """The upright luma of every frame, or of those wanted, no larger than lines need to be read."""
    from shudian.cut.engines import frames
    from shudian.localise.hardsubs.survey import shrunk

    for number, frame in enumerate(frames.frames(source.path, source.picture)):
        if wanted is None or number in wanted:
            yield number, shrunk(frames.upright(_luma(frame), source.info.rotation))


def masks(found: Found, out: Path) -> None:
    """Where letters stand, for who paints a clean plate: a picture a subtitle, or a film where `out` is one."""
    from shudian.cut.engines.ffmpeg import locate
    from shudian.localise.hardsubs import plate

    size = found.source.upright
    if out.suffix.lower() not in (".mp4", ".mov", ".mkv"):
        out.mkdir(parents=True, exist_ok=True)
        for count, reading in enumerate(found.readings, 1):
            assert found.survey.band
            picture = plate.mask(reading, found.survey.band, found.survey, size)
            name = f"{count:04d}_{reading.first:06d}-{reading.end - 1:06d}.png"
            files.write_whole(out / name, plate.png(picture))
        return
    rate = found.source.info.frame_rate
    shape = ("-f", "rawvideo", "-pix_fmt", "gray", "-s", f"{size[0]}x{size[1]}", "-r", str(rate))
    even = ("-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2")
    with files.whole(out) as whole, locate().fed([*shape, "-i", "pipe:0", *even, *_MASK_FILM, whole]) as pipe:
        for picture in plate.masks(found.readings, found.survey, size, found.source.info.frames):
            pipe.write(picture.tobytes())


def signs(found: Found, reader: Reader | None = None) -> bytes:
    """The texts in the picture that are no subtitles, as CSV."""
    from shudian.localise.hardsubs.reader import PaddleReader
    from shudian.localise.hardsubs.signs import as_csv
    from shudian.localise.hardsubs.signs import signs as read_signs

    scale = Fraction(found.source.upright[0], found.survey.size[0])
    return as_csv(read_signs(found.survey, reader or PaddleReader()), found.times, scale)


def _told(frames: Iterator[tuple[int, Luma]], progress: Callable[[int], None]) -> Iterator[tuple[int, Luma]]:
    for number, luma in frames:
        progress(number)
        yield number, luma


def _luma(frame: Any) -> Luma:
    import numpy as np

    name = frame.format.name
    if not name.startswith(_PLANAR) or any(depth in name for depth in ("9", "10", "12", "14", "16")):
        frame = frame.reformat(format="gray")
    plane = frame.planes[0]
    rows = np.frombuffer(plane, np.uint8).reshape(plane.height, plane.line_size)
    return rows[:, : plane.width]
