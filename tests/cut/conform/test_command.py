"""`shudian cut conform` from end to end."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from shudian.cli.main import app
from shudian.cut.conform import exchange
from shudian.cut.conform.verb import conform

Numbered = Callable[..., Path]
Numbers = Callable[[Path], list[int | None]]
LIST = (
    "TITLE: EP01\n"
    "001 A001C001 V C 01:00:01:00 01:00:01:06 10:00:00:00 10:00:00:06\n"
    "002 A001C001 V C 01:00:03:00 01:00:03:04 10:00:00:06 10:00:00:10\n"
)
SHOWN = [25, 26, 27, 28, 29, 30, 75, 76, 77, 78]


@pytest.fixture
def desk(numbered: Numbered, tmp_path: Path) -> Path:
    """A folder with an EDL and its media."""
    numbered(tmp_path / "media" / "A001_C001.mp4", frames=120, more=("-timecode", "01:00:00:00"))
    (tmp_path / "ep01.edl").write_text(LIST, "utf-8")
    return tmp_path


def run(*words: object) -> int:
    return CliRunner().invoke(app, ["cut", "conform", *map(str, words)]).exit_code


@pytest.mark.parametrize("ending", exchange.ENDINGS)
def test_a_film_from_every_form(desk: Path, numbers: Numbers, ending: str) -> None:
    form = desk / f"again{ending}"
    assert run(desk / "ep01.edl", desk / "media", "-o", form) == 0
    assert run(form, desk / "media", "-o", desk / "out.mp4") == 0
    assert numbers(desk / "out.mp4") == SHOWN


def test_a_folder_that_needs_nothing_else(desk: Path, tmp_path: Path) -> None:
    assert run(desk / "ep01.edl", desk / "media", "-o", desk / "package") == 0
    elsewhere = tmp_path / "elsewhere"
    shutil.move(desk / "package", elsewhere)
    shutil.rmtree(desk / "media")
    rows = list(csv.DictReader((elsewhere / "checksums.tsv").read_text().splitlines(), delimiter="\t"))
    assert [row["file"] for row in rows] == ["media/A001_C001.mp4"]
    for ending in exchange.ENDINGS:
        timeline = elsewhere / f"ep01{ending}"
        assert "file:" not in timeline.read_text()
        done, found = conform(timeline, elsewhere)
        assert done
        assert not found
        assert [event.source for event in done.edit.events] == [(25, 31), (75, 79)]


def test_errors_keep_the_film_unwritten(desk: Path) -> None:
    (desk / "ep01.edl").write_text(LIST.replace("A001C001", "NOBODY", 1), "utf-8")
    assert run(desk / "ep01.edl", desk / "media", "-o", desk / "out.mp4") == 1
    assert not (desk / "out.mp4").exists()


def test_wrong_use(desk: Path) -> None:
    assert run(desk / "ep01.edl", desk / "media", "--rate", "fast") == 2
    assert run(desk / "ep01.edl", desk / "media", "--size", "7x7") == 2
    assert run(desk / "ep01.edl", desk / "media", "-o", desk / "out.avi") == 2
    assert run(desk / "ep01.edl", desk / "media") == 0
