"""Titles break where the language lets them, and where it hurts least."""

from itertools import pairwise

import pytest

from shudian.cut.titles.breaking import breaks


def pieces(text: str, script: str) -> list[str]:
    marks = [0, *(one.at for one in breaks(text, script)), len(text)]
    return [text[a:b] for a, b in pairwise(marks)]


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("他说：“你（别）走！”", "Hans"),
        ("「もう二度と来るな」と言った。", "Jpan"),
        ("ฉันบอกคุณแล้วว่าอย่ากลับมาที่นี่อีกๆ", "Thai"),
        ('He said, "Come (now)!" - twice.', "Latn"),
        ("قال (تعال) «الآن»!", "Arab"),
    ],
)
def test_no_mark_begins_or_ends_a_line_that_belongs_to_the_other(text: str, script: str) -> None:
    for piece in pieces(text, script):
        assert piece[0] not in "，。！？、」）”»)!.,ๆะาิีึืุู่้๊๋์", piece
        assert piece.rstrip()[-1] not in "「（“«(เแโใไ", piece


def test_thai_breaks_between_words_without_a_space() -> None:
    assert "คุณ" in pieces("ฉันบอกคุณแล้วว่าอย่ากลับมา", "Thai")


def test_a_phrase_is_torn_less_gladly_than_two_parted() -> None:
    text = "你当初离开的时候，可没有说过"
    worth = {one.at: one.badness for one in breaks(text, "Hans")}
    assert worth[text.index("，") + 1] < min(value for at, value in worth.items() if text[at - 1] != "，")
    assert worth[text.index("开") + 1] > worth[text.index("，") + 1]


def test_an_article_does_not_end_a_line_gladly() -> None:
    worth = {one.at: one.badness for one in breaks("take the money today", "Latn")}
    assert worth[len("take the ")] > worth[len("take the money ")]
