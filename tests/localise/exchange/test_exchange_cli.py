"""The exchange command, as a person types it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from shudian.cli.localise import app


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHUDIAN_LANG", "en")


def run(*words: object) -> Result:
    return CliRunner().invoke(app, ["exchange", *(str(word) for word in words)])


def test_a_wrong_file_names_its_line(tmp_path: Path) -> None:
    file = tmp_path / "x.xlf"
    file.write_text(
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0"\n version="2.0" srcLang="e"/>', "utf-8"
    )
    done = run("check", file)
    assert done.exit_code == 1
    assert "x.xlf:1: error localise.xliff-value" in done.stderr


def test_a_file_of_no_known_ending_is_refused() -> None:
    assert run("check", "a.docx").exit_code == 2
