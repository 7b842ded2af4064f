"""A crop path judged from the path alone."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shudian.cut.check import check, kept, speed, window_at
from shudian.model.media import CropKey, CropPath, Layout, Pane, Shot, Way

WIDE = (1280, 720)


def path(shots: tuple[Shot, ...], *keys: tuple[int, float]) -> CropPath:
    return CropPath(*WIDE, 405, 720, Fraction(25), shots, tuple(CropKey(at, x, 0.0) for at, x in keys))


def codes(crop: CropPath, frames: int = 100) -> list[str]:
    return [finding.code for finding in check(crop, frames)]


def test_a_sound_path_has_no_findings() -> None:
    assert not codes(path((Shot(0, 50), Shot(50, 100)), (0, 100), (49, 110), (50, 800)))


@pytest.mark.parametrize(
    "shots", [(Shot(0, 99),), (Shot(1, 100),), (Shot(0, 40), Shot(50, 100)), (Shot(0, 60), Shot(50, 100)), ()]
)
def test_shots_cover_the_clip_without_gap(shots: tuple[Shot, ...]) -> None:
    assert codes(path(shots, (0, 100))) == ["cut.path-shots"]


def test_a_window_is_not_carried_over_a_cut() -> None:
    assert codes(path((Shot(0, 50), Shot(50, 100)), (0, 100), (49, 300))) == ["cut.shot-without-key"]


def test_a_key_after_the_end_is_said() -> None:
    assert codes(path((Shot(0, 100),), (0, 100), (100, 100))) == ["cut.key-outside"]


def test_a_whip_is_too_fast() -> None:
    crop = path((Shot(0, 100),), (0, 0), (10, 800))
    assert codes(crop) == ["cut.too-fast"]
    assert speed(crop) == pytest.approx(800 / 405 / 0.4)


def test_a_jump_at_a_cut_is_no_speed() -> None:
    assert speed(path((Shot(0, 50), Shot(50, 100)), (0, 0), (50, 800))) == 0


def test_faces_are_counted_where_they_are_whole() -> None:
    crop = path((Shot(0, 100),), (0, 0), (99, 99))
    inside, cut_off = (0, 100.0, 10.0, 100.0, 100.0), (50, 420.0, 10.0, 100.0, 100.0)
    assert kept(crop, [inside, cut_off]) == 0.5
    assert kept(crop, []) is None
    assert [finding.code for finding in check(crop, 100, [cut_off])] == ["cut.faces-lost"]


def split(*panes: tuple[int, int, float]) -> CropPath:
    """Each pane: its width and height, and where its left edge stands."""
    made = tuple(Pane(width, height, (CropKey(0, x, 0.0),)) for width, height, x in panes)
    return replace(path((Shot(0, 100),), (0, 0)), layouts=(Layout(0, Way.SPLIT, made),))


LEFT, RIGHT = (405, 360, 0.0), (405, 360, 875.0)


def test_a_split_keeps_a_face_in_either_window_and_no_face_across_both() -> None:
    crop = split(LEFT, RIGHT)
    assert not codes(crop)
    assert kept(crop, [(0, 10, 10, 90, 90), (0, 1100, 10, 90, 90)]) == 1
    assert kept(crop, [(0, 380, 10, 90, 90), (0, 10, 330, 90, 90)]) == 0


def test_a_pad_keeps_every_face() -> None:
    crop = replace(path((Shot(0, 100),), (0, 0)), layouts=(Layout(0, Way.PAD),))
    assert kept(crop, [(0, 1100, 600, 90, 90)]) == 1
    assert not codes(crop)


def test_a_window_of_another_shape_would_be_squeezed() -> None:
    assert codes(split(LEFT, (405, 300, 875.0))) == ["cut.pane-shape"]


def test_two_windows_of_the_same_are_said() -> None:
    assert codes(split(LEFT, (405, 360, 120.0))) == ["cut.panes-alike"]


def test_the_windows_of_a_split_are_judged_by_their_own_pace() -> None:
    fast = Pane(405, 360, (CropKey(0, 0, 0), CropKey(10, 800, 0)))
    still = Pane(405, 360, (CropKey(0, 875, 360),))
    crop = replace(split(LEFT, RIGHT), layouts=(Layout(0, Way.SPLIT, (fast, still)),))
    assert codes(crop) == ["cut.too-fast"]
    hidden = replace(crop, layouts=(replace(crop.layouts[0], way=Way.CROP),))
    assert not codes(hidden)


def test_a_window_of_a_split_has_keys_in_its_own_shot_only() -> None:
    late = Pane(405, 360, (CropKey(60, 0, 0),))
    there = Pane(405, 360, (CropKey(0, 875, 0),))
    crop = path((Shot(0, 50), Shot(50, 100)), (0, 0), (50, 0))
    assert codes(replace(crop, layouts=(Layout(0, Way.SPLIT, (late, there)),))) == ["cut.shot-without-key"]
    both = Pane(405, 360, (CropKey(0, 0, 0), CropKey(60, 0, 0)))
    assert codes(replace(crop, layouts=(Layout(0, Way.SPLIT, (both, there)),))) == ["cut.key-outside"]


@given(
    st.lists(
        st.tuples(st.integers(0, 99), st.floats(0, 875)), min_size=1, max_size=8, unique_by=lambda k: k[0]
    )
)
def test_both_readings_of_a_path_agree(keys: list[tuple[int, float]]) -> None:
    from shudian.cut.reframe.views import views

    crop = path((Shot(0, 100),), *sorted(keys))
    told = np.array([window_at(crop, frame) for frame in range(100)])
    assert np.allclose(told, [view.parts[0][:2] for view in views(crop)])
