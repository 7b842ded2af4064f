"""Small clips with known truth, made by ffmpeg's own generators."""

from collections.abc import Callable
from pathlib import Path

import pytest

from shudian.cut.engines.ffmpeg import Ffmpeg, locate

Clip = Callable[..., Path]


@pytest.fixture(scope="session")
def ffmpeg() -> Ffmpeg:
    pytest.importorskip("av", reason="the video extra is not installed")
    return locate()


@pytest.fixture(scope="session")
def clip(ffmpeg: Ffmpeg, tmp_path_factory: pytest.TempPathFactory) -> Clip:
    """A clip of `seconds` at `size`; `sound` is a lavfi source or None, `more` are output options."""
    folder = tmp_path_factory.mktemp("clips")

    def make(
        name: str,
        *,
        size: str = "320x180",
        rate: str = "25",
        seconds: float = 2,
        picture: str | None = None,
        sound: str | None = "sine=f=440:r=48000",
        more: tuple[str, ...] = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"),
    ) -> Path:
        target = folder / name
        if not target.exists():
            source = picture or f"testsrc=s={size}:r={rate}"
            heard = ["-f", "lavfi", "-i", sound] if sound else []
            ffmpeg.run(["-f", "lavfi", "-i", source, *heard, "-t", str(seconds), *more, target])
        return target

    return make
