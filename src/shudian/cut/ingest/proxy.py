"""A proxy: small, upright, square pixels, a constant rate, sound in step, the timecode of its original."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from shudian import files
from shudian.cut import encoding
from shudian.cut.clock import drops, text_of
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.probe import Source
from shudian.cut.sound.sync import in_step

HEIGHT = 540
_QUALITY = 28
_KILOBITS = 96


def proxy(source: Source, output: Path, ffmpeg: Ffmpeg, *, height: int = HEIGHT) -> None:
    """Write `output` whole or not at all; frame n shows what is on screen at n / rate of the original."""
    ffmpeg.need("libx264")
    rate = source.info.frame_rate
    width, tall = proxy_size(source, height)
    picture = (
        # the first picture at zero; a frame late by rounding still counts
        f"setpts=PTS-STARTPTS,fps={rate}:round=near,tpad=stop=2:stop_mode=clone,"  # the rate's change may leave out the last
        f"scale={width}:{tall}:flags=bicubic:out_color_matrix=bt709:out_range=tv,setsar=1,format=yuv420p,"
        f"{encoding.TAGGED}"
    )
    args: list[str | Path] = ["-i", source.path, "-map", f"0:{source.picture}", "-vf", picture]
    args += [*encoding.picture(rate, quality=_QUALITY), "-frames:v", str(frames(source))]
    if source.sound is not None:
        sound = *encoding.sound(_KILOBITS), *encoding.NO_RUN_UP
        args += ["-map", f"0:{source.sound}", "-af", in_step(source), *sound]
    if (first := source.timecode) is not None:
        drop = ";" in (source.info.timecode or "") and drops(rate)
        args += ["-timecode", text_of(first, rate, drop=drop)]
    with files.whole(output) as temporary:
        ffmpeg.run([*args, *encoding.MP4, temporary.absolute()])


def frames(source: Source) -> int:
    """Frames of the proxy: those of the original, or what a constant rate makes of its length."""
    info = source.info
    return round(info.seconds * info.frame_rate) if info.variable_rate else info.frames


def proxy_size(source: Source, height: int) -> tuple[int, int]:
    """Square pixels, even sides; never larger than the original."""
    across, down = source.upright
    tall = min(height, down) // 2 * 2
    wide = Fraction(across) * source.aspect * tall / down
    return max(2, round(wide / 2) * 2), max(2, tall)
