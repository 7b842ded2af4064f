"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "texts",
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_texts"),
    )
    op.create_table(
        "media",
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("bytes", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("created", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_media"),
    )
    op.create_table(
        "series",
        sa.Column("slug", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("created", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("slug", name="pk_series"),
    )
    op.create_table(
        "documents",
        sa.Column("series", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("media", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("series", "name", name="pk_documents"),
        sa.ForeignKeyConstraint(["series"], ["series.slug"], name="fk_documents_series"),
        sa.ForeignKeyConstraint(["media"], ["media.digest"], name="fk_documents_media"),
    )
    op.create_index("ix_documents_media", "documents", ["media"])
    _memo_and_audit()
    text, number = sa.Text, sa.Integer
    _noun("scripts", language=text)
    _noun("breakdowns")
    _noun("productions")
    _noun("schedules")
    _noun("timelines", episode=number)
    _noun("adapted", language=text)
    _noun("tracks", episode=number, language=text)
    _noun("renditions", episode=number, kind=text)
    _noun("packages", episode=number)


def _memo_and_audit() -> None:
    op.create_table(
        "memo",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("node", sa.Text, nullable=False),
        sa.Column("verb", sa.Text, nullable=False),
        sa.Column("run", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("settings", sa.Text, nullable=False),
        sa.Column("inputs", sa.Text, nullable=False),
        sa.Column("outputs", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_memo"),
    )
    op.create_index("ix_memo_seq", "memo", ["seq"])
    op.create_index("ix_memo_node", "memo", ["node"])
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("before", sa.Text),
        sa.Column("after", sa.Text),
        sa.Column("previous", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_audit"),
        sa.UniqueConstraint("hash", name="uq_audit_hash"),
    )


def _noun(name: str, **keys: type[sa.Text] | type[sa.Integer]) -> None:
    """A table of documents: its key, and the text by its digest."""
    op.create_table(
        name,
        sa.Column("series", sa.Text, nullable=False),
        *(sa.Column(key, kind, nullable=False, autoincrement=False) for key, kind in keys.items()),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("series", *keys, name=f"pk_{name}"),
        sa.ForeignKeyConstraint(["series"], ["series.slug"], name=f"fk_{name}_series"),
        sa.ForeignKeyConstraint(["text"], ["texts.digest"], name=f"fk_{name}_text"),
    )
