"""TMX and TBX: the kits are read, and what is written comes back."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shudian.finding import failed
from shudian.localise.exchange.tbx import Concept, Concepts, Status, Word, read_tbx, write_tbx
from shudian.localise.exchange.tmx import Remembered, Sentences, read_tmx, write_tmx
from shudian.units import Lang

PLAIN = st.text(
    st.characters(
        exclude_categories=("Cs", "Cc"), include_characters="\n\t\r", exclude_characters="\ufffe\uffff"
    ),
    max_size=12,
)
STYLED = st.lists(st.sampled_from(["<i>", "</i>", "<b>", "</b>", "&"]) | PLAIN, max_size=6).map("".join)
LANGS = st.sampled_from([Lang(tag) for tag in ("zh", "en-US", "th", "es-419", "ar")])
TERM = PLAIN.map(str.strip).filter(bool)
MAYBE = st.none() | PLAIN
NAME = st.text("abc1", min_size=1, max_size=4)
UNITS = st.builds(
    Remembered,
    st.dictionaries(LANGS, STYLED, min_size=2, max_size=3),
    st.none() | NAME,
    st.lists(PLAIN, max_size=2).map(tuple),
    st.lists(st.tuples(NAME, PLAIN), max_size=2).map(tuple),
    st.dictionaries(st.sampled_from(["creationid", "changedate"]), NAME, max_size=2),
)
WORD = st.builds(Word, TERM, st.none() | st.sampled_from(Status), *[MAYBE] * 8)


@st.composite
def concepts(draw: st.DrawFn) -> Concept:
    words = draw(st.dictionaries(LANGS, st.lists(WORD, min_size=1, max_size=2).map(tuple), min_size=1))
    defined = draw(st.dictionaries(st.sampled_from(list(words)), PLAIN))
    return Concept(draw(st.none() | NAME), words, draw(MAYBE), draw(MAYBE), defined, draw(MAYBE))


@settings(max_examples=100, deadline=None)
@given(st.none() | LANGS, st.lists(UNITS, max_size=4))
def test_a_memory_comes_back(source: Lang | None, units: list[Remembered]) -> None:
    memory = Sentences(source, tuple(units))
    data, losses = write_tmx(memory)
    assert not losses
    assert read_tmx(data) == (memory, [])


@settings(max_examples=100, deadline=None)
@given(st.lists(concepts(), max_size=4), st.none() | TERM)
def test_a_termbase_comes_back(drawn: list[Concept], title: str | None) -> None:
    base = Concepts(tuple(drawn), title)
    data, losses = write_tbx(base)
    assert not losses
    assert read_tbx(data) == (base, [])


def test_control_characters_are_counted_as_lost() -> None:
    zh = Lang("zh")
    _, found = write_tmx(Sentences(zh, (Remembered({zh: "a\x01", Lang("th"): "b"}),)))
    assert [each.code for each in found] == ["localise.exchange-loss"]
    _, found = write_tbx(Concepts((Concept(None, {zh: (Word("a\x01"),)}),)))
    assert [each.code for each in found] == ["localise.exchange-loss"]


def kit(shared_data: Path) -> Path:
    folder = shared_data / "localise" / "omegat"
    if not folder.is_dir():
        pytest.skip("the TMX kit is not here")
    return folder


def test_the_kit_is_read(shared_data: Path) -> None:
    files = sorted((kit(shared_data) / "tmx").rglob("*.tmx"))
    assert len(files) == 45
    for path in files:
        memory, found = read_tmx(path.read_bytes(), path.name)
        assert memory is not None, path.name
        assert memory.units or path.stem == "empty"
        assert not failed(found), (path.name, found)
        assert read_tmx(write_tmx(memory)[0])[0] == memory


@pytest.mark.parametrize("test", ["1A", "1B", "1C", "1D", "1E", "1F", "1G", "1H"])
def test_the_kit_gives_the_sentences_of_its_companion(shared_data: Path, test: str) -> None:
    folder = kit(shared_data) / "tmx" / "TMXComplianceKit"
    memory, _ = read_tmx((folder / f"ImportTest{test}.tmx").read_bytes())
    assert memory
    texts = [path.read_bytes() for path in folder.glob(f"ImportTest{test}*.txt")]
    assert texts
    said = "\n".join(
        each.decode("utf-16" if each[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "replace")
        for each in texts
    )
    for unit in memory.units:
        assert any(words in said for words in unit.texts.values()), unit


def test_codes_that_do_not_pair_are_named(shared_data: Path) -> None:
    _, found = read_tmx((kit(shared_data) / "tmx" / "invalid.tmx").read_bytes(), "invalid.tmx")
    assert {each.code for each in found} >= {"localise.tmx-code"}


def test_a_memory_with_gaps_says_where() -> None:
    data = b"""<tmx version="9"><header srclang="zh"/><body><tu><tuv><seg>a</seg></tuv>
    <tuv xml:lang="q-q-q"><seg>a</seg></tuv><tuv xml:lang="zh"/><tuv lang="th"><seg>b</seg></tuv></tu></body></tmx>"""
    memory, found = read_tmx(data)
    assert memory
    assert memory.units == (Remembered({Lang("th"): "b"}),)
    assert [each.code.removeprefix("localise.") for each in found] == [
        "tmx-version",
        "tmx-language",
        "exchange-language-tag",
        "tmx-segment",
        "tmx-lone",
    ]


@pytest.mark.parametrize(
    "data",
    [
        """<martif type="TBX-Basic" xml:lang="en"><text><body><termEntry id="c1">
        <descripGrp><descrip type="definition">celadon</descrip></descripGrp>
        <langSet xml:lang="zh"><ntig><termGrp><term>青瓷</term>
        <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termGrp></ntig></langSet>
        <langSet xml:lang="th"><tig><term>ศิลาดล</term><termNote type="partOfSpeech">noun</termNote></tig></langSet>
        </termEntry></body></text></martif>""",
        """<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
        xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>
        <conceptEntry id="c1"><basic:definition>celadon</basic:definition>
        <langSec xml:lang="zh"><termSec><term>青瓷</term>
        <min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec></langSec>
        <langSec xml:lang="th"><termSec><term>ศิลาดล</term><min:partOfSpeech>noun</min:partOfSpeech></termSec></langSec>
        </conceptEntry></body></text></tbx>""",
    ],
    ids=["2008", "2019-dct"],
)
def test_both_editions_say_the_same(data: str) -> None:
    words = {
        Lang("zh"): (Word("青瓷", Status.PREFERRED),),
        Lang("th"): (Word("ศิลาดล", part_of_speech="noun"),),
    }
    concept = Concept("c1", words, definition="celadon")
    assert read_tbx(data.encode()) == (Concepts((concept,)), [])


def test_a_termbase_of_another_dialect_gives_what_both_have(shared_data: Path) -> None:
    path = kit(shared_data) / "glossaries" / "sampleTBXfile.tbx"
    base, found = read_tbx(path.read_bytes(), path.name)
    assert base
    (concept,) = base.concepts
    assert concept.subject == "manufacturing"
    assert concept.words[Lang("en")] == (
        Word("alpha smoothing factor", part_of_speech="noun", kind="fullForm"),
    )
    assert [each.code for each in found] == ["localise.tbx-dialect"]


def test_what_a_termbase_lacks_is_named() -> None:
    data = b"""<tbx type="TBX-Basic"><text><body><conceptEntry><descrip type="figure">x</descrip>
    <langSec xml:lang="zh"><termSec><term/></termSec></langSec><langSec xml:lang="?"/>
    <langSec xml:lang="th"><termSec><term>a</term><termNote type="administrativeStatus">fine</termNote></termSec>
    </langSec></conceptEntry></body></text></tbx>"""
    base, found = read_tbx(data)
    assert base
    assert list(base.concepts[0].words) == [Lang("th")]
    assert [each.code.removeprefix("localise.") for each in found] == [
        "tbx-term",
        "exchange-language-tag",
        "tbx-status",
        "tbx-category",
    ]
