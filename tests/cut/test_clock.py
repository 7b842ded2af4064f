"""Timecode: every frame has one name, every name one frame."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shudian.cut.clock import frame_of, text_of

RATES = st.sampled_from([Fraction(r) for r in ("24000/1001", "24", "25", "30000/1001", "30", "60000/1001")])


@given(frame=st.integers(0, 24 * 3600 * 20), rate=RATES, drop=st.booleans())
def test_a_frame_survives_its_name(frame: int, rate: Fraction, drop: bool) -> None:
    assert frame_of(text_of(frame, rate, drop=drop), rate) == frame


def test_drop_frame_keeps_the_hour() -> None:
    ntsc = Fraction(30000, 1001)
    assert text_of(1799, ntsc, drop=True) == "00:00:59;29"
    assert text_of(1800, ntsc, drop=True) == "00:01:00;02"
    assert text_of(17982, ntsc, drop=True) == "00:10:00;00"
    assert frame_of("01:00:00;00", ntsc) == 107892
    assert frame_of("01:00:00:00", ntsc) == 108000
    assert frame_of("01:00:00:00", ntsc, drop=True) == 107892
    assert text_of(5, Fraction(25), drop=True) == "00:00:00:05"


@pytest.mark.parametrize("text", ["", "1", "01:00:00:30", "00:61:00:00", "00:01:00;00", "٠١:00:00:00x"])
def test_what_names_no_frame_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not|does not exist|leaves out"):
        frame_of(text, Fraction(30000, 1001))
