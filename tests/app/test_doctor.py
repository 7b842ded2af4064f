"""Doctor says what is here, and for what is missing what to do."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from shudian import fonts
from shudian.app import doctor, workspace
from shudian.app.doctor import Health, examine
from shudian.finding import failed
from shudian.store.schema import REVISIONS


def codes(health: Health) -> list[str]:
    return [finding.code for finding in health.findings]


def facts(health: Health) -> dict[str, str]:
    return {fact.name: fact.value for fact in health.facts}


@pytest.fixture
def capable(monkeypatch: pytest.MonkeyPatch) -> None:
    """No ffmpeg but the one that comes with the `video` extra."""
    monkeypatch.delenv("SHUDIAN_FFMPEG", raising=False)
    monkeypatch.setenv("PATH", "")


@pytest.mark.usefixtures("capable")
def test_a_machine_with_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    health = examine()
    assert not failed(health.findings)
    told = facts(health)
    assert told["python"].startswith("3.")
    assert told["package.sqlalchemy"].startswith("2.")
    assert {told[f"ffmpeg.{able}"] for able in ("libass", "libx264", "loudnorm")} == {"yes"}
    assert told["font.Hans"].startswith("Noto Sans SC")
    assert (told["opencv"], told["opencv.cascades"]) == ("opencv-python-headless", "yes")
    assert told["workspace"] == "–"


def test_a_workspace_is_looked_through(tmp_path: Path) -> None:
    workspace.init(tmp_path / "base").close()
    told = facts(examine(tmp_path / "base"))
    assert (told["workspace"], told["workspace.schema"]) == (str(tmp_path / "base"), REVISIONS[-1])
    assert told["workspace.sound"] == "yes"
    (tmp_path / "base" / "shudian.db").write_bytes(b"no database" * 100)
    assert "doctor.workspace" in codes(examine(tmp_path / "base"))
    assert "doctor.workspace" in codes(examine(tmp_path))


def test_an_ffmpeg_without_libass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    poor = tmp_path / "ffmpeg"
    poor.write_text(
        '#!/bin/sh\ncase "$*" in\n*-version*) echo "ffmpeg version 1.0 of old";;\n'
        '*-encoders*) echo " V....D libx264              H.264";;\n'
        '*-filters*) echo " ... loudnorm          A->A       EBU R128";;\nesac\n'
    )
    poor.chmod(0o755)
    monkeypatch.setenv("SHUDIAN_FFMPEG", str(poor))
    health = examine()
    assert facts(health)["ffmpeg.loudnorm"] == "yes"
    lacking = [str(finding) for finding in health.findings if finding.code == "doctor.ffmpeg-lacks"]
    assert len(lacking) == 1
    assert "built without libass" in lacking[0]
    assert "SHUDIAN_FFMPEG" in lacking[0]


def test_no_ffmpeg_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHUDIAN_FFMPEG", str(tmp_path / "nothing"))
    assert "doctor.ffmpeg-missing" in codes(examine())


def test_what_else_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "find", lambda *_: None)
    monkeypatch.setattr(doctor, "_version", lambda name: None if name in ("av", "duckdb", "rich") else "1")
    monkeypatch.setattr(doctor, "CASCADES", ("nothing.xml",))
    monkeypatch.setattr(doctor, "LOW_DISK", 2**80)
    health = examine()
    found = codes(health)
    assert found.count("doctor.font-missing") == len(fonts.SCRIPTS)
    further = next(finding for finding in health.findings if finding.code == "doctor.font-further")
    assert all(script in further.message.en for script in fonts.FURTHER_SCRIPTS)
    missing = [str(finding) for finding in health.findings if finding.code == "doctor.package-missing"]
    assert [line.split()[3] for line in missing] == ["package", "package"]
    assert {"rich", "av"} == {line.split()[4] for line in missing}  # duckdb's extra is not needed yet
    assert {"doctor.cascades-missing", "doctor.disk-low"} <= set(found)


def test_the_command(tmp_path: Path) -> None:
    environ = {**os.environ, "SHUDIAN_FFMPEG": str(tmp_path / "nothing")}
    told = subprocess.run(
        [sys.executable, "-m", "shudian", "doctor", "--json", "--findings", "json"],
        capture_output=True,
        text=True,
        check=False,
        env=environ,
        cwd=tmp_path,
    )
    assert told.returncode == 1
    assert json.loads(told.stdout)["ffmpeg"] == "–"
    assert json.loads(told.stderr.splitlines()[0])["code"] == "doctor.ffmpeg-missing"
