"""A finished file: subtitles, loudness, size; and what is refused before anything is written."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import numpy as np
import pytest

from shudian.cut import platforms
from shudian.cut.engines import frames
from shudian.cut.engines.ffmpeg import Ffmpeg, locate
from shudian.cut.probe import Source, look
from shudian.cut.render import Order, render
from shudian.cut.sound import loudness
from shudian.errors import ToolMissing

Clip = Callable[..., Path]
TWO = dedent("""\
    1
    00:00:00,200 --> 00:00:01,000
    你知道那天晚上
    我做了什么吗？

    2
    00:00:01,200 --> 00:00:01,800
    ฉันรู้
    """)
GREY = "color=c=0x505050:s=360x640:r=25"


def opened(path: Path) -> Source:
    source, _ = look(path)
    assert source
    return source


def lit(file: Path, frame: int) -> list[int]:
    """Rows of a frame in which white letters stand."""
    for at, picture in enumerate(frames.frames(file, 0)):
        if at == frame:
            return [int(row) for row in np.flatnonzero(frames.planes(picture, 0)[0].max(axis=1) > 200)]
    raise AssertionError(frame)


@pytest.fixture
def grey(clip: Clip) -> Source:
    return opened(clip("grey.mp4", picture=GREY))


@pytest.fixture
def two(tmp_path: Path) -> Path:
    path = tmp_path / "ep01.zh.srt"
    path.write_text(TWO, "utf-8")
    return path


def test_burned_letters_stand_clear_of_the_buttons(
    grey: Source, two: Path, tmp_path: Path, ffmpeg: Ffmpeg
) -> None:
    out = tmp_path / "out.mp4"
    found = render(grey, Order(two, burn=True), out, ffmpeg)
    assert [finding.code for finding in found] == ["cut.loudness"]
    for frame in (10, 35):
        rows = lit(out, frame)
        assert rows
        assert max(rows) <= 640 * (1 - platforms.profile(platforms.DEFAULT).clear.bottom)
    assert not lit(out, 2)
    assert opened(out).info.frames == grey.info.frames


def test_soft_subtitles_are_a_track_in_their_language(
    grey: Source, two: Path, tmp_path: Path, ffmpeg: Ffmpeg
) -> None:
    render(grey, Order(two), tmp_path / "out.mp4", ffmpeg)
    with frames.opened(tmp_path / "out.mp4") as container:
        (text,) = container.streams.subtitles
        assert text.metadata["language"] == "zho"
    assert not lit(tmp_path / "out.mp4", 10)


def test_the_same_order_gives_the_same_bytes(grey: Source, two: Path, tmp_path: Path, ffmpeg: Ffmpeg) -> None:
    made = []
    for name in ("a.mp4", "b.mp4"):
        render(grey, Order(two, burn=True), tmp_path / name, ffmpeg)
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


@pytest.mark.parametrize("volume", ["0.05", "0.9"])
def test_loudness_is_met(clip: Clip, tmp_path: Path, ffmpeg: Ffmpeg, volume: str) -> None:
    sound = f"anoisesrc=c=pink:seed=1:r=48000,volume={volume}"
    source = opened(clip(f"noise{volume}.mp4", picture=GREY, sound=sound, seconds=5))
    found = render(source, Order(), tmp_path / "out.mp4", ffmpeg)
    measured = loudness.measure(tmp_path / "out.mp4", ffmpeg)
    assert abs(measured.integrated - loudness.LUFS) < 0.6
    assert measured.peak < 0
    assert found[-1].code == "cut.loudness"


def test_peaks_in_the_way_are_limited_and_said() -> None:
    spiky = loudness.Loudness(-30, -1.0, 8)
    chain, found = loudness.levelling(spiky)
    assert chain
    assert "alimiter" in chain
    assert [finding.code for finding in found] == ["cut.loudness-limited"]


def test_silence_is_left_alone(clip: Clip, tmp_path: Path, ffmpeg: Ffmpeg) -> None:
    source = opened(clip("silent.mp4", picture=GREY, sound="anullsrc=r=48000:cl=stereo"))
    found = render(source, Order(), tmp_path / "out.mp4", ffmpeg)
    assert [finding.code for finding in found] == ["cut.silent"]


def test_without_sound_there_is_none(clip: Clip, tmp_path: Path, ffmpeg: Ffmpeg) -> None:
    found = render(opened(clip("mute.mp4", picture=GREY, sound=None)), Order(), tmp_path / "out.mp4", ffmpeg)
    assert [finding.code for finding in found] == ["cut.no-sound"]
    assert opened(tmp_path / "out.mp4").sound is None


def test_another_shape_is_fitted_with_bars(clip: Clip, tmp_path: Path, ffmpeg: Ffmpeg) -> None:
    render(opened(clip("plain.mp4")), Order(size=(180, 320)), tmp_path / "out.mp4", ffmpeg)
    info = opened(tmp_path / "out.mp4").info
    assert (info.width, info.height) == (180, 320)
    assert int(info.sample_aspect) == 1


@pytest.mark.parametrize(("size", "matrix"), [("1280x720", "bt709"), ("640x360", "bt601")])
def test_untagged_colours_are_taken_as_players_take_them(
    clip: Clip, tmp_path: Path, ffmpeg: Ffmpeg, size: str, matrix: str
) -> None:
    """High pictures for Rec. 709, low ones for Rec. 601; what is written is Rec. 709 and says so."""
    untagged = clip(f"untagged.{size}.mp4", picture=f"color=red:s={size}:r=25", seconds=0.4)
    opened_as = opened(untagged)
    assert opened_as.info.matrix is None
    render(opened_as, Order(), tmp_path / "out.mp4", ffmpeg)
    before, after = (next(iter(frames.frames(file, 0))) for file in (untagged, tmp_path / "out.mp4"))
    assert opened(tmp_path / "out.mp4").info.matrix == "bt709"
    stored, kept = (int(frame.to_ndarray(format="yuv420p")[0, 0]) for frame in (before, after))
    assert (abs(stored - kept) <= 1) == (matrix == "bt709")


def test_a_platform_sets_size_and_ceiling(clip: Clip, tmp_path: Path, ffmpeg: Ffmpeg) -> None:
    quiet = replace(platforms.profile("vertical-9x16"), size=(90, 160), lufs=-20.0, true_peak=-9.0)
    sound = "aevalsrc='0.02*sin(880*PI*t)+gt(mod(t,1),0.99)*sin(2000*PI*t)':s=48000"  # clicks over a hum
    source = opened(clip("clicks.mp4", picture=GREY, sound=sound, seconds=4))
    render(source, Order(lufs=quiet.lufs, profile=quiet), tmp_path / "out.mp4", ffmpeg)
    info = opened(tmp_path / "out.mp4").info
    assert (info.width, info.height) == (90, 160)
    assert loudness.measure(tmp_path / "out.mp4", ffmpeg).peak < -8.5


def test_an_ffmpeg_without_libass_writes_nothing(grey: Source, two: Path, tmp_path: Path) -> None:
    thin = tmp_path / "bin" / "ffmpeg"
    thin.parent.mkdir()
    thin.write_text(
        '#!/bin/sh\n[ "$1" = -version ] && echo "ffmpeg version 5.1"\necho " V....D libx264     x"\n'
    )
    thin.chmod(0o755)
    with pytest.raises(ToolMissing, match="libass"):
        render(grey, Order(two, burn=True), tmp_path / "out.mp4", locate(thin))
    assert not (tmp_path / "out.mp4").exists()


def test_a_script_without_a_face_is_a_finding(grey: Source, tmp_path: Path, ffmpeg: Ffmpeg) -> None:
    text = tmp_path / "a.am.srt"
    text.write_text("1\n00:00:00,000 --> 00:00:01,000\nሰላም\n", "utf-8")
    found = render(grey, Order(text, burn=True), tmp_path / "out.mp4", ffmpeg)
    assert [finding.code for finding in found] == ["cut.no-font"]
    assert not (tmp_path / "out.mp4").exists()
