"""`shudian script` as a person runs it: value out, findings to the side, exit codes."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from shudian.cli.main import app

PAGE = "《补天青》\n第1集\n1-1 日 漆坊\n人物：小满\n小满：走。\n周岭：走。\n"


def run(*words: object) -> Result:
    return CliRunner().invoke(app, ["script", *map(str, words)])


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(PAGE, "utf-8")
    return path


def test_read_shows_an_outline_and_notes_beside_it(page: Path) -> None:
    told = run("read", page)
    assert told.exit_code == 0
    assert told.stdout.startswith("补天青 (中文) · episodes 1 · scenes 1")
    assert "script.incomplete-heading" in told.stderr


def test_read_gives_the_series_as_json(page: Path) -> None:
    told = run("read", page, "--json", "--findings", "json")
    made = json.loads(told.stdout)
    assert (told.exit_code, made["schema"], made["title"]) == (0, "shudian.series/2", "补天青")
    scene = made["episodes"][0]["scenes"][0]
    assert (scene["number"], scene["place"], scene["time"], scene["time_norm"]) == (
        "1-1",
        "漆坊",
        "日",
        "DAY",
    )
    found = json.loads(told.stderr)
    assert (found["code"], found["place"]["line"]) == ("script.incomplete-heading", 3)


def test_what_is_no_script_fails_with_code_1(tmp_path: Path) -> None:
    for name, data in (("a.txt", b""), ("b.docx", b"PK\x03\x04"), ("c.txt", b"Dear all,\n")):
        (tmp_path / name).write_bytes(data)
        told = run("read", tmp_path / name, "-o", tmp_path / "out.json")
        assert (told.exit_code, told.stdout) == (1, "")
        assert "→" in told.stderr
    assert not (tmp_path / "out.json").exists()


@pytest.mark.parametrize("ending", ["json", "csv", "xlsx", "fdx"])
def test_breakdown_writes_what_the_ending_asks(page: Path, ending: str) -> None:
    out = page.with_suffix(f".out.{ending}")
    assert run("breakdown", page, "-o", out).exit_code == 0
    starts = {
        "json": b'{\n  "schema": "shudian.breakdown/1"',
        "csv": b"\xef\xbb\xbf",
        "xlsx": b"PK",
        "fdx": b"<?xml",
    }
    assert out.read_bytes().startswith(starts[ending])


def test_breakdown_goes_to_standard_output_as_json(page: Path) -> None:
    told = run("breakdown", page)
    assert json.loads(told.stdout)["scenes"][0]["cast"] == ["小满", "周岭"]


def test_another_ending_is_bad_usage(page: Path) -> None:
    assert run("breakdown", page, "-o", page.with_suffix(".pdf")).exit_code == 2
    assert run("breakdown").exit_code == 2


def test_a_wrong_production_fails_and_writes_nothing(page: Path) -> None:
    wrong, out = page.with_name("p.json"), page.with_name("b.json")
    wrong.write_text('{"schema": "shudian.production/1"}', "utf-8")
    told = run("breakdown", page, "--production", wrong, "-o", out)
    assert told.exit_code == 1
    assert "document.wrong-value" in told.stderr
    assert not out.exists()


def test_the_acceptance_script_gives_its_eight_scenes(shared_data: Path) -> None:
    told = run("read", shared_data / "script" / "zh" / "variants" / "v01_time-ie-place.txt", "--json")
    made = json.loads(told.stdout)
    scenes = [scene for episode in made["episodes"] for scene in episode["scenes"]]
    assert [scene["number"] for scene in scenes] == ["1-1", "1-2", "2-1", "2-2", "2-3", "3-1", "3-2", "4-1"]
    assert [scene["flashback"] for scene in scenes] == [False, False, False, True, False, False, False, False]


def test_a_pace_is_fitted_kept_and_used(tmp_path: Path, house: Path) -> None:
    script, cuts, kept = house / "series.zh.txt", tmp_path / "cuts.csv", tmp_path / "pace.toml"
    cuts.write_text("".join(f"{number},{150 + number}\n" for number in range(1, 9)), "utf-8")
    assert run("calibrate", script, cuts, "-o", kept).exit_code == 0
    assert "mean error" in kept.read_text("utf-8")
    told = [
        json.loads(run("breakdown", script, *options).stdout)["scenes"][0]["seconds"]
        for options in ((), ("--pace", kept), ("--calibrate", cuts))
    ]
    assert told[1] == told[2] != told[0]
    assert run("breakdown", script, "--pace", kept, "--calibrate", cuts).exit_code == 2


def test_clips_are_listed_with_their_reasons(house: Path, tmp_path: Path) -> None:
    script = house / "series.zh.txt"
    assert "runs into the episode's hook" in run("clips", script).stdout
    assert "questions" in run("clips", "--hooks", script).stdout
    assert run("clips", script, "-o", tmp_path / "clips.json").exit_code == 0
    made = json.loads((tmp_path / "clips.json").read_text("utf-8"))
    assert (made["schema"], len(made["hooks"])) == ("shudian.clips/1", 8)
    assert run("clips", script, "-o", tmp_path / "clips.doc").exit_code == 2


def test_the_scene_number_of_a_clip_is_no_date_in_a_spreadsheet(house: Path, tmp_path: Path) -> None:
    assert run("clips", house / "series.zh.txt", "-o", tmp_path / "clips.csv").exit_code == 0
    rows = (tmp_path / "clips.csv").read_text("utf-8-sig").splitlines()
    assert "\t2-2" in rows[1].split(",")
