"""A crop path goes into a timeline and comes back, with a key that was edited there."""

import json
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from shudian.cut.probe import look
from shudian.cut.reframe import track, verb
from shudian.model.media import CropKey, CropPath, Layout, Pane, Shot, Way

Clip = Callable[..., Path]
PATH = CropPath(
    320,
    180,
    101,
    180,
    Fraction(25),
    (Shot(0, 20), Shot(20, 50)),
    (CropKey(0, 10, 0), CropKey(20, 100, 0), CropKey(49, 110.5, 0)),
    (
        Layout(0, Way.PAD),
        Layout(
            20, Way.SPLIT, (Pane(101, 90, (CropKey(20, 0, 0),)), Pane(101, 90, (CropKey(20, 219, 45.5),)))
        ),
    ),
)


def test_a_timeline_carries_the_path_and_an_edited_key(clip: Clip) -> None:
    source, _ = look(clip("plain.mp4"))
    assert source
    text = track.as_timeline(PATH, source)
    assert verb.read_path(text.encode(), source) == (PATH, [])
    timeline = json.loads(text)
    timeline["tracks"]["children"][0]["children"][0]["metadata"]["shudian"]["crop_keys"][0]["x"] = 12.5
    edited, found = verb.read_path(json.dumps(timeline).encode(), source)
    assert not found
    assert edited
    assert edited.keys == (CropKey(0, 12.5, 0), *PATH.keys[1:])
    assert edited.layouts == PATH.layouts


def test_a_timeline_of_an_older_version_has_no_layouts(clip: Clip) -> None:
    source, _ = look(clip("plain.mp4"))
    assert source
    timeline = json.loads(track.as_timeline(PATH, source))
    timeline["metadata"]["shudian"]["crop_path"]["schema"] = "shudian.crop-path/1"
    for child in timeline["tracks"]["children"][0]["children"]:
        child["metadata"]["shudian"].pop("crop_layouts")
    assert verb.read_path(json.dumps(timeline).encode(), source) == (replace(PATH, layouts=()), [])


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_what_is_no_timeline_goes_on_to_its_reader(data: bytes) -> None:
    assert track.document_in(data) == data
