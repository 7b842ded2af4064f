"""The L1 path: still, bounded, never too fast, near its subject."""

import numpy as np
import numpy.typing as npt
from hypothesis import given, settings
from hypothesis import strategies as st

from shudian.cut.reframe.solver import Wish, l1_path


def wish(target: npt.ArrayLike, half: float = np.inf) -> Wish:
    aim = np.asarray(target, np.float64)
    return Wish(aim, np.ones(len(aim)), aim - half, aim + half)


def test_noise_around_a_place_gives_a_still_window() -> None:
    dice = np.random.default_rng(1)
    path = l1_path(wish(300 + dice.normal(0, 6, 120)), 0, 800, 20)
    assert np.ptp(path) < 2
    assert abs(path.mean() - 300) < 4


def test_an_even_walk_is_followed_evenly() -> None:
    walk = np.linspace(100, 500, 150)
    path = l1_path(wish(walk), 0, 800, 20)
    assert np.abs(path - walk)[30:-30].max() < 12
    assert np.abs(np.diff(path, 2)).max() < 0.2


def test_a_kept_face_outweighs_calm() -> None:
    walk = np.concatenate([np.full(60, 100.0), np.linspace(100, 400, 60), np.full(60, 400.0)])
    path = l1_path(wish(walk, half=30), 0, 800, 20)
    assert np.mean(np.abs(path - walk) <= 31) > 0.97


def test_a_long_shot_is_solved_on_a_coarser_grid() -> None:
    path = l1_path(wish(np.linspace(0, 600, 4000)), 0, 800, 20)
    assert len(path) == 4000
    assert np.abs(path - np.linspace(0, 600, 4000))[400:-400].max() < 12


@settings(max_examples=25)
@given(st.lists(st.floats(-500, 1500), min_size=1, max_size=60), st.floats(1, 30))
def test_the_bounds_and_the_speed_hold(target: list[float], speed: float) -> None:
    path = l1_path(wish(target), 50, 700, speed)
    assert len(path) == len(target)
    assert path.min() >= 50
    assert path.max() <= 700
    assert np.abs(np.diff(path)).max(initial=0) <= speed + 1e-6
