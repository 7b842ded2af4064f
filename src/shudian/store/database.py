"""The workspace's SQLite database: one writer at a time, in WAL, with foreign keys on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from shudian.errors import FileProblem, ShudianError, StorageFull, WorkspaceProblem
from shudian.store import audit, schema
from shudian.store.audit import Author
from shudian.wording import Wording

BUSY_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Writing:
    """An open write transaction and its author."""

    connection: Connection
    author: Author

    def record(self, what: str, before: str | None, after: str | None) -> None:
        audit.record(self.connection, self.author, what, before, after)


class Store:
    """The database of one workspace. Reads see one instant; writes wait for each other."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine

    @classmethod
    def create(cls, path: Path) -> Self:
        """Make the database, or finish one whose making was interrupted."""
        return cls._with_schema(path, may_make=True)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the database and bring it up to this version's schema.

        WorkspaceTooNew if it is newer (nothing is touched), WorkspaceProblem if it is damaged.
        """
        if not path.is_file():
            raise WorkspaceProblem(
                Wording("The database {path} is missing.", "缺少数据库 {path}。").filled({"path": path}),
                Wording(
                    "Restore it from a backup; media/ alone does not hold the record.",
                    "请从备份恢复；仅有 media/ 不足以还原记录。",
                ),
            )
        return cls._with_schema(path, may_make=False)

    @classmethod
    def _with_schema(cls, path: Path, *, may_make: bool) -> Self:
        engine = _engine(path)
        try:
            with explained(path):
                schema.bring_up(engine, path, may_make=may_make)
        except ShudianError:
            engine.dispose()
            raise
        return cls(path, engine)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with explained(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self, author: Author) -> Iterator[Writing]:
        """All of it is written, with its audit rows, or nothing."""
        with explained(self.path), self._engine.connect() as connection:
            connection.execution_options(shudian_write=True)
            with connection.begin():
                yield Writing(connection, author)

    @property
    def schema(self) -> str:
        """The revision of the database's schema."""
        return schema.revision(self._engine) or ""

    def close(self) -> None:
        self._engine.dispose()


def _engine(path: Path) -> Engine:
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def _connected(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None  # transactions begin where we say, below
        try:
            for pragma in ("foreign_keys = ON", "synchronous = FULL"):
                connection.execute(f"PRAGMA {pragma}")
        except sqlite3.Error:
            connection.close()  # a connection that is refused here belongs to no pool
            raise

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        write = connection.get_execution_options().get("shudian_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's refusals into errors that say what to do."""
    try:
        yield
    except DBAPIError as error:
        if refusal := explain(error, path):
            raise refusal from error
        raise


def explain(error: DBAPIError, path: Path) -> ShudianError | None:
    """The error that a person should read; None for what only a bug of ours can cause."""
    cause = error.orig
    name = getattr(cause, "sqlite_errorname", "")
    said = {"path": path, "why": str(cause)}
    if name == "SQLITE_FULL":
        return StorageFull(
            Wording("There is no room left to write {path}.", "磁盘空间不足，无法写入 {path}。").filled(said),
            Wording(
                "Free some space and run the same command again; finished work is kept.",
                "请腾出空间后重新运行同一命令，已完成的工作会保留。",
            ),
        )
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH", "SQLITE_IOERR")):
        return FileProblem(
            Wording("{path} cannot be used: {why}.", "无法使用 {path}：{why}。").filled(said),
            Wording(
                "Check your rights to that folder and the space left on its disk.",
                "请检查该文件夹的权限与磁盘剩余空间。",
            ),
        )
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return WorkspaceProblem(
            Wording(
                "Another program has kept the database {path} busy for {seconds} s.",
                "另一个程序占用数据库 {path} 已超过 {seconds} 秒。",
            ).filled(said | {"seconds": BUSY_SECONDS}),
            Wording("Let it finish, then try again.", "请等它结束后再试。"),
        )
    if not name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FORMAT")):
        return None
    return WorkspaceProblem(
        Wording("The database {path} is damaged: {why}.", "数据库 {path} 已损坏：{why}。").filled(said),
        Wording(
            "Restore shudian.db from a backup; the files in media/ are named by their content and still good.",
            "请从备份恢复 shudian.db；media/ 中的文件按内容命名，仍然可用。",
        ),
    )
