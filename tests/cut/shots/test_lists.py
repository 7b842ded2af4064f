"""Shot lists at the command line: JSON, CSV, timelines, the contact sheet."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from typer.testing import CliRunner

from shudian.cli.main import app
from shudian.cut.conform import exchange
from shudian.model import document
from shudian.model.media import Shot, ShotList

Clip = Callable[..., Path]
TWO = "smptebars=s=320x180:r=25:d=1.2[a];mandelbrot=s=320x180:r=25,trim=duration=1.2[b];[a][b]concat=n=2"


@pytest.fixture
def two(clip: Clip) -> Path:
    stamped = ("-c:v", "libx264", "-pix_fmt", "yuv420p", "-timecode", "01:00:00:00")
    return clip("two-shots.mp4", picture=TWO, seconds=2.4, sound=None, more=stamped)


def run(*words: object) -> int:
    return CliRunner().invoke(app, ["cut", "shots", *map(str, words)]).exit_code


def test_every_form_says_the_same_two_shots(two: Path, tmp_path: Path) -> None:
    assert run(two, "-o", tmp_path / "s.json", "--sheet", tmp_path / "s.png") == 0
    listed, found = document.read(ShotList, (tmp_path / "s.json").read_bytes())
    assert listed
    assert not found
    assert (listed.shots, listed.soft, listed.start) == ((Shot(0, 30), Shot(30, 60)), (), 90_000)
    with Image.open(tmp_path / "s.png") as sheet:
        assert sheet.width > 640
    assert run(two, "-o", tmp_path / "s.csv") == 0
    rows = list(csv.DictReader(io.StringIO((tmp_path / "s.csv").read_text())))
    assert [(row["first"], row["start"], row["join"]) for row in rows] == [
        ("0", "01:00:00:00", ""),
        ("30", "01:00:01:05", "cut"),
    ]
    for ending in exchange.ENDINGS:
        assert run(two, "-o", tmp_path / f"s{ending}") == 0
        asking, found = exchange.read((tmp_path / f"s{ending}").read_bytes(), f"s{ending}", listed.frame_rate)
        assert asking
        assert not found
        assert [event.record for event in asking.events] == [(0, 30), (30, 60)]
        assert [event.source for event in asking.events] == [90_000, 90_030]


def test_wrong_options_and_files(two: Path, tmp_path: Path) -> None:
    assert run(two, "-o", tmp_path / "s.doc") == 2
    assert run(two, "--sheet", tmp_path / "s.pdf") == 2
    assert run(two, "--detector", "transnet") == 2
    assert run(two, "--model", two) == 2
    (tmp_path / "empty.mp4").write_bytes(b"")
    assert run(tmp_path / "empty.mp4") == 1


def test_a_shot_list_refuses_gaps() -> None:
    with pytest.raises(ValueError, match="ends where the next one starts"):
        ShotList("a", 25, (Shot(0, 5), Shot(6, 9)))  # type: ignore[arg-type]  # the shots are refused
