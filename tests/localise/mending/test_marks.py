"""The text of a cue as its language has it; what is right already stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shudian.localise.mending.marks import Lines, normal
from shudian.localise.profile import profile
from shudian.units import Lang

LANGUAGES = ("en", "es", "pt", "fr", "de", "it", "id", "nl", "ru", "ar", "th", "zh", "ja", "ko")
TEXT = st.text(
    alphabet="aBé é 1 7 10 - – — . … , ; ! ? ( ) [ ] “ ” 。 ， 、 天青 ที่ أب", min_size=1, max_size=30
)


def mended(language: str, *lines: str) -> Lines:
    lang = Lang(language)
    return normal(lines, profile("netflix").rule(lang), lang)


@pytest.mark.parametrize(
    ("language", "said", "wanted"),
    [
        ("en", ("Wait  for me .",), ("Wait for me .",)),
        ("en", ("Really ?", "( yes )"), ("Really?", "(yes)")),
        ("fr", ("Vraiment ?",), ("Vraiment ?",)),
        ("en", ("So... no",), ("So… no",)),
        ("zh", ("走。。。",), ("走…",)),
        ("en", ("on... ...again",), ("on… …again",)),
        ("en", ("- Go!", "- No."), ("-Go!", "-No.")),
        ("es", ("-¡Vete!", "–No."), ("- ¡Vete!", "- No.")),
        ("nl", ("-Ga!", "- Nee."), ("Ga!", "-Nee.")),
        ("en", ("Go!", "- No."), ("-Go!", "-No.")),
        ("en", ("I came", "-like you said-"), ("I came", "-like you said-")),
        ("zh", ("天青靠的是铁，", "掺了钴。"), ("天青靠的是铁", "掺了钴")),
        ("en", ("Give me 3 bowls.",), ("Give me three bowls.",)),
        ("en", ("See Lesson 3 of it.", "It is 5 km away, 7% of it."), ("See Lesson 3 of it.", "It is 5 km away, 7% of it.")),
        ("de", ("Ich nehme 4 Schalen.", "nur 1 Schale"), ("Ich nehme vier Schalen.", "nur 1 Schale")),
    ],
)  # fmt: skip
def test_each_rule(language: str, said: Lines, wanted: Lines) -> None:
    assert mended(language, *said) == wanted


@given(lines=st.lists(TEXT.filter(str.strip), min_size=1, max_size=3), language=st.sampled_from(LANGUAGES))
def test_what_is_normal_stays_and_no_line_or_letter_is_lost(lines: list[str], language: str) -> None:
    once = mended(language, *lines)
    assert mended(language, *once) == once
    assert len(once) == len(lines)
    assert all(line.strip() for line in once)
    assert [c for line in once for c in line if c in "aBé天青อที่أب"] == [
        c for line in lines for c in line if c in "aBé天青อที่أب"
    ] or language in ("en", "es", "pt", "fr", "de", "it", "id")
