"""`shudian localise translate`, as a person types it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from shudian.cli.localise import app
from shudian.localise import read_lines
from shudian.model.series import Series
from shudian.units import Lang

Server = tuple[str, Any]


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHUDIAN_LANG", "en")
    for name in ("URL", "MODEL", "KEY", "MODELS"):
        monkeypatch.delenv(f"SHUDIAN_TRANSLATOR_{name}", raising=False)


def run(*words: object, code: int = 0) -> str:
    done = CliRunner().invoke(app, ["translate", *map(str, words)])
    assert done.exit_code == code, done.output
    return done.output


def test_an_episode_becomes_a_table(house: Path, tmp_path: Path, chinese: Series) -> None:
    out = tmp_path / "ep1.th.csv"
    told = run(house / "series.zh.txt", "--engine", "pseudo", "--episode", 1, "-o", out)
    lines, _ = read_lines(out.read_bytes(), chinese, Lang("th"))
    assert lines
    first = {element.id for element in chinese.episode(1).elements}
    assert lines.lines
    assert {line.element for line in lines.lines} <= first
    assert f"{len(lines.lines)} lines into th by pseudo" in told


def test_the_second_run_asks_nothing(server: Server, house: Path, tmp_path: Path) -> None:
    url, served = server
    words = [house / "series.zh.txt", "--lang", "th", "--episode", 1, "--base-url", url, "--model", "m"]
    run(*words, "-o", tmp_path / "a.json")
    asked = served.asked.total()
    told = run(*words, "-o", tmp_path / "b.json", "--kept", tmp_path / "a.json.kept.jsonl")
    assert served.asked.total() == asked > 0
    assert re.search(r"(\d+) lines into th by m, \1 of them kept from before; 0 tokens", told)
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


def test_a_budget_ends_it_with_what_there_is(server: Server, house: Path, tmp_path: Path) -> None:
    url, served = server
    words = [house / "series.zh.txt", "--lang", "th", "--base-url", url, "--model", "m", "--batch", 5]
    out = tmp_path / "a.json"
    told = run(*words, "--most-tokens", 12_000, "-o", out, code=1)
    assert "localise.lines-left" in told
    assert "--most-tokens" in told
    assert 0 < served.paid <= 12_000
    assert json.loads(out.read_text("utf-8"))["lines"]


def test_nothing_is_asked_with_terms_that_cannot_be_read(server: Server, house: Path, tmp_path: Path) -> None:
    url, served = server
    (tmp_path / "terms.csv").write_text("source,target\n碗,ชาม\n", "utf-8")
    words = [house / "series.zh.txt", "--lang", "th", "--base-url", url, "--model", "m"]
    run(*words, "--terms", tmp_path / "terms.csv", "-o", tmp_path / "a.csv", code=1)
    assert not served.bodies


def test_a_server_that_is_gone_leaves_no_empty_table(house: Path, tmp_path: Path) -> None:
    words = [house / "series.zh.txt", "--lang", "th", "--base-url", "file:///x", "--model", "m"]
    run(*words, "-o", tmp_path / "a.csv", code=1)
    assert not (tmp_path / "a.csv").exists()


def test_a_pair_without_an_engine_says_what_to_do(house: Path, tmp_path: Path) -> None:
    told = run(house / "series.zh.txt", "--lang", "th", "-o", tmp_path / "a.csv", code=1)
    assert "Nothing on this machine translates from zh into th" in told
    assert "--base-url" in told
    assert not (tmp_path / "a.csv").exists()


def test_drafts_too_fast_are_shortened_within_their_time(server: Server, house: Path, tmp_path: Path) -> None:
    url, served = server
    first = tmp_path / "long.es.csv"
    words = [house / "series.zh.txt", "--episode", 1, "--base-url", url, "--model", "m"]
    run(*words, "--lang", "es", "-o", first)
    served.translate = lambda text: "sí"
    served.bodies.clear()
    told = run(*words, "--drafts", first, "--mode", "shorten", "-o", tmp_path / "short.es.csv")
    asked = [each for body in served.bodies for each in json.loads(body["messages"][1]["content"])["lines"]]
    assert asked
    assert all(len(each["draft"]) > each["most_characters"] for each in asked)
    assert f"{len(asked)} lines into es" in told


def test_english_lines_bridge_to_portuguese(house: Path, tmp_path: Path, to_portuguese: object) -> None:
    out = tmp_path / "a.json"
    words = [house / "series.zh.txt", "--adapted", house / "series.en.fountain", "--from", "en"]
    run(*words, "--episode", 1, "--lang", "pt-BR", "-o", out)
    made = json.loads(out.read_text("utf-8"))["lines"]
    assert {line["author"] for line in made} == {"engine:bergamot"}
    assert made[0]["source"].startswith("龙窑")


def test_a_recording_needs_no_server(server: Server, house: Path, tmp_path: Path) -> None:
    url, _ = server
    tape = tmp_path / "tape.jsonl"
    words = [house / "series.zh.txt", "--lang", "th", "--episode", 1]
    run(*words, "--base-url", url, "--model", "m", "--record", tape, "-o", tmp_path / "a.csv")
    run(*words, "--engine", tape, "-o", tmp_path / "b.csv")
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


@pytest.mark.parametrize(
    "words", [("--mode", "sing"), ("--engine", "nobody"), ("-o", "x.srt"), ("--models", "nowhere")]
)
def test_bad_usage(house: Path, words: tuple[str, str]) -> None:
    run(house / "series.zh.txt", "--lang", "th", *words, code=2)


def test_without_a_language_it_asks(house: Path) -> None:
    assert "--lang" in run(house / "series.zh.txt", "--engine", "pseudo", code=2)
