"""Widths as a renderer would draw them."""

from fractions import Fraction
from pathlib import Path

import pytest

from shudian.localise.measure import Ruler, type_of
from shudian.localise.profile import PROFILES, Count, LanguageRule, profile
from shudian.units import Lang


def test_a_hanzi_is_one_em() -> None:
    assert Ruler(Lang("zh")).width("天青", 66) == pytest.approx(132)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "龙窑天青碗！买岭上青十斤，"),
        ("en", "You paid me to talk, okay?"),
        ("th", "ขอเชิญอาจารย์เย่จากในเมือง"),
        ("ar", "لا أحد (حتى أبي) يعرف أين ذهبت."),
    ],
)
def test_the_declared_length_of_a_line_fits_the_phone(language: str, text: str) -> None:
    rules = profile()
    assert rules.line_pixels
    assert Ruler(Lang(language)).width(text, rules.size) <= rules.line_pixels


def test_thai_vowels_above_and_below_take_no_width() -> None:
    ruler = Ruler(Lang("th"))
    assert ruler.width("ที่นี่", 66) == pytest.approx(ruler.width("ทน", 66), rel=0.05)


def test_a_text_of_several_scripts_is_measured_face_by_face() -> None:
    ruler = Ruler(Lang("th"))
    parts = ruler.width("เย่", 66) + ruler.width("天青", 66)
    assert ruler.width("เย่天青", 66) == pytest.approx(parts)
    assert ruler.missing("เย่天青 Ye العائلة") == ""


def test_a_sign_without_a_face_is_named_and_counts_an_em() -> None:
    ruler = Ruler(Lang("am"))
    assert ruler.missing("ሰላም Ye") == "ሰላም"
    assert ruler.width("ሰ", 66) == 66


def test_direction_marks_are_invisible() -> None:
    ruler = Ruler(Lang("ar"))
    assert ruler.width("\u2067أبي\u2069", 66) == ruler.width("أبي", 66)
    assert ruler.missing("\u2067أبي\u2069") == ""


def test_an_own_font_folder_comes_first(tmp_path: Path) -> None:
    assert type_of(Lang("th"), tmp_path).family == "Noto Sans Thai"
    assert type_of(Lang("th")).line == pytest.approx(1.511)


def test_profiles_are_read_whole() -> None:
    for name in PROFILES:
        rules = profile(name)
        assert rules.name == name
        assert rules.rule(Lang("es-419")) == rules.rule(Lang("es"))
    with pytest.raises(KeyError):
        profile("cinema")


@pytest.mark.parametrize(
    ("name", "zh", "ar", "ja", "fr"),
    [
        ("netflix", 9, 20, 4, 17),
        ("netflix-children", 7, 17, 4, 13),
        ("netflix-sdh", 11, 23, 7, 20),
        ("netflix-sdh-children", 9, 20, 7, 17),
    ],
)
def test_children_and_the_deaf_read_at_their_own_speed(name: str, zh: int, ar: int, ja: int, fr: int) -> None:
    rules = profile(name)
    assert [rules.rule(Lang(tag)).cps for tag in ("zh-Hant", "ar", "ja", "fr")] == [zh, ar, ja, fr]


def test_half_a_second_is_in_frames_of_the_grid() -> None:
    netflix = profile("netflix")
    assert [netflix.at(Fraction(rate)).chain_frames for rate in (24, 25, 30, 60)] == [12, 12, 14, 29]


def test_how_characters_are_counted_is_the_languages_own() -> None:
    assert LanguageRule(13, 4, Count.HALF_WIDTH_HALF).length("OK、行く") == 4
    assert LanguageRule(13, 9, Count.ASCII_HALF).length("走…OK 3") == 4
    assert LanguageRule(42, 20).length("It's\nfake.") == 9
