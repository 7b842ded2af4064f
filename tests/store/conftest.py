from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from shudian.store import Author, MediaStore, Store

NOON = datetime(2027, 4, 12, 12, tzinfo=UTC)


class Clock:
    """A minute passes each time it is asked."""

    def __init__(self) -> None:
        self.at = NOON

    def __call__(self) -> datetime:
        self.at += timedelta(minutes=1)
        return self.at


@pytest.fixture
def author() -> Author:
    return Author("阿芳", Clock())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "shudian.db")
    yield made
    made.close()


@pytest.fixture
def media(tmp_path: Path) -> MediaStore:
    return MediaStore(tmp_path / "media")
