"""Two who do not fit: the one who speaks is followed, the window cuts between them, or both are shown."""

from fractions import Fraction

from shudian.cut.reframe.path import looks_in
from shudian.cut.reframe.seen import Followed, Seen
from shudian.cut.reframe.story import Story
from shudian.cut.reframe.subjects import Subject
from shudian.cut.reframe.turns import Speech, Turn, Voices, rivals, speaking_first
from shudian.cut.reframe.watch import Area
from shudian.cut.reframe.wide import Wide
from shudian.cut.reframe.window import window_in
from shudian.model.media import Shot, Way

RATE = Fraction(24)
SHOT = Shot(0, 240)
LOOKS = list(looks_in(SHOT, 4))
WINDOW = window_in(Area(0, 0, 1280, 720), Fraction(1), Fraction(9, 16))


def someone(left: float, *talking: tuple[int, int], size: float = 120) -> Subject:
    sightings = tuple(
        Seen(at, left, 200, size, size, 1, talk=0.5 if any(a <= at < b for a, b in talking) else 0.0)
        for at in LOOKS
    )
    return Subject((Followed(sightings),))


ONE = someone(100, (0, 80), (160, 240))
OTHER = someone(1000, (80, 160))


PAIR = (ONE, OTHER)
NAMED = [Speech(0, 70, "A"), Speech(84, 150, "B"), Speech(170, 171, "B")]


#: By name, every half second.
QUICK = [
    Speech(0, 70, "A"),
    Speech(84, 150, "B"),
    *(Speech(at, at + 8, "AB"[at // 12 % 2]) for at in range(156, 240, 12)),
]


def told(wide: Wide, speeches: list[Speech] | None, people: tuple[Subject, ...] = PAIR) -> list[Turn]:
    return Story(wide, speeches, RATE).told(SHOT, people, PAIR, LOOKS)


def ways(wide: Wide, speeches: list[Speech] | None, people: tuple[Subject, ...] = PAIR) -> list[Way]:
    return [turn.way for turn in told(wide, speeches, people)]


def test_two_who_fit_or_of_whom_one_hardly_matters_are_no_rivals() -> None:
    assert rivals((ONE, OTHER), WINDOW, LOOKS) == (ONE, OTHER)
    assert not rivals((ONE, someone(200)), WINDOW, LOOKS)
    assert not rivals((ONE, someone(1000, size=40)), WINDOW, LOOKS)


def test_rivals_stand_in_order_along_the_window() -> None:
    assert rivals((OTHER, ONE), WINDOW, LOOKS) == (ONE, OTHER)


def test_the_one_who_speaks_stands_first() -> None:
    for speeches, order in (([Speech(80, 160)], (OTHER, ONE)), ([Speech(0, 60)], (ONE, OTHER)), ([], PAIR)):
        assert speaking_first(PAIR, speeches, Voices().whose(PAIR, speeches)) == order


def test_the_window_cuts_where_the_other_begins_to_speak() -> None:
    made = told(Wide.CUT, [Speech(0, 70), Speech(84, 150), Speech(164, 230)])
    assert [(turn.part, turn.people[0]) for turn in made] == [
        (Shot(0, 84), ONE),
        (Shot(84, 164), OTHER),
        (Shot(164, 240), ONE),
    ]


def test_no_cut_comes_sooner_than_a_viewer_has_settled() -> None:
    made = told(Wide.CUT, [Speech(60, 80), Speech(82, 100), Speech(220, 230)])
    assert [turn.part for turn in made] == [Shot(0, 82), Shot(82, 240)]
    assert all(turn.part.end - turn.part.first >= 36 for turn in made)


def test_a_name_stands_for_one_face_all_through_the_shot() -> None:
    """The second speech of B shows no mouth at all; the name says whose it is."""
    assert [turn.people[0] for turn in told(Wide.CUT, NAMED)] == [ONE, OTHER]


def test_a_name_keeps_its_side_in_a_later_shot_in_which_no_mouth_tells() -> None:
    voices, still = Voices(), (someone(100), someone(1000))
    voices.whose(PAIR, NAMED)
    later = [Speech(0, 70, "B"), Speech(84, 150, "A")]
    assert [voices.whose(still, later)[speech] for speech in later] == [still[1], still[0]]


def test_a_mouth_that_moves_outweighs_the_side_of_before() -> None:
    voices = Voices()
    voices.whose(PAIR, NAMED)
    crossed = (OTHER, ONE)
    assert voices.whose(crossed, NAMED)[NAMED[0]] is ONE


def test_without_speech_nothing_is_cut() -> None:
    assert [turn.part for turn in told(Wide.CUT, [])] == [SHOT]


def test_the_story_cuts_between_long_turns() -> None:
    assert [turn.part for turn in told(Wide.STORY, [Speech(0, 70), Speech(84, 150), Speech(164, 230)])] == [
        Shot(0, 84), Shot(84, 164), Shot(164, 240),
    ]  # fmt: skip


def test_the_story_splits_a_quick_exchange() -> None:
    assert ways(Wide.STORY, QUICK) == [Way.SPLIT]


def test_two_names_whose_faces_nothing_tells_are_both_shown() -> None:
    named = [Speech(0, 70, "A"), Speech(84, 150, "B")]
    still = (someone(100), someone(1000))
    (turn,) = Story(Wide.STORY, named, RATE).told(SHOT, still, still, LOOKS)
    assert turn.way is Way.SPLIT


def test_the_story_pads_a_quick_exchange_of_three() -> None:
    assert ways(Wide.STORY, QUICK, (*PAIR, someone(600))) == [Way.PAD]


def test_the_story_shows_all_where_nobody_speaks() -> None:
    assert ways(Wide.STORY, []) == [Way.PAD]


def test_the_story_stays_on_the_one_who_alone_speaks() -> None:
    (turn,) = told(Wide.STORY, [Speech(84, 150)])
    assert (turn.way, turn.people[0]) == (Way.CROP, OTHER)


def test_where_nobody_has_said_who_speaks_there_is_no_surprise() -> None:
    assert ways(Wide.STORY, None) == [Way.CROP]


def test_a_flash_of_a_shot_is_not_padded() -> None:
    short = Shot(0, 20)
    (turn,) = Story(Wide.STORY, [], RATE).told(short, PAIR, PAIR, looks_in(short, 4))
    assert turn.way is Way.CROP


def test_what_is_asked_for_is_done_whatever_the_story() -> None:
    assert [ways(wide, []) for wide in (Wide.SPLIT, Wide.PAD, Wide.CROP)] == [
        [Way.SPLIT],
        [Way.PAD],
        [Way.CROP],
    ]


def test_one_alone_is_cropped_whatever_is_asked_for() -> None:
    assert [turn.way for turn in Story(Wide.SPLIT, [], RATE).told(SHOT, (ONE,), (), LOOKS)] == [Way.CROP]
