"""The shelf of model files: only the very file that the rule names counts."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from shudian.weights import shelf


def test_each_model_says_where_it_is_from_and_its_licence() -> None:
    assert {model.name for model in shelf.models()} == {"faces", "persons", "whisper-base"}
    for model in shelf.models():
        assert model.licence
        assert model.source
        for each in model.files:
            assert len(each.sha256) == 64
            assert each.file.startswith(model.place)
            assert all(Path(each.file).name in part.inside for part in each.parts)


def test_a_file_of_other_content_does_not_count(tmp_path: Path) -> None:
    model = shelf.model("faces")
    one = replace(model.files[0], sha256=sha256(b"right").hexdigest(), bytes=5)
    model = replace(model, files=(one,))
    assert shelf.find(model, tmp_path) is None
    for wrong in (b"wrong", b"right, and more"):
        (tmp_path / one.file).write_bytes(wrong)
        assert shelf.find(model, tmp_path) is None
    (tmp_path / one.file).write_bytes(b"right")
    assert shelf.find(model, tmp_path) == tmp_path / one.file


def test_a_model_of_several_files_is_their_folder_and_needs_them_all(tmp_path: Path) -> None:
    model = shelf.model("whisper-base")
    model = replace(
        model, files=tuple(replace(each, sha256=sha256(b"x").hexdigest(), bytes=1) for each in model.files)
    )
    (tmp_path / model.place).mkdir()
    for each in model.files:
        assert shelf.find(model, tmp_path) is None
        (tmp_path / each.file).write_bytes(b"x")
    assert shelf.find(model, tmp_path) == tmp_path / model.place


def test_the_folder_is_that_of_the_option_then_of_the_setting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHUDIAN_MODELS", str(tmp_path / "set"))
    assert shelf.folder(tmp_path / "named") == tmp_path / "named"
    assert shelf.folder() == tmp_path / "set"
    monkeypatch.delenv("SHUDIAN_MODELS")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert shelf.folder() == tmp_path / "cache" / "shudian" / "models"
