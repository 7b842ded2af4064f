"""Shot lists as `shudian cut shots` writes them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shudian.localise.shot_cuts import Cuts, read_cuts
from shudian.model import document
from shudian.model.media import Shot, ShotList

TABLE = "shot,first,end,frames,start,stop,seconds,join\n1,0,48,48,a,b,{0},\n2,48,288,240,b,c,{1},cut\n"


def test_a_document_and_a_table_say_the_same() -> None:
    listed = ShotList("ep01", Fraction(24), (Shot(0, 48), Shot(48, 288)))
    wanted = Cuts((48,), Fraction(24))
    assert read_cuts(document.write(listed).encode(), "shots.json") == (wanted, [])
    assert read_cuts(TABLE.format("2.000", "10.000").encode(), "shots.csv") == (wanted, [])


def test_rates_that_thousandths_blur_are_known() -> None:
    cuts, _ = read_cuts(TABLE.format("2.002", "10.010").encode(), "shots.csv")
    assert cuts
    assert cuts.rate == Fraction(24000, 1001)


@pytest.mark.parametrize(
    "text", ["", "a,b\n1,2\n", TABLE.format("0", "0"), TABLE.format("x", "1"), TABLE.format("9", "9")]
)
def test_what_is_no_list_of_shots_is_told(text: str) -> None:
    cuts, findings = read_cuts(text.encode(), "shots.csv")
    assert cuts is None
    assert [found.code for found in findings] == ["localise.no-shots"]


@given(st.binary(max_size=80), st.sampled_from(("shots.csv", "shots.json")))
def test_any_bytes_give_cuts_or_a_reason(data: bytes, name: str) -> None:
    cuts, findings = read_cuts(data, name)
    assert cuts or findings
