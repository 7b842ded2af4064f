"""HLS and DASH over segments: every frame arrives, and a changed piece rewrites one file."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shudian.cut.engines import frames
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.package import Episode, Picture, cmaf, picture, sound
from shudian.cut.package.boxes import walk
from shudian.cut.package.folder import DIGESTS, write
from shudian.units import Lang

Piece = Callable[..., Path]
ENGLISH = b"WEBVTT\n\nSTYLE\n::cue { color: yellow }\n\n00:01.000 --> 00:02.000 line:70%\nHello\n"
CUTS = (0, 10, 60, 75, 110, 150, 200, 225)


def rung(pieces: Sequence[Path]) -> Picture:
    made, found = picture(pieces)
    assert not found
    assert made
    return made


@pytest.fixture(scope="module")
def episode(piece: Piece, spoken: Path) -> Episode:
    large = rung([piece(first, end) for first, end in pairwise(CUTS)])
    small = rung([piece(first, end, size="36x64") for first, end in pairwise(CUTS)])
    heard, found = sound(spoken, Lang("zh"))
    assert not found
    assert heard
    return Episode((large, small), (heard,), {Lang("en"): ENGLISH})


@pytest.fixture(scope="module")
def folder(episode: Episode, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("cmaf") / "ep01"
    write(target, cmaf.files(episode))
    return target


def decoded(path: Path) -> list[Fraction]:
    """When each decoded frame is shown, in seconds."""
    with frames.opened(path) as container:
        stream = container.streams.video[0]
        return [(frame.pts or 0) * Fraction(stream.time_base or 0) for frame in container.decode(stream)]


def test_every_media_list_decodes_to_every_frame_at_its_time(folder: Path) -> None:
    for name in ("64x112", "36x64"):
        assert decoded(folder / f"{name}.m3u8") == [Fraction(at, 25) for at in range(225)]


def test_segments_are_gathered_by_the_clock_and_named_by_their_time(folder: Path) -> None:
    text = (folder / "64x112.m3u8").read_text()
    assert re.findall(r"EXTINF:([\d.]+)", text) == ["4.400000", "3.600000", "1.000000"]
    assert re.findall(r"\d{9}(?=\.m4s)", text) == ["000000000", "000044000", "000080000"]
    assert "#EXT-X-TARGETDURATION:6\n" in text


def test_a_segment_holds_chunks_of_whole_groups(folder: Path) -> None:
    assert b"edts" not in {box.kind for box in walk(folder / "sound.zh/init.mp4")}
    kinds = [box.kind for box in walk(folder / "64x112/000000000.m4s") if len(box.path) == 1]
    assert kinds == [b"styp", *[b"moof", b"mdat"] * 4]


def test_key_frames_can_be_read_alone(folder: Path, tmp_path: Path) -> None:
    text = (folder / "64x112.keys.m3u8").read_text()
    ranges = re.findall(r"BYTERANGE:(\d+)@(\d+)\n(\S+)", text)
    assert len(ranges) == len(CUTS) - 1
    for size, start, name in ranges:
        data = (folder / name).read_bytes()[int(start) : int(start) + int(size)]
        (tmp_path / "key.mp4").write_bytes((folder / "64x112/init.mp4").read_bytes() + data)
        with frames.opened(tmp_path / "key.mp4") as container:
            assert next(container.decode(video=0)).key_frame
    assert sum(map(float, re.findall(r"EXTINF:([\d.]+)", text))) == pytest.approx(9)


def test_the_main_list_says_what_a_player_must_know(folder: Path) -> None:
    text = (folder / "main.m3u8").read_text("utf-8")
    assert 'TYPE=AUDIO,GROUP-ID="sound",NAME="中文",LANGUAGE="zh",DEFAULT=YES' in text
    assert re.search(
        r'STREAM-INF:BANDWIDTH=\d+,AVERAGE-BANDWIDTH=\d+,CODECS="avc1\.6400[0-9a-f]{2},mp4a\.40\.2",RESOLUTION=64x112,'
        r'FRAME-RATE=25\.000,AUDIO="sound",SUBTITLES="subs",CLOSED-CAPTIONS=NONE\n64x112\.m3u8',
        text,
    )
    assert re.search(r'I-FRAME-STREAM-INF:BANDWIDTH=\d+,.*RESOLUTION=36x64,URI="36x64.keys.m3u8"', text)
    for name in re.findall(r'URI="([^"]+)"', text):
        assert (folder / name).is_file()
    peaks = [tuple(map(int, found)) for found in re.findall(r"BANDWIDTH=(\d+),AVERAGE-BANDWIDTH=(\d+)", text)]
    assert all(peak >= average for peak, average in peaks)


def test_sound_is_in_step_to_the_millisecond(folder: Path, ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    import numpy as np

    ffmpeg.run(["-i", folder / "sound.zh.m3u8", "-ac", "1", "-f", "f32le", tmp_path / "heard.raw"])
    heard = np.abs(np.fromfile(tmp_path / "heard.raw", "<f4"))
    for second in range(1, 9):
        window = heard[second * 48000 - 4800 : second * 48000 + 4800]
        starts = int(np.argmax(window > 0.2)) - 4800
        assert abs(starts) <= 48, second


def test_lines_come_in_pages_that_say_their_clock(folder: Path) -> None:
    page = (folder / "subs.en/000.vtt").read_text()
    assert page.startswith("WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0\n\nSTYLE\n")
    assert page.endswith("00:01.000 --> 00:02.000 line:70%\nHello\n")
    assert re.findall(r"EXTINF:([\d.]+)", (folder / "subs.en.m3u8").read_text()) == ["9.000000"]


def test_the_dash_manifest_names_the_same_segments(folder: Path) -> None:
    space = {"d": "urn:mpeg:dash:schema:mpd:2011"}
    root = ET.parse(folder / "main.mpd").getroot()
    named = set()
    for shown in root.findall(".//d:Representation[d:SegmentTemplate]", space):
        time = 0
        for row in shown.findall(".//d:S", space):
            time = int(row.attrib["t"])
            for _ in range(int(row.attrib.get("r", 0)) + 1):
                named.add(f"{shown.attrib['id']}/{time:09d}.m4s")
                time += int(row.attrib["d"])
    assert named == {path.relative_to(folder).as_posix() for path in folder.glob("*/*.m4s")}
    assert {shown.text for shown in root.findall(".//d:BaseURL", space)} == {"subs.en.vtt"}


def test_dash_plays_in_ffmpeg(folder: Path, ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    # in a manifest it doubles a relative path, and takes no subtitles unless told to
    read = ("-allowed_extensions", "ALL", "-i", "main.mpd", "-map", "0:v:0", "-map", "0:a:0")
    ffmpeg.run([*read, "-c", "copy", tmp_path / "out.mp4"], cwd=folder)
    assert len(decoded(tmp_path / "out.mp4")) == 225


def test_sound_with_gaps_is_refused(spoken: Path, ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    gap = ("-c", "copy", "-bsf:a", "noise=drop='gt(n\\,100)*lt(n\\,110)'")
    ffmpeg.run(["-i", spoken, *gap, tmp_path / "gap.m4a"])
    made, found = sound(tmp_path / "gap.m4a")
    assert made is None
    assert [finding.code for finding in found] == ["cut.package-sound-uneven"]


def test_a_second_run_makes_the_same_bytes_and_writes_nothing(episode: Episode, folder: Path) -> None:
    stamps = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.name != DIGESTS}
    again = write(folder, cmaf.files(episode))
    assert again.changed == ()
    assert again.removed == ()
    assert stamps == {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.name != DIGESTS}


edges = st.sets(st.integers(6, 219), min_size=1, max_size=7)


@given(edges=edges, data=st.data())
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_changed_piece_rewrites_one_segment(
    edges: set[int], data: st.DataObject, piece: Piece, spoken: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    cuts = sorted({0, 225, *(edge // 15 * 15 or 15 for edge in edges)})
    places = list(pairwise(cuts))
    heard, _ = sound(spoken)
    assert heard
    target = tmp_path_factory.mktemp("random") / "ep"
    write(target, cmaf.files(Episode((rung([piece(*place) for place in places]),), (heard,))))
    assert decoded(target / "64x112.m3u8") == [Fraction(at, 25) for at in range(225)]
    changed = data.draw(st.sampled_from(places))
    pieces = [piece(*place, look=90 if place == changed else 0) for place in places]
    written = write(target, cmaf.files(Episode((rung(pieces),), (heard,))))
    segments = [name for name in written.changed if name.endswith(".m4s")]
    assert len(segments) == 1
    lists = {"main.m3u8", "main.mpd", "64x112.keys.m3u8"}  # they name rates and places of key frames
    assert set(written.changed) - set(segments) <= lists
    assert not written.removed
    assert decoded(target / "64x112.m3u8") == [Fraction(at, 25) for at in range(225)]


def test_a_cut_that_moves_leaves_the_rest(piece: Piece, tmp_path: Path) -> None:
    before = [(0, 60), (60, 105), (105, 150), (150, 225)]
    after = [(0, 60), (60, 90), (90, 150), (150, 225)]
    write(tmp_path, cmaf.files(Episode((rung([piece(*place) for place in before]),))))
    written = write(tmp_path, cmaf.files(Episode((rung([piece(*place) for place in after]),))))
    assert [name for name in written.changed if name.endswith(".m4s")] == [
        "64x112/000000000.m4s", "64x112/000060000.m4s",
    ]  # fmt: skip
    assert written.removed == ("64x112/000042000.m4s",)
    assert decoded(tmp_path / "64x112.m3u8") == [Fraction(at, 25) for at in range(225)]


def test_film_rates_stay_exact(piece: Piece, tmp_path: Path) -> None:
    write(tmp_path, cmaf.files(Episode((rung([piece(0, 100, rate="24000/1001")]),))))
    assert decoded(tmp_path / "64x112.m3u8") == [Fraction(at * 1001, 24000) for at in range(100)]
