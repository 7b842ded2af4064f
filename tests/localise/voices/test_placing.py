"""Lines placed in the time of those they stand for: never over another, never slow, as little hurried as can be."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shudian.localise.voices.check import check
from shudian.localise.voices.placing import Placed, placed
from shudian.localise.voices.room import Room, rooms
from shudian.localise.voices.shorten import shortenings, told
from shudian.model.media import MediaFile
from shudian.model.series import Element, ElementKind, Episode, Scene, Source, Voice
from shudian.model.text import AdaptedLine, AdaptedScript, Beat, Timeline
from shudian.model.voice import Dub, DubLine, SpeechRate
from shudian.units import Lang, Span

ES = Lang("es")
FILE = MediaFile("0" * 64, "a.wav", 1)
RATE = SpeechRate(ES, "x", 0.0, 0.2, 0.0)
Staged = tuple[Timeline, Episode, AdaptedScript]


def staged(lines: list[tuple[int, int]], per_scene: int = 3, inner: bool = False) -> Staged:
    """Lines by the frames before and in their speech, three a scene, with half a second after each scene."""
    beats, scenes, adapted, frame = [], [], [], 0
    for at in range(0, len(lines), per_scene):
        elements = []
        for number, (before, lasts) in enumerate(lines[at : at + per_scene], at + 1):
            id = f"1.{at}.{number}"
            voice = Voice.INNER if inner else None
            elements.append(
                Element(id, ElementKind.DIALOGUE, "话。", Source(1), character=f"R{number % 2}", voice=voice)
            )
            speech = Span.of(Fraction(frame + before, 25), Fraction(frame + before + lasts, 25))
            end = Fraction(frame + before + lasts + 12 * (number % per_scene == 0), 25)
            beats.append(Beat(id, f"1.{at}", ElementKind.DIALOGUE, Span.of(Fraction(frame, 25), end), speech))
            adapted.append(AdaptedLine(id, f"Línea número {number}"))
            frame = int(end * 25)
        scenes.append(Scene(f"1.{at}", f"1-{at}", "", "", Source(1), elements=tuple(elements)))
    return (
        Timeline(1, tuple(beats)),
        Episode("1", 1, scenes=tuple(scenes)),
        AdaptedScript(ES, "t", tuple(adapted)),
    )


def dub_of(listed: list[Room], lines: list[Placed]) -> Dub:
    made = [
        DubLine(
            room.element,
            room.role,
            room.text,
            Span.of(Fraction(line.start, 1000), Fraction(line.end, 1000)),
            line.speed,
            None if line.refused else FILE,
        )
        for room, line in zip(listed, lines, strict=True)
    ]
    return Dub(1, ES, tuple(made))


_LINES = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 60), st.integers(0, 5000)), min_size=1, max_size=9
)


@settings(max_examples=40)
@given(_LINES, st.lists(st.fractions(0, 12), max_size=3), st.booleans())
def test_whatever_is_said_the_check_finds_nothing(
    lines: list[tuple[int, int, int]], fences: list[Fraction], inner: bool
) -> None:
    timeline, episode, adapted = staged([line[:2] for line in lines], inner=inner)
    listed, _ = rooms(timeline, episode, adapted, fences)
    natural = [line[2] for line in lines]
    made = placed(listed, natural)
    assert check(dub_of(listed, made), timeline, fences) == []
    for line, lasts in zip(made, natural, strict=True):
        assert line.end - line.start <= lasts
        assert line.refused or line.speed <= 1.4
    for before, after in pairwise(made):
        assert before.end <= after.start


@settings(max_examples=40)
@given(_LINES)
def test_lines_that_fit_are_left_as_they_are(lines: list[tuple[int, int, int]]) -> None:
    timeline, episode, adapted = staged([line[:2] for line in lines])
    listed, _ = rooms(timeline, episode, adapted)
    natural = [min(lasts, room.end - room.start) for room, (_, _, lasts) in zip(listed, lines, strict=True)]
    for room, line, lasts in zip(listed, placed(listed, natural), natural, strict=True):
        if lasts:
            assert (line.start, line.end, line.speed) == (room.start, room.start + lasts, 1.0)


def test_a_long_line_borrows_the_pause_before_it_hurries() -> None:
    listed, _ = rooms(*staged([(10, 25), (25, 25)]))
    [first, _] = placed(listed, [1400, 900])
    assert first.speed == 1.0
    assert first.end - listed[0].end > 300


def test_a_line_is_refused_only_when_no_placing_says_it() -> None:
    listed, _ = rooms(*staged([(10, 25), (0, 25), (0, 25)]))
    room = listed[2].latest - listed[0].earliest
    fits = placed(listed, [int(room * 1.3 / 3)] * 3)
    assert not any(line.refused for line in fits)
    [*_, last] = placed(listed, [1000, 1000, 4000])
    assert last.refused


def test_neighbours_hurry_alike() -> None:
    listed, _ = rooms(*staged([(0, 25), (0, 25), (0, 25)]))
    speeds = [line.speed for line in placed(listed, [1300, 1300, 1300])]
    assert max(speeds) - min(speeds) < 0.15
    assert max(speeds) <= 1.2


def test_a_line_does_not_cross_the_change_of_scene() -> None:
    timeline, episode, adapted = staged([(0, 25), (0, 25)], per_scene=1)
    listed, _ = rooms(timeline, episode, adapted)
    [first, _] = placed(listed, [2000, 900])
    assert first.end <= timeline.beats[0].span.end.milliseconds


def test_what_nobody_mouths_may_wander_further() -> None:
    seen, unseen = (rooms(*staged([(20, 25), (50, 25)], inner=inner))[0][0] for inner in (False, True))
    assert unseen.latest > seen.latest
    assert unseen.earliest < seen.earliest


def test_what_is_not_adapted_stays_silent_and_is_told() -> None:
    timeline, episode, adapted = staged([(0, 25), (0, 25)])
    lines = AdaptedScript(ES, "t", adapted.lines[:1])
    listed, found = rooms(timeline, episode, lines)
    assert len(listed) == 1
    assert [f.code for f in found] == ["localise.dub-no-line"]


def test_the_spoken_line_is_said_rather_than_the_read_one() -> None:
    timeline, episode, _ = staged([(0, 25)])
    lines = AdaptedScript(ES, "t", (AdaptedLine("1.0.1", "3 tazas", spoken="tres tazas"),))
    assert rooms(timeline, episode, lines)[0][0].text == "tres tazas"


def test_who_hurries_is_asked_to_say_less() -> None:
    listed, _ = rooms(*staged([(0, 25), (0, 25)]))
    natural = [1700, 5000]
    made = placed(listed, natural)
    by_line = {room.element: lasts for room, lasts in zip(listed, natural, strict=True)}
    asked = shortenings(listed, made, by_line, RATE)
    found = told(listed, made, by_line, asked)
    assert asked[-1].element == listed[1].element
    assert asked[-1].refused
    assert asked[-1].syllables >= 1
    line = made[1]
    assert asked[-1].seconds == pytest.approx((line.end - line.start) / 1000 * 1.2, abs=0.01)
    assert [f.code for f in found][-1] == "localise.dub-refused"


def test_no_lines_need_no_programme() -> None:
    assert placed([], []) == []


def _broken(change: dict[str, object], at: int = 0, *, inner: bool = False) -> list[str]:
    timeline, episode, adapted = staged([(5, 25), (10, 25), (5, 25), (5, 25)], inner=inner)
    listed, _ = rooms(timeline, episode, adapted)
    dub = dub_of(listed, placed(listed, [900] * 4))
    from dataclasses import replace

    lines = list(dub.lines)
    lines[at] = replace(lines[at], **change)  # type: ignore[arg-type]  # each change names a field
    return sorted({f.code for f in check(replace(dub, lines=tuple(lines)), timeline)})


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({"span": Span.of(1, Fraction(7, 4))}, {"localise.dub-overlap"}),
        ({"span": Span.of(Fraction(1, 5), Fraction(39, 10))}, {"localise.dub-far", "localise.dub-overlap"}),
        ({"speed": 0.9}, {"localise.dub-slow"}),
        ({"speed": 1.5}, {"localise.dub-quick"}),
        ({"element": "9.9.9"}, {"localise.dub-far"}),
    ],
)
def test_the_check_sees_what_is_broken(change: dict[str, object], codes: set[str]) -> None:
    assert set(_broken(change)) == codes


def test_the_check_sees_a_line_across_scenes() -> None:
    timeline, *_ = staged([(5, 25), (10, 25), (5, 25), (5, 25)])
    end = timeline.beats[2].span.end.seconds
    span = Span.of(end - Fraction(1, 2), end + Fraction(1, 10))
    assert "localise.dub-fence" in _broken({"span": span}, at=2)
