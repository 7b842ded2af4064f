"""Numbers in digits of any script and in words, and those that a translation lost or added."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shudian.localise.adequacy.numbers import lost_and_added, numbers
from shudian.units import Lang


def said(text: str, tag: str) -> list[int | float]:
    """The greatest value of each firm number."""
    return [float(max(each.values)) for each in numbers(text, Lang(tag)) if each.firm]


def answered(source: str, target: str, pair: str) -> tuple[list[str], list[str]]:
    ours, theirs = map(Lang, pair.split())
    lost, added = lost_and_added((source, ours), (target, theirs))
    return [each.said for each in lost], [each.said for each in added]


@pytest.mark.parametrize(
    ("text", "tag", "values"),
    [
        ("三百万，三十七个，二零二七年", "zh", [3_000_000, 37, 2027]),
        ("两千三百万零五十", "zh", [23_000_050]),
        ("一万三千 3万 十斤 四个", "zh", [13_000, 30_000, 10, 4]),
        ("四处走走，十分千万，一个", "zh", []),  # everywhere, very, by all means, a
        ("treinta y siete empleados, tres millones, 3,5 mil, diez", "es", [37, 3_000_000, 3500, 10]),
        ("three hundred and twenty-one thousand, nineteen, 1.5 million", "en", [321_000, 19, 1_500_000]),
        ("two hundred thousand and fifty", "en", [200_050]),
        ("three, four", "en", [3, 4]),
        ("one or two", "en", []),
        ("สามสิบเจ็ดคน สามล้าน สามารถ", "th", [37, 3_000_000]),
        ("siebenunddreißig und 3,5 Millionen", "de", [37, 3_500_000]),
        ("dua belas, tiga puluh tujuh, dua ratus lima puluh", "id", [12, 37, 250]),
        ("٣٥ ألف", "ar", [35_000]),
        ("1億2,500万円", "ja", [125_000_000]),
        ("quarenta e dois, dois mil e quinhentos", "pt", [42, 2500]),
    ],
)
def test_a_number_is_read_as_it_is_said(text: str, tag: str, values: list[float]) -> None:
    assert said(text, tag) == values


def test_marks_that_may_be_either_are_both() -> None:
    (number,) = numbers("1.200", Lang("es"))
    assert number.values == {Fraction(1200), Fraction(6, 5)}


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        ("老板，三十七个是厂里工人。", "Jefe, treinta y siete son empleados.", "zh es"),
        ("我出三百万", "Tres millones", "zh es"),
        ("末班车十点，让开。", "Last bus is at 10 p.m. Move.", "zh en"),
        ("at 4.40 am", "a las 4:40", "en es"),
        ("in the late 19th century", "a finales del siglo XIX", "en es"),
        ("£125m", "1億2,500万ポンド", "en ja"),
        ("5月3日", "May 3", "zh en"),
        ("the 90s", "los años 1990", "en es"),
        ("买岭上青十斤", "ห้าโล", "zh th"),
        ("末班车十点", "สี่ทุ่ม", "zh th"),
        ("有没有第三条路？", "Is there a third way?", "zh en"),
        ("烧了几十年。", "We've burnt them for decades.", "zh en"),
        ("40 per cent", "el 40 por ciento", "en es"),
        ("七公的徒弟。", "Old Seven's boy.", "zh en"),
    ],
)
def test_the_same_number_said_otherwise_is_no_fault(source: str, target: str, pair: str) -> None:
    assert answered(source, target, pair) == ([], [])


@pytest.mark.parametrize(
    ("source", "target", "pair", "lost", "added"),
    [
        ("三十七个", "Treinta y seis", "zh es", ["三十七"], ["treinta seis"]),
        ("281 stores", "218 lojas", "en pt", ["281"], ["218"]),
        ("三万了！", "¡Ya van muchos!", "zh es", ["三万"], []),
        ("走吧。", "Quedan 15 minutos.", "zh es", [], ["15"]),
        ("25 people", "25000 человек", "en ru", ["25"], ["25000"]),
    ],
)
def test_a_wrong_number_is_told(
    source: str, target: str, pair: str, lost: list[str], added: list[str]
) -> None:
    assert answered(source, target, pair) == (lost, added)


@settings(max_examples=120)
@given(st.integers(3, 99_999_999), st.sampled_from("，。 "))
def test_any_chinese_numeral_is_read_back(value: int, mark: str) -> None:
    assert said(f"{mark}{chinese(value)}个", "zh") == [value]


def chinese(value: int) -> str:
    """As a person writes it; the ten of the teens without its one."""
    high, low = divmod(value, 10_000)
    if high:
        return chinese(high) + "万" + (("零" if low < 1000 else "") + chinese(low) if low else "")
    written, gap = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            written += ("零" if gap and written else "") + "零一二三四五六七八九"[digit] + sign
            gap = False
        else:
            gap = True
    return written


@settings(max_examples=150)
@given(
    st.text(max_size=30),
    st.sampled_from(["zh", "ja", "ko", "th", "en", "es", "fr", "de", "id", "vi", "ar", "xx"]),
)
def test_no_text_makes_it_raise(text: str, tag: str) -> None:
    for number in numbers(text, Lang(tag)):
        assert number.values
    assert lost_and_added((text, Lang(tag)), (text, Lang(tag))) == ((), ())
