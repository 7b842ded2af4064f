"""An episode as players load it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from shudian.cut import package as packing
from shudian.cut import work
from shudian.cut.engines import frames
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.probe import Source, look
from shudian.model.work import Given, Graph, Needed
from shudian.units import Lang

Clip = Callable[..., Path]
THAI = "WEBVTT\n\n00:00.500 --> 00:01.500 line:70%\nฉันรู้\n".encode()
ENGLISH = b"1\n00:00:00,500 --> 00:00:01,500\nI know.\n"
TEXTS = {Lang("th"): THAI, Lang("en"): ENGLISH}


def opened(path: Path) -> Source:
    source, _ = look(path)
    assert source
    return source


@pytest.fixture(scope="module")
def episode(clip: Clip) -> Path:
    grouped = (
        "-c:v",
        "libx264",
        "-preset",
        "veryfast",
        "-g",
        "50",
        "-keyint_min",
        "50",
        "-sc_threshold",
        "0",
    )
    return clip("episode.mp4", size="270x480", seconds=9, more=(*grouped, "-pix_fmt", "yuv420p", "-ac", "2"))


@pytest.fixture(scope="module")
def made(episode: Path, ffmpeg: Ffmpeg, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("package")
    packing.package(episode, TEXTS, folder, ffmpeg, low=True)
    return folder


def test_the_files_are_known_beforehand(made: Path) -> None:
    assert {file.name for file in made.iterdir()} == set(packing.names(TEXTS, low=True))


def test_the_ranges_lie_end_to_end_and_begin_with_a_fragment(made: Path) -> None:
    for rung in ("video", "low"):
        text = (made / f"{rung}.m3u8").read_text()
        data = (made / f"{rung}.mp4").read_bytes()
        (head,) = re.findall(r'EXT-X-MAP:URI="\w+\.mp4",BYTERANGE="(\d+)@0"', text)
        at = int(head)
        for length, start in re.findall(r"EXT-X-BYTERANGE:(\d+)@(\d+)", text):
            assert int(start) == at
            assert data[at + 4 : at + 8] == b"moof"
            at += int(length)
        assert data[at + 4 : at + 8] == b"mfra"
        assert re.findall(r"EXTINF:([\d.]+)", text) == ["4.000000", "4.000000", "1.000000"]


def test_every_frame_arrives_and_time_starts_at_zero(made: Path, episode: Path) -> None:
    for rung in ("video.mp4", "low.mp4"):
        source = opened(made / rung)
        assert source.info.frames == opened(episode).info.frames
        assert not source.starts
        assert not source.sound_starts
    low = opened(made / "low.mp4").info
    assert (low.width, low.height) == (540, 960)


def test_the_picture_is_copied_where_its_groups_allow(made: Path, episode: Path) -> None:
    def pictures(file: Path) -> list[bytes]:
        with frames.opened(file) as container:
            return [bytes(packet) for packet in container.demux(video=0) if packet.size]

    assert pictures(made / "video.mp4") == pictures(episode)


def test_other_groups_are_encoded_anew(clip: Clip, ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    one_group = ("-c:v", "libx264", "-preset", "ultrafast", "-g", "999", "-pix_fmt", "yuv420p")
    packing.package(
        clip("long.mp4", size="90x160", seconds=6, sound=None, more=one_group), {}, tmp_path, ffmpeg
    )
    text = (tmp_path / "video.m3u8").read_text()
    assert re.findall(r"EXTINF:([\d.]+)", text) == ["4.000000", "2.000000"]
    assert "mp4a" not in (tmp_path / "main.m3u8").read_text()


def test_the_main_list_says_what_a_player_must_know(made: Path) -> None:
    text = (made / "main.m3u8").read_text("utf-8")
    assert 'LANGUAGE="th"' in text
    assert 'NAME="ไทย"' in text
    assert re.search(
        r'#EXT-X-STREAM-INF:BANDWIDTH=\d+,AVERAGE-BANDWIDTH=\d+,CODECS="avc1\.64[0-9a-f]{4},mp4a\.40\.2",'
        r'RESOLUTION=540x960,FRAME-RATE=25\.000,SUBTITLES="subs"\nlow\.m3u8',
        text,
    )


def test_subtitles_are_webvtt_with_their_settings_kept(made: Path) -> None:
    assert (made / "subs.th.vtt").read_bytes() == THAI
    english = (made / "subs.en.vtt").read_text()
    assert english.startswith("WEBVTT")
    assert "00:00:00.500 --> 00:00:01.500\nI know." in english


def test_a_node_makes_the_same_bytes(episode: Path, made: Path, ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    subtitles = {Lang("en"): Given("a" * 64), Lang("th"): Given("b" * 64)}
    node = work.package_node("ep01/package", Given("c" * 64), subtitles, low=True, identity=ffmpeg.identity)
    assert Graph((node,)).nodes[0].makes == packing.names(TEXTS, low=True)
    assert [name for name, _ in node.inputs] == ["picture", "subs.en", "subs.th"]
    (tmp_path / "th").write_bytes(THAI)
    (tmp_path / "en").write_bytes(ENGLISH)
    out = tmp_path / "out"
    out.mkdir()
    inputs = {"picture": episode, "subs.en": tmp_path / "en", "subs.th": tmp_path / "th"}
    work.package(inputs, {"low": True, "threads": ffmpeg.threads}, out)
    for file in made.iterdir():
        assert (out / file.name).read_bytes() == file.read_bytes(), file.name


def test_a_node_may_need_another() -> None:
    node = work.package_node("p", Needed("ep01/animatic", "animatic.mp4"), {}, identity="ffmpeg x threads=1")
    assert node.after == ("ep01/animatic",)


def test_names_that_do_not_say_their_language() -> None:
    texts, found = packing.read_texts(
        {"ep01.vtt": THAI, "ep01.th.vtt": THAI, "b.th.srt": ENGLISH, "c.en.srt": b"x"}
    )
    assert texts is None
    assert sorted(finding.code for finding in found) == [
        "cut.language-twice", "cut.no-language", "cut.not-subtitles",
    ]  # fmt: skip


def test_a_package_stands_whole_or_not_at_all(clip: Clip, ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    folder = tmp_path / "ep01"
    found = packing.deliver(opened(clip("plain.mp4")), {}, folder, ffmpeg)
    assert [finding.code for finding in found] == ["cut.not-upright"]
    assert (folder / "main.m3u8").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["ep01"]
