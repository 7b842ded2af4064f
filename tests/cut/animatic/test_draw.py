"""What is drawn: the app's part of the picture stays free, nothing is left to chance."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest

from shudian.cut.animatic.board import Panel, storyboard
from shudian.cut.animatic.draw import panel as panel_drawing
from shudian.cut.animatic.draw.desk import FRAMES, Board
from shudian.cut.animatic.draw.ink import HEIGHT, WIDTH
from shudian.cut.animatic.draw.lettering import SAFE_BOTTOM, SAFE_RIGHT
from shudian.cut.animatic.draw.notes import lettered
from shudian.cut.animatic.draw.panel import drawn
from shudian.cut.animatic.draw.players import place
from shudian.cut.animatic.draw.sets import SETS, backdrop
from shudian.cut.animatic.draw.things import THINGS
from shudian.cut.animatic.words import AMBIENCE, INDOORS
from shudian.model.series import ElementKind

LONG = "很长的一句舞台说明，" * 40
ODD = "😀👩‍🎨 \u202e\x07 لغة ไทย ﷽ 𠮷 " + "W" * 300


def panels(given: Any, language: str = "zh") -> list[Panel]:
    return storyboard(given.episode, given.timeline, language)


def test_words_leave_the_lower_fifth_and_the_right_eighth_free(
    everything: Any, board: Board, write: Callable[..., Any]
) -> None:
    stress = tuple((kind, text, "小满" * 20, text, None) for kind in ElementKind for text in (LONG, ODD))
    for panel in panels(everything) + panels(write(stress, place=ODD), "en"):
        for left, top, right, bottom in lettered(panel, board).boxes:
            assert 0 <= left <= right <= SAFE_RIGHT, panel
            assert 0 <= top <= bottom <= SAFE_BOTTOM, panel


def test_the_free_part_is_what_the_watch_page_needs() -> None:
    assert SAFE_BOTTOM <= HEIGHT * 0.78
    assert SAFE_RIGHT <= WIDTH * 0.88


@pytest.mark.slow
def test_odd_words_are_drawn_without_failing(board: Board, write: Callable[..., Any]) -> None:
    for text in (LONG, ODD):
        lines = tuple(
            (kind, text, "😀", None, None)
            for kind in (ElementKind.SUPER, ElementKind.DIALOGUE, ElementKind.CAPTION)
        )
        for panel in panels(write(lines, place=text)):
            assert drawn(panel, board)[0].size == (WIDTH, HEIGHT)


@pytest.mark.slow
def test_a_panel_does_not_depend_on_what_was_drawn_before_it(everything: Any, board: Board) -> None:
    """A worker draws whatever comes; a shared set must not keep the shade of an earlier panel."""
    every = panels(everything)
    every += [replace(panel, kind=kind) for panel in every if len(panel.figures) > 1 for kind in FRAMES]
    forward = drawings(every, board)
    assert forward == drawings(every[::-1], board)[::-1]


def drawings(every: list[Panel], board: Board) -> list[bytes]:
    """What a fresh worker draws, panel by panel."""
    for memory in (panel_drawing._framed, panel_drawing._inserted, backdrop):
        memory.cache_clear()
    return [sha256(drawn(panel, board)[0].tobytes()).digest() for panel in every]


def test_an_open_mouth_changes_the_face_alone(everything: Any, board: Board) -> None:
    from PIL import ImageChops

    panel = next(panel for panel in panels(everything) if panel.said)
    still, talking = drawn(panel, board)
    assert talking
    left, top, right, bottom = ImageChops.difference(still, talking).getbbox() or (0, 0, 0, 0)
    assert 0 < right - left < 200
    assert 0 < bottom - top < 120
    assert bottom < SAFE_BOTTOM


def test_every_set_has_a_sound_and_is_drawn_in_every_light() -> None:
    assert set(SETS) == set(AMBIENCE)
    assert set(SETS) >= INDOORS
    for kind in SETS:
        assert backdrop(kind, "碗底村", "DUSK").size == (WIDTH, HEIGHT)


def test_every_thing_that_words_name_can_be_drawn() -> None:
    from shudian.cut.animatic.words import thing

    named = {
        thing(text)
        for text in ("金线", "火照", "瓷片", "碗", "瓶", "手机", "合同", "刻刀", "现金", "木盒", "炉火", "灯")
    }
    assert named == set(THINGS)


def test_somebody_without_a_look_is_left_out(board: Board) -> None:
    from PIL import Image

    from shudian.cut.animatic.board import Stand

    picture = Image.new("RGB", (WIDTH, HEIGHT))
    panel = Panel(0, 25, "e", "medium", "家", "room", "DAY", "", "1-1")
    place(picture, panel, board, Stand("无名", 0.5, 1))
    assert picture.getbbox() is None
