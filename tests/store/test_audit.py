"""The log is a chain: a row altered, taken out or put in is found."""

from collections.abc import Callable

import pytest
from sqlalchemy import Connection, text

from shudian.store import Author, Store, audit


@pytest.fixture
def logged(store: Store, author: Author) -> Store:
    with store.writing(author) as writing:
        for number in range(5):
            writing.record(f"save line {number}", None, str(number))
    return store


def test_an_untouched_log_is_sound(logged: Store) -> None:
    with logged.reading() as connection:
        assert audit.verify(connection) == []
        assert [entry.seq for entry in audit.entries(connection)] == [1, 2, 3, 4, 5]


def takes_out(connection: Connection) -> None:
    connection.execute(text("DELETE FROM audit WHERE seq = 3"))
    connection.execute(text("UPDATE audit SET seq = seq - 1 WHERE seq = 4"))
    connection.execute(text("UPDATE audit SET seq = seq - 1 WHERE seq = 5"))


def alters(column: str) -> Callable[[Connection], None]:
    def tamper(connection: Connection) -> None:
        connection.execute(text(f"UPDATE audit SET {column} = 'x' WHERE seq = 3"))

    return tamper


def swaps(connection: Connection) -> None:
    for now, later in ((3, 9), (4, 3), (9, 4)):
        connection.execute(text(f"UPDATE audit SET seq = {later} WHERE seq = {now}"))


@pytest.mark.parametrize(
    "tamper",
    [
        takes_out,
        swaps,
        *(alters(column) for column in ("at", "who", "what", "before", "after", "previous", "hash")),
    ],
)
def test_tampering_is_found_at_its_row(
    logged: Store, author: Author, tamper: Callable[[Connection], None]
) -> None:
    with logged.writing(author) as writing:
        tamper(writing.connection)
    with logged.reading() as connection:
        findings = audit.verify(connection)
    assert findings
    assert findings[0].code == "store.audit-altered"
    assert findings[0].place.row == 3


def test_an_altered_text_is_found(logged: Store, author: Author) -> None:
    with logged.writing(author) as writing:
        writing.connection.execute(text("INSERT INTO texts VALUES ('abc', 'not what its name says')"))
    with logged.reading() as connection:
        assert [finding.code for finding in audit.verify(connection)] == ["store.text-altered"]
