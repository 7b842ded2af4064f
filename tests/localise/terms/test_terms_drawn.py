"""A season's terms before anybody translates: names, titles, kinship, set phrases, and what a market calls them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shudian import localise
from shudian.localise.terms import Drawn, draw, termbase
from shudian.localise.terms.phrases import phrases
from shudian.localise.terms.words import clauses, joined
from shudian.model.series import Series
from shudian.model.term import Sense, Term, Termbase, TermKind
from shudian.model.text import AdaptedScript
from shudian.units import Lang


@pytest.fixture(scope="module")
def drawn(chinese: Series) -> tuple[Drawn, ...]:
    return draw(chinese)


@pytest.fixture(scope="module")
def english_lines(chinese: Series, english: Series) -> AdaptedScript:
    return localise.adapt(chinese, english)[0]


def of(drawn: tuple[Drawn, ...], kind: TermKind) -> dict[str, Drawn]:
    return {each.source: each for each in drawn if each.kind is kind}


def test_every_character_and_place_is_there(drawn: tuple[Drawn, ...], chinese: Series) -> None:
    names, places = of(drawn, TermKind.NAME), of(drawn, TermKind.PLACE)
    assert {each.name for each in chinese.characters if "/" not in each.name} >= set(names) & {"七公", "豆子"}
    assert {"小满", "叶小满", "七公", "周岭", "罗曼", "豆子", "阿芳", "罗海生"} <= set(names)
    assert {"龙窑", "窑头", "岭上青茶厂", "直播间"} <= set(places)


def test_titles_and_kinship_stand_alone_and_with_their_name(drawn: tuple[Drawn, ...]) -> None:
    assert {"老板", "师兄", "叶老师", "周厂长"} <= set(of(drawn, TermKind.TITLE))
    kin = of(drawn, TermKind.KINSHIP)
    assert {"外公", "爷爷", "小满姐"} <= set(kin)
    assert "弟" not in kin  # it only stands inside 徒弟
    assert "总" not in of(drawn, TermKind.TITLE)  # 总得 is no title


def test_set_phrases_and_the_words_of_the_story_are_found(drawn: tuple[Drawn, ...]) -> None:
    assert {"岭上青", "天青碗", "掉进溪里"} <= set(of(drawn, TermKind.PHRASE))
    own = of(drawn, TermKind.OTHER)
    assert "天青" in own
    assert "进溪里" not in own  # never without 掉
    assert not any(each[0].isnumeric() for each in own)


def test_a_term_knows_its_lines(drawn: tuple[Drawn, ...]) -> None:
    tea = of(drawn, TermKind.PHRASE)["岭上青"]
    assert len(tea.lines) == 6
    assert all("岭上青" in pair.source for pair in tea.lines)
    assert len(tea.episodes) == 5


def test_an_english_season_gives_names_as_a_sentence_writes_them(english: Series) -> None:
    drawn = draw(english)
    assert {"Xiaoman", "Old Seven", "Haisheng"} <= set(of(drawn, TermKind.NAME))
    assert "boss" in of(drawn, TermKind.TITLE)
    assert "grandpa" in of(drawn, TermKind.KINSHIP)
    assert "ridge green" in of(drawn, TermKind.PHRASE)


def test_adapted_lines_suggest_what_a_term_is_called(
    drawn: tuple[Drawn, ...], chinese: Series, english_lines: AdaptedScript
) -> None:
    base = termbase(chinese, drawn, english_lines)
    said = {term.source: term.targets for term in base.entries}
    assert said["七公"] == ("Old Seven",)
    assert said["岭上青"][0] == "Ridge Green"
    assert said["岭上梗"][0] == "Ridge stalk"
    assert said["外公"] == ("Grandpa",)
    assert said["老板"] == ("Boss",)


def test_entries_that_stand_are_kept(
    drawn: tuple[Drawn, ...], chinese: Series, english_lines: AdaptedScript
) -> None:
    own = Term("外公", (Sense(("Granddad",), "her mother's father", ("Grandpa",)),), TermKind.KINSHIP)
    before = Termbase(Lang("zh"), Lang("en"), (own,))
    base = termbase(chinese, drawn, english_lines, before)
    assert base.entries[0] == own
    assert len([term for term in base.entries if term.source == "外公"]) == 1


def test_without_lines_no_term_has_a_target(drawn: tuple[Drawn, ...], chinese: Series) -> None:
    assert not any(term.senses for term in termbase(chinese, drawn, None).entries)


def test_a_phrase_needs_free_ends_and_firm_words() -> None:
    lines = ["the old kiln is hot", "see the old kiln now", "an old kiln we sell", "hot now", "see we sell"]
    lines += [f"some {word} thing" for word in ("red", "blue", "grey", "tall", "small", "good", "bad")]
    found = phrases([clauses(line, Lang("en")) for line in lines], {"the", "an", "is", "we"})
    assert [each.words for each in found] == [("old", "kiln")]
    assert found[0].lines == (0, 1, 2)


@settings(max_examples=60)
@given(st.lists(st.lists(st.lists(st.sampled_from("abcd"), min_size=1, max_size=6), max_size=2), max_size=8))
def test_phrases_stand_where_they_say(lines: list[list[list[str]]]) -> None:
    for phrase in phrases(lines):
        said = "|" + "|".join(phrase.words) + "|"
        assert len(phrase.lines) > 1
        for at in phrase.lines:
            assert any(said in "|" + "|".join(clause) + "|" for clause in lines[at])


@settings(max_examples=60)
@given(st.text(max_size=20), st.sampled_from(["zh", "ja", "th", "en", "ar", "ko"]))
def test_words_are_pieces_of_their_text(text: str, tag: str) -> None:
    language = Lang(tag)
    for clause in clauses(text, language):
        assert all(clause)
        assert joined(clause, language) in text
