"""The audit log: who changed what, when, from what to what; each row carries the hash of the one before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Row, insert, select

from shudian.finding import Finding, Place
from shudian.store.findings import AUDIT_ALTERED, TEXT_ALTERED
from shudian.store.tables import AUDIT, TEXTS

FIRST = "0" * 64  # the hash before the first row


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes, and the clock that dates it."""

    who: str
    clock: Callable[[], datetime]

    def now(self) -> str:
        return self.clock().astimezone(UTC).isoformat(timespec="milliseconds")


@dataclass(frozen=True, slots=True)
class Entry:
    seq: int
    at: str
    who: str
    what: str
    before: str | None
    after: str | None
    previous: str
    hash: str


def record(connection: Connection, author: Author, what: str, before: str | None, after: str | None) -> None:
    """Append one row; call it inside the transaction that makes the change."""
    last = connection.execute(select(AUDIT.c.seq, AUDIT.c.hash).order_by(AUDIT.c.seq.desc()).limit(1)).first()
    seq, previous = (last.seq + 1, last.hash) if last else (1, FIRST)
    said = (seq, author.now(), author.who, what, before, after, previous)
    entry = Entry(*said, hash=_hash(*said))
    connection.execute(insert(AUDIT).values({name: getattr(entry, name) for name in Entry.__slots__}))


def entries(connection: Connection) -> tuple[Entry, ...]:
    return tuple(_entry(row) for row in connection.execute(select(AUDIT).order_by(AUDIT.c.seq)))


def of(connection: Connection, what: str) -> tuple[Entry, ...]:
    """The rows that record this, the newest first."""
    rows = connection.execute(select(AUDIT).where(AUDIT.c.what == what).order_by(AUDIT.c.seq.desc()))
    return tuple(_entry(row) for row in rows)


def verify(connection: Connection) -> list[Finding]:
    """Every row that does not follow from the one before, and every text that is not what its name says."""
    findings, previous, seq = [], FIRST, 0
    for row in connection.execute(select(AUDIT).order_by(AUDIT.c.seq)):
        entry = _entry(row)
        seq += 1
        said = (entry.seq, entry.at, entry.who, entry.what, entry.before, entry.after, entry.previous)
        if entry.seq != seq or entry.previous != previous or entry.hash != _hash(*said):
            findings.append(AUDIT_ALTERED.at(Place(row=entry.seq), seq=entry.seq))
        seq, previous = entry.seq, entry.hash
    for digest, text in connection.execute(select(TEXTS.c.digest, TEXTS.c.text)):
        if hashlib.sha256(text.encode()).hexdigest() != digest:
            findings.append(TEXT_ALTERED.at(digest=digest))
    return findings


def _entry(row: Row[tuple[object, ...]]) -> Entry:
    return Entry(**row._asdict())


def _hash(*said: str | int | None) -> str:
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()
