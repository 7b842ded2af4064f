"""A crop path judged from the path alone."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shudian.cut.check import check, kept, speed, window_at
from shudian.model.media import CropKey, CropPath, Shot

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
