"""Which languages are drawn into the pictures of a series, and for which platforms."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "deliveries",
        sa.Column("series", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("series", name="pk_deliveries"),
        sa.ForeignKeyConstraint(["series"], ["series.slug"], name="fk_deliveries_series"),
        sa.ForeignKeyConstraint(["text"], ["texts.digest"], name="fk_deliveries_text"),
    )
