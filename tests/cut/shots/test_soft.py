"""Dissolves and fades against what only looks like them."""

from typing import Any

import numpy as np
import pytest

from shudian.cut.shots.soft import SoftFinder, merged
from shudian.model.media import SoftJoin

Picture = Any


def scene(seed: int) -> Picture:
    """A wide picture with coarse and fine detail."""
    noise = np.random.default_rng(seed)
    coarse = np.kron(noise.uniform(20, 230, (6, 24)), np.ones((30, 40)))
    return np.clip(coarse + noise.normal(0, 12, coarse.shape), 0, 255)


def view(picture: Picture, left: int = 0) -> Picture:
    return np.repeat(picture[:, left : left + 320, None], 3, axis=2).astype(np.uint8)


def joins(film: list[Picture]) -> tuple[SoftJoin, ...]:
    finder = SoftFinder()
    for picture in film:
        finder.see(picture)
    return finder.joins()


def still(seed: int, count: int) -> list[Picture]:
    return [view(scene(seed))] * count


def mixed(a: Picture, b: Picture, share: float) -> Picture:
    return (a * (1 - share) + b * share).astype(np.uint8)


@pytest.mark.parametrize("length", [8, 12, 24, 40])
def test_a_dissolve_is_found_where_it_is(length: int) -> None:
    a, b = view(scene(1)), view(scene(2))
    mix = [mixed(a, b, (at + 1) / (length + 1)) for at in range(length)]
    (found,) = joins([a] * 40 + mix + [b] * 40)
    assert found.kind == "dissolve"
    assert abs((found.first + found.end) / 2 - (40 + length / 2)) <= max(3, length / 8)


@pytest.mark.parametrize("level", [0, 255])
def test_a_fade_through_black_or_white(level: int) -> None:
    blank = np.full_like(view(scene(1)), level)
    out = [mixed(view(scene(1)), blank, (at + 1) / 10) for at in range(10)]
    back = [mixed(blank, view(scene(2)), (at + 1) / 10) for at in range(10)]
    (found,) = joins(still(1, 30) + out + [blank] * 4 + back + still(2, 30))
    assert found.kind == "fade"
    assert abs(found.first - 30) <= 2
    assert abs(found.end - 54) <= 2


def test_a_cut_a_pan_and_a_change_of_light_are_none() -> None:
    assert joins(still(1, 40) + still(2, 40)) == ()
    assert joins([view(scene(3), left) for left in range(0, 600, 6)]) == ()
    light = [(view(scene(1)) * (1 - 0.5 * min(1, max(0, at - 30) / 20))).astype(np.uint8) for at in range(80)]
    assert joins(light) == ()


def test_a_film_that_begins_and_ends_in_black_has_no_join_there() -> None:
    black = [np.zeros_like(view(scene(1)))] * 20
    assert joins(black + still(1, 40) + black) == ()
    assert joins(black) == ()
    assert joins([]) == ()


def test_the_middle_of_a_join_takes_the_place_of_cuts_inside_it() -> None:
    assert merged([0, 50, 100], (SoftJoin("dissolve", 92, 104),), 200, 10) == [0, 50, 98]
    assert merged([0, 5, 195], (), 200, 10) == [0]
