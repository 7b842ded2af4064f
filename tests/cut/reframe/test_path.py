"""From what was seen to a crop path."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shudian.cut.check import check, kept, speed, window_at
from shudian.cut.reframe.motion import Glance, center_of
from shudian.cut.reframe.path import Wanted, draw
from shudian.cut.reframe.seen import Seen, follow
from shudian.cut.reframe.watch import Area, Watched
from shudian.cut.reframe.window import window_in
from shudian.model.media import CropPath, Shot

PHONE = Fraction(9, 16)
RATE = Fraction(24)


def watched(seen: list[Seen], *shots: Shot) -> Watched:
    glances = tuple(
        Glance(at, None, np.ones(480, np.float32)) for shot in shots for at in range(shot.first, shot.end, 4)
    )
    return Watched(shots, tuple(seen), glances, Area(0, 0, 1280, 720), 4, 1280 / 480)


def face(frame: int, left: float, sure: float = 1.0, size: float = 120) -> Seen:
    return Seen(frame, left, 200, size, size, sure)


def drawn(seen: list[Seen], *shots: Shot) -> CropPath:
    path = draw(watched(seen, *shots), (1280, 720), Fraction(1), RATE, Wanted(PHONE))
    assert not [f for f in check(path, shots[-1].end) if f.severity == "error"]
    return path


def test_a_face_that_stays_gets_a_standing_window() -> None:
    path = drawn([face(at, 900 + at % 3) for at in range(0, 96, 4)], Shot(0, 96))
    assert len(path.keys) == 1
    assert path.keys[0].x + path.width / 2 == pytest.approx(960, abs=10)


def test_a_face_that_walks_is_followed_and_kept() -> None:
    faces = [face(at, 100 + 4 * at) for at in range(0, 192, 4)]
    path = drawn(faces, Shot(0, 192))
    assert kept(path, [(s.frame, s.left, s.top, s.width, s.height) for s in faces]) == 1
    assert 0 < speed(path) < 0.75


def test_a_face_that_turns_about_stays_in_the_middle() -> None:
    """The window turns where the face does, neither late nor short of it."""
    faces = [face(at, 580 + 300 * float(np.sin(at / 40))) for at in range(0, 192, 4)]
    path = drawn(faces, Shot(0, 192))
    off = [window_at(path, s.frame)[0] + path.width / 2 - s.center[0] for s in faces]
    assert float(np.abs(off).max()) < 0.06 * path.width


def test_a_face_that_scatters_is_followed_more_loosely() -> None:
    """Sightings that disagree say less: the window pans evenly through them."""
    dice = np.random.default_rng(3)
    faces = [face(at, 100 + 4 * at + float(dice.normal(0, 40))) for at in range(0, 192, 4)]
    path = drawn(faces, Shot(0, 192))
    starts = np.array([window_at(path, at)[0] for at in range(192)])
    assert float(np.abs(np.diff(starts, 2)).mean()) < 0.1


def test_the_window_jumps_at_the_cut_and_only_there() -> None:
    faces = [face(at, 100 if at < 48 else 1000) for at in range(0, 96, 4)]
    path = drawn(faces, Shot(0, 48), Shot(48, 96))
    assert [key.frame for key in path.keys] == [0, 48]


def test_when_the_face_is_not_seen_the_window_holds() -> None:
    path = drawn([face(at, 900) for at in range(0, 48, 4)], Shot(0, 192))
    assert window_at(path, 190) == window_at(path, 10)


def test_two_faces_that_fit_are_both_kept() -> None:
    faces = [face(at, left, size=90) for at in range(0, 96, 4) for left in (500, 660)]
    path = drawn(faces, Shot(0, 96))
    assert kept(path, [(s.frame, s.left, s.top, s.width, s.height) for s in faces]) == 1


def test_a_single_false_face_does_not_pull() -> None:
    faces = [face(at, 300) for at in range(0, 96, 4)]
    path = drawn([*faces, face(40, 1100, size=160)], Shot(0, 96))
    assert len(path.keys) == 1
    assert path.keys[0].x < 400


def test_without_anything_the_middle_is_taken() -> None:
    path = drawn([], Shot(0, 48))
    assert path.keys[0].x + path.width / 2 == pytest.approx(640, abs=15)


@pytest.mark.parametrize(
    ("area", "aspect", "size"),
    [
        (Area(0, 0, 1280, 720), Fraction(1), (405, 720)),
        (Area(0, 0, 1920, 1080), Fraction(1), (608, 1080)),
        (Area(0, 0, 720, 576), Fraction(64, 45), (228, 576)),  # PAL, wide pixels
        (Area(0, 0, 1080, 1920), Fraction(1), (1080, 1920)),
        (Area(0, 0, 1080, 2400), Fraction(1), (1080, 1920)),
        (Area(0, 88, 1280, 544), Fraction(1), (306, 544)),
    ],
)
def test_the_window_has_the_shape_as_shown(area: Area, aspect: Fraction, size: tuple[int, int]) -> None:
    window = window_in(area, aspect, PHONE)
    assert (window.width, window.height) == size
    assert window.upper - window.lower == max(area.width - size[0], area.height - size[1])


def test_a_face_is_linked_and_a_far_one_is_another() -> None:
    found = follow([face(0, 100), face(4, 110), face(8, 900), face(12, 905)], Shot(0, 100), 24)
    assert [len(one.sightings) for one in found] == [2, 2]
    middle = found[0].at(2) or found[1].at(2)
    assert middle
    assert middle.left == 105


def test_the_middle_of_what_moves() -> None:
    profile = np.zeros(480, np.float32)
    profile[300:320] = 5
    assert center_of(profile, 101) == pytest.approx(310, abs=2)


@settings(max_examples=20)
@given(
    st.lists(st.tuples(st.integers(0, 60), st.floats(-50, 1250), st.floats(20, 700)), max_size=25),
    st.integers(1, 100),
)
def test_any_sightings_give_a_path_that_passes_the_check(
    sightings: list[tuple[int, float, float]], frames: int
) -> None:
    seen = [face(at, left, size=size) for at, left, size in sightings]
    half = max(1, frames // 2)
    shots = (Shot(0, half), Shot(half, frames)) if frames > half else (Shot(0, frames),)
    assert not check(drawn(seen, *shots), frames)
