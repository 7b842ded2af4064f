"""What an older version wrote is still there after its database was brought up."""

import hashlib
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, text

from shudian.model import document
from shudian.model.series import Element, ElementKind, Episode, Scene, Series, Source
from shudian.model.text import AdaptedLine, AdaptedScript
from shudian.store import Author, Store, drawers, schema
from shudian.units import Lang

TH = Lang("th")
LINES = tuple(
    AdaptedLine(id, words) for id, words in (("1.1.1", "ก"), ("2.1.1", "ข"), ("2.1.2", "ค"), ("9.1.1", "ง"))
)


def episode(at: int, number: int) -> Episode:
    line = Element(f"{at}.1.1", ElementKind.SUPER, "假的。", Source(1))
    return Episode(str(at), number, scenes=(Scene(f"{at}.1", "1", "", "", Source(1), elements=(line,)),))


def test_lines_of_a_language_are_divided_among_their_episodes(tmp_path: Path, author: Author) -> None:
    path = tmp_path / "shudian.db"
    series = Series("补天青", Lang("zh"), episodes=(episode(1, 1), episode(2, 7)))
    _old(path, series, AdaptedScript(TH, "ฟ้า", LINES))
    store = Store.open(path)
    with store.reading() as connection:
        kept = drawers.ADAPTED.all(connection, series="sky")
    assert {keys: script.lines for keys, script in kept.items()} == {
        ("th", 1): LINES[:1],
        ("th", 7): LINES[1:3],
        ("th", 9): LINES[3:],
    }
    assert {script.title for script in kept.values()} == {"ฟ้า"}
    with store.writing(author) as writing:  # the same words again are no change
        assert not drawers.ADAPTED.save(writing, kept["th", 7], series="sky", language="th", episode=7)
    store.close()


def _old(path: Path, series: Series, lines: AdaptedScript) -> None:
    """A database of the third revision with a series, its script and its lines in Thai."""
    engine = create_engine(f"sqlite:///{path}")
    schema.upgrade(engine, "0003")
    with engine.begin() as connection:

        def put(table: str, **values: Any) -> None:
            names = ", ".join(values)
            asked = ", ".join(f":{name}" for name in values)
            connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({asked})"), values)

        def kept(noun: object) -> str:
            said = document.write(noun)
            digest = hashlib.sha256(said.encode()).hexdigest()
            put("texts", digest=digest, text=said)
            return digest

        put("series", slug="sky", title=series.title, language="zh", created="2027-04-12")
        put("scripts", series="sky", language="zh", text=kept(series))
        put("adapted", series="sky", language="th", text=kept(lines))
    engine.dispose()
