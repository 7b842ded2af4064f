"""What chunked encoders get wrong: lost frames, wrong order, other parameters, a clock that drifts."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cut.season.conftest import FRAMES, NTSC, RATE, RUNGS, Encode, brightness, numbered

from shudian.cut.engines import frames
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.season.segments import Segment, cells
from shudian.cut.season.splice import counted, splice
from shudian.errors import ToolFailed

Film = Callable[[Fraction, set[int], set[int]], tuple[Path, list[Segment]]]
#: White over the right third of every frame.
PATCH = """[Script Info]
ScriptType: v4.00+
PlayResX: 36
PlayResY: 64
[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, BorderStyle, Outline, Shadow, Alignment
Style: Default,Noto Sans,30,&H00FFFFFF,1,0,0,7
[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:00.00,0:00:09.00,Default,,0,0,0,,{\\pos(0,0)\\p1}m 20 0 l 36 0 36 64 20 64{\\p0}
"""


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


@pytest.fixture(scope="module")
def swept(ffmpeg: Ffmpeg, tmp_path_factory: pytest.TempPathFactory) -> Path:
    sound = tmp_path_factory.mktemp("sound") / "swept.m4a"
    ffmpeg.run(["-f", "lavfi", "-i", "aevalsrc=0.5*sin(700*t*t+900*t):d=6:s=48000", "-c:a", "aac", sound])
    return sound


@pytest.fixture
def film(stretch_encoder: Encode, counting: Path, film_rate: Path, swept: Path, tmp_path: Path) -> Film:
    """Sixty frames cut anywhere, white drawn on some pieces, with its sound."""
    sources = {RATE: counting, NTSC: film_rate}

    def made(rate: Fraction, edges: set[int], drawn: set[int]) -> tuple[Path, list[Segment]]:
        segments = []
        for at, (first, end) in enumerate(pairwise([0, *sorted(edges), 60])):
            document = PATCH if at in drawn else None
            (file,) = stretch_encoder(first, end, file=sources[rate], rate=rate, documents=[document])
            segments.append(Segment(first, end, "", file))
        splice(segments, rate, tmp_path / "joined.mp4", sound=swept)
        return tmp_path / "joined.mp4", segments

    return made


@pytest.mark.slow
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(st.integers(1, 59), max_size=5), st.sets(st.integers(0, 5)), st.sampled_from([RATE, NTSC]))
def test_any_cut_with_and_without_text_keeps_picture_and_sound_in_step(
    film: Film, swept: Path, edges: set[int], drawn: set[int], rate: Fraction
) -> None:
    out, segments = film(rate, edges, drawn)
    left, right = [], []
    for frame in frames.frames(out, 0):
        luma = frames.planes(frame, 0)[0]
        left.append(float(luma[:, :12].mean()))
        right.append(float(luma[:, 24:].mean()) > 225)
    assert [at for at, seen in enumerate(left) if abs(seen - brightness(at)) > 2.5] == []
    assert right == [at in drawn for at, one in enumerate(segments) for _ in range(one.frames)]
    with frames.opened(out) as container:
        decoded: Iterator[Any] = container.decode(video=0)
        stamps = [frame.pts * frame.time_base for frame in decoded]
    assert all(abs(stamp - at / rate) < Fraction(1, 90_000) for at, stamp in enumerate(stamps))
    assert len(stamps) == 60
    assert packets(out) == [each for each in packets(swept) if 0 <= each[0] < 60 / rate]


def packets(file: Path) -> list[tuple[Fraction, bytes]]:
    """When each packet of the sound is due, and its bytes."""
    with frames.opened(file) as container:
        demuxed: Iterator[Any] = container.demux(container.streams.audio[0])
        return [(packet.pts * packet.time_base, bytes(packet)) for packet in demuxed if packet.size]


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
