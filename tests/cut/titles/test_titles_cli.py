"""`shudian cut titles` as typed."""

from pathlib import Path

import pysubs2
import pytest
from typer.testing import CliRunner

from shudian.cli.main import app
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.titles import overlay_rules


def titles(*words: str | Path) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["cut", "titles", *map(str, words)])
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def track(tmp_path: Path) -> Path:
    path = tmp_path / "ep01.zh.srt"
    path.write_text("1\n00:00:01,000 --> 00:00:02,000\n你回来了。\n", "utf-8")
    return path


def test_a_track_becomes_ass(track: Path, tmp_path: Path) -> None:
    code, out, err = titles(track, "-o", tmp_path / "burn.ass", "--profile", "douyin")
    assert (code, out, err) == (0, "", "")
    made = pysubs2.load(str(tmp_path / "burn.ass"))
    assert made.info["PlayResX"] == "1080"
    assert [(event.start, event.end, event.plaintext) for event in made] == [(1000, 2000, "你回来了。")]
    code, out, _ = titles(track, "--rate", "24000/1001", "--size", "540x960")
    assert code == 0
    assert "PlayResX: 540" in out


def test_a_preview_is_a_picture(track: Path, tmp_path: Path, ffmpeg: Ffmpeg) -> None:
    code, out, _ = titles(
        track, "--preview", tmp_path / "a.png", "--size", "270x480", "--ffmpeg", ffmpeg.path
    )
    assert (code, out) == (0, "")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


def test_overlays_are_listed_and_taken(track: Path) -> None:
    code, out, _ = titles("--list")
    assert code == 0
    assert all(rule.name in out for rule in overlay_rules())
    code, out, err = titles(
        track, "--overlay", "cn-filing", "--fact", "filing=A=1", "--overlay", "in-tobacco@0.5-1"
    )
    assert code == 0
    assert "A=1" in out
    assert "cut.overlay-unverified" in err
    code, _, err = titles(track, "--overlay", "cn-filing")
    assert code == 1
    assert "cut.overlay-wants" in err


@pytest.mark.parametrize(
    "words",
    [
        ["--profile", "nowhere"],
        ["--rate", "fast"],
        ["--rate", "240"],
        ["--size", "1x1"],
        ["--lang", "?"],
        ["--overlay", "nothing"],
        ["--overlay", "fiction@x"],
        ["--overlay", "fiction@5-2"],
    ],
)
def test_bad_usage(track: Path, words: list[str]) -> None:
    assert titles(track, *words)[0] == 2


def test_no_track_and_no_subtitles(tmp_path: Path) -> None:
    assert titles()[0] == 2
    (tmp_path / "a.srt").write_bytes(b"nothing")
    code, _, err = titles(tmp_path / "a.srt")
    assert code == 1
    assert "cut.not-subtitles" in err
