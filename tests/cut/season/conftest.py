"""A clip whose every frame says by its brightness which one it is, and a way to encode stretches of it."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path

import pytest

from shudian import fonts
from shudian.cut.engines import frames
from shudian.cut.engines.ffmpeg import Ffmpeg, locate
from shudian.cut.season.picture import Rung, Stretch, Wanted, encode

FRAMES = 120
RATE = Fraction(25)
NTSC = Fraction(30000, 1001)
SIZE = (36, 64)
RUNGS = (Rung(36, 64), Rung(18, 32))
Clip = Callable[..., Path]
Encode = Callable[..., list[Path]]


def brightness(number: int) -> int:
    return 16 + number * 7 % 200


def numbered(file: Path) -> list[bool]:
    """Whether each frame of a file is the one that should stand there."""
    return [
        abs(float(frames.planes(frame, 0)[0].mean()) - brightness(at)) < 1.5
        for at, frame in enumerate(frames.frames(file, 0))
    ]


@pytest.fixture(scope="session")
def one_thread(ffmpeg: Ffmpeg) -> Ffmpeg:
    return locate(threads=1)


@pytest.fixture(scope="session")
def counting(clip: Clip) -> Path:
    picture = f"color=black:s={SIZE[0]}x{SIZE[1]}:r={RATE},geq=lum='16+mod(N*7\\,200)':cb=128:cr=128"
    more = ("-c:v", "libx264", "-crf", "6", "-g", "37", "-pix_fmt", "yuv420p")
    return clip("counting.mp4", picture=picture, seconds=float(FRAMES / RATE), more=more)


@pytest.fixture(scope="session")
def film_rate(clip: Clip) -> Path:
    """The same at a rate that no clock of a file counts evenly."""
    picture = f"color=black:s={SIZE[0]}x{SIZE[1]}:r={NTSC},geq=lum='16+mod(N*7\\,200)':cb=128:cr=128"
    more = ("-c:v", "libx264", "-crf", "6", "-g", "37", "-pix_fmt", "yuv420p", "-frames:v", str(FRAMES))
    return clip("ntsc.mkv", picture=picture, seconds=float(FRAMES / NTSC) + 1, more=more)


@pytest.fixture
def stretch_encoder(counting: Path, one_thread: Ffmpeg, tmp_path_factory: pytest.TempPathFactory) -> Encode:
    """Encode the frames [first, end) at some rungs, once for each document; the files of all."""

    def encoded(
        first: int,
        end: int,
        *,
        rungs: Sequence[Rung] = RUNGS[:1],
        documents: Sequence[str | None] = (None,),
        file: Path | None = None,
        starts: Fraction = Fraction(0),
        rate: Fraction = RATE,
        quality: int = 20,
    ) -> list[Path]:
        folder = tmp_path_factory.mktemp("stretch")
        (folder / "bench").mkdir()
        shape = f"scale={SIZE[0]}:{SIZE[1]},setsar=1,format=yuv420p"
        stretch = Stretch(file or counting, 0, starts, rate, first, end, shape, SIZE)
        wanted = [
            Wanted(
                tuple(rungs),
                tuple(folder / f"{at}.{rung.name}.mp4" for rung in rungs),
                document,
                (fonts.need("Latn").path,) if document else (),
                quality=quality,
            )
            for at, document in enumerate(documents)
        ]
        encode(stretch, wanted, folder / "bench", one_thread)
        return [made for one in wanted for made in one.files]

    return encoded
