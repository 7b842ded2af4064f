"""Whatever the text, its lines fit, and nothing of it is lost or moved."""

from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shudian.cut.titles.breaking import breaks
from shudian.cut.titles.lines import UTMOST_LINES, lay
from shudian.typeface.setting import Setting

SETTINGS = {script: Setting(script) for script in ("Latn", "Hans", "Thai", "Arab", "Jpan")}
LETTERS = {
    "Latn": 'abc déf ghi, (jk) - lm! "n" W.',
    "Hans": "你好我们的，。（走）“吧”！a1 ",
    "Thai": "กาเขาไม่มีที่นี่ๆ (ก) a1 ",
    "Arab": "قال هنا ، (ت) ؟ ab 12 ",
    "Jpan": "きょうは海へ行った。「アッー」 a",
}  # fmt: skip


@given(st.data(), st.sampled_from(sorted(LETTERS)), st.floats(2, 16), st.integers(1, 3))
@settings(max_examples=300)
def test_every_line_fits_and_breaks_where_it_may(
    data: st.DataObject, script: str, room: float, most: int
) -> None:
    setting = SETTINGS[script]
    lines = data.draw(st.lists(st.text(LETTERS[script], min_size=1, max_size=60), min_size=1, max_size=3))
    if not any(line.strip() for line in lines):
        return
    laid = lay(lines, room, most, setting)
    assert laid == lay(lines, room, most, setting)
    assert all(setting.width(line) * laid.scale <= room + 1e-9 for line in laid.lines)
    assert "".join("".join(laid.lines).split()) == "".join("".join(lines).split())
    whole = " ".join(" ".join(lines).split())
    allowed = {len("".join(whole[: one.at].split())) for one in breaks(whole, script)}
    allowed |= {len(mark) for mark in accumulate("".join(line.split()) for line in lines)}
    ends = list(accumulate(len("".join(line.split())) for line in laid.lines))[:-1]
    assert set(ends) <= allowed


def test_lines_that_fit_stay_as_they_came() -> None:
    assert lay(["我来了。", "你走吧"], 12, 2, SETTINGS["Hans"]).lines == ("我来了。", "你走吧")


def test_long_lines_are_set_anew_and_even() -> None:
    laid = lay(["I told you never to come back here, and yet", "here you stand."], 14, 2, SETTINGS["Latn"])
    assert laid.scale == 1
    widths = [SETTINGS["Latn"].width(line) for line in laid.lines]
    assert len(widths) == 2
    assert min(widths) > 0.7 * max(widths)


def test_two_speakers_keep_their_own_lines() -> None:
    laid = lay(["- I told you never to come back here again.", "- No."], 14, 3, SETTINGS["Latn"])
    assert laid.lines[-1] == "- No."
    assert len(laid.lines) == 3


def test_chinese_breaks_after_the_clause() -> None:
    laid = lay(["你当初离开的时候，可没说过还会回来"], 13, 2, SETTINGS["Hans"])
    assert laid.lines == ("你当初离开的时候，", "可没说过还会回来")


def test_what_cannot_be_broken_is_set_smaller() -> None:
    laid = lay(["Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"], 14, 2, SETTINGS["Latn"])
    assert len(laid.lines) == 1
    assert laid.scale < 0.6


@pytest.mark.parametrize("script", sorted(LETTERS))
def test_a_very_long_text_ends_somewhere(script: str) -> None:
    laid = lay([LETTERS[script] * 12], 10, 2, SETTINGS[script])
    assert len(laid.lines) <= UTMOST_LINES
    assert laid.scale < 1
