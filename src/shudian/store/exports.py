"""Named exports of a series (plan.json, call-sheets.zh.pdf, ep01/poster.jpg) and their files."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or

from shudian.model.media import MediaFile
from shudian.store.database import Writing
from shudian.store.tables import EXPORTS, MEDIA


def load(connection: Connection, series: str, name: str) -> MediaFile | None:
    return all_of(connection, series, name).get(name)


def all_of(connection: Connection, series: str, name: str | None = None) -> dict[str, MediaFile]:
    """The series' exports by name, in order of name; only `name` if it is given."""
    query = (
        select(EXPORTS.c.name, MEDIA.c.digest, MEDIA.c.bytes).join(MEDIA).where(EXPORTS.c.series == series)
    )
    if name is not None:
        query = query.where(EXPORTS.c.name == name)
    rows = connection.execute(query.order_by(EXPORTS.c.name))
    return {row.name: MediaFile(row.digest, row.name, row.bytes) for row in rows}


def save(writing: Writing, series: str, file: MediaFile) -> bool:
    """Keep the export `file.name`; False, and no record, if it is the same file already."""
    enter_media(writing, file)
    before = load(writing.connection, series, file.name)
    if before == file:
        return False
    if before is None:
        writing.connection.execute(insert(EXPORTS).values(series=series, name=file.name, media=file.digest))
    else:
        mine = (EXPORTS.c.series == series) & (EXPORTS.c.name == file.name)
        writing.connection.execute(update(EXPORTS).where(mine).values(media=file.digest))
    writing.record(f"save document {series} {file.name}", before.digest if before else None, file.digest)
    return True


def remove(writing: Writing, series: str, name: str) -> bool:
    """Take an export off the list; its file stays. False if there was none."""
    before = load(writing.connection, series, name)
    if before is None:
        return False
    mine = (EXPORTS.c.series == series) & (EXPORTS.c.name == name)
    writing.connection.execute(delete(EXPORTS).where(mine))
    writing.record(f"remove document {series} {name}", before.digest, None)
    return True


def enter_media(writing: Writing, file: MediaFile) -> None:
    """List a file of the media folder; the name and day of its first coming stay."""
    row = {"digest": file.digest, "bytes": file.bytes, "name": file.name, "created": writing.author.now()}
    writing.connection.execute(insert_or(MEDIA).values(row).on_conflict_do_nothing())


def media(connection: Connection) -> tuple[MediaFile, ...]:
    """Every file that the workspace lists, in order of digest."""
    rows = connection.execute(select(MEDIA.c.digest, MEDIA.c.name, MEDIA.c.bytes).order_by(MEDIA.c.digest))
    return tuple(MediaFile(*row) for row in rows)
