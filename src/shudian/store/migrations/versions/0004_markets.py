"""What a market needs: lines kept an episode at a time, terms, voices, dubs, and a memory."""

import hashlib
import json
from collections import defaultdict
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    connection = op.get_bind()
    kept = connection.execute(
        sa.text(
            "SELECT a.series, a.language, t.text FROM adapted a JOIN texts t ON t.digest = a.text"
            " ORDER BY a.series, a.language"
        )
    ).all()
    op.drop_table("adapted")
    _noun("adapted", language=sa.Text, episode=sa.Integer)
    for series, language, text in kept:
        _by_episode(connection, series, language, json.loads(text))
    _noun("termbases", language=sa.Text)
    _noun("castings", language=sa.Text)
    _noun("dubs", episode=sa.Integer, language=sa.Text)
    _memory()


def _memory() -> None:
    said = ("before", "after", "speaker", "series", "element", "author", "approver", "note")
    op.create_table(
        "memory",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("source_language", sa.Text, nullable=False),
        sa.Column("target_language", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        *(sa.Column(name, sa.Text) for name in said),
        sa.Column("at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_memory"),
    )
    op.create_index("ix_memory_source_language", "memory", ["source_language", "target_language", "source"])
    op.create_index("ix_memory_series", "memory", ["series", "element"])


def _by_episode(connection: sa.Connection, series: str, language: str, script: dict[str, Any]) -> None:
    """Divide a language's lines among the episodes of the script that they were adapted from."""
    homes = _episodes(connection, series)
    divided: dict[int, list[Any]] = defaultdict(list)
    for line in script["lines"]:
        at = line["element"].split(".")[0]
        divided[homes.get(at, int(at) if at.isdecimal() else 0)].append(line)
    for episode, lines in divided.items():
        text = json.dumps({**script, "lines": lines}, ensure_ascii=False, indent=2) + "\n"
        digest = hashlib.sha256(text.encode()).hexdigest()
        row = {"digest": digest, "text": text, "series": series, "language": language, "episode": episode}
        connection.execute(
            sa.text("INSERT INTO texts (digest, text) VALUES (:digest, :text) ON CONFLICT DO NOTHING"), row
        )
        connection.execute(
            sa.text(
                "INSERT INTO adapted (series, language, episode, text)"
                " VALUES (:series, :language, :episode, :digest)"
            ),
            row,
        )


def _episodes(connection: sa.Connection, series: str) -> dict[str, int]:
    """The number of each episode of the source script by its id, which opens the ids of its lines."""
    text = connection.execute(
        sa.text(
            "SELECT t.text FROM series s JOIN scripts c ON c.series = s.slug AND c.language = s.language"
            " JOIN texts t ON t.digest = c.text WHERE s.slug = :series"
        ),
        {"series": series},
    ).scalar_one_or_none()
    return {each["id"]: each["number"] for each in json.loads(text)["episodes"]} if text else {}


def _noun(name: str, **keys: type[sa.Text] | type[sa.Integer]) -> None:
    op.create_table(
        name,
        sa.Column("series", sa.Text, nullable=False),
        *(sa.Column(key, kind, nullable=False, autoincrement=False) for key, kind in keys.items()),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("series", *keys, name=f"pk_{name}"),
        sa.ForeignKeyConstraint(["series"], ["series.slug"], name=f"fk_{name}_series"),
        sa.ForeignKeyConstraint(["text"], ["texts.digest"], name=f"fk_{name}_text"),
    )
