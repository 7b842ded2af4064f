"""Scenarios of a plan, and what was really shot."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    _noun("scenarios", "id")
    _noun("progress")


def _noun(name: str, *keys: str) -> None:
    op.create_table(
        name,
        sa.Column("series", sa.Text, nullable=False),
        *(sa.Column(key, sa.Text, nullable=False, autoincrement=False) for key in keys),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("series", *keys, name=f"pk_{name}"),
        sa.ForeignKeyConstraint(["series"], ["series.slug"], name=f"fk_{name}_series"),
        sa.ForeignKeyConstraint(["text"], ["texts.digest"], name=f"fk_{name}_text"),
    )
