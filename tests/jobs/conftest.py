from collections.abc import Iterator
from pathlib import Path

import pytest

from shudian.jobs import DiskMemo, Memo, MemoryMemo
from shudian.store.media import MediaStore


@pytest.fixture(autouse=True)
def small_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers find `small_work`: a spawned process takes the parent's search path along."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))


@pytest.fixture
def vault(tmp_path: Path) -> MediaStore:
    return MediaStore(tmp_path / "media")


@pytest.fixture(params=["memory", "disk"])
def memo(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Memo]:
    if request.param == "memory":
        yield MemoryMemo()
        return
    disk = DiskMemo(tmp_path / "memo.db")
    yield disk
    disk.close()
