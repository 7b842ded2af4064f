"""Documents of hooks and of what sells an episode, spoilt at random: a value or findings, never a traceback."""

import copy
import json
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shudian.cut.clips import told
from shudian.cut.clips.borders import Heard
from shudian.cut.clips.pick import Reason as Point
from shudian.cut.clips.pick import Wish, picks
from shudian.model import document
from shudian.model.delivery import Delivery
from shudian.model.hook import Clip, Clips, Hook, Reason
from shudian.model.promotion import Promotion, Still, Stretch
from shudian.script.selling.told import FEATURES
from shudian.units import Lang, Span

from .test_picks import film

REASONS = (Reason("hook_end", 3.0, "e1l9"), Reason("spoils", -2.5))
GIVEN: dict[type[Any], Any] = {
    Clips: Clips(
        "补天青",
        (Hook(1, ("e1l9",), ("freeze", "question"), "danger", paywall=True), Hook(2, ())),
        (Clip(1, ("s1",), ("e1l1", "e1l9"), Span.of(10, 32), 4.5, REASONS),),
    ),
    Promotion: Promotion(
        1,
        "a" * 64,
        (Still(30, 3.5, REASONS, (0.1, 0.2, 0.3, 0.4, 0.9), chosen=True), Still(300, 1.0, ())),
        (Stretch(0, 450, "cut", "pause", 2.0, REASONS),),
    ),
    Delivery: Delivery(("douyin", "tiktok"), (Lang("en"), Lang("zh-Hant"))),
}
JUNK = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**20), 10**20), st.floats(), st.text(max_size=6),
    st.sampled_from(["", "1/0", "-5", "99999999999/7", "0.1", "clips/9", "douyin"]),
    st.lists(st.integers(), max_size=3), st.dictionaries(st.text(max_size=4), st.integers(), max_size=2),
)  # fmt: skip


def places(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [*([at] if at else []), *(place for key, each in inside for place in places(each, (*at, key)))]


@pytest.mark.parametrize("noun", GIVEN)
@given(data=st.data())
@settings(max_examples=300)
def test_a_spoilt_document_is_a_value_or_findings(noun: type[Any], data: st.DataObject) -> None:
    spoilt = copy.deepcopy(json.loads(document.write(GIVEN[noun])))
    for _ in range(data.draw(st.integers(1, 3))):
        *way, last = data.draw(st.sampled_from(places(spoilt)))
        inside = spoilt
        for key in way:
            inside = inside[key]
        if data.draw(st.booleans()) and isinstance(inside, dict):
            del inside[last]
        else:
            inside[last] = data.draw(JUNK)
        if not places(spoilt):
            break
    value, found = document.read(noun, json.dumps(spoilt))
    assert (value is None) == bool(found) or not any(each.severity == "error" for each in found)
    if value is None:
        return
    assert document.read(noun, document.write(value))[0] == value
    if isinstance(value, Clips):
        worded(value)


def worded(listed: Clips) -> None:
    """What the document wishes is looked for and told."""
    wishes = [
        Wish(
            float(clip.span.start.seconds),
            float(clip.span.end.seconds),
            tuple(Point(one.feature, one.points) for one in clip.reasons),
        )
        for clip in listed.clips
    ]
    for one in picks(film(60, [9.6, 20, 32.4, 50]), Heard(((9.9, 31.0),), ()), wishes, 3):
        assert math.isfinite(one.score)
        assert told.why(one, "zh", FEATURES)


@given(st.binary(max_size=80))
def test_bytes_that_are_no_document_are_findings(data: bytes) -> None:
    for noun in GIVEN:
        value, found = document.read(noun, data)
        assert value is None
        assert found
