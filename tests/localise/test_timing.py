"""Frames in and out beside shot changes, after the Netflix Subtitle Timing Guidelines."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shudian.localise.profile import profile
from shudian.localise.timing import Heard, in_time, settle

FILM = profile("netflix").at(Fraction(24))
CUT = 240


def alone(first: int, last: int, cuts: tuple[int, ...] = (CUT,)) -> tuple[int, int]:
    return settle([Heard(first, last, 20, 20)], FILM, cuts)[0]


@pytest.mark.parametrize(
    ("first", "wanted"),
    [
        (CUT, CUT), (CUT - 1, CUT), (CUT - 7, CUT), (CUT - 8, CUT - 12), (CUT - 11, CUT - 12),
        (CUT - 12, CUT - 12), (CUT - 30, CUT - 30), (CUT + 1, CUT), (CUT + 11, CUT), (CUT + 12, CUT + 12),
    ],
)  # fmt: skip
def test_a_cue_comes_with_the_cut_or_half_a_second_beside_it(first: int, wanted: int) -> None:
    assert in_time(first, FILM, (CUT,)) == wanted


@pytest.mark.parametrize(
    ("last", "wanted"),
    [
        (CUT - 12, CUT - 12), (CUT - 11, CUT - 2), (CUT - 2, CUT - 2), (CUT - 1, CUT - 2), (CUT, CUT - 2),
        (CUT + 1, CUT + 12), (CUT + 11, CUT + 12), (CUT + 12, CUT + 12), (CUT + 40, CUT + 40),
    ],
)  # fmt: skip
def test_a_cue_goes_two_frames_before_the_cut_or_half_a_second_past_it(last: int, wanted: int) -> None:
    assert alone(CUT - 100, last)[1] == wanted


@pytest.mark.parametrize("rate", [24, 25, 30, 50, 60])
def test_the_zones_are_half_a_second_at_any_rate(rate: int) -> None:
    rules = profile("netflix").at(Fraction(rate))
    half = rules.chain_frames
    assert in_time(1000 - half, rules, (1000,)) == 1000 - half
    assert in_time(1000 - half + 1, rules, (1000,)) == 1000 - half
    assert in_time(999, rules, (1000,)) == 1000
    assert in_time(1000 + half - 1, rules, (1000,)) == 1000


HEARD = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 80), st.integers(20, 120)), min_size=1, max_size=20
)


@given(said=HEARD, cuts=st.lists(st.integers(1, 1500), max_size=8, unique=True))
def test_cues_never_overlap_and_none_stays_too_long(
    said: list[tuple[int, int, int]], cuts: list[int]
) -> None:
    heard, at = [], 0
    for gap, length, need in said:
        at += gap
        heard.append(Heard(at, at + length, need, 20))
        at += length
    times = settle(heard, FILM, sorted(cuts))
    assert all(start < end for start, end in times)
    assert all(end - start <= 7 * 24 for start, end in times)
    assert all(end <= start for (_, end), (start, _) in pairwise(times))


@given(said=HEARD)
def test_times_that_can_be_kept_are_kept(said: list[tuple[int, int, int]]) -> None:
    heard, at = [], 0
    for gap, length, need in said:
        at += FILM.chain_frames + gap
        heard.append(Heard(at, at + min(need + length, 150), min(need, 100), 20))
        at = heard[-1].last
    assert settle(heard, FILM) == [(one.first, one.last) for one in heard]
