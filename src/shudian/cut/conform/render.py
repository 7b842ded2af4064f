"""A conformed edit as a film: exactly the frames of each event, exactly as long in sound."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
from av.video.frame import VideoFrame

from shudian import files
from shudian.cut import encoding
from shudian.cut.clock import text_of
from shudian.cut.conform.edit import Edit, Event
from shudian.cut.conform.pictures import Frames
from shudian.cut.conform.verb import Conformed
from shudian.cut.engines import frames
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.engines.frames import Picture
from shudian.cut.probe import Source
from shudian.cut.sound.sync import in_step

Planes = tuple[Picture, Picture, Picture]
Samples = npt.NDArray[np.float32]
_BLACK = (16, 128, 128)
_CHANNELS = 2


@dataclass(frozen=True, slots=True)
class Look:
    """Size of the film, and how fine it is encoded."""

    size: tuple[int, int] | None = None  # that of the first picture
    quality: int = 16


def render(
    conformed: Conformed,
    output: Path,
    ffmpeg: Ffmpeg,
    look: Look = Look(),
    *,
    progress: Callable[[int], None] | None = None,
) -> None:
    """Write `output` whole or not at all, with the timecode of the timeline."""
    ffmpeg.need("libx264")
    edit = conformed.edit
    size = look.size or _own_size(conformed)
    with tempfile.TemporaryDirectory(prefix="shudian-conform-") as folder, files.whole(output) as temporary:
        heard = _sound(conformed, Path(folder), ffmpeg)
        args = _arguments(edit, size, look.quality, heard)
        with ffmpeg.fed([*args, temporary.absolute()]) as pipe:
            for number, planes in enumerate(_pictures(conformed, size), 1):
                for plane in planes:
                    pipe.write(plane.tobytes())
                if progress:
                    progress(number)


def _arguments(edit: Edit, size: tuple[int, int], quality: int, heard: Path | None) -> list[str | Path]:
    raw: list[str | Path] = [
        *("-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", f"{size[0]}x{size[1]}"),
        *("-framerate", str(edit.rate), "-colorspace", "bt709", "-color_range", "tv", "-i", "pipe:0"),
    ]
    sound: list[str | Path] = []
    if heard:
        raw += ["-f", "f32le", "-ar", str(encoding.SOUND_RATE), "-ac", str(_CHANNELS), "-i", heard]
        sound = ["-map", "1:a", *encoding.sound(), *encoding.NO_RUN_UP]
    clock = text_of(edit.start, edit.rate, drop=edit.drop)
    shape = (*encoding.picture(edit.rate, quality=quality), "-timecode", clock, *encoding.MP4)
    return [*raw, "-map", "0:v", *sound, "-vf", f"setsar=1,{encoding.TAGGED}", *shape]


def _pictures(conformed: Conformed, size: tuple[int, int]) -> Iterator[Planes]:
    black = _black(size)
    readers = {m.name: Frames(conformed.sources[m.name], m.rate) for m in conformed.edit.media}
    shown: tuple[VideoFrame, Planes] | None = None
    for first, end, event in conformed.edit.shown():
        for record in range(first, end):
            if event is None:
                yield black
                continue
            frame = readers[event.medium].source_frame(event.source_frame(record))
            if shown is None or shown[0] is not frame:
                shown = frame, _fitted(frame, conformed.sources[event.medium], size)
            yield shown[1]
    for reader in readers.values():
        reader.close()


def _own_size(conformed: Conformed) -> tuple[int, int]:
    pieces = (event for _, _, event in conformed.edit.shown() if event)
    first = next(pieces, conformed.edit.events[0])
    return _shown_size(conformed.sources[first.medium])


def _shown_size(source: Source) -> tuple[int, int]:
    """With square pixels, both sides even."""
    width, height = source.upright
    return max(2, round(width * source.aspect / 2) * 2), max(2, height // 2 * 2)


def _fitted(frame: VideoFrame, source: Source, size: tuple[int, int]) -> Planes:
    """A frame whole in the middle of the film's size, black around it."""
    own = _shown_size(source)
    scale = min(Fraction(size[0], own[0]), Fraction(size[1], own[1]))
    width, height = (
        min(full, max(2, round(side * scale / 2) * 2)) for side, full in zip(own, size, strict=True)
    )
    planes = frames.planes(frame, source.info.rotation)
    left, top = (size[0] - width) // 4 * 2, (size[1] - height) // 4 * 2
    out = _black(size)
    for at, plane in enumerate(planes):
        half = 1 if at == 0 else 2
        inside = (width // half, height // half)
        if plane.shape[::-1] != inside:
            shrinks = inside[0] < plane.shape[1]
            plane = np.asarray(  # noqa: PLW2901  # the same plane at its place's size
                cv2.resize(plane, inside, interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC)
            )
        out[at][top // half : top // half + inside[1], left // half : left // half + inside[0]] = plane
    return out


def _black(size: tuple[int, int]) -> Planes:
    (luma, blue, red), half = _BLACK, (size[1] // 2, size[0] // 2)
    return (
        np.full(size[::-1], luma, np.uint8),
        np.full(half, blue, np.uint8),
        np.full(half, red, np.uint8),
    )


def _sound(conformed: Conformed, folder: Path, ffmpeg: Ffmpeg) -> Path | None:
    """The mixed sound as raw samples in a file; None where nothing sounds."""
    heard = [
        (first, end, event)
        for first, end, event in conformed.edit.heard()
        if event.speed == 1 and conformed.sources[event.medium].sound is not None
    ]
    if not heard:
        return None
    rate = conformed.edit.rate
    out = folder / "mix.f32"
    mix = np.memmap(out, np.float32, "w+", shape=(_sample(conformed.edit.frames, rate), _CHANNELS))
    tracks = {
        name: _samples(conformed.sources[name], folder / f"{at}.f32", ffmpeg)
        for at, name in enumerate(dict.fromkeys(event.medium for _, _, event in heard))
    }
    for first, end, event in heard:
        _add(mix, tracks[event.medium], event, (first, end), conformed)
    mix.flush()
    return out


def _add(mix: Samples, track: Samples, event: Event, record: tuple[int, int], conformed: Conformed) -> None:
    rate = conformed.edit.rate
    start = Fraction(event.source[0]) / conformed.edit.medium(event).rate
    start += (record[0] - event.record[0]) / rate
    at, end = _sample(record[0], rate), _sample(record[1], rate)
    piece = track[_sample(start, Fraction(1)) :][: end - at]
    mix[at : at + len(piece)] += piece


def _samples(source: Source, out: Path, ffmpeg: Ffmpeg) -> Samples:
    """The sound of a file from its first picture on."""
    layout = ("-ac", str(_CHANNELS), "-ar", str(encoding.SOUND_RATE), "-f", "f32le")
    ffmpeg.run(["-i", source.path, "-map", f"0:{source.sound}", "-af", in_step(source), *layout, out])
    count = out.stat().st_size // (4 * _CHANNELS)
    if not count:
        return np.zeros((0, _CHANNELS), np.float32)
    return np.memmap(out, np.float32, "r", shape=(count, _CHANNELS))


def _sample(frame: Fraction | int, rate: Fraction) -> int:
    return round(Fraction(frame) / rate * encoding.SOUND_RATE)
