"""Media are named by their content; nothing half written ever bears a final name."""

import errno
import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shudian.errors import FileProblem, StorageFull
from shudian.store import MediaStore

HOLDS_SCRATCH = """
import sys, time
from pathlib import Path
from shudian.store import MediaStore
with MediaStore(Path(sys.argv[1])).scratch() as folder:
    (folder / "half").write_text("half")
    print("ready", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    path = tmp_path / "clip.mp4"
    path.write_bytes(b"frames")
    return path


def stored(media: MediaStore) -> list[str]:
    return sorted(path.name for path in media.folder.rglob("*") if path.is_file())


def test_a_file_is_kept_under_its_digest(media: MediaStore, clip: Path) -> None:
    kept = media.keep(clip)
    assert (kept.name, kept.bytes) == ("clip.mp4", 6)
    assert kept.digest == hashlib.sha256(b"frames").hexdigest()
    assert media.path(kept.digest) == media.folder / kept.digest[:2] / kept.digest
    assert media.path(kept.digest).read_bytes() == b"frames"
    assert clip.exists()


@given(st.lists(st.binary(max_size=64), max_size=6))
def test_equal_content_is_one_file(tmp_path_factory: pytest.TempPathFactory, contents: list[bytes]) -> None:
    folder = tmp_path_factory.mktemp("media")
    media = MediaStore(folder / "media")
    for at, content in enumerate(contents):
        (folder / str(at)).write_bytes(content)
        assert media.path(media.keep(folder / str(at)).digest).read_bytes() == content
    assert len(stored(media)) == len(set(contents))
    assert list(media.damaged(stored(media))) == []


def test_damage_is_found(media: MediaStore, clip: Path) -> None:
    digest = media.keep(clip).digest
    assert list(media.damaged([digest])) == []
    media.path(digest).write_bytes(b"other")
    assert list(media.damaged([digest, "ab" * 32])) == [digest, "ab" * 32]


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_leaves_nothing_half_written(
    media: MediaStore, clip: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os if call == "fsync" else Path, call, full)
    with pytest.raises(StorageFull, match="Free some space"):
        media.keep(clip)
    assert stored(media) == []


def test_a_disk_that_fills_while_writing(
    media: MediaStore, clip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(_: Path, target: Path) -> Path:
        target.write_bytes(b"fra")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target))

    monkeypatch.setattr("shutil.copyfile", half)
    with pytest.raises(StorageFull):
        media.keep(clip)
    assert stored(media) == []


def test_a_file_that_is_not_there_is_an_error(media: MediaStore, tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match=r"nothing\.mp4"):
        media.keep(tmp_path / "nothing.mp4")


def test_scratch_goes_away_and_a_sweep_spares_the_living(media: MediaStore) -> None:
    with media.scratch() as folder:
        (folder / "half").touch()
        media.sweep()
        assert (folder / "half").exists()
    assert not folder.exists()


def test_what_a_killed_process_left_is_swept(media: MediaStore) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLDS_SCRATCH, media.folder], stdout=subprocess.PIPE)
    assert holder.stdout
    holder.stdout.readline()
    media.sweep()
    assert stored(media) == ["half"]
    holder.send_signal(signal.SIGKILL)
    holder.communicate()
    media.sweep()
    assert stored(media) == []
    assert list((media.folder / ".scratch").iterdir()) == []
