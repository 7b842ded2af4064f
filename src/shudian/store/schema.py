"""Which schema a database has, and how it comes to this version's."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, inspect, text

from shudian.errors import WorkspaceProblem, WorkspaceTooNew
from shudian.wording import Wording

#: The revisions in store/migrations/versions, oldest first; the last is this version's schema.
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006")
_MIGRATIONS = Path(__file__).parent / "migrations"


def bring_up(engine: Engine, path: Path, *, may_make: bool) -> None:
    """Migrate to the last revision; alembic is loaded only if there is something to do."""
    found = revision(engine)
    if found == REVISIONS[-1]:
        return
    if found is None and not may_make:
        raise WorkspaceProblem(
            Wording("{path} is not a database of shudian.", "{path} 不是 shudian 的数据库。").filled(
                {"path": path}
            ),
            Wording("Restore it from a backup.", "请从备份恢复。"),
        )
    if found is not None and found not in REVISIONS:
        raise WorkspaceTooNew(
            Wording(
                "The database {path} has schema {found}; this version knows schemas up to {known}.",
                "数据库 {path} 的模式为 {found}，本版本最多支持 {known}。",
            ).filled({"path": path, "found": found, "known": REVISIONS[-1]}),
            Wording(
                "Install a newer version of shudian. Nothing was changed.",
                "请安装更新版本的 shudian。未改动任何内容。",
            ),
        )
    upgrade(engine)


def revision(engine: Engine) -> str | None:
    """The revision that the database says it has; None in an empty one."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def upgrade(engine: Engine, target: str = "head") -> None:
    from alembic import command
    from alembic.config import Config

    plain = engine.raw_connection()  # outside of any transaction, where alone SQLite changes its journal
    plain.cursor().execute("PRAGMA journal_mode = WAL")
    plain.close()
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    with engine.connect() as connection, connection.execution_options(shudian_write=True).begin():
        config.attributes["connection"] = connection
        command.upgrade(config, target)
