"""Material taken into a workspace by the command line, and what it refuses."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from shudian.app import workspace as workspaces
from shudian.cli.main import app
from shudian.model.series import Episode, Series
from shudian.store import Author, drawers, series_table
from shudian.units import Lang


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    held = workspaces.init(
        tmp_path / "room", author=Author("tester", lambda: datetime(2027, 1, 1, tzinfo=UTC))
    )
    series = Series("灯", Lang("zh"), (), (Episode("e1", 1, "", ()), Episode("e2", 2, "", ())))
    with held.store.writing(held.author) as writing:
        series_table.save(writing, "lamp", series)
        drawers.SCRIPTS.save(writing, series, series="lamp", language="zh")
    held.close()
    return tmp_path / "room"


def ingest(folder: Path, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["cut", "ingest", *words, "-w", str(folder)])
    return done.exit_code, done.stderr


def test_an_episode_that_is_not_written_takes_no_material(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(b"")
    code, said = ingest(folder, "lamp", "7", str(tmp_path / "a.mp4"))
    assert code == 1
    assert "cut.unwritten-episode" in said
    assert "1, 2" in said


@pytest.mark.slow
def test_a_file_that_is_no_picture_is_named_as_it_came(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.mp4").write_bytes(b"words")
    code, said = ingest(folder, "lamp", "1", str(tmp_path / "notes.mp4"))
    assert code == 1
    assert "notes.mp4" in said
    held = workspaces.open(folder)
    with held.store.reading() as connection:
        assert drawers.FOOTAGE.all(connection, series="lamp") == {}
    held.close()
