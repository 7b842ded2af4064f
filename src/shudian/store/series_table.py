"""Which series the workspace holds."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select, update

from shudian.model.series import Series
from shudian.store.database import Writing
from shudian.store.tables import SERIES


def slugs(connection: Connection) -> tuple[str, ...]:
    """In the order in which they came."""
    return tuple(connection.scalars(select(SERIES.c.slug).order_by(SERIES.c.created, SERIES.c.slug)))


def source_language(connection: Connection, slug: str) -> str | None:
    """The language of the script that the others are adapted from; None if there is no such series."""
    return connection.execute(select(SERIES.c.language).where(SERIES.c.slug == slug)).scalar_one_or_none()


def save(writing: Writing, slug: str, source: Series) -> bool:
    """Enter a series, or follow its title; False, and no record, if nothing changed."""
    connection, mine = writing.connection, SERIES.c.slug == slug
    before = connection.execute(select(SERIES.c.title, SERIES.c.language).where(mine)).first()
    after = (source.title, str(source.language))
    if before is not None and tuple(before) == after:
        return False
    values = {"title": source.title, "language": str(source.language)}
    if before is None:
        connection.execute(insert(SERIES).values(slug=slug, created=writing.author.now(), **values))
    else:
        connection.execute(update(SERIES).where(mine).values(**values))
    writing.record(f"save series {slug}", " ".join(before) if before else None, " ".join(after))
    return True
