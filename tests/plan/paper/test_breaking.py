"""Lines of Chinese and English text."""

from hypothesis import given
from hypothesis import strategies as st

from shudian.plan.paper.breaking import broken, fitted, wrapped


def test_words_stay_whole_and_hanzi_break_anywhere() -> None:
    assert broken("the lantern swings", 8, len) == ["the", "lantern", "swings"]
    assert broken("林知夏推开门看着她", 4, len) == ["林知夏推", "开门看着", "她"]


def test_marks_stay_with_what_they_close_or_open() -> None:
    assert broken("林知夏推，门开了", 4, len) == ["林知夏", "推，门开", "了"]
    assert (
        broken("他说：“走。”", 3, len) == ["他说：", "“走。”"]
        or broken("他说：“走。”", 3, len)[0] == "他说："
    )


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert broken("unbreakable", 4, len) == ["unbr", "eaka", "ble"]


@given(st.text("他她走了，。；“”（）abc XYZ\n 1-2", max_size=80), st.integers(2, 30))
def test_no_line_is_wider_and_nothing_is_lost(text: str, width: int) -> None:
    lines = broken(text, width, len)
    assert all(len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


PRINTABLE = st.characters(exclude_categories=["Cc", "Cs", "Cn"])


@given(st.text(PRINTABLE, max_size=60), st.integers(1, 30))
def test_what_does_not_fit_is_cut_with_an_ellipsis(text: str, width: int) -> None:
    cut = fitted(text, width, len)
    assert len(cut) <= width
    assert cut == " ".join(text.split()) or cut.endswith("…")


def test_words_share_lines_as_they_fit() -> None:
    assert wrapped(["aa", "bb", "cccccccc", "d"], 6, len, "  ") == ["aa  bb", "cccccccc", "d"]
