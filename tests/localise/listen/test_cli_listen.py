"""The commands that listen."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from shudian.cli.main import app

CUES = [(3, "One."), (7, "Two."), (12, "Three."), (18, "Four."), (21, "Five."), (29, "Six."), (33, "Seven.")]


def run(*said: object) -> Result:
    return CliRunner().invoke(app, ["localise", *map(str, said)])


def srt(file: Path, late: float) -> Path:
    def clock(seconds: float) -> str:
        return f"00:{int(seconds) // 60:02d}:{seconds % 60:06.3f}".replace(".", ",")

    rows = [
        f"{number}\n{clock(start + late)} --> {clock(start + late + 2)}\n{text}\n"
        for number, (start, text) in enumerate(CUES, 1)
    ]
    file.write_text("\n".join(rows), "utf-8")
    return file


def test_sync_moves_and_says_so(tmp_path: Path) -> None:
    fits, late = srt(tmp_path / "fits.zh.srt", 0), srt(tmp_path / "late.en.srt", 6.25)
    told = run("sync", late, "--to", fits, "-o", tmp_path / "out.en.srt")
    assert told.exit_code == 0
    assert "-6.250" in told.stderr
    assert (tmp_path / "out.en.srt").read_text("utf-8").split() == fits.read_text("utf-8").split()


def test_drift_shows_a_table_and_draws(tmp_path: Path) -> None:
    fits, late = srt(tmp_path / "fits.zh.srt", 0), srt(tmp_path / "late.en.srt", 6.25)
    told = run("drift", late, fits, "--picture", tmp_path / "drift.svg")
    assert told.exit_code == 0
    assert "-6.250" in told.stdout
    assert (tmp_path / "drift.svg").read_text("utf-8").startswith("<svg")


@pytest.mark.parametrize("command", [("transcribe",), ("align", "LINES")])
@pytest.mark.usefixtures("ear")
def test_what_is_no_sound_is_a_finding(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "lines.txt").write_text("One.\n", "utf-8")
    (tmp_path / "a.mp3").write_text("no sound", "utf-8")
    said = [tmp_path / "lines.txt" if each == "LINES" else each for each in command]
    told = run(*said, tmp_path / "a.mp3", "--lang", "en")
    assert told.exit_code == 1
    assert "localise.no-sound" in told.stderr


@pytest.mark.usefixtures("ear")
def test_without_the_model_the_remedy_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sonnet: Path
) -> None:
    monkeypatch.setenv("SHUDIAN_MODELS", str(tmp_path))
    told = run("transcribe", sonnet, "--lang", "en")
    assert told.exit_code == 1
    assert "shudian models fetch whisper-base" in told.stderr


def test_nothing_to_look_for_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "lines.txt").write_text("\n\n", "utf-8")
    told = run("align", tmp_path / "lines.txt", tmp_path / "a.mp3", "--lang", "en")
    assert told.exit_code == 1
    assert "localise.nothing-to-align" in told.stderr


def test_the_quick_engine_knows_english_alone(tmp_path: Path) -> None:
    (tmp_path / "lines.txt").write_text("好\n", "utf-8")
    told = run(
        "align", tmp_path / "lines.txt", tmp_path / "a.mp3", "--lang", "zh", "--engine", "pocketsphinx"
    )
    assert "localise.only-english" in told.stderr


@pytest.mark.slow
@pytest.mark.usefixtures("ear")
def test_align_gives_a_timeline_and_subtitles(tmp_path: Path, sonnet: Path) -> None:
    keep = tmp_path / "kept"
    lines = sonnet.with_suffix(".txt")
    for name in ("out.json", "out.vtt"):
        said = ("align", lines, sonnet, "--lang", "en", "--engine", "pocketsphinx", "--keep", keep)
        assert run(*said, "-o", tmp_path / name).exit_code == 0
    beats = json.loads((tmp_path / "out.json").read_text("utf-8"))["beats"]
    assert len(beats) == 16
    assert (tmp_path / "out.vtt").read_text("utf-8").count("-->") == 16
