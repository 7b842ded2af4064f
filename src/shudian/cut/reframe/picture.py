"""Render a crop path: every decoded frame drawn as its view shows it, and encoded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

from av.video.frame import VideoFrame

from shudian.cut import encoding
from shudian.cut.engines import frames
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.probe import Source
from shudian.cut.reframe.frame import Canvas, drawn
from shudian.cut.reframe.views import views
from shudian.cut.sound.sync import in_step
from shudian.model.media import CropPath


def render(
    source: Source,
    path: CropPath,
    output: Path,
    size: tuple[int, int],
    ffmpeg: Ffmpeg,
    *,
    progress: Callable[[int], None] | None = None,
) -> None:
    """Encode the cropped picture at `size`, with the sound of the source in step with it."""
    ffmpeg.need("libx264")
    shown, canvas = views(path), Canvas(size, source.upright, (path.width, path.height))
    with ffmpeg.fed(_arguments(source, size, output)) as pipe:
        for number, (at, frame) in enumerate(_conformed(source)):
            for plane in drawn(frame, source.info.rotation, canvas, shown[at]):
                pipe.write(plane.tobytes())
            if progress:
                progress(number + 1)


def _arguments(source: Source, size: tuple[int, int], output: Path) -> list[str | Path]:
    rate = source.info.frame_rate
    raw: tuple[str | Path, ...] = (
        *("-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", f"{size[0]}x{size[1]}"),
        *("-framerate", str(rate), "-colorspace", "bt709", "-color_range", "tv", "-i", "pipe:0"),
    )
    shape: tuple[str, ...] = ("-vf", f"setsar=1,{encoding.TAGGED}", *encoding.picture(rate), *encoding.MP4)
    if source.sound is None:
        return [*raw, "-map", "0:v", *shape, output]
    maps = ("-map", "0:v", "-map", f"1:{source.sound}", "-af", in_step(source))
    return [*raw, "-i", source.path, *maps, *encoding.sound(), *encoding.NO_RUN_UP, *shape, output]


def _conformed(source: Source) -> Iterator[tuple[int, VideoFrame]]:
    """Each frame with its number; at a constant rate if the source has none."""
    decoded = enumerate(frames.frames(source.path, source.picture))
    if not source.info.variable_rate:
        yield from decoded
        return
    rate, count = source.info.frame_rate, len(source.times)
    shown = Fraction(0)
    for at, frame in decoded:
        until = source.times[at + 1] if at + 1 < count else source.times[at] + 1 / rate
        while shown / rate < until - 1 / rate / 2:
            yield at, frame
            shown += 1
