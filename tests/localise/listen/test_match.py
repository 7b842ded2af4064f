"""A script's lines among what was heard: dropped, improvised, misheard."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from shudian.localise.listen.match import How, match, unscripted
from shudian.localise.listen.speech import Heard


def heard(*said: str) -> list[Heard]:
    """Each text said sign by sign, five a second, a second's pause after it."""
    words, now = [], 0.0
    for text in said:
        for sign in text:
            words.append(Heard(sign, now, now + 0.2, 1.0))
            now += 0.2
        now += 1.0
    return words


def text_of(words: list[Heard], first: int, end: int) -> str:
    return "".join(word.text for word in words[first:end])


SCRIPT = ["你还敢回来", "这是我家的铺子", "二十年前你亲手卖了它", "那张契约是假的"]


def test_each_line_is_where_it_is_said() -> None:
    words = heard(*SCRIPT)
    assert [text_of(words, one.first, one.end) for one in match(SCRIPT, words)] == SCRIPT


def test_a_dropped_line_is_missing_and_its_neighbours_are_not() -> None:
    found = match(SCRIPT, heard(SCRIPT[0], SCRIPT[3]))
    assert [one.how for one in found] == [How.HEARD, How.MISSING, How.MISSING, How.HEARD]


def test_a_line_in_other_words_is_told_and_keeps_its_place() -> None:
    words = heard(SCRIPT[0], "此处归咱们所有", *SCRIPT[2:])
    found = match(SCRIPT, words)
    assert [one.how for one in found] == [How.HEARD, How.OTHERWISE, How.HEARD, How.HEARD]
    assert text_of(words, found[1].first, found[1].end) == "此处归咱们所有"


def test_what_is_not_in_the_script_is_told() -> None:
    words = heard(*SCRIPT[:2], "哎呀我忘了拿雨伞出门", *SCRIPT[2:])
    found = match(SCRIPT, words)
    assert all(one.how is How.HEARD for one in found)
    assert [text_of(words, *run) for run in unscripted(found, words)] == ["哎呀我忘了拿雨伞出门"]


def test_a_misheard_sign_loses_no_line() -> None:
    found = match(SCRIPT, heard("你还感回来", "这是我家的普子", *SCRIPT[2:]))
    assert [one.how for one in found] == [How.HEARD] * 4
    assert found[0].sure == 0.8


def test_a_number_heard_in_figures_belongs_to_its_line() -> None:
    words = heard("这是我家的铺子", "20年前你亲手卖了它")
    found = match(SCRIPT[1:3], words)
    assert text_of(words, found[1].first, found[1].end) == "20年前你亲手卖了它"


def test_a_line_without_letters_is_missing() -> None:
    assert match(["……"], heard("你好"))[0].how is How.MISSING
    assert match(["你好"], [])[0].how is How.MISSING


_LINES = st.lists(
    st.text("天地玄黄宇宙洪荒日月盈昃辰宿列张", min_size=4, max_size=10), min_size=1, max_size=12
)


@given(_LINES, st.data())
def test_lines_never_share_a_word_and_stand_in_order(lines: list[str], data: st.DataObject) -> None:
    said = [line for line in lines if data.draw(st.booleans())]
    words = heard(*said)
    found = match(lines, words)
    taken = [one for one in found if one.first < one.end]
    assert all(before.end <= after.first for before, after in pairwise(taken))
    assert all(0 <= one.first <= one.end <= len(words) for one in found)
    if len(said) == len(lines):
        assert all(one.how is How.HEARD and one.sure == 1 for one in found)
