"""The tables. A noun is kept as the text of its document; what is asked for by key is a column.

The text stands once in `texts` by its SHA-256, and never goes away: the audit log names what
was there before and after by that digest. `migrations/` makes these tables; a test compares.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

TEXTS = Table(
    "texts",
    METADATA,
    Column("digest", Text, primary_key=True),
    Column("text", Text, nullable=False),
)
MEDIA = Table(
    "media",
    METADATA,
    Column("digest", Text, primary_key=True),
    Column("bytes", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("created", Text, nullable=False),
)
SERIES = Table(
    "series",
    METADATA,
    Column("slug", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("language", Text, nullable=False),  # of the script that the others are adapted from
    Column("created", Text, nullable=False),
)
EXPORTS = Table(
    "documents",
    METADATA,
    Column("series", ForeignKey(SERIES.c.slug), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("media", ForeignKey(MEDIA.c.digest), nullable=False, index=True),
)
#: Which outputs a node's key stands for, and what the node was when it ran.
MEMO = Table(
    "memo",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("seq", Integer, nullable=False, index=True),  # order of the runs
    Column("node", Text, nullable=False, index=True),
    Column("verb", Text, nullable=False),
    Column("run", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("settings", Text, nullable=False),
    Column("inputs", Text, nullable=False),  # JSON: input -> digest
    Column("outputs", Text, nullable=False),  # JSON: file -> digest
)
AUDIT = Table(
    "audit",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),  # UTC, ISO 8601
    Column("who", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("before", Text),
    Column("after", Text),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False, unique=True),
)


def _documents(name: str, **keys: type[Text | Integer]) -> Table:
    return Table(
        name,
        METADATA,
        Column("series", ForeignKey(SERIES.c.slug), primary_key=True),
        *(Column(key, kind, primary_key=True, autoincrement=False) for key, kind in keys.items()),
        Column("text", ForeignKey(TEXTS.c.digest), nullable=False),
    )


SCRIPTS = _documents("scripts", language=Text)
BREAKDOWNS = _documents("breakdowns")
PRODUCTIONS = _documents("productions")
SCHEDULES = _documents("schedules")
SCENARIOS = _documents("scenarios", id=Text)
PROGRESS = _documents("progress")
TIMELINES = _documents("timelines", episode=Integer)
ADAPTED = _documents("adapted", language=Text, episode=Integer)
TERMBASES = _documents("termbases", language=Text)
CASTINGS = _documents("castings", language=Text)
DUBS = _documents("dubs", episode=Integer, language=Text)
TRACKS = _documents("tracks", episode=Integer, language=Text)
RENDITIONS = _documents("renditions", episode=Integer, kind=Text)
PACKAGES = _documents("packages", episode=Integer)
FOOTAGE = _documents("footage", episode=Integer)
CROPS = _documents("crops", episode=Integer)
PROMOTIONS = _documents("promotions", episode=Integer)
DELIVERIES = _documents("deliveries")
#: Sentence pairs of every series: a row a unit, in the order in which they were learnt.
MEMORY = Table(
    "memory",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("source_language", Text, nullable=False),
    Column("target_language", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("before", Text),  # the source line before it
    Column("after", Text),
    Column("speaker", Text),
    Column("series", Text),
    Column("element", Text),
    Column("author", Text),
    Column("approver", Text),
    Column("note", Text),
    Column("at", Text, nullable=False),  # UTC, ISO 8601
    Index(None, "source_language", "target_language", "source"),
    Index(None, "series", "element"),
)
