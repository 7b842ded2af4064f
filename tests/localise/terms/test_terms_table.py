"""A termbase goes to writers as a table and comes back."""

import io

from hypothesis import given, settings
from hypothesis import strategies as st

from shudian.localise.pairs import Pair
from shudian.localise.terms import Drawn, read_table, write_csv, write_xlsx
from shudian.model.term import Sense, Term, Termbase, TermKind
from shudian.units import Lang

ZH, TH = Lang("zh"), Lang("th")
WORD = st.text(st.characters(categories=("L", "N", "Po")), min_size=1, max_size=6).filter(
    lambda each: "|" not in each
)
MAYBE = st.none() | WORD


@st.composite
def bases(draw: st.DrawFn) -> Termbase:
    entries = []
    for word in draw(st.lists(WORD, unique=True, max_size=3)):
        senses = []
        for _ in range(draw(st.integers(0, 2))):
            words = draw(st.lists(WORD, unique=True, min_size=1, max_size=3))
            at = draw(st.integers(0, len(words)))
            senses.append(Sense(tuple(words[:at]), draw(MAYBE), tuple(words[at:])))
        entries.append(Term(word, tuple(senses), draw(st.sampled_from(TermKind)), draw(MAYBE)))
    return Termbase(ZH, TH, tuple(entries))


@settings(max_examples=60)
@given(bases())
def test_a_csv_comes_back(base: Termbase) -> None:
    assert read_table(write_csv(base), ZH, TH) == (base, [])


@settings(max_examples=15)
@given(bases())
def test_a_workbook_comes_back(base: Termbase) -> None:
    assert read_table(write_xlsx(base), ZH, TH) == (base, [])


def test_a_row_says_where_its_term_stands() -> None:
    lines = tuple(Pair("岭上青", "", f"{at}.1.1", at) for at in ("1", "2", "3", "7"))
    drawn = [Drawn("岭上青", TermKind.PHRASE, lines, 1.0)]
    text = write_csv(Termbase(ZH, TH, (Term("岭上青"),)), drawn).decode("utf-8-sig")
    assert text.splitlines()[1] == '岭上青,other,,,,,4,"1-3, 7",岭上青'


def test_a_cell_that_begins_like_a_formula_stays_text() -> None:
    from openpyxl import load_workbook

    made = write_xlsx(Termbase(ZH, TH, (Term("=1+1", (Sense(("=2",)),)),)))
    assert load_workbook(io.BytesIO(made)).worksheets[0]["A2"].data_type == "s"


def test_what_is_wrong_in_a_table_is_named() -> None:
    base, found = read_table(b"source,kind,targets,forbidden\na,joke,b,\nc,name,d,d\ne,name,f,\n", ZH, TH)
    assert base
    assert [term.source for term in base.entries] == ["e"]
    assert [(each.code, each.place.row) for each in found] == [
        ("localise.terms-row", 2),
        ("localise.terms-row", 3),
    ]
    assert [each.code for each in read_table(b"a,b\n1,2\n", ZH, TH)[1]] == ["localise.terms-columns"]
    assert [each.code for each in read_table(b"PK\x03\x04oops", ZH, TH)[1]] == ["localise.terms-file"]


@settings(max_examples=60)
@given(st.binary(max_size=60), st.sampled_from([b"", b"PK\x03\x04", b"source,targets\n"]))
def test_any_bytes_are_read_or_refused(data: bytes, head: bytes) -> None:
    base, found = read_table(head + data, ZH, TH)
    assert base is not None or found
