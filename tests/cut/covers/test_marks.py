"""What a still is worth, on drawn pictures whose truth is known."""

from fractions import Fraction

import cv2
import numpy as np
import pytest

from shudian.cut.covers.marks import Spot, blockiness, room, sharpness
from shudian.cut.covers.rank import Marks, reasons
from shudian.cut.covers.still import window
from shudian.cut.engines.frames import Picture

FACE = Spot(0.4, 0.2, 0.2, 0.3)


def drawn() -> Picture:
    return np.random.default_rng(3).integers(0, 255, (240, 320)).astype(np.uint8)


def test_blur_and_smear_are_less_sharp() -> None:
    sharp = drawn()
    smeared = np.asarray(cv2.blur(sharp, (15, 1)))
    soft = np.asarray(cv2.GaussianBlur(sharp, (0, 0), 4))
    assert sharpness(sharp) > 0.5
    assert sharpness(smeared) < 0.6 * sharpness(sharp)
    assert sharpness(soft) < 0.6 * sharpness(sharp)
    assert sharpness(np.full((90, 90), 128, np.uint8)) == 0


def test_a_title_goes_where_neither_face_nor_detail_is() -> None:
    picture = np.full((300, 200), 90, np.uint8)
    picture[180:240] = np.random.default_rng(1).integers(0, 255, (60, 200))
    bands = {"top": (0.05, 0.25), "bottom": (0.6, 0.8)}
    assert room(picture, None, bands)[0] == "top"
    assert room(picture[::-1], Spot(0.2, 0.6, 0.5, 0.3), {"bottom": (0.6, 0.8)})[1] == 0


@pytest.mark.parametrize("shape", [Fraction(9, 16), Fraction(3, 4), Fraction(1), Fraction(16, 9)])
def test_every_shape_keeps_the_face(shape: Fraction) -> None:
    at = window((1280, 720), shape, FACE)
    assert not at.whole
    assert at.left <= FACE.left * 1280
    assert at.left + at.width >= (FACE.left + FACE.width) * 1280
    assert abs(at.width / at.height - shape) < 0.01


def test_a_face_too_large_for_a_shape_is_fitted_whole() -> None:
    assert window((1080, 1920), Fraction(16, 9), Spot(0.1, 0.2, 0.8, 0.5)).whole


def points(*, eyes: int, known: bool, sharp: float = 0.6, fade: bool = False) -> float:
    marks = Marks(FACE, sharp, 0.5, 0.2, 0.0, eyes, known, ("top", 1.0), fade)
    return sum(reason.points for reason in reasons(marks))


def test_a_blink_loses_only_where_the_eyes_of_that_face_can_be_seen() -> None:
    assert points(eyes=2, known=True) > points(eyes=0, known=False) > points(eyes=0, known=True)
    assert points(eyes=0, known=True, sharp=0.6) < points(eyes=2, known=True, sharp=0.3)
    assert points(eyes=2, known=True, fade=True) < points(eyes=0, known=False, sharp=0.2)


def test_coding_blocks_are_seen_wherever_their_grid_begins() -> None:
    down, along = np.mgrid[0:240, 0:320]
    smooth = (128 + 60 * np.sin(along / 23) + 60 * np.sin(down / 17 + along / 41)).astype(np.uint8)
    coded, data = cv2.imencode(".jpg", smooth, [cv2.IMWRITE_JPEG_QUALITY, 4])
    assert coded
    poor = np.asarray(cv2.imdecode(data, cv2.IMREAD_GRAYSCALE))
    assert blockiness(smooth) < 0.35
    assert blockiness(poor) > 1
    assert blockiness(poor[3:, 5:]) > 1
    assert blockiness(np.full((90, 90), 128, np.uint8)) < 0.35
    assert blockiness(poor[:9, :9]) == 0


@pytest.mark.parametrize(("light", "blocks"), [(0.1, 0.0), (0.5, 2.0)])
def test_dark_and_blocky_pictures_lose(light: float, blocks: float) -> None:
    def worth(light: float, blocks: float) -> float:
        marks = Marks(FACE, 0.6, light, 0.2, 0.0, 2, True, ("top", 1.0), False, blocks)
        return sum(reason.points for reason in reasons(marks))

    assert worth(light, blocks) < worth(0.5, 0.0) - 10
