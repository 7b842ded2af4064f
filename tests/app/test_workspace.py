"""A workspace is made once, found from inside, opened with its remedy at hand."""

import subprocess
import sys
from pathlib import Path

import pytest

from shudian.app import workspace
from shudian.errors import FileProblem, StorageFull, WorkspaceProblem, WorkspaceTooNew


@pytest.fixture
def made(tmp_path: Path) -> Path:
    workspace.init(tmp_path / "base").close()
    return tmp_path / "base"


def test_it_is_one_folder(made: Path) -> None:
    assert sorted(path.name for path in made.iterdir()) == ["media", "shudian.db", "shudian.toml"]
    text = (made / "shudian.toml").read_text("utf-8")
    assert "schema = 1" in text
    assert "工作区" in text


def test_it_is_found_from_inside_like_a_repository(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = made / "media" / "ab"
    inside.mkdir()
    assert workspace.find(inside) == made
    assert workspace.find(environ={"SHUDIAN_WORKSPACE": str(inside)}) == made
    monkeypatch.chdir(inside)
    assert workspace.find(environ={}) == made


def test_none_around_is_an_error_that_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceProblem, match="shudian init DIR"):
        workspace.find(tmp_path)
    with pytest.raises(WorkspaceProblem, match="is not a workspace"):
        workspace.open(tmp_path)


def test_there_is_no_second_start(made: Path) -> None:
    before = {path.name: path.read_bytes() for path in made.iterdir() if path.is_file()}
    with pytest.raises(WorkspaceProblem, match="is a workspace already"):
        workspace.init(made)
    assert before == {path.name: path.read_bytes() for path in made.iterdir() if path.is_file()}


@pytest.mark.parametrize("left", [(), ("media",), ("media", "shudian.db")])
def test_an_interrupted_start_is_done_again(tmp_path: Path, left: tuple[str, ...]) -> None:
    folder = tmp_path / "base"
    folder.mkdir()
    for name in left:
        (folder / name).touch() if name.endswith(".db") else (folder / name).mkdir()
    with pytest.raises(WorkspaceProblem):
        workspace.find(folder)
    workspace.init(folder).close()
    assert workspace.find(folder) == folder


def test_a_newer_layout_is_refused_untouched(made: Path) -> None:
    text = (made / "shudian.toml").read_text("utf-8").replace("schema = 1", "schema = 2")
    (made / "shudian.toml").write_text(text.replace('created_by = "', 'created_by = "9.'), "utf-8")
    before = (made / "shudian.db").read_bytes()
    with pytest.raises(WorkspaceTooNew, match=r"shudian 9\..*layout 2.*Nothing was changed") as caught:
        workspace.open(made)
    assert "未改动" in caught.value.in_("zh")
    assert (made / "shudian.db").read_bytes() == before


@pytest.mark.parametrize(
    "text",
    ["schema = ", "", "schema = 1", 'schema = "1"', 'schema = 1\ndatabase = 3\nmedia = "media"', "\ufffe"],
)
def test_settings_that_cannot_be_read_are_an_error(made: Path, text: str) -> None:
    (made / "shudian.toml").write_text(text, "utf-16" if text == "\ufffe" else "utf-8")
    with pytest.raises(WorkspaceProblem, match=r"shudian\.toml cannot be read"):
        workspace.open(made)


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileProblem, match="Check the path and your rights"):
        workspace.init(tmp_path / "file" / "base")


def test_a_full_disk_leaves_a_start_that_can_be_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno
    import os

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(StorageFull):
            workspace.init(tmp_path / "base")
    assert not (tmp_path / "base" / "shudian.toml").exists()
    workspace.init(tmp_path / "base").close()


def test_a_sound_workspace_verifies_and_a_lost_file_is_found(made: Path, tmp_path: Path) -> None:
    from shudian.store import exports

    found = workspace.open(made)
    (tmp_path / "plan.json").write_text("{}", "utf-8")
    kept = found.media.keep(tmp_path / "plan.json")
    with found.store.writing(found.author) as writing:
        exports.enter_media(writing, kept)
    assert workspace.verify(found) == []
    found.media.path(kept.digest).write_text("[]", "utf-8")
    assert [finding.code for finding in workspace.verify(found)] == ["store.media-damaged"]
    found.close()


def shudian(*words: str | Path, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "shudian", *words],
        capture_output=True,
        text=True,
        check=False,
        env=environ or None,
    )


def test_the_command(tmp_path: Path) -> None:
    first, second = (shudian("init", tmp_path / "base") for _ in range(2))
    assert (first.returncode, first.stdout.strip()) == (0, str(tmp_path / "base"))
    assert second.returncode == 1
    assert second.stderr.startswith("shudian: workspace: ")
    assert len(second.stderr.splitlines()) == 1
    chinese = shudian("init", tmp_path / "base", SHUDIAN_LANG="zh", PYTHONIOENCODING="utf-8")
    assert "已经是工作区" in chinese.stderr
