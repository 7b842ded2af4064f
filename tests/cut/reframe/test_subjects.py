"""Faces and bodies become heads that are followed."""

import pytest

from shudian.cut.reframe.finder import PERSON
from shudian.cut.reframe.seen import Seen
from shudian.cut.reframe.subjects import subjects
from shudian.model.media import Shot

SHOT = Shot(0, 96)


def face(frame: int, left: float) -> Seen:
    return Seen(frame, left, 100, 80, 80, 0.9)


def body(frame: int, left: float) -> Seen:
    return Seen(frame, left, 80, 200, 500, 0.8, PERSON)


def test_a_face_in_a_body_is_one_person() -> None:
    (one,) = subjects([s for at in range(0, 96, 8) for s in (face(at, 460), body(at, 400))], SHOT, 24)
    assert one.body
    assert len(one.faces) == 1


def test_a_face_turned_away_stays_where_it_was_in_its_body() -> None:
    """The face is seen in the first half only; the body walks on."""
    seen = [body(at, 400 + at) for at in range(0, 96, 8)]
    seen += [face(at, 460 + at) for at in range(0, 48, 8)]
    (one,) = subjects(seen, SHOT, 24)
    guessed = one.at(88)
    assert guessed
    assert guessed.left == pytest.approx(460 + 88)
    assert guessed.sure < 0.5


def test_a_body_without_a_face_has_its_head_on_top_in_the_middle() -> None:
    (one,) = subjects([body(at, 400) for at in range(0, 96, 8)], SHOT, 24)
    head = one.at(16)
    assert head
    assert head.left + head.width / 2 == pytest.approx(500)
    assert head.top == 80


def test_two_faces_are_two_persons_whatever_the_bodies_say() -> None:
    seen = [s for at in range(0, 96, 8) for s in (face(at, 410), face(at, 515), body(at, 400))]
    assert len(subjects(seen, SHOT, 24)) == 2
