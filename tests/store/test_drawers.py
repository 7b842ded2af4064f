"""Nouns go in and come out as they were; what changed is in the log, what did not is not."""

from dataclasses import replace

import pytest

from shudian.errors import WorkspaceProblem
from shudian.model.series import Episode, Series
from shudian.model.text import Track
from shudian.store import Author, Store, audit, drawers, series_table
from shudian.store.tables import TEXTS
from shudian.units import Lang

BOWL = Series("补天青", Lang("zh"), episodes=(Episode("e1", 1, "假的"),))
SKY = Series("The Mended Sky", Lang("en"), episodes=(Episode("e1", 1, "Fake"),))


@pytest.fixture
def filled(store: Store, author: Author) -> Store:
    with store.writing(author) as writing:
        series_table.save(writing, "sky", BOWL)
        drawers.SCRIPTS.save(writing, BOWL, series="sky", language="zh")
        drawers.SCRIPTS.save(writing, SKY, series="sky", language="en")
    return store


def said(store: Store) -> list[tuple[str, str]]:
    with store.reading() as connection:
        return [(entry.who, entry.what) for entry in audit.entries(connection)]


def test_what_went_in_comes_out(filled: Store) -> None:
    with filled.reading() as connection:
        assert series_table.slugs(connection) == ("sky",)
        assert series_table.source_language(connection, "sky") == "zh"
        assert drawers.SCRIPTS.load(connection, series="sky", language="zh") == BOWL
        assert drawers.SCRIPTS.all(connection, series="sky") == {("en",): SKY, ("zh",): BOWL}
        assert drawers.SCRIPTS.load(connection, series="sky", language="th") is None
        assert drawers.TRACKS.all(connection, series="sky") == {}


def test_every_write_is_in_the_log_with_before_and_after(filled: Store, author: Author) -> None:
    renamed = replace(BOWL, title="天青")
    with filled.writing(author) as writing:
        assert drawers.SCRIPTS.save(writing, renamed, series="sky", language="zh")
        assert drawers.SCRIPTS.remove(writing, series="sky", language="en")
        assert not drawers.SCRIPTS.remove(writing, series="sky", language="en")
    assert said(filled) == [
        ("阿芳", "save series sky"), ("阿芳", "save scripts sky zh"), ("阿芳", "save scripts sky en"),
        ("阿芳", "save scripts sky zh"), ("阿芳", "remove scripts sky en"),
    ]  # fmt: skip
    with filled.reading() as connection:
        log = audit.entries(connection)
        texts: dict[str, str] = {row.digest: row.text for row in connection.execute(TEXTS.select())}
    assert log[0].at == "2027-04-12T12:02:00.000+00:00"  # the series' own date took the first minute
    assert (log[3].before, log[4].after) == (log[1].after, None)
    assert "补天青" in texts[log[3].before or ""]
    assert '"天青"' in texts[log[3].after or ""]


def test_saving_the_same_again_writes_nothing(filled: Store, author: Author) -> None:
    before = said(filled)
    with filled.writing(author) as writing:
        assert not series_table.save(writing, "sky", BOWL)
        assert not drawers.SCRIPTS.save(writing, BOWL, series="sky", language="zh")
    assert said(filled) == before


def test_a_write_that_breaks_off_leaves_nothing(filled: Store, author: Author) -> None:
    before = said(filled)
    with pytest.raises(RuntimeError):
        _breaks_off(filled, author)
    with filled.reading() as connection:
        assert drawers.TRACKS.all(connection, series="sky") == {}
    assert said(filled) == before


def test_a_document_that_cannot_be_read_is_an_error_with_a_remedy(filled: Store, author: Author) -> None:
    with filled.writing(author) as writing:
        writing.connection.execute(TEXTS.update().values(text="{}"))
    with filled.reading() as connection, pytest.raises(WorkspaceProblem, match="shudian doctor"):
        drawers.SCRIPTS.load(connection, series="sky", language="zh")


def _breaks_off(store: Store, author: Author) -> None:
    with store.writing(author) as writing:
        drawers.TRACKS.save(writing, Track(1, Lang("th"), ()), series="sky", episode=1, language="th")
        raise RuntimeError
