"""`shudian localise memory` over the house series."""

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner

from shudian.cli.main import app


def run(*words: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["localise", "memory", *map(str, words)], env={"COLUMNS": "160"})
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture(scope="module")
def memory(house: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("memory") / "house.tmx"
    code, _, err = run(
        "add", house / "series.zh.txt", "--adapted", house / "lines.th.csv", "--lang", "th", "-o", file
    )
    assert code == 0, err
    return file


def test_a_line_is_found_with_its_points(memory: Path) -> None:
    code, out, err = run("search", memory, "参观往右，门票三十。", "--lang", "th")
    assert (code, err) == (0, "")
    assert "89" in out  # 90 less one point for a line that nobody has approved
    assert "unapproved -1" in out


def test_words_are_found(memory: Path) -> None:
    code, out, _ = run("search", memory, "门票", "--lang", "th", "--words")
    assert code == 0
    assert "ค่าตั๋วสามสิบ" in out


def test_learning_twice_changes_nothing(memory: Path, house: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.tmx"
    lines = house / "lines.th.csv"
    run("add", house / "series.zh.txt", "--adapted", lines, "--lang", "th", "--memory", memory, "-o", again)
    assert again.read_bytes() == memory.read_bytes()


def test_a_season_is_counted_by_band(memory: Path, house: Path, tmp_path: Path) -> None:
    file = tmp_path / "leverage.csv"
    code, out, err = run("leverage", house / "series.zh.txt", "--memory", memory, "--lang", "th", "-o", file)
    assert (code, out, err) == (0, "", "")
    rows = list(csv.DictReader(file.read_text("utf-8").splitlines()))
    assert {row["band"] for row in rows if row["episode"] == "1"} == {"100"}
    assert {row["band"] for row in rows if row["episode"] == "5"} <= {"none", "repetition", "50-74"}
    assert "repetition" in run("leverage", house / "series.zh.txt")[1]


def test_a_memory_needs_its_language(memory: Path) -> None:
    assert run("search", memory, "x")[0] == 2
    assert run("add", memory)[0] == 2
