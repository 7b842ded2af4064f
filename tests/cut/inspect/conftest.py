"""A finished file with no fault, and ways to give it one."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.platforms import Profile, profile

Finished = Callable[..., Path]
RATE, SECONDS = 25, 6
PICTURE = f"testsrc2=s=180x320:r={RATE}"
SOUND = "sine=f=1000:r=48000,volume=7.1dB,aformat=channel_layouts=stereo"
X264 = (
    "-c:v",
    "libx264",
    "-preset",
    "ultrafast",
    "-pix_fmt",
    "yuv420p",
    "-g",
    "50",
    "-bf",
    "0",
    "-level",
    "4.0",
)
WRAPPED = ("-c:a", "flac", "-b:a", "192k", "-movflags", "+faststart", "-use_editlist", "0")


@pytest.fixture(scope="session")
def vertical() -> Profile:
    """The house profile for pictures as small as these."""
    return replace(profile("vertical-9x16"), size=(180, 320))


@pytest.fixture(scope="session")
def finished(ffmpeg: Ffmpeg, tmp_path_factory: pytest.TempPathFactory) -> Finished:
    folder = tmp_path_factory.mktemp("finished")

    def make(
        name: str,
        *,
        picture: str = PICTURE,
        looks: str = "null",
        sound: str | None = SOUND,
        hears: str = "anull",
        seconds: float = SECONDS,
        coded: tuple[str, ...] = X264,
        wrapped: tuple[str, ...] = WRAPPED,
    ) -> Path:
        target = folder / name
        if not target.exists():
            heard = ["-f", "lavfi", "-i", f"{sound},atrim=0:{seconds}", "-af", hears] if sound else []
            seen = ["-f", "lavfi", "-i", f"{picture},trim=0:{seconds}"]
            ffmpeg.run([*seen, *heard, "-vf", looks, *coded, *(wrapped if sound else wrapped[4:]), target])
        return target

    return make
