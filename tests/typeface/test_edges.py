"""The short way to the legal breaks finds the same places as the annex itself."""

from itertools import accumulate

from hypothesis import example, given, settings
from hypothesis import strategies as st
from uniseg.linebreak import line_break_units

from shudian.typeface.edges import legal

MIXED = "aB é,.!?;:-–—…'\"()[]«»“”/%$€ 0129你好，。！？、「」（）…ーあっきゃのア가각ไทยเกา่ๆ฿ابت،؟אבनमस्क्षिд ёאל\u0301\u200d\u00a0"


@given(st.text(MIXED, max_size=24))
@settings(max_examples=400)
@example("จ ะ")
@example("a.b, c (d) 'e")
@example("[่ ב好")
def test_the_short_way_finds_what_the_annex_finds(text: str) -> None:
    text = " ".join(text.split(" "))
    whole = set(accumulate(len(unit) for unit in line_break_units(text))) - {len(text)} if text else set()
    assert legal(text) == whole
