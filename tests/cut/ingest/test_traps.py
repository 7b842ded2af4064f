"""Each trap of material as it comes in: what the probe says of it, and what a proxy makes of it."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.ingest.proxy import proxy
from shudian.cut.probe import Source, look

Clip = Callable[..., Path]
H264 = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p")


def opened(path: Path) -> tuple[Source, set[str]]:
    source, found = look(path)
    assert source
    return source, {finding.code for finding in found}


def made_plain(source: Source, tmp_path: Path, ffmpeg: Ffmpeg) -> Source:
    """The proxy, which must have lost every trap."""
    proxy(source, tmp_path / "proxy.mp4", ffmpeg, height=120)
    plain, codes = opened(tmp_path / "proxy.mp4")
    info = plain.info
    assert not codes
    assert (info.rotation, info.sample_aspect) == (0, Fraction(1))
    assert not info.variable_rate
    assert not info.edit_list
    assert info.frame_rate == source.info.frame_rate
    return plain


def test_a_phone_held_upright(clip: Clip, ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    turned = tmp_path / "turned.mp4"
    ffmpeg.run(["-display_rotation", "-90", "-i", clip("plain.mp4"), "-c", "copy", turned])
    source, _ = opened(turned)
    assert (source.info.rotation, source.upright) == (270, (180, 320))
    plain = made_plain(source, tmp_path, ffmpeg)
    assert (plain.info.width, plain.info.height, plain.info.frames) == (68, 120, 50)


def test_the_odd_pixels_that_a_crop_leaves_behind(clip: Clip, ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    odd = ("-vf", "setsar=1216/1215:max=2000", *H264)
    source, _ = opened(clip("sar.mp4", size="304x540", more=odd))
    assert source.info.sample_aspect == Fraction(1216, 1215)
    made_plain(source, tmp_path, ffmpeg)


def test_wide_pixels_of_television(clip: Clip, ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    source, _ = opened(clip("pal.mp4", size="720x576", more=("-vf", "setsar=64/45", *H264)))
    assert source.info.sample_aspect == Fraction(64, 45)
    plain = made_plain(source, tmp_path, ffmpeg)
    assert (plain.info.width, plain.info.height) == (214, 120)


def test_a_rate_that_varies_becomes_constant_and_stays_in_step(
    clip: Clip, ffmpeg: Ffmpeg, tmp_path: Path
) -> None:
    jumping = ("-vf", "select='not(eq(mod(n,4),2))'", "-fps_mode", "vfr")
    source, codes = opened(clip("vfr.mkv", more=(*H264, *jumping)))
    assert source.info.variable_rate
    assert "cut.variable-rate" in codes
    plain = made_plain(source, tmp_path, ffmpeg)
    assert abs(plain.info.seconds - source.info.seconds) <= 1 / plain.info.frame_rate


def test_an_edit_list_that_hides_the_beginning(clip: Clip, ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    hidden = tmp_path / "hidden.mp4"
    ffmpeg.run(["-ss", "0.6", "-i", clip("plain.mp4"), "-c", "copy", hidden])
    source, codes = opened(hidden)
    assert source.info.edit_list
    assert "cut.edit-list" in codes
    assert source.info.frames == 35
    assert made_plain(source, tmp_path, ffmpeg).info.frames == 35


def test_the_delay_of_reordered_frames_is_no_edit(clip: Clip) -> None:
    source, codes = opened(clip("b.mp4", more=("-c:v", "libx264", "-bf", "3", "-pix_fmt", "yuv420p")))
    assert not source.info.edit_list
    assert not codes
    assert (source.info.frames, source.times[0], source.times[-1]) == (50, Fraction(0), Fraction(49, 25))


def test_frames_without_a_time(clip: Clip, ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    bare = tmp_path / "bare.h264"
    ffmpeg.run(["-i", clip("plain.mp4"), "-map", "0:v", "-c", "copy", "-f", "h264", bare])
    source, codes = opened(bare)
    assert source.info.frames == 50
    assert source.sound is None
    assert not codes & {"cut.not-media", "cut.variable-rate"}
    assert list(source.times) == sorted(set(source.times))


def test_two_pictures_in_one_file(clip: Clip, ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    two = tmp_path / "two.mp4"
    both: list[str | Path] = ["-i", clip("plain.mp4"), "-i", clip("small.mp4", size="160x90")]
    ffmpeg.run([*both, "-map", "0:v", "-map", "1:v", "-c", "copy", two])
    source, codes = opened(two)
    assert codes == {"cut.many-pictures"}
    assert (source.info.width, len(source.info.streams)) == (320, 2)


def test_cover_art_is_no_picture(clip: Clip, ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    cover, song, film = tmp_path / "cover.jpg", tmp_path / "song.mp3", tmp_path / "film.mp4"
    ffmpeg.run(["-f", "lavfi", "-i", "testsrc=s=64x64", "-frames:v", "1", "-update", "1", cover])
    tone = ["-f", "lavfi", "-i", "sine=d=1"]
    attached = ["-disposition:v:0", "attached_pic"]
    ffmpeg.run([*tone, "-i", cover, "-map", "0", "-map", "1", "-c:v", "copy", *attached, song])
    assert [finding.code for finding in look(song)[1]] == ["cut.no-picture"]
    whole: list[str | Path] = ["-i", cover, "-i", clip("plain.mp4"), "-map", "0", "-map", "1", "-c", "copy"]
    ffmpeg.run([*whole, *attached, film])
    source, codes = opened(film)
    assert not codes
    assert source.info.width == 320
    assert [stream.cover for stream in source.info.streams].count(True) == 1


@pytest.mark.parametrize(("channels", "layout"), [(1, "mono"), (6, "5.1")])
def test_sound_of_one_or_six_channels(
    clip: Clip, ffmpeg: Ffmpeg, tmp_path: Path, channels: int, layout: str
) -> None:
    tone = f"sine=r=48000,aformat=channel_layouts={layout}"
    source, _ = opened(clip(f"{channels}.mp4", sound=tone))
    assert source.info.audio_channels == channels
    assert [s.layout for s in source.info.streams if s.kind == "audio"] == [layout]
    assert made_plain(source, tmp_path, ffmpeg).info.audio_channels == 2


@pytest.mark.parametrize("late", [0.5, -0.5])
def test_sound_that_starts_apart_from_its_picture(
    clip: Clip, ffmpeg: Ffmpeg, tmp_path: Path, late: float
) -> None:
    apart = tmp_path / "apart.mkv"
    whole = clip("plain.mp4")
    shift: list[str | Path] = ["-itsoffset", str(abs(late))]
    plain: list[str | Path] = ["-i", whole]
    first, second = ([*shift, *plain], plain) if late < 0 else (plain, [*shift, *plain])
    ffmpeg.run([*first, *second, "-map", "0:v", "-map", "1:a", "-c", "copy", apart])
    source, codes = opened(apart)
    assert "cut.sound-offset" in codes
    assert source.info.sound_after is not None
    assert abs(float(source.info.sound_after) - late) < 0.06
    assert made_plain(source, tmp_path, ffmpeg).info.sound_after == 0


def test_no_sound(clip: Clip, ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    source, _ = opened(clip("mute.mp4", sound=None))
    assert (source.sound, source.info.sound_after, source.info.audio_codec) == (None, None, None)
    assert made_plain(source, tmp_path, ffmpeg).sound is None


def test_high_dynamic_range_and_its_colour(clip: Clip) -> None:
    colour = ("-color_primaries", "bt2020", "-color_trc", "smpte2084", "-colorspace", "bt2020nc")
    said = "setparams=color_primaries=bt2020:color_trc=smpte2084:colorspace=bt2020nc:range=tv"
    hdr = ("-vf", f"format=yuv420p10le,{said}", "-c:v", "libx265", "-x265-params", "log-level=none", *colour)
    source, codes = opened(clip("hdr.mp4", seconds=0.4, sound=None, more=hdr))
    info = source.info
    assert "cut.high-range" in codes
    assert (info.primaries, info.transfer, info.matrix) == ("bt2020", "smpte2084", "bt2020nc")
    assert (info.pixel_format, info.full_range) == ("yuv420p10le", False)


def test_full_range_is_said(clip: Clip) -> None:
    full = (
        "-vf",
        "scale=out_range=pc,format=yuv420p,setparams=range=pc",
        "-c:v",
        "libx264",
        "-preset",
        "ultrafast",
    )
    assert opened(clip("full.mp4", more=full))[0].info.full_range is True


@pytest.mark.parametrize("ending", ["mp4", "mov", "mxf"])
def test_the_timecode_of_a_camera(clip: Clip, ffmpeg: Ffmpeg, tmp_path: Path, ending: str) -> None:
    coded = ("-c:v", "mpeg2video") if ending == "mxf" else H264
    stamped = ("-timecode", "10:20:30;12")
    file = clip(f"tc.{ending}", rate="30000/1001", sound=None, more=(*coded, *stamped))
    source, codes = opened(file)
    assert not codes
    assert source.info.timecode == "10:20:30;12"
    assert source.timecode == 1_115_796
    assert made_plain(source, tmp_path, ffmpeg).timecode == source.timecode


def test_a_file_cut_off_in_the_middle_keeps_what_it_has(clip: Clip, tmp_path: Path) -> None:
    whole = clip("frag.mp4", more=(*H264, "-g", "5", "-movflags", "frag_keyframe+empty_moov")).read_bytes()
    (tmp_path / "half.mp4").write_bytes(whole[: len(whole) // 2])
    source, _ = opened(tmp_path / "half.mp4")
    assert 5 <= source.info.frames < 50
