"""Where a picture is cut: every frame once, in order, no longer than a segment of a play list."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shudian.cut.season.segments import SHORTEST, Segment, cells


@given(
    st.integers(1, 3000),
    st.sampled_from([Fraction(24), Fraction(24000, 1001), Fraction(25), Fraction(30)]),
    st.lists(st.integers(-5, 3100), max_size=60),
)
def test_every_frame_lies_in_one_cell(frames: int, rate: Fraction, edges: list[int]) -> None:
    cut = cells(frames, rate, edges)
    assert [at for first, end in cut for at in range(first, end)] == list(range(frames))
    assert max(end - first for first, end in cut) <= round(rate * 4)
    assert min(end - first for first, end in cut) >= min(SHORTEST, frames)


def test_cuts_stand_where_lines_start_and_end() -> None:
    assert cells(100, Fraction(24), [20, 50]) == ((0, 20), (20, 50), (50, 100))


def test_a_moved_edge_changes_the_cells_beside_it_and_no_other() -> None:
    before = set(cells(1000, Fraction(24), [100, 160, 300, 340, 700]))
    after = set(cells(1000, Fraction(24), [100, 163, 300, 340, 700]))
    assert all(90 <= first < 310 for first, _ in before ^ after)


def test_a_segment_holds_a_frame() -> None:
    with pytest.raises(ValueError, match="at least one frame"):
        Segment(3, 3, "", Path("a.mp4"))
