"""Real speech: words, lines and subtitles out of it."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from statistics import median

import pytest

from shudian.app.listening import Listening, listening
from shudian.jobs import Progress, State
from shudian.localise.listen.aligned import Line, Placed, timeline, track, transcript
from shudian.localise.listen.match import How
from shudian.localise.listen.speech import Stretch
from shudian.units import Lang

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("ear")]

Map = list[tuple[float, str]]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(scope="module")
def opened(ear: None, sonnet: Path, kept: Path) -> Iterator[Listening]:
    with listening(sonnet, kept) as (made, found):
        assert made
        assert not found
        yield made


def off(made: list[Placed], sonnet_map: Map, spoken: list[Stretch]) -> list[float]:
    """Seconds from the map, but for lines that it begins where for 0.3 s yet nobody speaks: there from the speech."""
    there = []
    for (begin, _), one in zip(sonnet_map, made, strict=True):
        assert one.span
        onset = next(start for start, end in spoken if end > begin)
        begins = onset if onset - begin > 0.3 else begin
        there.append(abs(float(one.span.start.seconds) - begins))
    return there


def test_lines_are_found_to_the_bar(opened: Listening, sonnet_map: Map) -> None:
    made, found = opened.lines([Line(text) for _, text in sonnet_map], "en")
    assert not found
    there = off(made, sonnet_map, opened.speech)
    assert median(there) <= 0.04
    assert max(there) <= 0.4


def test_the_second_engine_finds_them_too(opened: Listening, sonnet_map: Map) -> None:
    lines = ["One.", *(text for _, text in sonnet_map[1:])]
    made, _ = opened.read_out([Line(text) for text in lines])
    there = off(made, sonnet_map, opened.speech)
    assert median(there) <= 0.04
    assert max(there) <= 0.4


def test_dropped_and_improvised_lines_are_told(opened: Listening, sonnet_map: Map) -> None:
    script = [text for _, text in sonnet_map]
    lines = [Line(text) for text in [*script[:4], "Nobody ever said this on the set.", *script[6:]]]
    made, found = opened.lines(lines, "en")
    assert [one.how for one in made].count(How.MISSING) + [one.how for one in made].count(How.OTHERWISE) == 1
    assert "localise.line-not-heard" in {each.code for each in found} or "localise.line-said-otherwise" in {
        each.code for each in found
    }
    assert len(timeline(made, 1).beats) == len(track(made, Lang("en"), 1).cues) >= len(lines) - 1


def test_words_stand_in_order_inside_speech(opened: Listening) -> None:
    words = opened.words("en")
    said = transcript(words, Lang("en"))
    assert " ".join(word.text for word in said.words[2:7]).startswith("fairest creatures we desire")
    assert all(before.start <= after.start for before, after in pairwise(words))


def test_what_was_heard_is_not_heard_again(opened: Listening, sonnet: Path, kept: Path) -> None:
    before = opened.words("en")
    events: list[Progress] = []
    with listening(sonnet, kept, progress=events.append) as (again, _):
        assert again
        assert again.words("en") == before
    assert {event.state for event in events} == {State.KEPT}


def test_a_window_heard_anew_is_heard_the_same(opened: Listening, sonnet: Path, tmp_path: Path) -> None:
    with listening(sonnet, tmp_path) as (fresh, _):
        assert fresh
        assert fresh.words("en") == opened.words("en")


def test_a_text_is_no_sound(tmp_path: Path) -> None:
    (tmp_path / "a.mp3").write_text("no sound")
    with listening(tmp_path / "a.mp3", tmp_path / "kept") as (made, found):
        assert made is None
        assert [each.code for each in found] == ["localise.no-sound"]
