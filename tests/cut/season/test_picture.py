"""A stretch is the frames that it says, wherever its file begins; what stands beside it never changes its bytes."""

from fractions import Fraction
from functools import partial
from pathlib import Path

import pytest
from tests.cut.season.conftest import RATE, RUNGS, SIZE, Encode, brightness

from shudian.cut import encoding
from shudian.cut.engines import frames
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.season.picture import Rung, Stretch, Wanted, encode, graph
from shudian.cut.season.warp import warped
from shudian.errors import ToolFailed
from shudian.model.work import Json

FADE = """[Script Info]
ScriptType: v4.00+
PlayResX: 36
PlayResY: 64
[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, BorderStyle, Outline, Shadow, Alignment
Style: Default,Noto Sans,30,&H00FFFFFF,1,0,0,5
[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:00.00,0:00:02.00,Default,,0,0,0,,{\\fad(1500,0)\\p1}m 0 0 l 36 0 36 64 0 64{\\p0}
"""


def first_shown(file: Path) -> float:
    return float(frames.planes(next(iter(frames.frames(file, 0))), 0)[0].mean())


@pytest.fixture(params=["mp4", "mkv", "ts"])
def late(request: pytest.FixtureRequest, counting: Path, ffmpeg: Ffmpeg, tmp_path: Path) -> Path:
    """The clip on a clock that starts at 3.21 s."""
    file = tmp_path / f"late.{request.param}"
    ffmpeg.run(["-itsoffset", "3.21", "-i", counting, "-c", "copy", "-map", "0:v", "-copyts", file])
    return file


@pytest.mark.parametrize("first", [0, 1, 38, 74])
def test_a_seek_lands_on_its_frame_wherever_the_clock_starts(
    stretch_encoder: Encode, late: Path, first: int
) -> None:
    with frames.opened(late) as container:
        stream = container.streams.video[0]
        starts = min(
            Fraction(p.pts) * Fraction(stream.time_base or 0)
            for p in container.demux(stream)
            if p.pts is not None
        )
    (made,) = stretch_encoder(first, first + 5, file=late, starts=starts)
    assert abs(first_shown(made) - brightness(first)) < 1.5


def test_a_look_has_the_same_bytes_alone_and_beside_others(stretch_encoder: Encode) -> None:
    alone = [stretch_encoder(20, 40, rungs=RUNGS, documents=[document]) for document in (None, FADE)]
    beside = stretch_encoder(20, 40, rungs=RUNGS, documents=[FADE, None])
    assert [file.read_bytes() for file in beside] == [
        file.read_bytes() for one in reversed(alone) for file in one
    ]


def test_a_fade_goes_on_across_a_seam(stretch_encoder: Encode) -> None:
    (whole,) = stretch_encoder(0, 40, documents=[FADE], quality=6)
    (second,) = stretch_encoder(20, 40, documents=[FADE], quality=6)
    seen = [float(frames.planes(frame, 0)[0].mean()) for frame in frames.frames(whole, 0)]
    again = [float(frames.planes(frame, 0)[0].mean()) for frame in frames.frames(second, 0)]
    assert max(abs(a - b) for a, b in zip(seen[20:], again, strict=True)) < 2
    assert seen[39] > brightness(39) + 20


def test_pixels_are_square_and_the_parameters_the_same_whatever_the_length(stretch_encoder: Encode) -> None:
    heads = set()
    for end in (1, 6, 30):
        with frames.opened(stretch_encoder(0, end)[0]) as container:
            stream = container.streams.video[0]
            assert stream.sample_aspect_ratio in (None, 1)
            heads.add(bytes(stream.codec_context.extradata or b""))
    assert len(heads) == 1


def test_a_cap_is_a_part_of_the_order() -> None:
    assert encoding.capped(1_000_000) == ("-maxrate", "1000000", "-bufsize", "2000000")
    assert encoding.capped(None) == ()


def test_a_rung_of_the_top_size_is_not_scaled() -> None:
    stretch = Stretch(Path("a.mp4"), 0, Fraction(0), RATE, 0, 9, "null", SIZE)
    chains = graph(stretch, [Wanted((Rung(*SIZE), Rung(18, 32)), (Path("a"), Path("b")))])
    assert chains.count("scale=") == 1


def test_a_window_that_moves_shows_the_frames_that_it_is_for(
    counting: Path, one_thread: Ffmpeg, tmp_path: Path
) -> None:
    """Brightness tells the frame; the window slides by half a pixel a frame over a picture that is even."""
    settings: dict[str, Json] = {
        "of": [36, 64], "window": [18, 32], "views": [["crop", [at / 2, 0.25, 18, 32]] for at in range(10)],
    }  # fmt: skip
    stretch = Stretch(counting, 0, Fraction(0), RATE, 40, 50, "setsar=1,format=yuv420p", SIZE)
    made = tmp_path / "made.mp4"
    bench = tmp_path / "bench"
    bench.mkdir()
    encode(stretch, [Wanted(RUNGS[:1], (made,))], bench, one_thread, partial(warped, stretch, settings))
    seen = [float(frames.planes(frame, 0)[0].mean()) for frame in frames.frames(made, 0)]
    assert [abs(each - brightness(40 + at)) < 1.5 for at, each in enumerate(seen)] == [True] * 10


def test_a_file_that_lacks_frames_is_refused(stretch_encoder: Encode) -> None:
    with pytest.raises(ToolFailed, match="frames where 20 were asked for"):
        stretch_encoder(110, 130)


def test_a_rung_straight_from_the_source_is_scaled_once() -> None:
    stretch = Stretch(Path("a.mp4"), 0, Fraction(0), RATE, 0, 9, "crop=18:32,scale=36:64", SIZE)
    bare = Wanted((Rung(*SIZE), Rung(18, 32)), (Path("a"), Path("b")), shapes=(None, "crop=18:32"))
    chains = graph(stretch, [bare]).split(";")
    assert [chain for chain in chains if "[o0_1]" in chain] == ["[d0_1]crop=18:32,setpts=PTS-0[o0_1]"]
    alone = graph(stretch, [Wanted((Rung(18, 32),), (Path("b"),), shapes=("crop=18:32",))])
    assert "scale=" not in alone
