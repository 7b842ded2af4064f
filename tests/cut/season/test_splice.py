"""What chunked encoders get wrong: lost frames, wrong order, other parameters, a clock that drifts."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cut.season.conftest import FRAMES, RATE, RUNGS, Encode, numbered

from shudian.cut.engines import frames
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.season.segments import Segment, cells
from shudian.cut.season.splice import counted, splice
from shudian.errors import ToolFailed


def encoded(encode: Encode, cut: Sequence[tuple[int, int]]) -> list[Segment]:
    return [Segment(first, end, "", encode(first, end)[0]) for first, end in cut]


def joined(segments: Sequence[Segment], folder: Path) -> Path:
    splice(segments, RATE, folder / "joined.mp4")
    return folder / "joined.mp4"


@pytest.mark.slow
@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(st.integers(1, FRAMES - 1), max_size=7))
def test_any_segmentation_gives_every_frame_once_in_order_on_the_grid(
    stretch_encoder: Encode, tmp_path: Path, edges: set[int]
) -> None:
    file = joined(encoded(stretch_encoder, cells(FRAMES, RATE, edges)), tmp_path)
    shown = numbered(file)
    assert len(shown) == FRAMES
    assert all(shown)
    with frames.opened(file) as container:
        decoded: Iterator[Any] = container.decode(video=0)
        stamps = [frame.pts * frame.time_base for frame in decoded]
    assert stamps == [at / RATE for at in range(FRAMES)]


@pytest.mark.slow
@pytest.mark.parametrize("length", [1, 2, 3, 5])
def test_the_shortest_segments_can_be_joined(stretch_encoder: Encode, tmp_path: Path, length: int) -> None:
    cut = [(first, min(first + length, 11)) for first in range(0, 11, length)]
    assert numbered(joined(encoded(stretch_encoder, cut), tmp_path)) == [True] * 11


@pytest.fixture
def three(stretch_encoder: Encode) -> list[Segment]:
    return encoded(stretch_encoder, [(0, 12), (12, 20), (20, 30)])


def test_a_missing_segment_is_refused(three: list[Segment], tmp_path: Path) -> None:
    with pytest.raises(ToolFailed, match="Frame 11 is followed by frame 20"):
        joined([three[0], three[2]], tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_wrong_order_is_refused(three: list[Segment], tmp_path: Path) -> None:
    with pytest.raises(ToolFailed, match="is followed by"):
        joined([three[0], three[2], three[1]], tmp_path)


def test_a_segment_that_lost_a_frame_is_refused(stretch_encoder: Encode, tmp_path: Path) -> None:
    (short,) = stretch_encoder(0, 11)
    with pytest.raises(ToolFailed, match="holds 11 frames where 12 were asked for"):
        joined([Segment(0, 12, "", short)], tmp_path)
    with pytest.raises(ToolFailed, match="holds 11 frames where 12"):
        counted(short, 12, RATE)
    counted(short, 11, RATE)


def test_other_parameters_are_refused(stretch_encoder: Encode, tmp_path: Path) -> None:
    large, small = stretch_encoder(0, 12, rungs=RUNGS)
    with pytest.raises(ToolFailed, match="encoded with other parameters"):
        joined([Segment(0, 12, "", large), Segment(12, 24, "", small)], tmp_path)


def test_nothing_is_no_film(tmp_path: Path) -> None:
    with pytest.raises(ToolFailed, match="nothing to join"):
        joined([], tmp_path)


def test_the_index_stands_first_and_nothing_tells_the_hour(three: list[Segment], tmp_path: Path) -> None:
    data = joined(three, tmp_path).read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")
    (tmp_path / "again").mkdir()
    assert joined(three, tmp_path / "again").read_bytes() == data


def test_sound_keeps_its_place_without_an_edit_list(
    three: list[Segment], ffmpeg: Ffmpeg, tmp_path: Path
) -> None:
    sound = tmp_path / "sound.m4a"
    ffmpeg.run(["-f", "lavfi", "-i", "aevalsrc=0.5*sin(700*t*t+900*t):d=1.2:s=48000", "-c:a", "aac", sound])
    film = tmp_path / "joined.mp4"
    splice(three, RATE, film, sound=sound)
    assert b"elst" not in film.read_bytes()
    before, after = heard(sound), heard(film)
    settled = slice(2048, min(before.size, after.size) - 2048)  # a decoder needs a block to get going
    assert np.abs(before[settled] - after[settled]).max() < 1e-2


def heard(file: Path) -> npt.NDArray[np.float32]:
    with frames.opened(file) as container:
        decoded: Iterator[Any] = container.decode(audio=0)
        return np.concatenate([frame.to_ndarray()[0] for frame in decoded])
