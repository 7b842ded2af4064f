"""Where a line may end, and where it had better."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shudian.localise.breaking import TEARS, breaks
from shudian.localise.measure import Ruler
from shudian.localise.passage import Passage
from shudian.localise.profile import PROFILES, profile
from shudian.units import Lang

LANGUAGES = ("en", "es", "zh", "ja", "th", "ar", "ko")
WRITTEN = st.text(
    alphabet="天青靠的是铁这碗，。！？…（）“”abcdeIt's the Ye ñ¡¿.,!?- ศิลาดลฟ้ามาจากเหล็กๆ เแลا أحد (حتى) أبي 0123日本語はが",
    max_size=60,
)


def lines(text: str, language: str, name: str = "vertical-9x16") -> tuple[str, ...]:
    lang = Lang(language)
    passage = Passage.of(text, lang, profile(name), Ruler(lang))
    return passage.lines(0, passage.last)


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "It's fake.", ("It's fake.",)),
        ("en", "You paid me to talk. Nobody said what.", ("You paid me to talk.", "Nobody said what.")),
        ("en", "Boss, thirty-seven of them work here.", ("Boss, thirty-seven", "of them work here.")),
        ("es", "Jefe, treinta y siete son empleados.", ("Jefe, treinta y siete", "son empleados.")),
        ("es", "El último bus sale a las diez. Quítese.", ("El último bus sale", "a las diez. Quítese.")),
        ("zh", "叶老师！你砸了我的场，总得赔我一只真的！", ("叶老师！你砸了我的场", "总得赔我一只真的！")),
        ("zh", "假的。", ("假的",)),
        ("th", "ศิลาดลฟ้ามาจากเหล็ก ใบนี้ฟ้าใสเกินไป ผสมโคบอลต์ค่ะ", ("ศิลาดลฟ้ามาจากเหล็ก", "ใบนี้ฟ้าใสเกินไป ผสมโคบอลต์ค่ะ")),
        ("ar", "لا أحد (حتى أبي) يعرف أين ذهبت.", ("لا أحد (حتى أبي)", "يعرف أين ذهبت.")),
    ],
)  # fmt: skip
def test_a_line_ends_where_a_reader_would_pause(language: str, text: str, wanted: tuple[str, ...]) -> None:
    assert lines(text, language) == wanted


def test_netflix_keeps_on_one_line_what_a_phone_breaks() -> None:
    text = "You paid me to talk. Nobody said what."
    assert lines(text, "en", "netflix") == (text,)


@pytest.mark.parametrize(
    ("language", "left", "right"),
    [
        ("en", "the ", "bowl"),
        ("en", "to ", "Ouling"),
        ("en", "Ye ", "Xiaoman"),
        ("en", "thirty ", "yuan"),
        ("es", "treinta ", "y siete"),
        ("es", "la ", "maestra"),
        ("zh", "我", "的碗"),
        ("zh", "三", "万"),
    ],
)
def test_what_belongs_together_is_torn_only_at_a_price(language: str, left: str, right: str) -> None:
    found = {one.at: one.badness for one in breaks(left + right, Lang(language))}
    assert found.get(len(left), TEARS) >= TEARS


def test_a_mark_never_begins_a_line() -> None:
    for text, language in (
        ("真的！“好”，（走）。", "zh"),
        ("Really?! (Go.) “Yes”…", "en"),
        ("จริงๆ เหรอ!", "th"),
    ):
        for one in breaks(text, Lang(language)):
            assert text[one.at] not in "！”，）。?!)…”ๆ"


def test_thai_is_broken_between_words_never_inside_a_syllable() -> None:
    text = "ฉันปามันแตกบนสะพาน"
    for one in breaks(text, Lang("th")):
        assert text[one.at] not in "ะาำิีึืุู่้๊๋์็"
        assert text[one.at - 1] not in "เแโใไ"
    assert len(breaks(text, Lang("th"))) >= 2


@given(text=WRITTEN, language=st.sampled_from(LANGUAGES), name=st.sampled_from(PROFILES))
def test_no_sign_is_lost_or_added(text: str, language: str, name: str) -> None:
    lang = Lang(language)
    dropped = profile(name).rule(lang).drop_at_line_end
    left = [c for c in text if not c.isspace() and c not in dropped]
    kept = [c for line in lines(text, language, name) for c in line if not c.isspace() and c not in dropped]
    assert kept == left


@given(text=WRITTEN, language=st.sampled_from(LANGUAGES))
def test_a_layout_that_claims_to_fit_fits(text: str, language: str) -> None:
    lang, rules = Lang(language), profile()
    ruler = Ruler(lang)
    passage = Passage.of(text, lang, rules, ruler)
    assert rules.line_pixels
    if not passage.layout(0, passage.last).over:
        for line in passage.lines(0, passage.last):
            assert ruler.width(line, rules.size) <= rules.line_pixels + 0.5
            assert rules.rule(lang).length(line) <= rules.rule(lang).chars
