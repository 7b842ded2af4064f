"""A termbase and a memory of one pair come back from TBX and TMX as they were."""

from hypothesis import given, settings
from hypothesis import strategies as st

from shudian.localise.exchange import read_memory, read_tbx, read_terms, write_memory, write_terms
from shudian.localise.exchange.tbx import Status
from shudian.model.memory import Memory, Unit
from shudian.model.term import Sense, Term, Termbase, TermKind
from shudian.units import Lang

ZH, TH = Lang("zh"), Lang("th")
WORD = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff<>"),
    min_size=1,
    max_size=8,
).filter(lambda each: each == each.strip() and each != "")
MAYBE = st.none() | WORD


@st.composite
def senses(draw: st.DrawFn) -> Sense:
    words = draw(st.lists(WORD, unique=True, min_size=1, max_size=4))
    split = draw(st.integers(0, len(words)))
    return Sense(tuple(words[:split]), draw(MAYBE), tuple(words[split:]))


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_a_termbase_comes_back_sense_by_sense(data: st.DataObject) -> None:
    sources = data.draw(st.lists(WORD, unique=True, max_size=4))
    entries = tuple(
        Term(
            word,
            tuple(data.draw(st.lists(senses(), max_size=3))),
            data.draw(st.sampled_from(TermKind)),
            data.draw(MAYBE),
        )
        for word in sources
    )
    base = Termbase(ZH, TH, entries, data.draw(MAYBE))
    written, losses = write_terms(base)
    assert not losses
    assert read_terms(written, ZH, TH) == (base, [])


def test_forbidden_words_are_deprecated_for_other_tools() -> None:
    base = Termbase(ZH, TH, (Term("天青", (Sense(("ศิลาดลฟ้า",), "the colour", ("สีฟ้า",)),)),))
    read, _ = read_tbx(write_terms(base)[0])
    assert read
    said = {word.term: word.status for word in read.concepts[0].words[TH]}
    assert said == {"ศิลาดลฟ้า": Status.PREFERRED, "สีฟ้า": Status.DEPRECATED}


def test_terms_of_other_languages_are_a_finding() -> None:
    base = Termbase(ZH, TH, (Term("天青", (Sense(("ศิลาดลฟ้า",)),)),))
    read, found = read_terms(write_terms(base)[0], Lang("en"), TH)
    assert read
    assert not read.entries
    assert [each.code for each in found] == ["localise.tbx-no-source"]


UNITS = st.builds(Unit, WORD, WORD, *[MAYBE] * 8)


@settings(max_examples=80, deadline=None)
@given(st.lists(UNITS, max_size=4))
def test_a_memory_comes_back_unit_by_unit(units: list[Unit]) -> None:
    memory = Memory(ZH, TH, tuple(units))
    written, losses = write_memory(memory)
    assert not losses
    assert read_memory(written, ZH, TH) == (memory, [])


def test_a_regional_tag_is_met_by_its_language_and_another_pair_is_counted() -> None:
    written, _ = write_memory(Memory(ZH, Lang("es-419"), (Unit("假的。", "Es falso."),)))
    read, found = read_memory(written, Lang("zh-CN"), Lang("es"))
    assert read
    assert [unit.target for unit in read.units] == ["Es falso."]
    assert not found
    read, found = read_memory(written, ZH, TH)
    assert read
    assert not read.units
    assert [each.code for each in found] == ["localise.tmx-other-languages"]
