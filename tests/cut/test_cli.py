"""`shudian cut` as typed."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from shudian.cli.main import app

Clip = Callable[..., Path]


def cut(*words: str | Path) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["cut", *map(str, words)])
    return done.exit_code, done.stdout, done.stderr


def test_probe_prints_the_document(clip: Clip) -> None:
    code, out, err = cut("probe", clip("plain.mp4"), "--json")
    assert (code, err) == (0, "")
    assert json.loads(out)["schema"] == "shudian.media-info/1"
    assert "320" in cut("probe", clip("plain.mp4"))[1]


def test_findings_for_machines(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(b"")
    code, out, err = cut("probe", tmp_path / "a.mp4", "--findings", "json")
    assert (code, out) == (1, "")
    assert json.loads(err)["code"] == "cut.empty"


@pytest.mark.slow
def test_reframe_keeps_its_path_and_takes_it_back(clip: Clip, tmp_path: Path) -> None:
    source, path, sheet = clip("short.mp4", seconds=0.4), tmp_path / "path.json", tmp_path / "sheet.png"
    assert cut("reframe", source, tmp_path / "a.mp4", "--save-path", path, "--preview", sheet)[0] == 0
    assert sheet.read_bytes().startswith(b"\x89PNG")
    assert cut("reframe", source, tmp_path / "b.mp4", "--path", path, "--preview", tmp_path / "p.mp4")[0] == 0
    assert (tmp_path / "a.mp4").read_bytes() == (tmp_path / "b.mp4").read_bytes()
    path.write_text(path.read_text().replace('"end": 10', '"end": 9'))
    code, _, err = cut("reframe", source, tmp_path / "c.mp4", "--path", path)
    assert code == 1
    assert "cut.path-shots" in err
    assert not (tmp_path / "c.mp4").exists()


def test_render_and_package(clip: Clip, tmp_path: Path) -> None:
    source, text = clip("plain.mp4"), tmp_path / "ep01.es.srt"
    text.write_text("1\n00:00:00,200 --> 00:00:01,000\n¿Qué hiciste anoche?\n", "utf-8")
    code, _, err = cut(
        "render", source, tmp_path / "a.mp4", "--subtitles", text, "--burn", "--size", "180x320"
    )
    assert code == 0, err
    assert "LUFS" in err
    code, _, err = cut("package", tmp_path / "a.mp4", "-o", tmp_path / "ep01", "--subtitles", text)
    assert code == 0, err
    assert (tmp_path / "ep01" / "subs.es.vtt").exists()


def test_a_package_without_a_language_is_not_made(clip: Clip, tmp_path: Path) -> None:
    text = tmp_path / "ep01.srt"
    text.write_text("1\n00:00:00,200 --> 00:00:01,000\nOh\n", "utf-8")
    code, _, err = cut("package", clip("plain.mp4"), "-o", tmp_path / "ep01", "--subtitles", text)
    assert code == 1
    assert "cut.no-language" in err
    assert not (tmp_path / "ep01").exists()


@pytest.mark.parametrize(
    "words", [("--size", "9x16x3"), ("--size", "181x320"), ("--burn",), ("--lufs", "3"), ("--profile", "no")]
)
def test_bad_usage(clip: Clip, tmp_path: Path, words: tuple[str, ...]) -> None:
    assert cut("render", clip("plain.mp4"), tmp_path / "a.mp4", *words)[0] == 2
