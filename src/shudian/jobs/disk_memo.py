"""A memo in one file, for work on plain files; whatever moment it is cut off at, what is in it is true."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from shudian import files
from shudian.model.work import Node

_TABLE = """
create table if not exists memo (
    seq integer primary key, key text not null unique, node text not null, verb text not null, run text not null,
    version text not null, settings text not null, inputs text not null, outputs text not null
);
create index if not exists by_node on memo (node, seq);
"""


class DiskMemo:
    def __init__(self, file: Path) -> None:
        with files.explained(file):
            file.parent.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(file, isolation_level=None, timeout=60)
        self._connection.execute("pragma journal_mode = wal")
        self._connection.execute("pragma synchronous = normal")
        self._connection.executescript(_TABLE)

    def close(self) -> None:
        self._connection.close()

    def recall(self, key: str) -> Mapping[str, str] | None:
        found = self._connection.execute("select outputs from memo where key = ?", (key,)).fetchone()
        return json.loads(found[0]) if found else None

    def record(self, key: str, node: Node, inputs: Mapping[str, str], outputs: Mapping[str, str]) -> None:
        self._connection.execute(
            "insert or replace into memo (key, node, verb, run, version, settings, inputs, outputs)"
            " values (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(key, node.name, node.verb, node.run, node.version, node.settings),
                *(json.dumps(dict(inputs)), json.dumps(dict(outputs))),
            ),
        )

    def last(self, name: str) -> tuple[Node, Mapping[str, str]] | None:
        found = self._connection.execute(
            "select verb, run, version, settings, outputs, inputs from memo"
            " where node = ? order by seq desc limit 1",
            (name,),
        ).fetchone()
        if found is None:
            return None
        verb, run, version, settings, outputs, inputs = found
        return Node(name, verb, run, version, settings, tuple(json.loads(outputs))), json.loads(inputs)
