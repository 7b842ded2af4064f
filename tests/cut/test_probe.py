"""What a file really holds."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.probe import look, probe, rate_of
from shudian.errors import FileProblem

Clip = Callable[..., Path]
H264 = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p")


def test_frames_are_counted_and_the_rate_is_exact(clip: Clip) -> None:
    info, found = probe(clip("ntsc.mp4", rate="30000/1001"))
    assert info
    assert (info.width, info.height, info.frame_rate, info.frames) == (320, 180, Fraction(30000, 1001), 60)
    assert info.seconds == info.frames / info.frame_rate
    assert (info.video_codec, info.audio_codec, info.audio_rate) == ("h264", "aac", 48000)
    assert not info.variable_rate
    assert not found


def test_milliseconds_of_webm_are_no_variable_rate(shared_data: Path) -> None:
    info, found = probe(shared_data / "media" / "tears-of-steel-battle-clip.webm")
    assert info
    assert (info.frames, info.frame_rate, info.sample_aspect) == (1691, Fraction(24), Fraction(399, 400))
    assert not found


def test_two_pictures_are_said(shared_data: Path) -> None:
    info, found = probe(shared_data / "media" / "nasa-13013.mp4")
    assert info
    assert (info.width, info.height) == (480, 270)
    assert [finding.code for finding in found] == ["cut.many-pictures"]


def test_a_jumping_clock_is_variable(clip: Clip) -> None:
    jumping = (
        "-vf",
        "settb=1/1000,setpts=N*40+mod(N\\,3)*16",
        "-fps_mode",
        "vfr",
        "-enc_time_base",
        "1/1000",
    )
    info, found = probe(clip("vfr.mp4", sound=None, more=(*H264, *jumping)))
    assert info
    assert info.variable_rate
    assert "cut.variable-rate" in {finding.code for finding in found}


def test_a_phone_held_upright(ffmpeg: Ffmpeg, clip: Clip, tmp_path: Path) -> None:
    turned = tmp_path / "turned.mp4"
    ffmpeg.run(["-display_rotation", "-90", "-i", clip("plain.mp4"), "-c", "copy", turned])
    source, _ = look(turned)
    assert source
    assert source.info.rotation == 270
    assert source.upright == (180, 320)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.mp4", b"", "cut.empty"),
        ("noise.mp4", bytes(range(256)) * 40, "cut.not-media"),
        ("text.mp4", b"1\n00:00:01,000 --> 00:00:02,000\nHello\n", "cut.no-picture"),
    ],
)
def test_what_is_no_picture_is_a_finding(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(data)
    info, found = probe(tmp_path / name)
    assert info is None
    assert [finding.code for finding in found] == [code]


def test_sound_alone(ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    ffmpeg.run(["-f", "lavfi", "-i", "sine=d=1", tmp_path / "a.wav"])
    assert [finding.code for finding in probe(tmp_path / "a.wav")[1]] == ["cut.no-picture"]


def test_a_file_cut_off_in_the_middle(clip: Clip, tmp_path: Path) -> None:
    whole = clip("plain.mp4").read_bytes()
    (tmp_path / "half.mp4").write_bytes(whole[: len(whole) // 2])
    info, found = probe(tmp_path / "half.mp4")
    assert info is None
    assert found[0].code == "cut.not-media"


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileProblem):
        probe(tmp_path / "nowhere.mp4")


@given(st.binary(max_size=400))
def test_no_bytes_raise(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.mktemp("fuzz") / "a.mp4"
    file.write_bytes(data)
    probe(file)


@given(
    rate=st.sampled_from(
        [Fraction(24000, 1001), Fraction(24), Fraction(25), Fraction(30000, 1001), Fraction(60)]
    ),
    count=st.integers(2, 400),
)
def test_a_rate_survives_milliseconds(rate: Fraction, count: int) -> None:
    times = [Fraction(round(1000 * at / rate), 1000) for at in range(count)]
    assert rate_of(times, Fraction(1, 1000), [rate]) == (rate, False)


def test_without_a_header_the_times_tell() -> None:
    times = [at * Fraction(1001, 24000) for at in range(500)]
    assert rate_of(times, Fraction(1, 90000), []) == (Fraction(24000, 1001), False)
