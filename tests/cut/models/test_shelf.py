"""The shelf of model files: only the very file that the rule names counts."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from shudian.cut.models import shelf


def test_each_model_says_where_it_is_from_and_its_licence() -> None:
    assert {model.name for model in shelf.models()} == {"faces", "persons"}
    for model in shelf.models():
        assert model.licence
        assert model.source
        assert model.inside.endswith(model.file)
        assert len(model.sha256) == 64


def test_a_file_of_other_content_does_not_count(tmp_path: Path) -> None:
    model = replace(shelf.models()[0], sha256=sha256(b"right").hexdigest())
    assert shelf.find(model, tmp_path) is None
    (tmp_path / model.file).write_bytes(b"wrong")
    assert shelf.find(model, tmp_path) is None
    (tmp_path / model.file).write_bytes(b"right")
    assert shelf.find(model, tmp_path) == tmp_path / model.file


def test_the_folder_is_that_of_the_option_then_of_the_setting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHUDIAN_MODELS", str(tmp_path / "set"))
    assert shelf.folder(tmp_path / "named") == tmp_path / "named"
    assert shelf.folder() == tmp_path / "set"
    monkeypatch.delenv("SHUDIAN_MODELS")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert shelf.folder() == tmp_path / "cache" / "shudian" / "models"
