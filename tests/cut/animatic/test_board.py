"""Every beat has its panel, and the panels fill the timeline without a gap."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shudian.cut.animatic.board import Panel, length, storyboard
from shudian.model.series import ElementKind, Voice

K = ElementKind


def panels_of(given_: Any, language: str = "zh") -> list[Panel]:
    return storyboard(given_.episode, given_.timeline, language)


def test_every_beat_has_its_panel_and_the_panels_fill_the_time(everything: Any) -> None:
    panels = panels_of(everything)
    assert [panel.element for panel in panels] == [beat.element for beat in everything.timeline.beats]
    assert panels[0].first == 0
    assert all(before.end == after.first for before, after in pairwise(panels))
    assert panels[-1].end == length(everything.timeline) == 25 * everything.timeline.span.end.seconds


def test_the_script_says_what_is_seen(everything: Any) -> None:
    kinds = {panel.element: panel for panel in panels_of(everything)}
    assert kinds["e0"].kind == "empty"
    assert kinds["e0"].set == "hillkiln"
    assert kinds["e1"].crowd == 3
    assert kinds["e2"].title.startswith("七公")
    assert kinds["e4"].figures[-1].mood == "anger"
    assert kinds["e5"].treatment == "inner"
    assert kinds["e6"].treatment == "voice"
    assert (kinds["e7"].kind, kinds["e7"].thing) == ("insert", "mended bowl")
    assert kinds["e8"].goose
    assert kinds["e8"].rain
    assert kinds["e8"].move == "push"
    assert kinds["e9"].cue == "雷声"
    assert kinds["e11"].treatment == "flashback"
    assert kinds["e13"].kind == "black"


def test_everybody_keeps_their_side(write: Callable[..., Any]) -> None:
    talk = [(K.DIALOGUE, f"第{at}句。", ("七公", "小满")[at % 2], None, None) for at in range(8)]
    sides: dict[str, set[bool]] = {}
    for panel in panels_of(write(tuple(talk))):
        speaker = panel.figures[-1]
        sides.setdefault(speaker.who, set()).add(speaker.facing > 0)
    assert sides == {"七公": {True}, "小满": {False}}


def test_a_panel_survives_its_settings(everything: Any) -> None:
    import json

    for panel in panels_of(everything):
        assert Panel.of(json.loads(json.dumps(panel.plain()))) == panel


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(list(K)),
            st.text(min_size=1, max_size=300),
            st.text(min_size=1, max_size=30),
            st.none() | st.text(max_size=20),
            st.none() | st.sampled_from(list(Voice)),
        ),
        min_size=1,
        max_size=6,
    ),
    st.text(max_size=40),
)
def test_any_words_make_a_storyboard(
    write: Callable[..., Any], lines: list[tuple[K, str, str, str | None, Voice | None]], place: str
) -> None:
    episode = write(tuple(lines), place=place)
    assert len(panels_of(episode)) == len(lines)
    assert episode.graph("en").nodes[-1].name == "ep01/animatic"


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("岭上青茶厂-直播间", "studio"),
        ("鼎丰大厦-会议室", "office"),
        ("商务车内", "car"),
        ("瓯溪老街-廊桥", "bridge"),
        ("RIDGE GREEN TEA FACTORY - LIVESTREAM ROOM", "studio"),
        ("??", "room"),
    ],
)
def test_a_place_chooses_its_set(place: str, kind: str) -> None:
    from shudian.cut.animatic.words import set_kind

    assert set_kind(place, outside=False) == kind
