"""Loudness, checksums and small pictures, at the library and at the command line."""

import hashlib
import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import xxhash
from PIL import Image
from typer.testing import CliRunner

from shudian.cli.main import app
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.ingest import measured, thumbnails
from shudian.cut.ingest.checksums import checksums
from shudian.cut.probe import Source, look

Clip = Callable[..., Path]


def opened(path: Path) -> Source:
    source, _ = look(path)
    assert source
    return source


def level(path: Path) -> float:
    with Image.open(path) as picture:
        return float(np.asarray(picture.convert("L")).mean())


def size(path: Path) -> tuple[int, int]:
    with Image.open(path) as picture:
        return picture.size


def test_checksums_are_those_of_everyone(tmp_path: Path) -> None:
    data = bytes(range(256)) * 9000
    (tmp_path / "a").write_bytes(data)
    sums = checksums(tmp_path / "a")
    assert sums.sha256 == hashlib.sha256(data).hexdigest()
    assert sums.xxh64 == xxhash.xxh64_hexdigest(data)
    (tmp_path / "empty").write_bytes(b"")
    assert checksums(tmp_path / "empty").xxh64 == "ef46db3751d8e999"  # of nothing, by its specification


def test_a_tone_at_minus_twenty_three(clip: Clip, ffmpeg: Ffmpeg) -> None:
    # EBU Tech 3341, case 1: a stereo sine of 1 kHz at -23 dBFS measures -23 LUFS
    tone = "aevalsrc='0.0708*sin(2*PI*1000*t)|0.0708*sin(2*PI*1000*t)':s=48000"
    source = opened(clip("tone.mov", seconds=5, sound=tone, more=("-c:v", "mpeg4", "-c:a", "pcm_s16le")))
    info, found = measured.with_loudness(source.info, source, ffmpeg)
    assert not found
    assert abs(float(info.loudness_lufs or 0) + 23) < 0.15
    assert abs(float(info.true_peak_dbtp or 0) + 23) <= 0.2


@pytest.mark.parametrize(
    ("name", "sound", "code"), [("mute", None, "cut.no-sound"), ("still", "anullsrc=r=48000", "cut.silent")]
)
def test_no_loudness_of_nothing(clip: Clip, ffmpeg: Ffmpeg, name: str, sound: str | None, code: str) -> None:
    source = opened(clip(f"{name}.mp4", sound=sound))
    info, found = measured.with_loudness(source.info, source, ffmpeg)
    assert info.loudness_lufs is None
    assert [finding.code for finding in found] == [code]


def test_small_pictures_show_their_frames(clip: Clip, tmp_path: Path) -> None:
    # the picture turns from black to white at frame 25
    turning = "color=black:s=320x180:r=25:d=1[a];color=white:s=320x180:r=25:d=1[b];[a][b]concat"
    source = opened(clip("turn.mp4", picture=turning, sound=None))
    written = thumbnails.write_each(source, tmp_path / "small", Fraction(24, 25))
    assert [path.name for path in written] == ["000000.jpg", "000024.jpg", "000048.jpg"]
    assert [level(path) > 128 for path in written] == [False, False, True]


def test_a_sheet_of_an_upright_clip(clip: Clip, tmp_path: Path) -> None:
    source = opened(clip("tall.mp4", size="180x320", sound=None))
    assert thumbnails.size(source) == (180, 320)
    page = thumbnails.sheet(
        source, [thumbnails.Thumbnail(at, (str(at),)) for at in (0, 20, 40)], title="夜戏"
    )
    thumbnails.write_sheet(page, tmp_path / "sheet.jpg")
    assert size(tmp_path / "sheet.jpg") == page.size
    assert page.height > 320


def test_the_command_says_all(clip: Clip, tmp_path: Path) -> None:
    file = str(clip("plain.mp4"))
    asked = ["--loudness", "--checksums", "--thumbnails", str(tmp_path / "s.png"), "--every", "1"]
    result = CliRunner().invoke(app, ["cut", "probe", file, "--json", *asked])
    assert result.exit_code == 0
    info = json.loads(result.stdout)
    assert info["sha256"] == hashlib.sha256(Path(file).read_bytes()).hexdigest()
    assert float(info["loudness_lufs"]) < -10
    assert size(tmp_path / "s.png")[0] > 320
    shown = CliRunner().invoke(app, ["cut", "probe", file])
    assert "#1 audio" in shown.stdout


def test_the_proxy_command(clip: Clip, tmp_path: Path) -> None:
    out = tmp_path / "proxy.mp4"
    result = CliRunner().invoke(app, ["cut", "proxy", str(clip("plain.mp4")), str(out), "--height", "90"])
    assert result.exit_code == 0
    assert (opened(out).info.width, opened(out).info.height) == (160, 90)
