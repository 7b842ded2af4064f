"""Cues, their runs and their places: what may be, and what may not."""

import pytest

from shudian.model import document
from shudian.model.text import Cue, Region, Run, Style, Track
from shudian.units import Lang, Span

SPAN = Span.of(1, 2)


@pytest.mark.parametrize(("line", "first", "end"), [(-1, 0, 1), (0, -1, 1), (0, 1, 1), (0, 2, 1)])
def test_a_run_holds_something(line: int, first: int, end: int) -> None:
    with pytest.raises(ValueError, match="at least one character"):
        Run(line, first, end, Style.BOLD)


@pytest.mark.parametrize("run", [Run(1, 0, 1, Style.BOLD), Run(0, 0, 5, Style.BOLD)])
def test_a_run_stays_inside_its_line(run: Run) -> None:
    with pytest.raises(ValueError, match="inside its line"):
        Cue(SPAN, ("Boss",), runs=(run,))


@pytest.mark.parametrize("lines", [(), ("",), ("Boss", " ")])
def test_a_cue_has_text(lines: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="at least one line"):
        Cue(SPAN, lines)


def test_a_cue_stays_for_some_time() -> None:
    with pytest.raises(ValueError, match="some time"):
        Cue(Span.of(1, 1), ("Boss",))


def test_cues_stand_in_order_and_may_overlap() -> None:
    cues = tuple(Cue(Span.of(start, 9), ("Boss",)) for start in (1, 1, 3))
    assert Track(1, Lang("en"), cues).cues == cues
    with pytest.raises(ValueError, match="in order"):
        Track(1, Lang("en"), cues[::-1])


def test_all_that_a_cue_is_stands_in_its_document() -> None:
    cue = Cue(
        SPAN,
        ("天青", "Boss"),
        "1.1.4",
        "小满",
        "inner",
        (Run(0, 0, 1, Style.RUBY, "tiān"), Run(1, 0, 4, Style.TIME, "00:00:01.500")),
        Region(50, 12.5, 80, "top", "start", "rl", "line:12.5%"),
        "intro",
    )
    track = Track(1, Lang("zh"), (cue,))
    assert document.read(Track, document.write(track), "track.json") == (track, [])
