"""From what was seen to a crop path."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shudian.cut.check import check, kept, speed, window_at
from shudian.cut.reframe.calm import COMFORT
from shudian.cut.reframe.finder import FACE, PERSON
from shudian.cut.reframe.motion import Glance, center_of
from shudian.cut.reframe.path import Wanted, draw
from shudian.cut.reframe.seen import Seen, follow
from shudian.cut.reframe.turns import Speech
from shudian.cut.reframe.views import between
from shudian.cut.reframe.watch import Area, Watched
from shudian.cut.reframe.wide import Wide
from shudian.cut.reframe.window import window_in
from shudian.model import document
from shudian.model.media import CropPath, Layout, Shot, Way

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


RATIOS = ((9, 16), (3, 4), (4, 5), (1, 1), (16, 9), (21, 9))
SOURCES = ((1280, 720), (720, 1280), (640, 480), (1920, 804), (500, 500))


@pytest.mark.parametrize("source", SOURCES, ids=str)
@pytest.mark.parametrize("ratio", RATIOS, ids=str)
def test_from_any_shape_to_any_other_a_walker_is_kept(
    source: tuple[int, int], ratio: tuple[int, int]
) -> None:
    """Along whichever side the window moves, there and back."""
    width, height = source
    size = min(width, height) / 8
    seen = [
        Seen(at, at / 240 * (width - size), at / 240 * (height - size), size, size, 1.0)
        for at in range(0, 240, 4)
    ]
    shot = Shot(0, 240)
    path = draw(
        replace(watched(seen, shot), area=Area(0, 0, width, height)), source, Fraction(1), RATE,
        Wanted(Fraction(*ratio)),
    )  # fmt: skip
    assert path.width / path.height == pytest.approx(ratio[0] / ratio[1], rel=0.01)
    assert path.width == width or path.height == height
    assert not check(path, 240)
    assert (kept(path, [(s.frame, s.left, s.top, s.width, s.height) for s in seen]) or 0) > 0.9


def test_upright_made_wide_follows_up_and_down() -> None:
    seen = [Seen(at, 300, 100 + 4 * at, 90, 90, 1.0) for at in range(0, 192, 4)]
    made = replace(watched(seen, Shot(0, 192)), area=Area(0, 0, 720, 1280))
    path = draw(made, (720, 1280), Fraction(1), RATE, Wanted(Fraction(16, 9)))
    assert (path.width, path.height) == (720, 405)
    assert {key.x for key in path.keys} == {0}
    tops = [window_at(path, at)[1] for at in (0, 96, 191)]
    assert tops == sorted(tops)
    assert tops[2] - tops[0] > 500


def two(wide: Wide, source: tuple[int, int] = (1280, 720), ratio: Fraction = PHONE) -> CropPath:
    """Two heads at opposite corners, through two shots."""
    places = ((100, 150), (source[0] - 220, source[1] - 300))
    seen = [Seen(at, x, y, 120, 140, 1.0) for at in range(0, 96, 4) for x, y in places]
    made = replace(watched(seen, Shot(0, 48), Shot(48, 96)), area=Area(0, 0, *source))
    path = draw(made, source, Fraction(1), RATE, Wanted(ratio, wide=wide))
    assert not check(path, 96)
    return path


def both(path: CropPath) -> bool:
    width, height = path.source_width, path.source_height
    faces = [(at, x, y, 120, 140) for at in range(96) for x, y in ((100, 150), (width - 220, height - 300))]
    return kept(path, faces) == 1


def test_two_who_do_not_fit_are_both_kept_by_a_split_and_by_a_pad() -> None:
    assert not both(two(Wide.CROP))
    assert both(two(Wide.SPLIT))
    assert both(two(Wide.PAD))


def test_the_left_one_stands_above_and_the_head_above_the_middle() -> None:
    (upper, lower) = two(Wide.SPLIT).layouts[0].panes
    assert upper.keys[0].x < lower.keys[0].x
    for pane, top in ((upper, 150), (lower, 420)):
        assert (top + 70 - pane.keys[0].y) / pane.height == pytest.approx(0.4, abs=0.06)
        assert pane.width / pane.height == pytest.approx(9 / 8, rel=0.02)


def test_two_who_stand_close_are_not_split_by_the_story() -> None:
    """Large heads need large windows, which show much of the same."""
    quick = tuple(Speech(at, at + 8, "AB"[at // 12 % 2]) for at in range(0, 96, 12))
    for right, way in ((560, Way.PAD), (1000, Way.SPLIT)):
        seen = [Seen(at, x, 200, 240, 300, 1.0) for at in range(0, 96, 4) for x in (250, right)]
        wanted = Wanted(PHONE, speeches=quick)
        path = draw(watched(seen, Shot(0, 96)), (1280, 720), Fraction(1), RATE, wanted)
        assert [layout.way for layout in path.layouts] == [way]


def test_the_windows_of_a_wide_split_stand_beside_each_other() -> None:
    path = two(Wide.SPLIT, (720, 1280), Fraction(16, 9))
    assert both(path)
    assert [p.width / p.height for p in path.layouts[0].panes] == pytest.approx([8 / 9] * 2, rel=0.02)


def test_a_shot_keeps_its_two_windows_while_it_is_cropped() -> None:
    assert [(layout.way, len(layout.panes)) for layout in two(Wide.CROP).layouts] == [(Way.CROP, 2)] * 2


def test_two_windows_for_a_shot_without_two_people_stand_apart() -> None:
    for source, ratio in (((1280, 720), PHONE), ((720, 1280), Fraction(16, 9))):
        made = replace(watched([], Shot(0, 48)), area=Area(0, 0, *source))
        path = draw(made, source, Fraction(1), RATE, Wanted(ratio))
        assert path.layouts == ()
        split = replace(path, layouts=(Layout(0, Way.SPLIT, between(path, path.shots[0])),))
        assert not check(split, 48)


#: Seen from a look on, so often, from there, moving on so far each time, of this size.
A_HEAD = st.tuples(
    st.integers(0, 24), st.integers(1, 25), st.floats(-80, 1300), st.floats(-80, 720), st.floats(-60, 60),
    st.floats(8, 400),
)  # fmt: skip
A_SPEECH = st.tuples(st.integers(0, 100), st.integers(1, 60), st.sampled_from(["A", "B", None]))


@settings(max_examples=80, deadline=None)
@given(
    st.lists(A_HEAD, max_size=5),
    st.lists(A_SPEECH, max_size=6) | st.none(),
    st.sampled_from(list(Wide)),
    st.sampled_from(RATIOS),
    st.lists(st.integers(1, 99), max_size=3, unique=True),
)
def test_whatever_is_seen_and_said_the_path_is_legal_and_calm(
    heads: list[tuple[int, int, float, float, float, float]],
    said: list[tuple[int, int, str | None]] | None,
    wide: Wide,
    ratio: tuple[int, int],
    cuts: list[int],
) -> None:
    ends = [0, *sorted(cuts), 100]
    shots = [Shot(first, end) for first, end in pairwise(ends)]
    seen = [
        Seen(4 * look, x + (look - begun) * far, y, size, size, 0.9, kind, talk=size / 400)
        for begun, often, x, y, far, size in heads
        for look in range(begun, min(begun + often, 25))
        for kind in (FACE, PERSON)
    ]
    speeches = (
        None
        if said is None
        else tuple(Speech(at, at + long, name) for at, long, name in sorted(said, key=str))
    )
    wanted = Wanted(Fraction(*ratio), speeches=speeches, wide=wide)
    path = draw(watched(seen, *shots), (1280, 720), Fraction(1), RATE, wanted)
    assert {f.code for f in check(path, 100)} <= {"cut.panes-alike"}
    assert speed(path) <= COMFORT * 1.001
    assert set(ends[:-1]) <= {shot.first for shot in path.shots}
    for shot in path.shots:  # a move across a cut would need a window without a key of its own
        windows = [path.keys, *(pane.keys for pane in path.layout_of(shot).panes)]
        assert all(any(shot.first <= key.frame < shot.end for key in keys) for keys in windows)
    read, found = document.read(CropPath, document.write(path))
    assert (read, found) == (path, [])
