"""What nodes have made: the memo of `jobs`, kept in the database."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.sqlite import insert as insert_or

from shudian.model.work import Node
from shudian.store.audit import Author
from shudian.store.database import Store
from shudian.store.tables import MEMO


class StoreMemo:
    """Keys and their outputs. It is no record of what people did, so the audit log does not know it."""

    def __init__(self, store: Store, author: Author, series: str = "") -> None:
        self._store = store
        self._author = author
        self._prefix = f"{series}/"  # two series have nodes of one name

    def recall(self, key: str) -> Mapping[str, str] | None:
        """The outputs that the key stands for: file -> digest."""
        with self._store.reading() as connection:
            said = connection.execute(select(MEMO.c.outputs).where(MEMO.c.key == key)).scalar_one_or_none()
        return json.loads(said) if said is not None else None

    def last(self, name: str) -> tuple[Node, Mapping[str, str]] | None:
        """The node of that name as it ran last, and the digests of its inputs."""
        with self._store.reading() as connection:
            row = connection.execute(
                select(MEMO).where(MEMO.c.node == self._prefix + name).order_by(MEMO.c.seq.desc()).limit(1)
            ).first()
        if row is None:
            return None
        makes = tuple(json.loads(row.outputs))
        node = Node(name, row.verb, row.run, row.version, row.settings, makes)
        return node, json.loads(row.inputs)

    def outputs(self) -> dict[str, str]:
        """Every output that any key stands for: digest -> `node/file`."""
        with self._store.reading() as connection:
            rows = connection.execute(select(MEMO.c.node, MEMO.c.outputs).order_by(MEMO.c.seq)).all()
        return {
            digest: f"{node}/{file}" for node, outputs in rows for file, digest in json.loads(outputs).items()
        }

    def record(self, key: str, node: Node, inputs: Mapping[str, str], outputs: Mapping[str, str]) -> None:
        row = {
            "node": self._prefix + node.name,
            "verb": node.verb,
            "run": node.run,
            "version": node.version,
            "settings": node.settings,
            "inputs": json.dumps(inputs),
            "outputs": json.dumps(outputs),
        }
        with self._store.writing(self._author) as writing:
            _record(writing.connection, key, row)


def _record(connection: Connection, key: str, row: dict[str, str]) -> None:
    last = connection.execute(select(func.coalesce(func.max(MEMO.c.seq), 0))).scalar_one()
    values = {"seq": last + 1, **row}
    connection.execute(
        insert_or(MEMO)
        .values(key=key, **values)
        .on_conflict_do_update(index_elements=[MEMO.c.key], set_=values)
    )
