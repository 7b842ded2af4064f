"""The house's encoding: the same bytes however busy the machine is, and no edit list in any film."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from shudian.cut import encoding, render
from shudian.cut.engines import frames
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.ingest.proxy import proxy
from shudian.cut.package.fit import fit
from shudian.cut.platforms import DEFAULT, profile
from shudian.cut.probe import Source, look
from shudian.cut.reframe import verb
from shudian.model.media import CropKey, CropPath, Shot

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


CHIRP = "aevalsrc='0.4*sin(700*t*t+900*t)|0':d=2:s=48000"
STILL = CropPath(320, 180, 100, 178, Fraction(25), (Shot(0, 50),), (CropKey(0, 100, 1),))


def rendered(source: Source, out: Path, ffmpeg: Ffmpeg) -> None:
    render.render(source, render.Order(lufs=None), out, ffmpeg)


def reframed(source: Source, out: Path, ffmpeg: Ffmpeg) -> None:
    verb.render(source, STILL, out, ffmpeg, size=(180, 320))


@pytest.mark.parametrize("make", [rendered, reframed, proxy])
def test_a_film_needs_no_edit_list_and_its_sound_keeps_its_place(
    make: Callable[[Source, Path, Ffmpeg], object], clip: Clip, ffmpeg: Ffmpeg, tmp_path: Path
) -> None:
    source, _ = look(clip("chirp.mkv", sound=CHIRP, more=("-c:v", "libx264", "-c:a", "pcm_s16le")))
    assert source
    film = tmp_path / "film.mp4"
    make(source, film, ffmpeg)
    assert "cut.platform-edited" not in {found.code for found in fit(film, profile(DEFAULT))}
    with frames.opened(film) as container:
        shown = [frame.time for frame in container.decode(video=0)]
    assert shown == pytest.approx([at / 25 for at in range(50)])
    before, after = heard(source.path), heard(film)
    settled = slice(2048, min(before.size, after.size) - 2048)  # a decoder needs a block to get going
    assert np.abs(before[settled] - after[settled]).max() < 0.02


def heard(file: Path) -> npt.NDArray[np.float32]:
    """The left channel, full scale 1."""
    with frames.opened(file) as container:
        decoded = [(frame.format.is_planar, frame.to_ndarray()) for frame in container.decode(audio=0)]
    wave = np.concatenate([part[0] if planar else part[0, ::2] for planar, part in decoded])
    return np.asarray(wave / 32768 if wave.dtype == np.int16 else wave, np.float32)
