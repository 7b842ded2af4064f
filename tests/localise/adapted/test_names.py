"""Whoever and whatever the source names is called in every line as the market calls it."""

import io
from typing import Any

import pytest
from openpyxl import Workbook

from shudian.localise.adapted.names import check_names, read_names
from shudian.model.market import Name, NameKind, Names
from shudian.model.series import Element, ElementKind, Episode, Scene, Series, Source
from shudian.model.text import AdaptedLine, AdaptedScript
from shudian.units import Lang

ES = Lang("es")
NAMES = Names(ES, (Name("海生", "Haisheng"), Name("罗海生", "Luo"), Name("斤", "libras", NameKind.UNIT)))


def found(source: str, target: str) -> list[str]:
    line = Element("1.1.1", ElementKind.SUPER, source, Source(1))
    series = Series(
        "补天青",
        Lang("zh"),
        episodes=(Episode("1", 1, scenes=(Scene("1.1", "1-1", "", "", Source(1), elements=(line,)),)),),
    )
    adapted = AdaptedScript(ES, "El cielo", (AdaptedLine("1.1.1", target),))
    return [str(each.message).split("“")[1].split("”")[0] for each in check_names(series, adapted, NAMES)]


@pytest.mark.parametrize(
    ("source", "target", "missing"),
    [
        ("海生呢？", "¿Y Haisheng?", []),
        ("海生呢？", "¿Y él?", ["海生"]),
        ("罗海生呢？", "¿Y Luo?", []),  # the longer name counts
        ("罗海生呢？", "¿Y Haisheng?", ["罗海生"]),
        ("海生要十斤。", "Quiere diez kilos.", ["海生", "斤"]),
        ("海生！海生！", "¡Él!", ["海生"]),
        ("海生呢？", "", []),  # not written yet
    ],
)
def test_a_line_says_the_names_of_its_source(source: str, target: str, missing: list[str]) -> None:
    assert found(source, target) == missing


def test_a_table_tells_every_wrong_row() -> None:
    data = "source,target,kind,note\n海生,Haisheng,,\n斤,libras,unit,~0,5 kg\n,x,,\n窑,horno,house,\n海生,Hai,,\n"
    names, wrong = read_names(data.encode(), ES, "names.csv")
    assert names
    assert [(name.source, name.kind) for name in names.entries] == [("海生", "person"), ("斤", "unit")]
    assert [(each.code, each.place.row) for each in wrong] == [
        ("localise.name-row", 4), ("localise.name-row", 5), ("localise.name-twice", 6),
    ]  # fmt: skip


def test_a_workbook_is_read_alike() -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet.append(["Source", "Target"])
    sheet.append(["海生", "Haisheng"])
    out = io.BytesIO()
    book.save(out)
    assert read_names(out.getvalue(), ES) == (Names(ES, NAMES.entries[:1]), [])


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2", b"PK\x03\x04broken", b"\xff\xfe\x00"])
def test_no_table_of_names_is_a_finding(data: bytes) -> None:
    names, wrong = read_names(data, ES)
    assert names is None
    assert wrong
