"""Segments with known content: a counter of grey steps, each frame of its own brightness."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from shudian.cut.engines.ffmpeg import Ffmpeg

Piece = Callable[..., Path]
RATE = Fraction(25)
WIDE, HIGH = 64, 112
X264 = (
    *("-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-g", "999", "-bf", "2"),
    *("-x264-params", "open-gop=0:sync-lookahead=0:scenecut=0:level=4.0"),
)


@pytest.fixture(scope="session")
def piece(ffmpeg: Ffmpeg, tmp_path_factory: pytest.TempPathFactory) -> Piece:
    """Frames [first, end) encoded by themselves; `look` makes another picture of them."""
    folder = tmp_path_factory.mktemp("pieces")

    def make(first: int, end: int, look: int = 0, *, size: str = f"{WIDE}x{HIGH}", rate: str = "25") -> Path:
        target = folder / f"{first}-{end}-{look}-{size}-{rate.replace('/', '_')}.mp4"
        if not target.exists():
            moving = f"testsrc=s={size}:r={rate},trim=start_frame={first}:end_frame={end},setpts=N/({rate})/TB,hue=h={look}"
            ffmpeg.run(["-f", "lavfi", "-i", moving, "-r", rate, *X264, target])
        return target

    return make


@pytest.fixture(scope="session")
def spoken(ffmpeg: Ffmpeg, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Nine seconds of AAC that click at every whole second."""
    target = tmp_path_factory.mktemp("sounds") / "clicks.m4a"
    clicks = "aevalsrc='0.8*sin(2*PI*1000*t)*lt(mod(t,1),0.01)':s=48000:d=9"
    ffmpeg.run(["-f", "lavfi", "-i", clicks, "-ac", "2", "-c:a", "aac", "-b:a", "128k", target])
    return target
