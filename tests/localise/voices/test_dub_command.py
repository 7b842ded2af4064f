"""`shudian localise voices` and `dub`: casting, calibration, a dub in a folder, and what is refused."""

import json
import shlex
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from shudian.cli.main import app

SPEAK = """
import sys, wave
with wave.open(sys.argv[1], "wb") as out:
    out.setparams((1, 2, 8000, 0, "NONE", ""))
    out.writeframes(b"\\x00\\x20\\x00\\xe0" * (250 * len(sys.argv[2])))
"""


def _run(*args: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["localise", *map(str, args)], env={"SHUDIAN_LANG": "en"})
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def script(tmp_path: Path) -> Path:
    lines = "".join(
        f"{name}：{text}\n"
        for name, text in (
            ("甲女", "这是假的。"),
            ("乙男", "那真的在哪儿？我找它三年了。"),
            ("甲女", "碎了。"),
        )
    )
    path = tmp_path / "s.txt"
    path.write_text(f"《碗》\n第1集\n1-1 日 内 茶厂\n人物：甲女 乙男\n{lines}", "utf-8")
    return path


def test_a_series_is_cast_measured_and_dubbed_by_a_program(script: Path, tmp_path: Path) -> None:
    (tmp_path / "speak.py").write_text(SPEAK)
    program = shlex.join([sys.executable, str(tmp_path / "speak.py")]) + " {out} {text}"
    casting, rate, out = tmp_path / "c.csv", tmp_path / "rate.json", tmp_path / "dub"
    code, _, said = _run(
        *("voices", script, "--lang", "zh", "-o", casting, "--engine", "program", "--voice", "woman:a"),
        *("--voice", "man:b", "--program", program, "--calibrate", rate),
    )
    assert code == 0, said
    assert "localise.voice-calibrated" in said
    args = ("dub", script, "--episode", 1, "--lang", "zh", "--casting", casting, "-o", out)
    given = (*args, "--program", program, "--speech-rate", rate)
    code, told, said = _run(*given, "--explain")
    assert (code, out.joinpath("stem.wav").exists()) == (0, False)
    assert "take/" in told
    code, told, said = _run(*given)
    assert code == 0, said
    assert "3 lines spoken, 0 reused" in told
    assert {path.name for path in out.iterdir()} >= {
        "stem.wav",
        "dub.json",
        "shorten.json",
        "cues.en.csv",
        "cues.zh.xlsx",
    }
    assert "0 to run" in _run(*given, "--explain")[1]


def test_roles_keep_their_voices(script: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.csv"
    kept.write_text("role,engine,voice,pitch,rate\n乙男,http,onyx,0.7,1\n", "utf-8")
    code, told, _ = _run("voices", script, "--lang", "es", "--engine", "tone", "--keep", kept)
    assert code == 0
    voices = {voice["role"]: voice["name"] for voice in json.loads(told)["voices"]}
    assert voices == {"乙男": "onyx", "甲女": "hum"}


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("voices", "--lang", "x!"), "language tag"),
        (("voices", "--lang", "es", "--engine", "http"), "--voice"),
        (("voices", "--lang", "es", "--voice", "nova"), "KIND:NAME"),
        (("dub", "--lang", "zh", "--episode", "9"), "no episode 9"),
    ],
)
def test_bad_usage_is_told(script: Path, tmp_path: Path, args: tuple[str, ...], said: str) -> None:
    casting = tmp_path / "c.csv"
    casting.write_text("role,engine,voice\n甲女,tone,hum\n乙男,tone,hum\n", "utf-8")
    more = ("--casting", casting, "-o", tmp_path / "out") if args[0] == "dub" else ()
    code, _, told = _run(args[0], script, *args[1:], *more)
    assert code == 2
    assert said in " ".join(told.replace("│", " ").split())


def test_a_casting_that_cannot_be_read_fails(script: Path, tmp_path: Path) -> None:
    casting = tmp_path / "c.json"
    casting.write_text("{}")
    code, _, said = _run(
        "dub", script, "--episode", 1, "--lang", "zh", "--casting", casting, "-o", tmp_path / "out"
    )
    assert code == 1
    assert "document." in said
