"""Splitting, timing, checking and mending, as a person types them."""

from fractions import Fraction
from pathlib import Path

import pytest
from typer.testing import CliRunner

from shudian.cli.localise import app
from shudian.model import document
from shudian.model.media import Shot, ShotList
from shudian.model.speech import SpokenWord, Transcript
from shudian.units import Lang, Span

FAULTY = """\
1
00:00:01,000 --> 00:00:01,400
So...

2
00:00:04,000 --> 00:00:07,000
Sky celadon is iron, and this blue is too clean by far.
"""


@pytest.fixture
def faulty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SHUDIAN_LANG", "en")
    file = tmp_path / "ep01.en.srt"
    file.write_text(FAULTY)
    return file


@pytest.fixture
def shots(tmp_path: Path) -> Path:
    file = tmp_path / "shots.json"
    file.write_text(document.write(ShotList("ep01", Fraction(24), (Shot(0, 100), Shot(100, 400)))))
    return file


def run(*words: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, [str(word) for word in words])
    return done.exit_code, done.stdout, done.stderr


def test_a_fault_is_an_error_until_it_is_mended(faulty: Path, tmp_path: Path) -> None:
    code, _, errors = run("check", faulty, "--profile", "netflix")
    assert code == 1
    assert "too-wide" in errors
    mended = tmp_path / "mended.en.vtt"
    code, _, errors = run("check", faulty, "--profile", "netflix", "--fix", "-o", mended)
    assert code == 0, errors
    assert "localise.mended: Mended: 00:00:04.000" in errors
    assert run("check", mended, "--profile", "netflix") == (0, "", "")
    assert "So…" in mended.read_text()


def test_a_house_asks_for_less_and_a_wrong_profile_is_refused(faulty: Path, tmp_path: Path) -> None:
    house = tmp_path / "house.toml"
    house.write_text('extends = "netflix"\n[language.en]\nchars = 60\n[time]\nleast = "1/3"\n')
    assert run("check", faulty, "--profile", house)[0] == 0
    house.write_text("chars = 60\n")
    code, _, errors = run("check", faulty, "--profile", house)
    assert code == 1
    assert "No profile knows chars" in errors
    assert run("check", faulty, "--profile", "cinema")[0] == 2
    assert run("check", faulty, "-o", tmp_path / "a.srt")[0] == 2


def test_times_go_to_the_frames_of_the_shots(faulty: Path, shots: Path, tmp_path: Path) -> None:
    out = tmp_path / "timed.en.srt"
    code, _, errors = run("time", faulty, "--profile", "netflix", "--shots", shots, "-o", out)
    assert code == 0, errors
    assert "00:00:04,167 --> " in out.read_text()  # frame 100 at 24 a second
    assert "localise.mended: Mended: 00:00:04.000: it comes 4 frames beside a shot change" in errors


def test_words_become_cues(tmp_path: Path, shots: Path, faulty: Path) -> None:
    words = tuple(
        SpokenWord(word, Span.of(Fraction(at, 3), Fraction(at + 1, 3)))
        for at, word in enumerate("You paid me to talk. Nobody said what.".split())
    )
    file = tmp_path / "words.json"
    file.write_text(document.write(Transcript(Lang("en"), words)))
    code, out, errors = run("segment", file, "--profile", "netflix", "--shots", shots)
    assert code == 0, errors
    assert "You paid me to talk. Nobody said what." in out
    code, out, errors = run("segment", faulty, "--profile", "netflix")
    assert code == 0, errors
    assert "Sky celadon is iron" in out


def test_a_text_takes_the_times_of_a_template(tmp_path: Path, faulty: Path) -> None:
    text = tmp_path / "ep01.es.txt"
    text.write_text("Entonces...\nEl celadón cielo es hierro.\n")
    code, out, errors = run("segment", text, "--template", faulty, "--profile", "netflix")
    assert code == 0, errors
    assert "00:00:04.000" in out
    code, _, errors = run("segment", text)
    assert code == 1
    assert "says no times" in errors
    assert run("segment", tmp_path / "ep01.es.txt", "--lang", "no language")[0] == 2


@pytest.mark.parametrize("command", ["check", "time", "segment"])
def test_what_is_only_read_is_judged_and_written_as_something_else(command: str, tmp_path: Path) -> None:
    (tmp_path / "ep01.en.scc").write_text(CAPTION)
    made = tmp_path / "made.srt"
    fix = ["--fix"] if command == "check" else []
    result = CliRunner().invoke(
        app, [command, str(tmp_path / "ep01.en.scc"), *fix, "-o", str(made), "--profile", "netflix"]
    )
    assert result.exit_code == 0, result.output
    assert "Good night." in made.read_text()


CAPTION = """\
Scenarist_SCC V1.0

00:00:01:00\t9420 9420 9470 9470 c7ef ef64 20ee e967 68f4 ae80 942c 942c 942f 942f

00:00:04:00\t942c 942c
"""
