"""Syllables counted from the writing, and seconds fitted to what an engine takes."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shudian.localise.voices.duration import errors, fitted, most_syllables, rests, seconds, seed, syllables
from shudian.model.voice import SpeechRate
from shudian.units import Lang


@pytest.mark.parametrize(
    ("tag", "text", "count"),
    [
        ("es", "Es falso.", 3),
        ("es", "¡Jefe! ¡Ya van... treinta mil!", 7),
        ("en", "Close the gate.", 3),
        ("zh", "天青靠的是铁。", 6),
        ("ko", "안녕하세요", 5),
        ("ja", "こんにちは", 5),
        ("ru", "Хорошо", 3),
    ],
)
def test_syllables_are_those_of_the_spoken_line(tag: str, text: str, count: int) -> None:
    assert syllables(text, Lang(tag)) == pytest.approx(count, abs=0.5)


def test_thai_and_arabic_count_by_their_letters() -> None:
    assert syllables("ของปลอมค่ะ", Lang("th")) == pytest.approx(4, abs=1)
    assert syllables("هذا مزيف", Lang("ar")) == pytest.approx(4, abs=1)


def test_a_voice_rests_at_marks_inside_a_line_alone() -> None:
    assert rests("Hola, señor. ¿Cómo está?") == 2
    assert rests("你好，老板！再见。") == 2
    assert rests("Hola.") == 0


@pytest.mark.parametrize("tag", ["es", "en", "th", "zh", "ar", "sw"])
def test_every_language_has_a_seed(tag: str) -> None:
    assert 0 < seconds("la 天 ก ا", seed(Lang(tag))) < 3


@pytest.mark.parametrize("text", ["", "…", " ?! "])
def test_a_line_without_a_word_takes_no_time(text: str) -> None:
    assert seconds(text, seed(Lang("es"))) == 0


@given(
    st.floats(0, 0.5),
    st.floats(0.05, 0.5),
    st.floats(0, 0.8),
    st.integers(0, 2**32),
)
def test_a_rate_is_found_again_from_what_it_says(
    start: float, syllable: float, pause: float, dice: int
) -> None:
    words, chance = ("la", "casa", "tetera, azul", "No. Sí"), Random(dice)
    lines = [" ".join(chance.choices(words, k=count)) for count in range(1, 15)]
    true = SpeechRate(Lang("es"), "x", start, syllable, pause)
    spoken = [(text, seconds(text, true)) for text in lines]
    assert errors(spoken, fitted(spoken, Lang("es"), "x"))[1] < 0.01


def test_a_fit_never_takes_time_away() -> None:
    spoken = [("la", 1.0), ("la la", 0.9), ("la la la", 0.8), ("la, la la la", 0.7)]
    rate = fitted(spoken, Lang("es"), "x")
    assert rate.start >= 0
    assert rate.pause >= 0
    assert rate.syllable > 0


def test_two_lines_tell_no_rate() -> None:
    with pytest.raises(ValueError, match="three"):
        fitted([("la", 1.0), ("la la", 2.0), ("…", 1.0)], Lang("es"), "x")


@given(st.integers(1, 60), st.floats(0.5, 10))
def test_as_many_syllables_as_asked_for_fit(count: int, within: float) -> None:
    rate = seed(Lang("es"))
    most = most_syllables("la " * count, within, rate)
    assert most == 1 or seconds("la " * most, rate) <= within
    assert seconds("la " * (most + 1), rate) > within
