"""Files as a season, and the command as it is typed."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest
from typer.testing import CliRunner

from shudian.cli.main import app
from shudian.cut.inspect import season
from shudian.cut.inspect.notice import Programme

from .conftest import Finished


def episode(file: str, *, seconds: int = 90, look: int | None = None) -> Programme:
    numbers = np.random.default_rng(crc32(file.encode()) if look is None else look)
    prints = tuple(map(int, numbers.integers(1, 2**63, 2 * seconds)))
    return Programme(file, seconds * 25, Fraction(25), Fraction(seconds), (1080, 1920), (), (), prints)


def codes(*programmes: Programme) -> dict[str, list[str]]:
    judged, general = season.judge(programmes)
    said = {each.file: [found.code for found in each.findings] for each in judged if each.notices}
    return {**said, **({"general": [found.code for found in general]} if general else {})}


def test_a_whole_season_passes() -> None:
    assert codes(*(episode(f"ep{number:02d}.mp4", seconds=85 + number % 7) for number in range(1, 31))) == {}


def test_a_gap_in_the_numbers_is_told() -> None:
    files = [episode(f"ep{number:02d}.th.mp4") for number in (1, 2, 4, 7)]
    _, general = season.judge(files)
    assert [found.message.en for found in general] == ["Episode(s) 3, 5, 6 are not among the files."]


def test_an_episode_that_stands_twice_is_told() -> None:
    files = [episode("ep01.mp4", look=1), episode("ep02.mp4"), episode("ep1 (1).mp4", look=1)]
    assert codes(*files) == {"ep1 (1).mp4": ["cut.check-episode-twice"]}


def test_languages_of_an_episode_share_their_picture() -> None:
    assert codes(*(episode(f"ep01.{tag}.mp4", look=1) for tag in ("en", "th", "es"))) == {}


@pytest.mark.parametrize("late", [0, 3])
def test_the_picture_of_another_episode_is_told(late: int) -> None:
    first, other = episode("ep01.mp4"), episode("ep02.mp4")
    noisy = tuple(print_ ^ 0b10101 for print_ in first.prints[late:])
    assert codes(first, replace(other, prints=noisy)) == {"ep02.mp4": ["cut.check-same-picture"]}


def test_a_length_far_from_the_usual_is_told() -> None:
    files = [episode(f"ep{number:02d}.mp4", seconds=88 + number % 5) for number in range(1, 12)]
    assert codes(*files, episode("ep12.mp4", seconds=41)) == {"ep12.mp4": ["cut.check-length-outlier"]}


@pytest.mark.parametrize(
    ("name", "number"),
    [("ep07.th.mp4", 7), ("第7集.mp4", 7), ("07/douyin.mp4", 7), ("E012.mp4", 12), ("trailer.mp4", None)],
)
def test_episodes_are_known_by_their_names(name: str, number: int | None) -> None:
    assert season.number_of(name) == number


def test_the_command_writes_a_page_and_a_document(finished: Finished, tmp_path: Path) -> None:
    black = finished("ep01.mp4", looks="drawbox=t=fill:c=black:enable='between(t,2,3.5)'")
    words = ["cut", "check", str(black), "-o", str(tmp_path / "check.html"), "--json"]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 1
    said = json.loads(done.stdout)
    assert said["schema"] == "shudian.inspection/1"
    assert "cut.check-black" in json.dumps(said)
    page = (tmp_path / "check.html").read_text("utf-8")
    assert page.count("data:image/jpeg") > 2
    assert "00:00:02:00" in page
    assert "http" not in page.replace("http://www.w3.org", "")


def test_a_folder_is_looked_through(finished: Finished, tmp_path: Path) -> None:
    (tmp_path / "season").mkdir()
    (tmp_path / "season" / "ep01.mp4").write_bytes(finished("clean.mp4").read_bytes())
    (tmp_path / "season" / "ep02.mp4").write_bytes(finished("clean.mp4").read_bytes())
    done = CliRunner().invoke(app, ["cut", "check", str(tmp_path / "season")])
    assert done.exit_code == 1
    assert "ep02.mp4: error cut.check-same-picture" in done.stderr


def test_an_unknown_platform_is_bad_usage(tmp_path: Path) -> None:
    assert CliRunner().invoke(app, ["cut", "check", str(tmp_path), "--profile", "nowhere"]).exit_code == 2
