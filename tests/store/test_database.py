"""Writers wait for each other, readers see one instant, a full disk says so."""

import subprocess
import sys
from pathlib import Path

import pytest

from shudian.errors import StorageFull
from shudian.store import Author, Store, audit

WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from shudian.store import Author, Store
store = Store.open(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    with store.writing(Author(sys.argv[2], lambda: datetime(2027, 4, 12, tzinfo=UTC))) as writing:
        writing.record(f"save {number}", None, "x")
"""


def test_two_writers_lose_nothing(store: Store) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, store.path, who, "40"]) for who in ("阿芳", "豆子")
    ]
    assert [writer.wait() for writer in writers] == [0, 0]
    with store.reading() as connection:
        assert audit.verify(connection) == []
        entries = audit.entries(connection)
    for who in ("阿芳", "豆子"):
        assert [entry.what for entry in entries if entry.who == who] == [f"save {n}" for n in range(40)]


def test_a_reader_sees_one_instant(store: Store, author: Author) -> None:
    with store.reading() as connection:
        assert audit.entries(connection) == ()
        with store.writing(author) as writing:
            writing.record("save", None, "x")
        assert audit.entries(connection) == ()
    with store.reading() as connection:
        assert len(audit.entries(connection)) == 1


def test_a_full_disk_is_said_and_loses_nothing(store: Store, author: Author) -> None:
    with store.writing(author) as writing:
        writing.record("save", None, "x")
        pages = writing.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    with pytest.raises(StorageFull, match="Free some space"):
        _fills(store, author, pages)
    with store.reading() as connection:
        assert len(audit.entries(connection)) == 1
        assert audit.verify(connection) == []


def test_the_copy_of_a_database_in_use_opens(store: Store, author: Author, tmp_path: Path) -> None:
    with store.writing(author) as writing:
        writing.record("save", None, "x")
    store.close()
    copy = tmp_path / "copy.db"
    copy.write_bytes(store.path.read_bytes())
    copied = Store.open(copy)
    with copied.reading() as connection:
        assert len(audit.entries(connection)) == 1
    copied.close()


def _fills(store: Store, author: Author, pages: int) -> None:
    with store.writing(author) as writing:
        writing.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        for _ in range(1000):
            writing.record("save", None, "x" * 1000)
