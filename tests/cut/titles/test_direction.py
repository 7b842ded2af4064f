"""What runs against its line, by the rules of the annex on bidirectional text that matter in one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shudian.cut.titles.direction import plain, stretches

MIXED = "ab قلשל 12().,!«»-"


@pytest.mark.parametrize(
    ("line", "against"),
    [
        ("قال (Hello) ثم 15 ذهب.", ["Hello"]),
        ("هاتف iPhone 15 (Pro) جديد (حقا)!", ["iPhone 15 (Pro)"]),
        ("(Hello) World قال", ["Hello", "World"]),
        ("قال «Hello, (my) friend» ثم", ["Hello, (my) friend"]),
        ("كلفته 1,500.50 USD, حقا؟", ["USD"]),
        ("לא! 3 פעמים (שוב).", []),
        ("قال: it’s over...", ["it’s over"]),
    ],
)
def test_latin_in_a_line_to_the_left(line: str, against: list[str]) -> None:
    assert [one.text for one in stretches(line, leftward=True) if one.against] == against


def test_arabic_in_a_line_to_the_right() -> None:
    found = stretches("He said (سلام) 15 and مرحبا, يا 3 أخي.", leftward=False)
    assert [one.text for one in found if one.against] == ["سلام", "مرحبا, يا 3 أخي"]


@given(line=st.text(MIXED, max_size=30), leftward=st.booleans())
def test_nothing_is_lost_and_a_stretch_is_of_one_direction(*, line: str, leftward: bool) -> None:
    found = stretches(line, leftward=leftward)
    assert "".join(one.text for one in found) == line
    for one in found:
        assert one.text
        if not one.against:
            foreign = "ab" if leftward else "قلשל"
            assert not set(foreign) & set(one.text)


def test_marks_that_came_along_are_taken_out() -> None:
    assert plain("\u202b\u200fقال\u2067(\u2069\u200e") == "قال("
