"""One drawer a noun: kept by its keys as the text of its document."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or

from shudian.errors import WorkspaceProblem
from shudian.model import document
from shudian.model.breakdown import Breakdown
from shudian.model.delivery import Delivery
from shudian.model.media import CropPath, Footage, Package, Rendition
from shudian.model.production import Production
from shudian.model.progress import Progress
from shudian.model.promotion import Promotion
from shudian.model.scenario import Scenario
from shudian.model.schedule import Schedule
from shudian.model.series import Series
from shudian.model.term import Termbase
from shudian.model.text import AdaptedScript, Timeline, Track
from shudian.model.voice import Casting, Dub
from shudian.store import audit, tables
from shudian.store.database import Writing
from shudian.wording import Wording

T = TypeVar("T")
Keys = str | int


@dataclass(frozen=True, slots=True)
class Drawer(Generic[T]):
    """Documents of one noun by series and the table's further keys (language, episode …)."""

    table: Table
    noun: type[T]

    def load(self, connection: Connection, **keys: Keys) -> T | None:
        found = self.text(connection, **keys)
        return self.read(found[1]) if found else None

    def text(self, connection: Connection, **keys: Keys) -> tuple[str, str] | None:
        """The document as it is kept: digest and text."""
        row = connection.execute(
            select(tables.TEXTS.c.digest, tables.TEXTS.c.text)
            .join(self.table, self.table.c.text == tables.TEXTS.c.digest)
            .where(self._is(keys))
        ).first()
        return (row.digest, row.text) if row else None

    def all(self, connection: Connection, *, series: str) -> dict[tuple[Keys, ...], T]:
        """Every document of a series by its further keys, in their order."""
        return {keys: self.read(text) for keys, text in self.texts(connection, series=series).items()}

    def texts(self, connection: Connection, *, series: str) -> dict[tuple[Keys, ...], str]:
        """As `all`, each document as its text."""
        further = [column for column in self.table.primary_key.columns if column.name != "series"]
        rows = connection.execute(
            select(tables.TEXTS.c.text, *further)
            .join(self.table, self.table.c.text == tables.TEXTS.c.digest)
            .where(self.table.c.series == series)
            .order_by(*further)
        )
        return {tuple(row[1:]): row.text for row in rows}

    def history(self, connection: Connection, **keys: Keys) -> tuple[audit.Entry, ...]:
        """Every time that the document under these keys was saved, the newest first."""
        return audit.of(connection, self._what("save", keys))

    def version(self, connection: Connection, digest: str) -> T | None:
        """The document as an entry of its history names it, by its digest."""
        found = connection.execute(
            select(tables.TEXTS.c.text).where(tables.TEXTS.c.digest == digest)
        ).scalar()
        return None if found is None else self.read(found)

    def save(self, writing: Writing, value: T, **keys: Keys) -> bool:
        """Keep `value` under its keys and record it; False, and no record, if it stands there already."""
        connection = writing.connection
        text = document.write(value)
        digest = hashlib.sha256(text.encode()).hexdigest()
        before = self.digest(connection, **keys)
        if before == digest:
            return False
        connection.execute(insert_or(tables.TEXTS).values(digest=digest, text=text).on_conflict_do_nothing())
        if before is None:
            connection.execute(insert(self.table).values(**keys, text=digest))
        else:
            connection.execute(update(self.table).where(self._is(keys)).values(text=digest))
        writing.record(self._what("save", keys), before, digest)
        return True

    def remove(self, writing: Writing, **keys: Keys) -> bool:
        """Take the document out; its text stays for the audit log. False if there was none."""
        before = self.digest(writing.connection, **keys)
        if before is None:
            return False
        writing.connection.execute(delete(self.table).where(self._is(keys)))
        writing.record(self._what("remove", keys), before, None)
        return True

    def digest(self, connection: Connection, **keys: Keys) -> str | None:
        """The document by its digest alone; None if there is none."""
        return connection.execute(select(self.table.c.text).where(self._is(keys))).scalar_one_or_none()

    def digests(self, connection: Connection, *, series: str) -> dict[tuple[Keys, ...], str]:
        """As `all`, each document as its digest."""
        further = [column for column in self.table.primary_key.columns if column.name != "series"]
        rows = connection.execute(
            select(self.table.c.text, *further).where(self.table.c.series == series).order_by(*further)
        )
        return {tuple(row[1:]): row.text for row in rows}

    def _is(self, keys: dict[str, Keys]) -> ColumnElement[bool]:
        return and_(*(self.table.c[name] == value for name, value in keys.items()))

    def _what(self, verb: str, keys: dict[str, Keys]) -> str:
        return " ".join([verb, self.table.name, *(str(value) for value in keys.values())])

    def read(self, text: str) -> T:
        """The document that the text is; WorkspaceProblem if it cannot be read."""
        value, findings = document.read(self.noun, text)
        if value is None:
            raise WorkspaceProblem(
                Wording(
                    "A document in {table} cannot be read: {why}", "{table} 中有文档无法读取：{why}"
                ).filled({"table": self.table.name, "why": findings[0].message}),
                Wording(
                    "Run `shudian doctor`; restore the database from a backup if it names it damaged.",
                    "请运行 `shudian doctor`；若数据库受损，请从备份恢复。",
                ),
            )
        return value


SCRIPTS = Drawer(tables.SCRIPTS, Series)
BREAKDOWNS = Drawer(tables.BREAKDOWNS, Breakdown)
PRODUCTIONS = Drawer(tables.PRODUCTIONS, Production)
SCHEDULES = Drawer(tables.SCHEDULES, Schedule)
SCENARIOS = Drawer(tables.SCENARIOS, Scenario)
PROGRESS = Drawer(tables.PROGRESS, Progress)
TIMELINES = Drawer(tables.TIMELINES, Timeline)
ADAPTED = Drawer(tables.ADAPTED, AdaptedScript)
TERMBASES = Drawer(tables.TERMBASES, Termbase)
CASTINGS = Drawer(tables.CASTINGS, Casting)
DUBS = Drawer(tables.DUBS, Dub)
TRACKS = Drawer(tables.TRACKS, Track)
RENDITIONS = Drawer(tables.RENDITIONS, Rendition)
PACKAGES = Drawer(tables.PACKAGES, Package)
FOOTAGE = Drawer(tables.FOOTAGE, Footage)
CROPS = Drawer(tables.CROPS, CropPath)
PROMOTIONS = Drawer(tables.PROMOTIONS, Promotion)
DELIVERIES = Drawer(tables.DELIVERIES, Delivery)
