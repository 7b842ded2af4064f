"""Units of memory come out in the order in which they were learnt, a line's newest alone."""

from dataclasses import replace

import pytest

from shudian.model.memory import Memory, Unit
from shudian.store import Author, Store, audit, memory_table
from shudian.units import Lang

ZH, TH = Lang("zh"), Lang("th")
FAKE = Unit("假的。", "ของปลอม", series="sky", element="1.1.1", author="阿芳")
ALONE = Unit("爸！", "พ่อ!")


@pytest.fixture
def learnt(store: Store, author: Author) -> Store:
    with store.writing(author) as writing:
        assert memory_table.learn(writing, Memory(ZH, TH, (FAKE, ALONE, ALONE))) == 2
    return store


def units(store: Store) -> tuple[Unit, ...]:
    with store.reading() as connection:
        return memory_table.load(connection, ZH, TH).units


def test_units_keep_their_order_and_their_pair(learnt: Store) -> None:
    assert units(learnt) == (FAKE, ALONE)
    with learnt.reading() as connection:
        assert memory_table.load(connection, TH, ZH).units == ()
        assert memory_table.pairs(connection) == {(ZH, TH): 2}


def test_what_is_known_is_not_learnt_again(learnt: Store, author: Author) -> None:
    with learnt.writing(author) as writing:
        assert memory_table.learn(writing, Memory(ZH, TH, (ALONE, FAKE))) == 0
    with learnt.reading() as connection:
        assert [entry.what for entry in audit.entries(connection)] == ["learn memory zh th"]


def test_a_lines_newer_unit_takes_the_place_of_its_older(learnt: Store, author: Author) -> None:
    better = replace(FAKE, target="มันปลอม", approver="老陈")
    with learnt.writing(author) as writing:
        memory_table.learn(writing, Memory(ZH, TH, (better,)))
    assert units(learnt) == (ALONE, better)


def test_another_series_keeps_its_own_unit_of_the_same_line(learnt: Store, author: Author) -> None:
    other = replace(FAKE, series="bowl")
    with learnt.writing(author) as writing:
        memory_table.learn(writing, Memory(ZH, TH, (other,)))
    assert units(learnt) == (FAKE, ALONE, other)
