"""No file of any bytes makes a reader raise, reach outside, or swell."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shudian.finding import Finding
from shudian.localise.exchange.bundle import Bundle, Detail, Match, State
from shudian.localise.exchange.tbx import Concept, Concepts, Status, Word, read_tbx, write_tbx
from shudian.localise.exchange.tmx import Remembered, Sentences, read_tmx, write_tmx
from shudian.localise.exchange.xliff import from_xliff, to_xliff
from shudian.model.series import Element, ElementKind, Episode, Scene, Series, Source
from shudian.model.term import Sense, Term
from shudian.model.text import AdaptedLine, AdaptedScript
from shudian.units import Lang

ZH, TH = Lang("zh"), Lang("th")
ELEMENT = Element("1.1.1", ElementKind.DIALOGUE, "<i>爸</i>\n！\x01", Source(1), character="小满")
SERIES = Series(
    "t", ZH, episodes=(Episode("1", 1, scenes=(Scene("1.1", "1", "", "", Source(1), elements=(ELEMENT,)),)),)
)
DETAIL = Detail(
    State.FINAL,
    "a:b",
    "c",
    "r",
    ("q",),
    9,
    (Term("爸", (Sense(("พ่อ",), "d"),)),),
    (Match("爸", "พ่อ", 90, "TM"),),
)
BUNDLE = Bundle(AdaptedScript(TH, "t", (AdaptedLine("1.1.1", "<i>พ่อ</i>", "n", "s"),)), {"1.1.1": DETAIL})
Reader = Callable[[bytes], tuple[object, list[Finding]]]


def xliff(data: bytes) -> tuple[object, list[Finding]]:
    return from_xliff(data, SERIES)


FILES: list[tuple[Reader, bytes]] = [
    (xliff, to_xliff(BUNDLE, SERIES)[0]),
    (read_tmx, write_tmx(Sentences(ZH, (Remembered({ZH: "<i>爸</i>", TH: "พ่อ"}, "1", ("n",)),)))[0]),
    (read_tbx, write_tbx(Concepts((Concept("1", {ZH: (Word("爸", Status.PREFERRED, note="n"),)}),)))[0]),
]
PIECES = st.sampled_from(
    [
        b"", b"<", b">", b'"', b"&amp;", b"&x;", b"\xff", b"\0", b"<unit/>", b"<seg>", b"</source>", b' id="1"', b"<cp/>",
        b'<cp hex="99999999"/>', b'<ec startRef="i1"/>', b'order="0"', b"<tuv/>", b"<term/>", b"9" * 5000,
    ]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(FILES), st.data())
def test_a_damaged_file_is_read_or_refused(made: tuple[Reader, bytes], data: st.DataObject) -> None:
    reader, whole = made
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(whole)))
        end = data.draw(st.integers(start, min(len(whole), start + 30)))
        whole = whole[:start] + data.draw(PIECES | st.binary(max_size=4)) + whole[end:]
    value, found = reader(whole)
    assert value is not None or found


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(FILES),
    st.sampled_from([b"", b"<?xml version='1.0' encoding='gb18030'?>", b"\xff\xfe"]),
    st.binary(),
)
def test_any_bytes_are_no_file(made: tuple[Reader, bytes], head: bytes, tail: bytes) -> None:
    value, found = made[0](head + tail)
    assert value is None
    assert found


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(FILES), st.data())
def test_attributes_and_words_may_be_anything(made: tuple[Reader, bytes], data: st.DataObject) -> None:
    reader, whole = made
    parts = whole.split(b'"')
    at = data.draw(st.integers(0, len(parts) // 2 - 1)) * 2 + 1
    parts[at] = data.draw(
        st.sampled_from([b"", b"-1", b"no", b"yes", b"x:y", b"1", b"s1", b"#s1", b"0001", b"9" * 9000])
    )
    value, found = reader(b'"'.join(parts))
    assert value is not None or found


BOMB = b"""<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>"""
OUTSIDE = b"""<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>"""
PARAMETER = b"""<!DOCTYPE x [<!ENTITY % a SYSTEM "http://example.org/x.dtd"> %a;]>"""
UNKNOWN = b"""<!DOCTYPE x SYSTEM "x.dtd">"""


@pytest.mark.parametrize("reader", [xliff, read_tmx, read_tbx])
@pytest.mark.parametrize("head", [BOMB, OUTSIDE, PARAMETER, UNKNOWN])
def test_entities_are_refused(reader: Reader, head: bytes) -> None:
    value, found = reader(head + b"<x>&b;</x>")
    assert value is None
    assert [each.code for each in found] == ["localise.exchange-entity"]


def test_elements_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shudian.localise.exchange.tree._MOST_ELEMENTS", 100)
    value, found = read_tmx(b"<tmx>" + b"<tu/>" * 100 + b"</tmx>")
    assert value is None
    assert [each.code for each in found] == ["localise.exchange-too-large"]


def test_depth_is_bounded() -> None:
    value, found = xliff(b"<a>" * 100_000)
    assert value is None
    assert [each.code for each in found] == ["localise.exchange-too-large"]
