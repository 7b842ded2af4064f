"""Terms before, during and after translation: told to the translator, held from engines, judged in the lines."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shudian.localise.pairs import Pair
from shudian.localise.terms import Finder, check, held, hits, released
from shudian.localise.terms.hits import says
from shudian.model.term import Sense, Term, Termbase, TermKind
from shudian.units import Lang

ZH, ES, TH, EN = Lang("zh"), Lang("es"), Lang("th"), Lang("en")
TEA = Term("岭上青", (Sense(("Cresta Verde",), forbidden=("Verde de Lingshang",)),))
TEACHER = Term("老师", (Sense(("maestra", "profesora"), "courtesy"),), TermKind.TITLE)
YE = Term("叶老师", (Sense(("maestra Ye",)),), TermKind.TITLE)
BASE = Termbase(ZH, ES, (TEA, TEACHER, YE))


def pair(source: str, target: str, at: int = 1, episode: str = "1") -> Pair:
    return Pair(source, target, f"{episode}.1.{at}", episode, f"{episode}-1", "小满")


def codes(*pairs: Pair, base: Termbase = BASE) -> list[str]:
    return [each.code.removeprefix("localise.term-") for each in check(pairs, base)]


def test_the_longest_term_is_the_one_said() -> None:
    said = hits("叶老师，买岭上青！", BASE)
    assert [each.term.source for each in said] == ["叶老师", "岭上青"]
    assert [(each.start, each.end) for each in said] == [(0, 3), (5, 8)]
    assert [each.term for each in hits("Boss, bossy boss!", Termbase(EN, ES, (Term("boss"),)))] == [
        Term("boss")
    ] * 2


def test_terms_are_held_from_engines_and_come_back() -> None:
    away = held("叶老师，买岭上青！", Finder(BASE))
    assert away.text == "⟦1⟧，买⟦2⟧！"
    assert released("¡⟦1⟧, compre ⟦2⟧!", away.targets) == ("¡maestra Ye, compre Cresta Verde!", ())
    assert released("¡Compre ⟦2⟧⟦2⟧ ⟦7⟧!", away.targets)[1] == (1, 2, 7)


def test_a_term_of_two_senses_is_the_engines_to_choose() -> None:
    base = Termbase(ZH, ES, (Term("保安", (Sense(("guardia",)), Sense(("Seguridad",), "the goose"))),))
    assert held("保安！", Finder(base)).targets == {}


@settings(max_examples=80)
@given(st.lists(st.sampled_from(["叶老师", "岭上青", "老师", "，", "x", "⟦1⟧"]), max_size=6).map("".join))
def test_what_is_held_and_released_says_the_targets(text: str) -> None:
    away = held(text, Finder(BASE))
    back, wrong = released(away.text, away.targets)
    if "⟦" not in text:
        assert not wrong
        for term in (TEA, YE, TEACHER):
            text = text.replace(term.source, term.targets[0]) if term is not TEACHER else text
        assert back == text.replace("叶maestra", "maestra Ye").replace("老师", "maestra")


@pytest.mark.parametrize(
    ("words", "text", "language", "there"),
    [
        ("maestra", "¡Maestras!", ES, True),
        ("maestra", "maestranza", ES, False),
        ("celadón cielo", "celadones cielos", ES, True),
        ("ศิลาดลฟ้า", "ใบศิลาดลฟ้าใบนี้", TH, True),
        ("شيخ", "يا أيها الشيخ", Lang("ar"), True),
        ("Old Seven", "Old Seven's lamp", EN, True),
        ("boss", "emboss", EN, False),
    ],
)
def test_a_word_bends_but_does_not_hide_in_another(
    words: str, text: str, language: Lang, there: bool
) -> None:
    assert says(text, words, language) is there


def test_a_line_without_its_term_is_found_and_one_not_yet_written_is_not() -> None:
    assert codes(pair("买岭上青！", "¡Compre té!")) == ["missing"]
    assert codes(pair("买岭上青！", "¡Compre Cresta Verde!")) == []
    assert codes(pair("买岭上青！", " ")) == []


def test_a_forbidden_word_is_an_error_but_not_inside_an_allowed_one() -> None:
    (found,) = check([pair("买岭上青！", "¡Compre Verde de Lingshang!")], BASE)
    assert (found.code, found.severity, found.place.element) == ("localise.term-forbidden", "error", "1.1.1")
    inside = Termbase(ZH, ES, (Term("岭上青", (Sense(("Cresta Verde",), forbidden=("verde",)),)),))
    assert codes(pair("岭上青", "Cresta Verde"), base=inside) == []
    assert codes(pair("岭上青", "té verde"), base=inside) == ["forbidden"]


def test_one_sense_in_two_words_drifts_and_says_where_the_other_is() -> None:
    lines = [pair("老师？", "¿Maestra?", at, str(at)) for at in (1, 2)] + [
        pair("老师！", "¡Profesora!", 1, "3")
    ]
    (found,) = check(lines, BASE)
    assert found.code == "localise.term-drift"
    assert found.place.episode == "3"
    assert "(1, 2)" in found.message.en


def test_two_senses_do_not_drift() -> None:
    base = Termbase(ZH, ES, (Term("保安", (Sense(("guardia",)), Sense(("Seguridad",), "the goose"))),))
    assert codes(pair("保安！", "¡Guardia!"), pair("保安！", "¡Seguridad!", 2), base=base) == []


def test_an_unsettled_term_is_held_to_what_most_lines_say() -> None:
    base = Termbase(ZH, EN, (Term("师兄"),))
    lines = [
        pair(f"师兄，{at}", f"Brother, {word}", at) for at, word in enumerate(("come", "go", "stay", "look"))
    ]
    found = check([*lines, pair("师兄，走", "Master, leave", 9)], base)
    assert [(each.code, each.place.element) for each in found] == [("localise.term-unsettled", "1.1.9")]


@pytest.mark.parametrize(
    "make",
    [
        lambda: Sense(("a",), None, ("a",)),
        lambda: Sense((" ",)),
        lambda: Term(" "),
    ],
)
def test_a_term_refuses_to_be_empty_or_to_forbid_itself(make: object) -> None:
    with pytest.raises(ValueError):
        make()  # type: ignore[operator]  # three makers of different nouns
