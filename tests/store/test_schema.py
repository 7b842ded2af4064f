"""From nothing to this version's schema; newer ones and strangers are refused untouched."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from shudian.errors import FileProblem, WorkspaceProblem, WorkspaceTooNew
from shudian.store import Store, schema
from shudian.store.tables import METADATA


def test_migrations_make_the_tables_that_the_code_speaks_of(store: Store) -> None:
    with store.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_the_listed_revisions_are_those_in_the_folder() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
    found = [each.revision for each in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(found)) == schema.REVISIONS


def test_the_database_is_in_wal_with_foreign_keys_on(store: Store) -> None:
    with store.reading() as connection:
        settings = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "foreign_keys", "synchronous")
        ]
    assert settings == ["wal", 1, 2]


def test_an_interrupted_making_is_finished(tmp_path: Path) -> None:
    (tmp_path / "shudian.db").touch()
    Store.create(tmp_path / "shudian.db").close()
    Store.open(tmp_path / "shudian.db").close()


def test_a_newer_schema_is_refused_and_untouched(tmp_path: Path) -> None:
    path = tmp_path / "shudian.db"
    Store.create(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(WorkspaceTooNew, match=r"0999.*newer version") as caught:
        Store.open(path)
    assert "请安装" in caught.value.in_("zh")
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["shudian.db"]


def test_a_stranger_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "shudian.db"
    path.write_text("这是剧本，不是数据库。" * 50, "utf-8")
    with pytest.raises(WorkspaceProblem, match=r"is damaged.*backup"):
        Store.open(path)
    path.unlink()
    sqlite3.connect(path).close()
    path.touch()
    with pytest.raises(WorkspaceProblem, match="is not a database of shudian"):
        Store.open(path)


def test_a_damaged_database_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    path = tmp_path / "shudian.db"
    Store.create(path).close()
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(WorkspaceProblem, match="backup"):
        Store.open(path)


def test_a_missing_database_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceProblem, match="is missing"):
        Store.open(tmp_path / "shudian.db")


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="cannot be used"):
        Store.create(tmp_path / "nowhere" / "shudian.db")
