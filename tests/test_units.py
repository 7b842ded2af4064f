"""Exact numbers: time, frames, money, page eighths, languages, territories."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shudian.units import Eighths, Lang, Money, Span, Territory, Timecode, frame_rate

rates = st.sampled_from(
    [Fraction(24), Fraction(25), Fraction(30), Fraction(24000, 1001), Fraction(30000, 1001)]
)


def test_the_ntsc_rates_are_exact() -> None:
    assert frame_rate("29.97") == Fraction(30000, 1001)
    assert frame_rate("23.976") == Fraction(24000, 1001)
    assert frame_rate("25") == 25
    assert frame_rate("30000/1001") == frame_rate("29.97")


@pytest.mark.parametrize("text", ["", "fast", "-25", "0", "25/0"])
def test_no_frame_rate(text: str) -> None:
    with pytest.raises((ValueError, ZeroDivisionError)):
        frame_rate(text)


@given(st.integers(0, 10**7), rates)
def test_a_frame_comes_back_from_its_timecode(frame: int, rate: Fraction) -> None:
    assert Timecode.of_frame(frame, rate).frame(rate) == frame


def test_clocks() -> None:
    instant = Timecode(Fraction(3723, 1) + Fraction(4, 25))
    assert instant.clock() == "01:02:03.160"
    assert instant.clock(",") == "01:02:03,160"
    assert instant.smpte(Fraction(25)) == "01:02:03:04"
    assert Timecode.of_milliseconds(160).seconds == Fraction(4, 25)


def test_time_never_runs_backwards() -> None:
    with pytest.raises(ValueError, match="negative"):
        Timecode(Fraction(-1))
    with pytest.raises(ValueError, match="must not end"):
        Span.of(2, 1)


def test_spans_touch_without_overlap() -> None:
    assert not Span.of(0, 1).overlaps(Span.of(1, 2))
    assert Span.of(0, 2).overlaps(Span.of(1, 3))
    assert Span.of(0, 2).shifted(Fraction(1, 2)) == Span.of(Fraction(1, 2), Fraction(5, 2))


def test_money_is_whole_minor_units_of_one_currency() -> None:
    assert str(Money(123456, "CNY") + Money(44, "CNY")) == "CNY 1,235.00"
    assert str(Money(-5, "USD")) == "USD -0.05"
    assert str(Money(1500, "JPY")) == "JPY 1,500"
    assert Money(3, "CNY") * 4 - Money(2, "CNY") == Money(10, "CNY")
    with pytest.raises(ValueError, match="rate"):
        Money(1, "CNY") + Money(1, "USD")
    with pytest.raises(ValueError, match="4217"):
        Money(1, "yuan")


@given(st.integers(0, 2000))
def test_eighths_are_read_as_they_are_written(count: int) -> None:
    assert Eighths.parse(str(Eighths(count))) == Eighths(count)


def test_eighths() -> None:
    assert str(Eighths(11)) == "1 3/8"
    assert Eighths.parse("2") == Eighths(16)
    with pytest.raises(ValueError, match="3/8"):
        Eighths.parse("a page")


def test_languages_keep_their_canonical_case() -> None:
    assert Lang("zh_hans").tag == "zh-Hans"
    assert Lang("ES-419").tag == "es-419"
    assert (Lang("th").script, Lang("zh").script, Lang("zh-Hant").script, Lang("es").script) == (
        "Thai",
        "Hans",
        "Hant",
        "Latn",
    )
    assert Lang("th").own_name == "ไทย"
    with pytest.raises(ValueError, match="language tag"):
        Lang("中文")


def test_territories() -> None:
    assert str(Territory("TH")) == "TH"
    with pytest.raises(ValueError, match="3166"):
        Territory("UK")
