"""MP4 for a platform: index first, no edit, constant rate, and judged after it was written."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from shudian.cut.engines import frames
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.package import Picture, picture, sound
from shudian.cut.package.boxes import walk
from shudian.cut.package.fit import fit
from shudian.cut.package.movie import write
from shudian.cut.platforms import Profile, profile

Piece = Callable[..., Path]
CUTS = (0, 10, 60, 75, 110, 150, 200, 225)


@pytest.fixture(scope="module")
def cut(piece: Piece) -> Picture:
    made, found = picture([piece(first, end) for first, end in pairwise(CUTS)])
    assert not found
    assert made
    return made


@pytest.fixture(scope="module")
def film(cut: Picture, spoken: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    heard, _ = sound(spoken)
    target = tmp_path_factory.mktemp("film") / "ep01.mp4"
    write(cut, heard, target)
    return target


def small(platform: str, **changes: object) -> Profile:
    return replace(profile(platform), size=(64, 112), **changes)  # type: ignore[arg-type]  # fields of a profile


def codes(file: Path, one: Profile) -> list[str]:
    return [finding.code.removeprefix("cut.platform-") for finding in fit(file, one)]


def test_a_player_finds_the_index_first_and_no_edit(film: Path) -> None:
    boxes = list(walk(film))
    assert [box.kind for box in boxes if len(box.path) == 1] == [b"ftyp", b"moov", b"mdat"]
    assert b"edts" not in {box.kind for box in boxes}
    assert boxes[-1].end == film.stat().st_size


def test_every_frame_is_shown_at_its_time(film: Path) -> None:
    with frames.opened(film) as container:
        stream = container.streams.video[0]
        shown = [(frame.pts or 0) * Fraction(stream.time_base or 0) for frame in container.decode(stream)]
    assert shown == [Fraction(at, 25) for at in range(225)]


def test_sound_is_in_step(film: Path, ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    ffmpeg.run(["-i", film, "-ac", "1", "-f", "f32le", tmp_path / "heard.raw"])
    heard = np.abs(np.fromfile(tmp_path / "heard.raw", "<f4"))
    for second in range(1, 9):
        window = heard[second * 48000 - 4800 : second * 48000 + 4800]
        assert abs(int(np.argmax(window > 0.2)) - 4800) <= 48, second


def test_the_same_samples_give_the_same_bytes(
    film: Path, cut: Picture, spoken: Path, ffmpeg: Ffmpeg, tmp_path: Path
) -> None:
    whole = tmp_path / "whole.mp4"
    heard, _ = sound(spoken)
    write(cut, heard, whole)
    assert whole.read_bytes() == film.read_bytes()
    again, found = picture([film])
    assert not found
    assert again
    write(again, sound(film)[0], tmp_path / "again.mp4")
    assert (tmp_path / "again.mp4").read_bytes() == film.read_bytes()
    ffmpeg.run(["-xerror", "-err_detect", "explode", "-i", film, "-f", "null", "-"])


def test_what_a_platform_takes_passes(film: Path) -> None:
    assert codes(film, small("tiktok")) == []


def test_every_limit_of_a_platform_is_said(film: Path) -> None:
    assert codes(film, profile("tiktok")) == ["size"]
    strict = small(
        "tiktok", rates=(Fraction(30), Fraction(60)), level="3.1", key_seconds=Fraction(1), max_seconds=8,
        max_bytes=100, max_bitrate=1000,
    )  # fmt: skip
    assert codes(film, strict) == ["rate", "level", "keys", "long", "large", "bitrate"]
    assert codes(film, small("tiktok", min_seconds=10)) == ["short"]


def test_files_of_others_are_judged_too(film: Path, ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    usual = tmp_path / "usual.mp4"
    ffmpeg.run(["-i", film, "-c", "copy", usual])
    assert codes(usual, small("tiktok")) == ["index-last", "edited"]
    varying = tmp_path / "varying.mp4"
    uneven = ("-vf", "select='not(eq(mod(n\\,7)\\,3))'", "-fps_mode", "vfr", "-movflags", "+faststart")
    ffmpeg.run(["-i", film, *uneven, "-c:v", "libx264", "-bf", "0", "-an", varying])
    assert "cut.variable-rate" in codes(varying, small("tiktok"))


@pytest.mark.parametrize("size", [0, 7, 40, 400, 900, 1500, 4000, 20000])
def test_a_file_cut_short_is_told_not_raised(film: Path, tmp_path: Path, size: int) -> None:
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(film.read_bytes()[:size])
    assert fit(broken, small("tiktok"))
    codes_ = {finding.code for finding in picture([broken])[1]}
    assert codes_ <= {"cut.not-media", "cut.no-picture", "cut.package-cut-short"}
    assert codes_


def test_a_damaged_index_is_told_not_raised(film: Path, tmp_path: Path) -> None:
    data = bytearray(film.read_bytes())
    index = next(box for box in walk(film) if box.kind == b"moov")
    picks = np.random.default_rng(5)
    for turn in range(150):
        at = int(picks.integers(index.start, index.end))
        broken = data.copy()
        broken[at] = int(picks.integers(0, 256))
        target = tmp_path / f"{turn}.mp4"
        target.write_bytes(broken)
        fit(target, small("tiktok"))


def test_what_cannot_be_copied_is_refused(piece: Piece, ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    wrong = {"hevc.mp4": ("-c:v", "libx265"), "rgb.mp4": ("-c:v", "libx264", "-pix_fmt", "yuv444p")}
    for name, codec in wrong.items():
        ffmpeg.run(["-i", piece(0, 10), *codec, tmp_path / name])
        assert [finding.code for finding in picture([tmp_path / name])[1]] == ["cut.package-not-copied"]
    ffmpeg.run(
        ["-i", piece(0, 10), "-vn", "-f", "lavfi", "-i", "sine=d=1", "-map", "1", tmp_path / "only.m4a"]
    )
    assert [finding.code for finding in picture([tmp_path / "only.m4a"])[1]] == ["cut.no-picture"]
    two = [piece(0, 10), piece(10, 60, size="36x64")]
    assert [finding.code for finding in picture(two)[1]] == ["cut.package-not-alike"]
    opened = ("-c:v", "libx264", "-g", "12", "-bf", "3", "-x264-params", "open-gop=1:scenecut=0")
    ffmpeg.run(["-i", piece(60, 225), *opened, tmp_path / "open.mp4"])
    assert [finding.code for finding in picture([tmp_path / "open.mp4"])[1]] == ["cut.package-not-closed"]
