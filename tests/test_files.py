"""A file is written whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from shudian import files
from shudian.errors import FileProblem, StorageFull


def test_what_was_there_stays_until_the_new_file_is_whole(tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    plan.write_text("old")

    def cut_off() -> None:
        with files.whole(plan) as temporary:
            temporary.write_text("half")
            assert plan.read_text() == "old"
            raise RuntimeError

    with pytest.raises(RuntimeError):
        cut_off()
    assert plan.read_text() == "old"
    files.write_whole(plan, b"new")
    assert plan.read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["plan.json"]


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageFull, match="Free some space"):
        files.write_whole(tmp_path / "plan.json", b"new")
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_device_says_so() -> None:
    with pytest.raises(StorageFull):
        files.write_whole(Path("/dev/full"), b"x" * 100_000)


def test_an_impossible_path_is_explained(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(FileProblem, match="cannot be used"):
        files.write_whole(tmp_path / "file" / "below", b"x")


def test_digest(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    assert files.digest(tmp_path / "a") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
