"""The film itself: frame count, key frames, form, and the same bytes every time."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from shudian.cut.animatic.board import Panel
from shudian.cut.animatic.work import _mouths
from shudian.cut.package.fit import fit
from shudian.cut.platforms import profile
from shudian.files import digest
from shudian.model.series import ElementKind


def test_one_changed_line_changes_this_episode_alone(write: Callable[..., Any]) -> None:
    lines = ((ElementKind.DIALOGUE, "假的。", "小满", None, None),)
    other = ((ElementKind.DIALOGUE, "真的。", "小满", None, None),)
    before, same, after = (write(each).graph() for each in (lines, lines, other))
    assert before == same
    assert before.nodes[0].settings == after.nodes[0].settings  # dialogue is not drawn, only spoken
    assert before.nodes[1].settings != after.nodes[1].settings


def test_the_settings_say_everything(everything: Any) -> None:
    picture, sound, both = everything.graph().nodes
    assert both.after == (picture.name, sound.name)
    settings = json.loads(picture.settings)
    assert set(settings["fonts"]) == {"Hans", "Latn"}
    assert settings["frames"] == 20 * 14


def test_mouths_fill_the_panel() -> None:
    panel = Panel(10, 40, "e", "near", "", "room", "DAY", "", "", said=((5, 8), (12, 15), (14, 17), (38, 50)))
    runs = list(_mouths(panel))
    assert sum(frames for _, frames in runs) == 30
    assert [open_ for open_, _ in runs] == [False, True, True, False, True]


@pytest.mark.slow
def test_the_film_is_what_the_platforms_take(made: Mapping[str, Path], everything: Any) -> None:
    import av

    assert fit(made["ep01/animatic"] / "animatic.mp4", profile("vertical-9x16")) == []
    with av.open(str(made["ep01/animatic"] / "animatic.mp4")) as film:
        video, audio = film.streams.video[0], film.streams.audio[0]
        assert (video.width, video.height) == (1080, 1920)
        assert video.average_rate == 25
        assert (video.codec_context.pix_fmt, video.codec_context.color_primaries) == ("yuv420p", 1)
        assert (audio.rate, audio.channels) == (48000, 2)
        packets = [packet for packet in film.demux(video) if packet.dts is not None]
        assert len(packets) == 25 * everything.timeline.span.end.seconds
        keys = [packet.pts for packet in packets if packet.is_keyframe]
        assert keys == [1000 * frame for frame in range(0, len(packets), 50)]
        assert audio.duration
        assert audio.time_base
        assert abs(float(audio.duration * audio.time_base) - len(packets) / 25) < 0.03


@pytest.mark.slow
def test_the_same_episode_is_the_same_bytes(made: Mapping[str, Path], again: Mapping[str, Path]) -> None:
    for node, folder in made.items():
        for path in folder.iterdir():
            assert digest(path) == digest(again[node] / path.name), path.name
