"""Two who do not fit: the one who speaks is followed, or the window cuts between them."""

from fractions import Fraction

from shudian.cut.reframe.path import looks_in
from shudian.cut.reframe.seen import Followed, Seen
from shudian.cut.reframe.subjects import Subject
from shudian.cut.reframe.turns import Speech, rivals, speaking_first, turns
from shudian.cut.reframe.watch import Area
from shudian.cut.reframe.window import window_in
from shudian.model.media import Shot

RATE = Fraction(24)
SHOT = Shot(0, 240)
LOOKS = looks_in(SHOT, 4)
WINDOW = window_in(Area(0, 0, 1280, 720), Fraction(1), Fraction(9, 16))


def someone(left: float, *talking: tuple[int, int], size: float = 120) -> Subject:
    sightings = tuple(
        Seen(at, left, 200, size, size, 1, talk=0.5 if any(a <= at < b for a, b in talking) else 0.0)
        for at in LOOKS
    )
    return Subject((Followed(sightings),))


ONE = someone(100, (0, 80), (160, 240))
OTHER = someone(1000, (80, 160))


def test_two_who_fit_or_of_whom_one_hardly_matters_are_no_rivals() -> None:
    assert rivals((ONE, OTHER), WINDOW, LOOKS) == (ONE, OTHER)
    assert not rivals((ONE, someone(200)), WINDOW, LOOKS)
    assert not rivals((ONE, someone(1000, size=40)), WINDOW, LOOKS)


def test_the_one_who_speaks_stands_first() -> None:
    pair = (ONE, OTHER)
    assert speaking_first(pair, pair, [Speech(80, 160)]) == (OTHER, ONE)
    assert speaking_first(pair, pair, [Speech(0, 60)]) == (ONE, OTHER)
    assert speaking_first(pair, pair, []) == pair


def test_the_window_cuts_where_the_other_begins_to_speak() -> None:
    pair = (ONE, OTHER)
    made = turns(SHOT, pair, pair, [Speech(0, 70), Speech(84, 150), Speech(164, 230)], RATE)
    assert [(turn.part, turn.people[0]) for turn in made] == [
        (Shot(0, 84), ONE),
        (Shot(84, 164), OTHER),
        (Shot(164, 240), ONE),
    ]


def test_no_cut_comes_sooner_than_a_viewer_has_settled() -> None:
    pair = (ONE, OTHER)
    made = turns(SHOT, pair, pair, [Speech(60, 80), Speech(82, 100), Speech(220, 230)], RATE)
    assert [turn.part for turn in made] == [Shot(0, 82), Shot(82, 240)]
    assert all(turn.part.end - turn.part.first >= 36 for turn in made)


def test_a_name_stands_for_one_face_all_through_the_shot() -> None:
    """The second speech of B shows no mouth at all; the name says whose it is."""
    pair = (ONE, OTHER)
    named = [Speech(0, 70, "A"), Speech(84, 150, "B"), Speech(170, 171, "B")]
    assert [turn.people[0] for turn in turns(SHOT, pair, pair, named, RATE)] == [ONE, OTHER]


def test_without_speech_nothing_is_cut() -> None:
    assert [turn.part for turn in turns(SHOT, (ONE, OTHER), (ONE, OTHER), [], RATE)] == [SHOT]
