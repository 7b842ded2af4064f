"""The exchange commands, as a person types them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from shudian.cli.localise import app
from shudian.localise.exchange.xliff import read


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHUDIAN_LANG", "en")


def run(*words: object) -> Result:
    return CliRunner().invoke(app, ["exchange", *(str(word) for word in words)])


def test_lines_go_out_and_come_back(house: Path, tmp_path: Path) -> None:
    script, file, adapted = house / "series.zh.txt", tmp_path / "ep01.xlf", tmp_path / "th.json"
    sent = run("send", script, "--lang", "th", "--episode", 1, "-o", file)
    assert sent.exit_code == 0, sent.stderr
    assert read(file.read_bytes())[1] == []
    assert run("check", file).exit_code == 0
    written = file.read_text("utf-8").replace(
        "<source>假的。</source>", "<source>假的。</source><target>ปลอม</target>"
    )
    file.write_text(written.replace('<segment id="s1"', '<segment id="s1" state="translated"'), "utf-8")
    back = run("receive", script, file, "-o", adapted)
    assert back.exit_code == 0, back.stderr
    assert "keeps no states of lines" in back.stderr
    assert "no unit of episode 2" in back.stderr
    assert [line["text"] for line in json.loads(adapted.read_text("utf-8"))["lines"]] == ["ปลอม"]
    merged = run("receive", script, file, "--adapted", adapted)
    assert json.loads(merged.stdout) == json.loads(adapted.read_text("utf-8"))
    again = run("send", script, "--adapted", adapted, "--xliff", "2.2")
    assert again.exit_code == 0
    assert "<target>ปลอม</target>" in again.stdout


def test_a_wrong_file_names_its_line(house: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.xlf"
    file.write_text(
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0"\n version="2.0" srcLang="e"/>', "utf-8"
    )
    done = run("check", file)
    assert done.exit_code == 1
    assert "x.xlf:1: error localise.xliff-value" in done.stderr
    assert run("receive", house / "series.zh.txt", file).exit_code == 1


@pytest.mark.parametrize(
    "words",
    [
        ("check", "a.docx"),
        ("send", "SCRIPT"),
        ("send", "SCRIPT", "--lang", "?"),
        ("send", "SCRIPT", "--xliff", "1"),
    ],
)
def test_bad_usage_is_refused(house: Path, words: tuple[str, ...]) -> None:
    done = run(*(house / "series.zh.txt" if word == "SCRIPT" else word for word in words))
    assert done.exit_code == 2
