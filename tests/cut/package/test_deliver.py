"""Packages of finished files, from the command line on."""

import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from typer.testing import CliRunner

from shudian.cli.main import app
from shudian.cut.package import picture
from shudian.cut.package.folder import DIGESTS, digests
from shudian.cut.package.movie import write

Piece = Callable[..., Path]
THAI = "WEBVTT\n\n00:00.500 --> 00:01.500\nฉันรู้\n"


def cut(*args: object) -> tuple[int, list[str], str]:
    """Exit code, codes of findings, and all that was said."""
    told = CliRunner().invoke(app, ["cut", *map(str, args)])
    codes = [json.loads(line)["code"] for line in told.stderr.splitlines() if line.startswith("{")]
    return told.exit_code, codes, told.output + told.stderr


@pytest.fixture(scope="module")
def film(piece: Piece, tmp_path_factory: pytest.TempPathFactory) -> Path:
    shown, _ = picture([piece(first, end) for first, end in pairwise((0, 10, 60, 75))])
    assert shown
    target = tmp_path_factory.mktemp("films") / "ep01.mp4"
    write(shown, None, target)
    return target


@pytest.fixture(scope="module")
def subtitle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("texts") / "ep01.th.vtt"
    target.write_text(THAI, "utf-8")
    return target


def test_segments_of_one_file_and_of_what_changed(film: Path, subtitle: Path, tmp_path: Path) -> None:
    folder = tmp_path / "ep01"
    asked = ("package", film, "--segments", "--subtitles", subtitle, "-o", folder, "--findings", "json")
    assert cut(*asked)[:2] == (0, [])
    listed = digests(folder)
    assert {"main.m3u8", "main.mpd", "64x112/init.mp4", "subs.th/000.vtt", "subs.th.vtt"} < set(listed)
    assert {*listed, DIGESTS} == {
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    }
    stamps = {name: (folder / name).stat().st_mtime_ns for name in listed}
    subtitle.write_text(THAI.replace("รู้", "รัก"), "utf-8")
    assert cut(*asked)[0] == 0
    assert {name for name in listed if (folder / name).stat().st_mtime_ns != stamps[name]} == {
        "subs.th/000.vtt", "subs.th.vtt",
    }  # fmt: skip


def test_a_folder_of_other_things_is_left_alone(film: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    asked = ("package", film, "--segments", "-o", tmp_path, "--findings", "json")
    assert cut(*asked)[:2] == (1, ["cut.package-folder-taken"])
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_list_that_names_files_elsewhere_removes_nothing_there(film: Path, tmp_path: Path) -> None:
    mine, folder = tmp_path / "mine.txt", tmp_path / "ep"
    mine.write_text("mine")
    folder.mkdir()
    (folder / DIGESTS).write_text(f"{'0' * 64}  ../mine.txt\n{'0' * 64}  {mine}\n")
    assert cut("package", film, "--segments", "-o", folder)[0] == 0
    assert mine.read_text() == "mine"


def test_all_that_is_wrong_is_said_at_once(film: Path, piece: Piece, spoken: Path, tmp_path: Path) -> None:
    other = piece(0, 60)
    double = tmp_path / "a.th.m4a"
    double.write_bytes(spoken.read_bytes())
    same = tmp_path / "b.th.m4a"
    same.write_bytes(spoken.read_bytes())
    asked = ("package", film, other, "--segments", "--sound", double, "--sound", same)
    code, codes, _ = cut(*asked, "-o", tmp_path / "out", "--findings", "json")
    assert code == 1
    assert sorted(set(codes)) == [
        "cut.package-rungs-differ", "cut.package-same-rung", "cut.package-sound-short", "cut.package-sound-twice",
    ]  # fmt: skip
    assert not (tmp_path / "out").exists()


def test_a_platform_gets_its_name_and_its_hearsay_is_said(piece: Piece, spoken: Path, tmp_path: Path) -> None:
    shown, _ = picture([piece(0, 100, size="1080x1920")])
    assert shown
    large = tmp_path / "large.mp4"
    write(shown, None, large)
    asked = (
        "package",
        large,
        "--sound",
        spoken,
        "--profile",
        "wechat",
        "--profile",
        "tiktok",
        "--title",
        "书店",
    )
    code, codes, _ = cut(*asked, "--episode", 3, "-o", tmp_path / "out", "--findings", "json")
    assert code == 0
    assert set(codes) == {
        "cut.package-sound-short", "cut.platform-keys", "cut.platform-loudness", "cut.platform-unverified",
    }  # fmt: skip
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"书店 - 第3集.mp4", "书店 EP03.mp4"}


def test_what_a_platform_would_refuse_is_not_left_there(film: Path, tmp_path: Path) -> None:
    code, codes, _ = cut("package", film, "--profile", "tiktok", "-o", tmp_path / "out", "--findings", "json")
    assert code == 1
    assert "cut.platform-size" in codes
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize(
    "options",
    [
        ("--segments", "--low"),
        ("--profile", "vhs"),
        ("--sound", "a.m4a"),
        ("--segments", "--profile", "tiktok"),
    ],
)
def test_options_that_do_not_go_together(film: Path, tmp_path: Path, options: tuple[str, ...]) -> None:
    assert cut("package", film, *options, "-o", tmp_path / "out")[0] == 2
