"""The house's encoding makes the same bytes however busy the machine is."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path

from shudian.cut import encoding
from shudian.cut.engines.ffmpeg import Ffmpeg

Clip = Callable[..., Path]


def test_a_busy_machine_makes_the_same_bytes(clip: Clip, ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    source = clip("moving.mp4", size="270x480", seconds=6, picture="mandelbrot=s=270x480:r=25", sound=None)
    scale = ("-vf", "scale=-2:960:flags=lanczos", *encoding.picture(Fraction(25), quality=23))

    def made(name: int) -> bytes:
        out = tmp_path / f"{name}.mp4"
        ffmpeg.run(["-i", source, "-map", "0:v:0", *scale, out])
        return out.read_bytes()

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(made, range(8)))) == 1
