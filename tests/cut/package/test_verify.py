"""A package is read back by its lists and boxes alone."""

import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from shudian.cut import package as packing
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.package import Episode, cmaf, movie
from shudian.cut.package.folder import DIGESTS, write
from shudian.cut.package.verify import verify
from shudian.units import Lang

Piece = Callable[..., Path]
TEXT = b"WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n"


@pytest.fixture(scope="module")
def episode(piece: Piece, spoken: Path) -> Episode:
    shown, _ = packing.picture([piece(first, end) for first, end in pairwise((0, 60, 110, 150, 225))])
    heard, _ = packing.sound(spoken)
    assert shown
    assert heard
    return Episode((shown,), (heard,), {Lang("en"): TEXT})


@pytest.fixture(scope="module")
def good(episode: Episode, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("good") / "ep"
    write(target, cmaf.files(episode))
    return target


@pytest.fixture
def folder(good: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(good, tmp_path / "ep"))


def codes(folder: Path) -> list[str]:
    return [finding.code.removeprefix("cut.package-") for finding in verify(folder)]


def test_packages_of_either_form_are_whole(
    good: Path, episode: Episode, ffmpeg: Ffmpeg, tmp_path: Path
) -> None:
    assert codes(good) == []
    movie.write(episode.rungs[0], episode.sounds[0], tmp_path / "film.mp4")
    (tmp_path / "one").mkdir()
    packing.package(tmp_path / "film.mp4", {Lang("en"): TEXT}, tmp_path / "one", ffmpeg)
    assert codes(tmp_path / "one") == []


def test_a_file_that_is_gone_or_changed(folder: Path) -> None:
    (folder / "64x112/000044000.m4s").unlink()
    (folder / "subs.en.vtt").write_text("WEBVTT\n")
    assert sorted(set(codes(folder))) == ["changed", "missing"]
    assert codes(folder.parent) == ["missing"]


def test_a_gap_a_wrong_length_and_a_wrong_order(folder: Path) -> None:
    (folder / DIGESTS).unlink()
    listed = folder / "64x112.m3u8"
    text = listed.read_text()
    listed.write_text(text.replace("#EXTINF:4.400000,\n64x112/000000000.m4s\n", "", 1))
    assert codes(folder) == ["shorter"]
    listed.write_text(
        text.replace("#EXTINF:1.600000,\n64x112/000044000.m4s\n", "").replace("4.400000", "4.4")
    )
    broken = text.splitlines()
    at = [row for row, line in enumerate(broken) if line.endswith(".m4s")]
    broken[at[0]], broken[at[1]] = broken[at[1]], broken[at[0]]
    listed.write_text("\n".join(broken))
    assert codes(folder) == ["length"]
    listed.write_text(text.replace("#EXT-X-ENDLIST", "").replace("DURATION:6", "DURATION:2"))
    assert codes(folder) == ["target", "no-end"]


def test_a_list_may_not_lead_out_of_its_folder(folder: Path) -> None:
    (folder.parent / "64x112.m3u8").write_text("#EXTM3U\n")
    main = folder / "main.m3u8"
    main.write_text(main.read_text().replace("\n64x112.m3u8", "\n../64x112.m3u8"))
    assert "missing" in codes(folder)


def test_damage_is_told_not_raised(good: Path, tmp_path: Path) -> None:
    picks = np.random.default_rng(11)
    names = sorted(path.relative_to(good).as_posix() for path in good.rglob("*") if path.is_file())
    for turn in range(80):
        folder = Path(shutil.copytree(good, tmp_path / str(turn)))
        (folder / DIGESTS).unlink()
        name = names[int(picks.integers(len(names)))]
        if name == DIGESTS:
            continue
        data = bytearray((folder / name).read_bytes())
        for at in picks.integers(0, min(len(data), 800), 3):
            data[int(at)] = int(picks.integers(0, 256))
        if turn % 5 == 0:
            data = data[: int(picks.integers(len(data) + 1))]
        (folder / name).write_bytes(data)
        verify(folder)
