"""Where the window stands in every frame."""

from dataclasses import replace
from fractions import Fraction

from shudian.cut.reframe.views import View
from shudian.cut.season.shape import positions, shown
from shudian.model.media import CropKey, CropPath, Layout, Pane, Shot, Way


def path(shots: tuple[Shot, ...], *keys: CropKey) -> CropPath:
    return CropPath(1920, 1080, 562, 1000, Fraction(25), shots, keys)


def test_straight_between_keys_and_held_outside() -> None:
    where = positions(path((Shot(0, 8),), CropKey(2, 10, 0), CropKey(6, 20, 4)))
    assert [x for x, _ in where] == [10, 10, 10, 12.5, 15, 17.5, 20, 20]
    assert [y for _, y in where] == [0, 0, 0, 1, 2, 3, 4, 4]


def test_never_a_move_across_a_cut() -> None:
    where = positions(path((Shot(0, 3), Shot(3, 6)), CropKey(0, 10, 0), CropKey(3, 500, 0)))
    assert [x for x, _ in where] == [10, 10, 10, 500, 500, 500]


def test_a_shot_that_stands_still_stands_on_even_pixels() -> None:
    assert positions(path((Shot(0, 2),), CropKey(0, 101.7, 3)))[0] == (100, 2)


def test_what_is_cut_out_beside_what_is_drawn() -> None:
    """The one window is known in every frame, also where it is not shown."""
    panes = (Pane(562, 500, (CropKey(2, 1, 1),)), Pane(562, 500, (CropKey(2, 901.5, 80),)))
    plain = path((Shot(0, 2), Shot(2, 3), Shot(3, 4)), CropKey(0, 7, 0), CropKey(2, 500, 0), CropKey(3, 9, 3))
    crop = replace(plain, layouts=(Layout(2, Way.SPLIT, panes), Layout(3, Way.PAD)))
    assert positions(crop) == positions(plain)
    assert shown(crop) == (
        *[View(Way.CROP, ((6, 0, 562, 1000),))] * 2,
        View(Way.SPLIT, ((1, 1, 562, 500), (901.5, 80, 562, 500))),
        View(Way.PAD, ((0, 2, 1920, 1000),)),
    )
