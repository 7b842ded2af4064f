"""What episodes are cut from, and the crop paths that people edit."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    for name in ("footage", "crops"):
        op.create_table(
            name,
            sa.Column("series", sa.Text, nullable=False),
            sa.Column("episode", sa.Integer, nullable=False, autoincrement=False),
            sa.Column("text", sa.Text, nullable=False),
            sa.PrimaryKeyConstraint("series", "episode", name=f"pk_{name}"),
            sa.ForeignKeyConstraint(["series"], ["series.slug"], name=f"fk_{name}_series"),
            sa.ForeignKeyConstraint(["text"], ["texts.digest"], name=f"fk_{name}_text"),
        )
