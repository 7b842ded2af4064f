"""Reframing whole clips: synthetic ones with known truth, and real ones."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from shudian.cut import check
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.probe import Source, look
from shudian.cut.reframe import verb
from shudian.model import document
from shudian.model.media import CropKey, CropPath, Shot

Clip = Callable[..., Path]
WALKER = (
    "color=c=0x506070:s=640x360:r=25,noise=alls=6:allf=t:all_seed=1[b];"
    "color=c=0xf0e0c0:s=60x140:r=25[w];[b][w]overlay=x='40+100*t':y=150:shortest=1"
)


def opened(path: Path) -> Source:
    source, _ = look(path)
    assert source
    return source


def counted(path: Path) -> tuple[int, int, int, Fraction]:
    source = opened(path)
    return source.info.width, source.info.height, source.info.frames, source.info.sample_aspect


def test_a_moving_subject_stays_in_the_window(clip: Clip) -> None:
    source = opened(clip("walker.mp4", picture=WALKER, seconds=4, sound=None))
    path, found = verb.plan(source)
    assert not found
    assert len(path.shots) == 1
    middles = np.array([check.window_at(path, frame)[0] + path.width / 2 for frame in range(10, 90)])
    truth = np.clip(40 + 100 * np.arange(10, 90) / 25 + 30, path.width / 2, 640 - path.width / 2)
    overlap = 1 - np.abs(middles - truth) / path.width
    assert (overlap / (2 - overlap)).mean() > 0.8


def test_cuts_are_found_where_they_are(clip: Clip) -> None:
    two = "smptebars=s=320x180:r=25:d=1.2[a];mandelbrot=s=320x180:r=25,trim=duration=1.2[b];[a][b]concat=n=2"
    path, _ = verb.plan(opened(clip("two.mp4", picture=two, seconds=2.4, sound=None)))
    assert path.shots == (Shot(0, 30), Shot(30, 60))


def test_black_bars_are_left_out(clip: Clip) -> None:
    boxed = "testsrc2=s=640x272:r=25,pad=640:360:0:44:black"
    path, _ = verb.plan(opened(clip("boxed.mp4", picture=boxed, seconds=1, sound=None)))
    assert path.height in range(266, 273)
    assert all(42 <= key.y <= 48 for key in path.keys)


@pytest.mark.slow
def test_the_result_is_upright_whole_and_the_same_twice(clip: Clip, ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    source = opened(clip("short.mp4", seconds=0.4))
    path, _ = verb.plan(source)
    made = []
    for name in ("a.mp4", "b.mp4"):
        verb.render(source, path, tmp_path / name, ffmpeg)
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
    assert counted(tmp_path / "a.mp4") == (1080, 1920, source.info.frames, Fraction(1))
    assert opened(tmp_path / "a.mp4").info.audio_codec == "aac"
    assert {p.name for p in tmp_path.iterdir()} == {"a.mp4", "b.mp4"}


def test_the_result_says_its_colours(clip: Clip, ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    """Primaries, transfer and matrix: BT.709 is 1 in each."""
    import av

    source = opened(clip("said.mp4", seconds=0.2, sound=None))
    path = CropPath(
        640, 360, 202, 360, source.info.frame_rate, (Shot(0, source.info.frames),), (CropKey(0, 0, 0),)
    )
    verb.render(source, path, tmp_path / "said.mp4", ffmpeg, size=(270, 480))
    with av.open(str(tmp_path / "said.mp4")) as film:
        said = film.streams.video[0].codec_context
        assert (said.color_primaries, said.color_trc, said.colorspace) == (1, 1, 1)


def test_the_pixels_are_those_of_the_window(clip: Clip, ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    """A ramp from left to right: where the window stands can be read from its brightness."""
    ramp = "color=black:s=640x360:r=25,format=yuv420p,geq=lum='16+X*200/640':cb=128:cr=128"
    source = opened(clip("ramp.mp4", picture=ramp, seconds=0.4, sound=None))
    path = CropPath(
        640, 360, 202, 360, Fraction(25), (Shot(0, 10),), (CropKey(0, 100.5, 0), CropKey(9, 300.25, 0))
    )
    verb.render(source, path, tmp_path / "out.mp4", ffmpeg, size=(202, 360))
    from shudian.cut.engines import frames

    for at, frame in enumerate(frames.frames(tmp_path / "out.mp4", 0)):
        luma = frames.planes(frame, 0)[0]
        left, _ = check.window_at(path, at)
        # geq rounds down, half a level in the mean; a level is 3.2 columns
        assert abs(float(luma.mean()) + 0.5 - (16 + (left + 100.5) * 200 / 640)) < 0.7


def test_a_turned_phone_clip_stays_upright(clip: Clip, ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    turned = tmp_path / "turned.mp4"
    ffmpeg.run(["-display_rotation", "-90", "-i", clip("short.mp4", seconds=0.4), "-c", "copy", turned])
    source = opened(turned)
    path, _ = verb.plan(source)
    assert (path.source_width, path.source_height) == (180, 320)
    verb.render(source, path, tmp_path / "out.mp4", ffmpeg, size=(180, 320))
    assert counted(tmp_path / "out.mp4") == (180, 320, 10, Fraction(1))


def test_an_edited_path_is_checked_before_it_is_used(clip: Clip) -> None:
    source = opened(clip("plain.mp4"))
    path, _ = verb.plan(source)
    read, found = verb.read_path(document.write(path).encode(), source)
    assert (read, found) == (path, [])
    other = CropPath(1280, 720, 405, 720, Fraction(25), path.shots, (CropKey(0, 1, 0),))
    for wrong, code in (
        (b"{", "document.not-json"),
        (document.write(other).encode(), "cut.path-other-source"),
        (document.write(path).replace('"end": 50', '"end": 40').encode(), "cut.path-shots"),
        (document.write(path).replace('"x": ', '"x": 9').encode(), "document.wrong-value"),
    ):
        read, found = verb.read_path(wrong, source)
        assert read is None
        assert [finding.code for finding in found] == [code]


@pytest.mark.slow
def test_real_cuts_are_found_in_fast_action(shared_data: Path) -> None:
    from shudian.cut.engines import frames
    from shudian.cut.shots.finder import ShotFinder

    finder = ShotFinder(Fraction(24))
    for frame in frames.frames(shared_data / "media" / "tears-of-steel-battle-clip.webm", 0):
        finder.see(frames.small(frame, 480, 200, 0))
    firsts = {shot.first for shot in finder.shots()}
    # hard cuts seen by eye
    cuts = {52, 122, 158, 221, 309, 715, 788, 872, 901, 987, 1127, 1203, 1234, 1246, 1284, 1345, 1378, 1430}
    assert cuts <= firsts
    assert len(firsts) <= 30
