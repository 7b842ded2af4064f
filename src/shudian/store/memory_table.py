"""Translation memory: a row a unit; a line of a series has one unit a pair of languages."""

from __future__ import annotations

from dataclasses import asdict, fields

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, select

from shudian.model.memory import Memory, Unit
from shudian.store.database import Writing
from shudian.store.tables import MEMORY
from shudian.units import Lang

_UNIT = [MEMORY.c[field.name] for field in fields(Unit)]


def load(connection: Connection, source: Lang, target: Lang) -> Memory:
    """Every unit of a pair, of any series, in the order in which they were learnt."""
    rows = connection.execute(select(*_UNIT).where(_of(source, target)).order_by(MEMORY.c.id))
    return Memory(source, target, tuple(Unit(*row) for row in rows))


def edition(connection: Connection, source: Lang, target: Lang) -> tuple[int, int]:
    """Another pair of numbers whenever a unit of the pair came or went."""
    last, count = func.coalesce(func.max(MEMORY.c.id), 0), func.count()
    row = connection.execute(select(last, count).where(_of(source, target))).one()
    return row[0], row[1]


def pairs(connection: Connection) -> dict[tuple[Lang, Lang], int]:
    """How many units each pair of languages has."""
    both = (MEMORY.c.source_language, MEMORY.c.target_language)
    rows = connection.execute(select(*both, func.count()).group_by(*both).order_by(*both))
    return {(Lang(source), Lang(target)): count for source, target, count in rows}


def learn(writing: Writing, memory: Memory) -> int:
    """Keep the units that are not there yet; a line's newer unit takes the place of its older. How many came."""
    connection, pair = writing.connection, _of(memory.source, memory.target)
    at = {
        "source_language": str(memory.source),
        "target_language": str(memory.target),
        "at": writing.author.now(),
    }
    came = 0
    for unit in dict.fromkeys(memory.units):
        said = asdict(unit)
        same = pair & and_(*(MEMORY.c[name] == value for name, value in said.items()))
        if connection.execute(select(MEMORY.c.id).where(same)).first():
            continue
        if unit.series and unit.element:
            line = (MEMORY.c.series == unit.series) & (MEMORY.c.element == unit.element)
            connection.execute(delete(MEMORY).where(pair & line))
        connection.execute(insert(MEMORY).values(said | at))
        came += 1
    if came:
        writing.record(f"learn memory {memory.source} {memory.target}", None, str(came))
    return came


def _of(source: Lang, target: Lang) -> ColumnElement[bool]:
    return (MEMORY.c.source_language == str(source)) & (MEMORY.c.target_language == str(target))
