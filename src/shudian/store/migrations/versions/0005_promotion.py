"""What could sell an episode, and what of it was chosen."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "promotions",
        sa.Column("series", sa.Text, nullable=False),
        sa.Column("episode", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("series", "episode", name="pk_promotions"),
        sa.ForeignKeyConstraint(["series"], ["series.slug"], name="fk_promotions_series"),
        sa.ForeignKeyConstraint(["text"], ["texts.digest"], name="fk_promotions_text"),
    )
