"""A source whose rate varies: every frame of the constant one shows what stood there, cut out or drawn."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cut.season.conftest import SIZE, brightness

from shudian.cut.engines import frames
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.probe import Source
from shudian.cut.season.picture import Rung, Stretch, Wanted, encode
from shudian.cut.season.source import Master, glance, steady, timed
from shudian.cut.season.warp import warped
from shudian.model.media import CropKey, CropPath, Layout, MediaInfo, Pane, Shot, Way
from shudian.model.work import Json

WINDOW: dict[str, Json] = {"window": [36, 64], "of": [36, 64]}


@pytest.fixture(scope="module")
def uneven(counting: Path, ffmpeg: Ffmpeg, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The counting clip: a second as it was, a second held at every other frame, the rest at twice the length."""
    file = tmp_path_factory.mktemp("uneven") / "uneven.mkv"
    times = "setpts='if(lt(N,25),N,if(lt(N,50),N+mod(N,2)*0.6,50+(N-50)*2))/25/TB'"
    more = ("-c:v", "libx264", "-crf", "6", "-g", "20", "-pix_fmt", "yuv420p", "-fps_mode", "vfr")
    ffmpeg.run(["-i", counting, "-vf", times, *more, file])
    return file


def master_of(file: Path) -> Master:
    master, found = glance(file, "a" * 64)
    assert master, found
    assert master.source.info.variable_rate
    return steady(master)


@pytest.mark.parametrize("drawn", [False, True])
def test_every_frame_shows_what_stood_there(
    uneven: Path, one_thread: Ffmpeg, tmp_path_factory: pytest.TempPathFactory, *, drawn: bool
) -> None:
    master = master_of(uneven)
    rate, shown = master.source.info.frame_rate, []
    for first, end in ((0, 41), (41, 97), (97, len(master.held))):
        bench, out = tmp_path_factory.mktemp("bench"), tmp_path_factory.mktemp("out")
        shape = f"scale={SIZE[0]}:{SIZE[1]},setsar=1,format=yuv420p"
        stretch = Stretch(uneven, 0, master.source.starts, rate, first, end, shape, SIZE, varies=True)
        whole: list[Json] = [["crop", [0, 0, 36, 64]]] * (end - first)
        by_hand: Callable[..., object] = partial(warped, stretch, {**WINDOW, "views": whole})
        wanted = Wanted((Rung(*SIZE),), (out / "made.mp4",), quality=6)
        encode(stretch, [wanted], bench, one_thread, by_hand if drawn else None)  # type: ignore[arg-type]  # of frames
        shown += [float(frames.planes(frame, 0)[0].mean()) for frame in frames.frames(out / "made.mp4", 0)]
    assert len(shown) == len(master.held)
    wrong = [at for at, seen in enumerate(shown) if abs(seen - brightness(master.held[at])) > 2]
    assert not wrong


@given(st.lists(st.fractions(Fraction(1, 90), 1, max_denominator=600), min_size=1, max_size=40))
def test_pictures_keep_their_order_and_their_time_to_half_a_frame(steps: list[Fraction]) -> None:
    times = [Fraction(0)]
    for step in steps:
        times.append(times[-1] + step)
    info = MediaInfo(
        "mov", 36, 64, Fraction(25), len(times), times[-1] + Fraction(1, 25), "h264", variable_rate=True
    )
    source = Source(Path("phone.mov"), info, 0, None, Fraction(0), Fraction(0), tuple(times))
    made = steady(Master(source, "a" * 64))
    assert list(made.held) == sorted(made.held)
    assert made.held[0] in range(len(times))
    assert made.held[-1] == len(times) - 1
    assert len(made.held) == made.source.info.frames
    for frame, at in enumerate(made.held):
        assert times[at] <= Fraction(frame, 25) + Fraction(1, 50)
        assert at + 1 == len(times) or times[at + 1] >= Fraction(frame, 25) + Fraction(1, 50) - Fraction(
            1, 1000
        )
    assert made == steady(replace(made, source=source))


def test_a_path_of_pictures_moves_to_the_frames_that_show_them_and_loses_no_shot_s_key() -> None:
    held = (0, 0, 1, 2, 5, 5, 6, 9)  # 3, 4, 7 and 8 are never shown
    shots = tuple(Shot(first, end) for first, end in ((0, 2), (2, 3), (3, 5), (5, 8), (8, 10)))
    keys = tuple(CropKey(at, 10.0 * at, 0) for at in (0, 2, 4, 5, 7, 8))
    panes = (Pane(50, 50, (CropKey(5, 1, 1),)), Pane(50, 50, (CropKey(5, 2, 2), CropKey(6, 3, 3))))
    layouts = (Layout(3, Way.PAD), Layout(5, Way.SPLIT, panes))
    path = timed(CropPath(200, 100, 56, 100, Fraction(25), shots, keys, layouts), held)
    assert [(shot.first, shot.end) for shot in path.shots] == [(0, 3), (3, 4), (4, 7), (7, 8)]
    assert [(key.frame, key.x) for key in path.keys] == [(0, 0), (3, 20), (4, 50), (6, 70), (7, 80)]
    (split,) = path.layouts
    assert (split.first, split.way) == (4, Way.SPLIT)
    assert [[key.frame for key in pane.keys] for pane in split.panes] == [[4], [4, 6]]
