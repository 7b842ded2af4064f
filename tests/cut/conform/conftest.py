"""Clips whose frames know their own number: twelve bits in black and white blocks."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from shudian.cut.engines.ffmpeg import Ffmpeg

Plane = npt.NDArray[np.uint8]
Numbered = Callable[..., Path]
Numbers = Callable[[Path], list[int | None]]
BITS = 12


def drawn(number: int) -> Plane:
    """A 96×64 picture: six blocks a row, two rows, the lowest bit first."""
    bits = [(number >> at) & 1 for at in range(BITS)]
    blocks = np.array(bits, np.uint8).reshape(2, 6) * 180 + 40
    return np.kron(blocks, np.ones((32, 16), np.uint8)).astype(np.uint8)


@pytest.fixture(scope="session")
def numbered(ffmpeg: Ffmpeg, tmp_path_factory: pytest.TempPathFactory) -> Numbered:
    """A clip of `frames` frames, with a tone of 1 kHz that starts with the picture."""
    bench = tmp_path_factory.mktemp("numbered")

    def make(
        target: Path,
        *,
        frames: int = 100,
        rate: Fraction = Fraction(25),
        more: tuple[str, ...] = (),
        first: int = 0,
    ) -> Path:
        raw = bench / "raw.yuv"
        grey = np.full((32, 48), 128, np.uint8).tobytes() * 2
        raw.write_bytes(b"".join(drawn(first + at).tobytes() + grey for at in range(frames)))
        target.parent.mkdir(parents=True, exist_ok=True)
        ffmpeg.run(
            [
                *("-f", "rawvideo", "-s", "96x64", "-pix_fmt", "yuv420p", "-framerate", str(rate), "-i", raw),
                *("-f", "lavfi", "-i", f"sine=f=1000:r=48000:d={float(frames / rate)}"),
                *("-c:v", "libx264", "-qp", "20", "-bf", "2", "-g", "30", "-c:a", "aac"),
                *more,
                target,
            ]
        )
        return target

    return make


@pytest.fixture(scope="session")
def numbers() -> Numbers:
    return _numbers


def _numbers(path: Path) -> list[int | None]:
    """The number that every frame of a film shows, None where it is black."""
    import av

    read: list[int | None] = []
    with av.open(str(path)) as container:
        for frame in container.decode(video=0):
            grey = frame.to_ndarray(format="gray8")
            rows, columns = grey.shape[0] // 2, grey.shape[1] // 6
            means = [
                grey[row * rows + 8 : (row + 1) * rows - 8, at * columns + 4 : (at + 1) * columns - 4].mean()
                for row in range(2)
                for at in range(6)
            ]
            black = max(means) < 12
            read.append(None if black else sum(int(mean > 128) << at for at, mean in enumerate(means)))
    return read
