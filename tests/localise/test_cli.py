"""The commands, as a person types them."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from shudian.cli.localise import app

Shown = tuple[int, str, str]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> "Run":
    monkeypatch.setenv("SHUDIAN_LANG", "en")
    return Run()


class Run:
    def __call__(self, *words: object) -> Shown:
        done = CliRunner().invoke(app, [str(word) for word in words])
        return done.exit_code, done.stdout, done.stderr


def test_subtitles_of_the_script_itself(run: Run, house: Path) -> None:
    code, out, errors = run("subtitle", house / "series.zh.txt", "--episode", 1)
    assert code == 0
    assert out.startswith("WEBVTT\nKind: subtitles\nLanguage: zh\n")
    assert "<v 小满>假的\n" in out
    assert "Ye Xiaoman" not in out
    assert not errors


@pytest.mark.parametrize("adapted", ["series.en.fountain", "lines.es.csv", "lines.th.csv"])
@pytest.mark.parametrize("ending", ["vtt", "srt", "ass"])
def test_subtitles_for_a_market(run: Run, house: Path, tmp_path: Path, adapted: str, ending: str) -> None:
    tag = adapted.split(".")[1]
    file = tmp_path / f"ep01.{tag}.{ending}"
    words = ("subtitle", house / "series.zh.txt", "--episode", 1, "--adapted", house / adapted, "-o", file)
    code, out, errors = run(*words, *(("--lang", tag) if adapted.endswith("csv") else ()))
    assert (code, out) == (0, ""), errors
    assert run("check", file)[0] == 0
    code, _, errors = run("convert", file, "-o", tmp_path / f"again.{tag}.vtt")
    assert code == 0, errors


def test_an_error_in_a_file_is_exit_code_1(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "ep01.en.srt"
    file.write_text("1\n00:00:01,000 --> 00:00:02,000\n" + "far too wide for any telephone " * 3)
    code, out, errors = run("check", file, "--findings", "json")
    assert (code, out) == (1, "")
    assert '"code": "localise.too-wide"' in errors.splitlines()[0]
    assert '"row": 1' in errors
    file.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    assert run("check", file)[0] == 1


def test_nothing_is_written_where_there_is_nothing_to_write(run: Run, house: Path, tmp_path: Path) -> None:
    file = tmp_path / "ep03.th.vtt"
    words = (
        "subtitle",
        house / "series.zh.txt",
        "--episode",
        3,
        "--adapted",
        house / "lines.th.csv",
        "-o",
        file,
    )
    code, _, errors = run(*words)
    assert code == 1
    assert "localise.no-lines" in errors
    assert not file.exists()


@pytest.mark.parametrize(
    "words",
    [
        ("subtitle", "SCRIPT", "--episode", 99),
        ("subtitle", "SCRIPT", "--episode", 1, "-o", "x.doc"),
        ("subtitle", "SCRIPT", "--episode", 1, "--profile", "cinema"),
        ("check", "x.srt"),
        ("check", "x.en.txt"),
        ("check", "x.srt", "--lang", "Klingonese"),
        ("convert", "x.srt", "-o", "x.stl"),
    ],
)
def test_bad_usage_is_exit_code_2(run: Run, house: Path, words: tuple[object, ...]) -> None:
    assert run(*(house / "series.zh.txt" if word == "SCRIPT" else word for word in words))[0] == 2


def test_a_loss_is_told(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.vtt"
    file.write_text("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Bean>Security!\n")
    code, _, errors = run("convert", file, "-o", tmp_path / "a.srt")
    assert code == 0
    assert "SRT does not keep who speaks (1)." in errors
    assert (tmp_path / "a.srt").read_text() == "1\n00:00:01,000 --> 00:00:02,000\nSecurity!\n"


def test_the_language_said_wins_over_the_script_reader(run: Run, house: Path, tmp_path: Path) -> None:
    script = tmp_path / "series.fountain"
    script.write_bytes((house / "series.en.fountain").read_bytes())
    words = ("subtitle", house / "series.zh.txt", "--episode", 1, "--adapted", script, "--lang", "en-GB")
    assert "Language: en-GB\n" in run(*words)[1]
    assert (
        "Language: zh-Hant\n"
        in run("subtitle", house / "series.zh.txt", "--episode", 1, "--lang", "zh-Hant")[1]
    )
