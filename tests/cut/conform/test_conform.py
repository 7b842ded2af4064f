"""Timelines against media: every frame the right one, everything wrong said at once."""

import random
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from shudian.cut.clock import text_of
from shudian.cut.conform.edit import Edit, Event
from shudian.cut.conform.render import Look, render
from shudian.cut.conform.verb import Conformed, conform
from shudian.cut.engines.ffmpeg import Ffmpeg

Numbered = Callable[..., Path]
Numbers = Callable[[Path], list[int | None]]
R25 = Fraction(25)
HOUR = 90_000


def edl(path: Path, cuts: list[tuple[str, int, int, int]], rate: Fraction = R25) -> Path:
    """Reel, source in, record in, length; record counts from 10:00:00:00."""
    ten = 10 * 3600 * round(rate)
    lines = ["TITLE: TEST", "FCM: NON-DROP FRAME"]
    for number, (reel, source, record, length) in enumerate(cuts, 1):
        times = (source, source + length, ten + record, ten + record + length)
        lines.append(f"{number:03d}  {reel} V C {' '.join(text_of(time, rate) for time in times)}")
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def right(timeline: Path, folder: Path, **options: Fraction) -> Conformed:
    done, found = conform(timeline, folder, **options)
    assert done
    assert not [finding for finding in found if finding.severity == "error"]
    return done


@pytest.fixture(scope="module")
def bin_of_two(numbered: Numbered, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bin")
    numbered(folder / "day1" / "A001_C001.mp4", frames=200, more=("-timecode", "01:00:00:00"))
    numbered(folder / "day2" / "B002_C007.mp4", frames=150, first=1000)
    return folder


def test_random_cuts_show_every_frame_once_and_right(
    bin_of_two: Path, ffmpeg: Ffmpeg, tmp_path: Path, numbers: Numbers
) -> None:
    luck, cuts, want, record = random.Random(7), [], [], 0
    for _ in range(40):
        reel, start, first, count = luck.choice([("A001C001", HOUR, 0, 200), ("B002C007", 0, 1000, 150)])
        source = luck.randrange(count)
        length = luck.randint(1, min(12, count - source))
        cuts.append((reel, start + source, record, length))
        want += [first + source + at for at in range(length)]
        record += length
    done = right(edl(tmp_path / "a.edl", cuts), bin_of_two)
    render(done, tmp_path / "out.mp4", ffmpeg)
    assert numbers(tmp_path / "out.mp4") == want


@pytest.mark.parametrize(
    "form",
    [
        ("a.mkv", ()),
        ("a.mp4", ("-bf", "3", "-x264-params", "open-gop=1:keyint=12")),
        ("a.mov", ("-c:v", "prores_ks", "-bf", "0", "-pix_fmt", "yuv422p10le")),
        ("a.ts", ("-mpegts_copyts", "1")),
    ],
    ids=["matroska", "open groups", "intra", "transport stream"],
)
def test_jumps_land_on_the_same_frames_as_reading_on(
    numbered: Numbered, ffmpeg: Ffmpeg, tmp_path: Path, numbers: Numbers, form: tuple[str, tuple[str, ...]]
) -> None:
    numbered(tmp_path / "m" / form[0], frames=180, more=form[1])
    cuts = [("a", source, at * 2, 2) for at, source in enumerate([150, 10, 99, 61, 0, 178, 60, 119])]
    done = right(edl(tmp_path / "a.edl", cuts), tmp_path / "m")
    render(done, tmp_path / "out.mp4", ffmpeg)
    assert numbers(tmp_path / "out.mp4") == [source + at for _, source, _, _ in cuts for at in range(2)]


def test_an_edit_list_hides_what_it_hides(
    numbered: Numbered, ffmpeg: Ffmpeg, tmp_path: Path, numbers: Numbers
) -> None:
    whole = numbered(tmp_path / "whole.mp4", frames=120, more=("-an",))
    (tmp_path / "m").mkdir()
    ffmpeg.run(["-ss", "0.4", "-i", whole, "-c", "copy", tmp_path / "m" / "a.mp4"])
    done, found = conform(edl(tmp_path / "a.edl", [("a", 0, 0, 3), ("a", 80, 3, 2)]), tmp_path / "m")
    assert done
    assert "cut.edit-list" in {finding.code for finding in found}
    render(done, tmp_path / "out.mp4", ffmpeg)
    assert numbers(tmp_path / "out.mp4") == [10, 11, 12, 90, 91]


def test_gaps_are_black_and_upper_tracks_win(
    bin_of_two: Path, ffmpeg: Ffmpeg, tmp_path: Path, numbers: Numbers
) -> None:
    timeline = tmp_path / "a.edl"
    timeline.write_text(
        "001 A001C001 V  C 01:00:00:00 01:00:00:05 00:00:00:00 00:00:00:05\n"
        "002 A001C001 V  C 01:00:01:00 01:00:01:05 00:00:00:08 00:00:00:13\n"
        "003 B002C007 V2 C 00:00:00:00 00:00:00:02 00:00:00:02 00:00:00:04\n",
        "utf-8",
    )
    done, found = conform(timeline, bin_of_two)
    assert done
    assert [finding.code for finding in found] == ["cut.gap"]
    render(done, tmp_path / "out.mp4", ffmpeg)
    assert numbers(tmp_path / "out.mp4") == [0, 1, 1000, 1001, 4, None, None, None, 25, 26, 27, 28, 29]


def test_another_rate_keeps_its_time(
    numbered: Numbered, ffmpeg: Ffmpeg, tmp_path: Path, numbers: Numbers
) -> None:
    numbered(tmp_path / "m" / "a.mp4", frames=100, rate=Fraction(50))
    done, found = conform(edl(tmp_path / "a.edl", [("a", 10, 0, 10)]), tmp_path / "m", rate=R25)
    assert done
    assert "cut.rate-differs" in {finding.code for finding in found}
    render(done, tmp_path / "out.mp4", ffmpeg)
    assert numbers(tmp_path / "out.mp4") == list(range(20, 40, 2))


def test_a_clip_of_varying_rate_is_counted_by_the_clock(
    numbered: Numbered, ffmpeg: Ffmpeg, tmp_path: Path, numbers: Numbers
) -> None:
    # every third frame is missing: pictures stand for 1 or 2 frames of 25
    dropped = ("-vf", "select='not(eq(mod(n,3),2))'", "-fps_mode", "vfr", "-an")
    numbered(tmp_path / "m" / "a.mkv", frames=90, more=dropped)
    done, found = conform(edl(tmp_path / "a.edl", [("a", 30, 0, 9)]), tmp_path / "m", rate=R25)
    assert done
    assert "cut.variable-rate" in {finding.code for finding in found}
    render(done, tmp_path / "out.mp4", ffmpeg)
    shown = [n - n % 3 // 2 for n in range(30, 39)]
    assert numbers(tmp_path / "out.mp4") == shown


def test_speeds_repeat_or_leave_out_and_freezes_hold(
    bin_of_two: Path, ffmpeg: Ffmpeg, tmp_path: Path, numbers: Numbers
) -> None:
    timeline = tmp_path / "a.edl"
    timeline.write_text(
        "001 A001C001 V C 01:00:00:00 01:00:00:10 00:00:00:00 00:00:00:05\nM2 A001C001 050.0 01:00:00:00\n"
        "002 A001C001 V C 01:00:01:00 01:00:01:02 00:00:00:05 00:00:00:09\nM2 A001C001 012.5 01:00:01:00\n"
        "003 A001C001 V C 01:00:02:00 01:00:02:01 00:00:00:09 00:00:00:12\n* * FREEZE FRAME\n",
        "utf-8",
    )
    done, found = conform(timeline, bin_of_two)
    assert done
    assert [finding.code for finding in found] == ["cut.speed"] * 3
    render(done, tmp_path / "out.mp4", ffmpeg)
    assert numbers(tmp_path / "out.mp4") == [0, 2, 4, 6, 8, 25, 25, 26, 26, 50, 50, 50]


def test_sound_starts_and_ends_with_its_pictures(numbered: Numbered, ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    numbered(tmp_path / "m" / "loud.mp4", frames=100)
    numbered(tmp_path / "m" / "mute.mp4", frames=100, more=("-an",))
    cuts = [("mute", 0, 0, 10), ("loud", 20, 10, 15), ("mute", 5, 25, 12)]
    render(right(edl(tmp_path / "a.edl", cuts), tmp_path / "m"), tmp_path / "out.mp4", ffmpeg)
    raw = tmp_path / "out.f32"
    ffmpeg.run(["-i", tmp_path / "out.mp4", "-ac", "1", "-ar", "48000", "-f", "f32le", raw])
    heard = np.abs(np.fromfile(raw, np.float32))
    loud = np.flatnonzero(heard > 0.05)
    frame = 48000 / 25
    assert abs(loud[0] - 10 * frame) < frame / 2
    assert abs(loud[-1] - 25 * frame) < frame / 2


def test_everything_wrong_is_said_at_once(bin_of_two: Path, numbered: Numbered, tmp_path: Path) -> None:
    timeline = tmp_path / "a.edl"
    timeline.write_text(
        "001 NOWHERE  V C 01:00:00:00 01:00:00:05 00:00:00:00 00:00:00:05\n"
        "002 A001C001 V C 01:00:09:00 01:00:09:05 00:00:00:05 00:00:00:10\n"
        "003 B002C007 V C 00:00:00:00 00:00:00:05 00:00:00:08 00:00:00:13\n"
        "004 A001C001 V C 00:00:01:00 00:00:01:05 00:00:00:13 00:00:00:18\n"
        "005 A001C001 V D 004 01:00:00:00 01:00:00:05 00:00:00:18 00:00:00:23\n",
        "utf-8",
    )
    done, found = conform(timeline, bin_of_two)
    assert done
    said = [(finding.code, finding.place.line) for finding in found]
    assert said == [
        ("cut.missing-media", 1),
        ("cut.outside-media", 2),
        ("cut.clock-guessed", 4),
        ("cut.transition", 5),
        ("cut.overlap", 3),
    ]
    outside = next(finding for finding in found if finding.code == "cut.outside-media")
    assert "01:00:09:00–01:00:09:05" in outside.message.en
    assert "01:00:00:00–01:00:08:00" in outside.message.en


def test_two_files_of_one_name_are_told_apart_by_folder_or_timecode(
    numbered: Numbered, tmp_path: Path
) -> None:
    numbered(tmp_path / "m" / "day1" / "C001.mp4", frames=50, more=("-timecode", "01:00:00:00"))
    numbered(tmp_path / "m" / "day2" / "C001.mp4", frames=50, more=("-timecode", "02:00:00:00"))
    by_time = right(edl(tmp_path / "a.edl", [("C001", 2 * HOUR, 0, 5)]), tmp_path / "m")
    assert by_time.edit.events[0].medium == "day2/C001.mp4"
    named = tmp_path / "b.edl"
    named.write_text(
        "001 X V C 00:00:00:00 00:00:00:05 00:00:00:00 00:00:00:05\n* SOURCE FILE: /cards/day1/C001.mp4\n",
        "utf-8",
    )
    assert right(named, tmp_path / "m").edit.events[0].medium == "day1/C001.mp4"
    unclear = tmp_path / "c.edl"
    unclear.write_text("001 C001 V C 00:00:00:00 00:00:00:05 00:00:00:00 00:00:00:05\n", "utf-8")
    assert [finding.code for finding in conform(unclear, tmp_path / "m")[1]] == ["cut.many-media"]


def test_a_list_over_two_rates_must_say_its_own(numbered: Numbered, tmp_path: Path) -> None:
    numbered(tmp_path / "m" / "a.mp4", frames=50)
    numbered(tmp_path / "m" / "b.mp4", frames=50, rate=Fraction(24))
    timeline = edl(tmp_path / "a.edl", [("a", 0, 0, 5), ("b", 0, 5, 5)])
    done, found = conform(timeline, tmp_path / "m")
    assert done is None
    assert [finding.code for finding in found] == ["cut.rate-unknown"]


def test_nothing_outside_the_folder_is_read(bin_of_two: Path, numbered: Numbered, tmp_path: Path) -> None:
    outside = numbered(tmp_path / "secret.mp4", frames=20)
    timeline = tmp_path / "a.edl"
    timeline.write_text(
        f"001 X V C 00:00:00:00 00:00:00:05 00:00:00:00 00:00:00:05\n* SOURCE FILE: {outside}\n", "utf-8"
    )
    assert [finding.code for finding in conform(timeline, bin_of_two)[1]] == ["cut.missing-media"]


def test_a_film_of_another_shape_stands_whole_in_black(
    bin_of_two: Path, ffmpeg: Ffmpeg, tmp_path: Path
) -> None:
    done = right(edl(tmp_path / "a.edl", [("A001C001", HOUR, 0, 2)]), bin_of_two)
    render(done, tmp_path / "out.mp4", ffmpeg, Look(size=(108, 192)))
    from shudian.cut.probe import probe

    info, _ = probe(tmp_path / "out.mp4")
    assert info
    assert (info.width, info.height, info.frames, info.timecode) == (108, 192, 2, "10:00:00:00")
    assert (info.primaries, info.transfer, info.matrix) == ("bt709", "bt709", "bt709")


def test_the_same_edit_gives_the_same_bytes(bin_of_two: Path, ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    done = right(edl(tmp_path / "a.edl", [("A001C001", HOUR, 0, 20), ("B002C007", 3, 20, 20)]), bin_of_two)
    for name in ("one.mp4", "two.mp4"):
        render(done, tmp_path / name, ffmpeg)
    assert (tmp_path / "one.mp4").read_bytes() == (tmp_path / "two.mp4").read_bytes()


def test_an_edit_refuses_to_exist_wrong() -> None:
    stray = Event("1", "a", (0, 1), (0, 1))
    with pytest.raises(ValueError, match="No medium"):
        Edit("x", R25, (stray,), ())
