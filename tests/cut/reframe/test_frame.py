"""A frame as its view shows it: the right stretches of the source at the right places."""

from fractions import Fraction

import cv2
import numpy as np
import pytest

pytest.importorskip("av", reason="the video extra is not installed")

from av.video.frame import VideoFrame
from hypothesis import given, settings
from hypothesis import strategies as st

from shudian.cut.engines.frames import Picture
from shudian.cut.reframe.frame import Canvas, drawn
from shudian.cut.reframe.views import View, reach, views
from shudian.model.media import CropKey, CropPath, Layout, Pane, Shot, Way

WIDE = (320, 180)
CANVAS = Canvas((90, 160), WIDE, (102, 180))


def ramp() -> VideoFrame:
    """Luma tells the column, the blue difference the row."""
    rows, columns = np.mgrid[0:180, 0:320]
    frame = VideoFrame(*WIDE, "yuv420p")
    for plane, values in zip(
        frame.planes, (16 + columns * 0.6, 40 + rows[::2, ::2], np.full((90, 160), 128)), strict=True
    ):
        held = np.zeros((plane.height, plane.line_size), np.uint8)
        held[:, : plane.width] = np.rint(values)
        plane.update(held.tobytes())
    frame.colorspace, frame.color_range = 1, 1
    return frame


def shown(view: View) -> list[Picture]:
    planes = drawn(ramp(), 0, CANVAS, view)
    assert [plane.shape for plane in planes] == [(160, 90), (80, 45), (80, 45)]
    return planes


def columns(luma: Picture) -> tuple[float, float]:
    return (float(luma[:, 0].mean()) - 16) / 0.6, (float(luma[:, -1].mean()) - 16) / 0.6


def test_a_crop_is_its_window() -> None:
    luma, blue, _ = shown(View(Way.CROP, ((100.0, 0.0, 102.0, 180.0),)))
    assert columns(luma) == pytest.approx((100, 201), abs=2)
    assert (blue[0].mean(), blue[-1].mean()) == pytest.approx((40, 219), abs=3)


def test_a_split_shows_the_first_window_over_the_second_with_a_line_between() -> None:
    luma, blue, _ = shown(View(Way.SPLIT, ((10.0, 20.0, 102.0, 90.0), (200.0, 60.0, 102.0, 90.0))))
    dark = np.flatnonzero((luma == 16).all(axis=1))
    assert len(dark) == 2
    assert dark[0] % 2 == 0
    above, below = luma[: dark[0]], luma[dark[-1] + 1 :]
    assert abs(len(above) - len(below)) <= 2
    assert columns(above) == pytest.approx((10, 111), abs=2)
    assert columns(below) == pytest.approx((200, 301), abs=2)
    assert (blue[0].mean(), blue[-1].mean()) == pytest.approx((40 + 20, 40 + 149), abs=4)


def test_the_line_cuts_off_and_does_not_squeeze() -> None:
    """A pixel of the source is as wide as it is high in both windows."""
    view = View(Way.SPLIT, ((10.0, 0.0, 102.0, 90.0), (10.0, 0.0, 102.0, 90.0)))
    luma, blue, _ = shown(view)
    across = 0.6 * 102 / 90
    assert float(np.diff(luma[10].astype(float)).mean()) == pytest.approx(across, rel=0.03)
    down = float(np.diff(blue[:38, 10].astype(float)).mean()) / 2
    assert down == pytest.approx(across / 0.6, rel=0.03)


def test_windows_of_a_wide_picture_stand_beside_each_other() -> None:
    canvas = Canvas((160, 90), (180, 320), (180, 101))
    tall = VideoFrame.from_ndarray(np.full((480, 180), 90, np.uint8), "yuv420p")
    view = View(Way.SPLIT, ((0.0, 10.0, 90.0, 101.0), (40.0, 200.0, 90.0, 101.0)))
    luma, *_ = drawn(tall, 0, canvas, view)
    assert luma.shape == (90, 160)
    assert len(np.flatnonzero((luma == 16).all(axis=0))) == 2


def test_a_pad_shows_all_of_it_before_its_own_darkened_self() -> None:
    luma, _, _ = shown(View(Way.PAD, ((0.0, 0.0, 320.0, 180.0),)))
    inside = luma[56:104]
    assert columns(inside) == pytest.approx((0, 319), abs=6)
    assert luma[:50].mean() < 0.6 * inside.mean()
    assert luma[110:].mean() < 0.6 * inside.mean()


def test_the_ground_of_a_pad_is_soft() -> None:
    noise = np.random.default_rng(1).integers(16, 235, (270, 320), np.uint8)
    luma, *_ = drawn(
        VideoFrame.from_ndarray(noise, "yuv420p"), 0, CANVAS, View(Way.PAD, ((0.0, 0.0, 320.0, 180.0),))
    )
    sharp = float(np.abs(cv2.Laplacian(luma[60:100], cv2.CV_32F)).mean())
    assert float(np.abs(cv2.Laplacian(luma[:50], cv2.CV_32F)).mean()) < sharp / 20


def test_a_pad_leaves_the_bars_of_its_source_out() -> None:
    path = CropPath(
        320, 180, 80, 140, Fraction(25), (Shot(0, 5),), (CropKey(0, 3, 20),), (Layout(0, Way.PAD),)
    )
    assert reach(path, path.shots[0]) == (0, 20, 320, 140)
    assert views(path) == (View(Way.PAD, ((0, 20, 320, 140),)),) * 5


def test_each_shot_goes_its_own_way_and_each_window_its_own_path() -> None:
    panes = (
        Pane(60, 50, (CropKey(4, 0, 0), CropKey(7, 30, 6))),
        Pane(60, 50, (CropKey(4, 200, 9),)),
    )
    path = CropPath(
        320, 180, 101, 180, Fraction(25), (Shot(0, 4), Shot(4, 8)),
        (CropKey(0, 10, 0), CropKey(4, 20, 0)), (Layout(4, Way.SPLIT, panes),),
    )  # fmt: skip
    told = views(path)
    assert told[3] == View(Way.CROP, ((10, 0, 101, 180),))
    assert told[5] == View(Way.SPLIT, ((10, 2, 60, 50), (200, 9, 60, 50)))


@settings(max_examples=30, deadline=None)
@given(
    st.sampled_from([(90, 160), (160, 90), (64, 64), (72, 90), (108, 192)]),
    st.sampled_from([(320, 180), (180, 320), (322, 242)]),
    st.sampled_from(list(Way)),
)
def test_any_shape_out_of_any_shape(size: tuple[int, int], source: tuple[int, int], way: Way) -> None:
    ratio = Fraction(*size)
    across = min(Fraction(source[0]), source[1] * ratio)
    window = (round(across), round(across / ratio))
    rect = (0.0, 0.0, float(window[0]), float(window[1]))
    half = (window[0], window[1] // 2) if ratio <= 1 else (window[0] // 2, window[1])
    pane = (1.0, 1.0, float(half[0]) - 1, float(half[1]) - 1)
    whole = (0.0, 0.0, float(source[0]), float(source[1]))
    parts = {Way.CROP: (rect,), Way.SPLIT: (pane, pane), Way.PAD: (whole,)}[way]
    grey = np.full((source[1] * 3 // 2, source[0]), 120, np.uint8)
    planes = drawn(
        VideoFrame.from_ndarray(grey, "yuv420p"), 0, Canvas(size, source, window), View(way, parts)
    )
    assert [plane.shape[::-1] for plane in planes] == [size, *[(size[0] // 2, size[1] // 2)] * 2]
