"""Subtitle files of any kind are read or refused with the reason."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shudian.cut.platforms import profile
from shudian.cut.titles import ass, lettering, read
from shudian.cut.titles.tracks import as_srt, as_vtt, language_of
from shudian.units import Lang

TWO = "1\n00:00:00,200 --> 00:00:01,000\nHello\n\n2\n00:00:01,000 --> 00:00:02,000\n- One\n- Two\n"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "cut.not-subtitles"),
        (b"\xff\xfe\x00", "cut.not-subtitles"),
        (b"hello", "cut.not-subtitles"),
        (b"WEBVTT\n\n", "cut.no-cues"),
    ],
)
def test_what_are_no_subtitles(data: bytes, code: str) -> None:
    track, found = read(data)
    assert track is None
    assert [finding.code for finding in found] == [code]


def test_a_file_becomes_a_track() -> None:
    read_, found = read(TWO.encode(), "ep01.th.srt")
    assert read_
    assert not found
    assert read_.track.language == Lang("th")
    assert [cue.lines for cue in read_.track.cues] == [("Hello",), ("- One", "- Two")]
    assert read_.track.cues[0].span.start.seconds == Fraction(1, 5)
    assert as_srt(read_.track) == TWO
    assert as_vtt(TWO.encode()).startswith(b"WEBVTT")
    assert language_of("ep01.nothing-at-all.srt") is None


def test_a_slanted_subtitle_stays_slanted() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\n<i>Why did\nhe go?</i>\n\n2\n00:00:03,000 --> 00:00:04,000\n<i>Why</i> not\n"
    source, _ = read(text.encode(), "a.en.srt")
    assert source
    assert [cue.role for cue in source.track.cues] == ["inner", "dialogue"]
    done, _ = lettering(source, (1080, 1920), profile("vertical-9x16"), rate=Fraction(25))
    assert ["\\i1" in line.text for line in done.lines] == [True, True, False]


def test_web_text_is_read_as_a_browser_shows_it() -> None:
    source, _ = read(
        b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Roger>A &amp; B <c.loud>&lt;3</c> <00:01.500><i>now</i>\n"
    )
    assert source
    assert source.track.cues[0].lines == ("A & B <3 now",)


@pytest.mark.parametrize(
    "text",
    [
        "WEBVTT\n\n00:01.000 --> 00:02.000 align:start line:0\nUp\n\n00:03.000 --> 00:04.000 line:85%\nDown\n",
        "WEBVTT\n\n00:00:01.000 --> 00:00:02.000 line:10.5%,start\nUp\n\n00:03.000 --> 00:04.000 line:-1\nDown\n",
        "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}Up\n\n2\n00:00:03,000 --> 00:00:04,000\nDown\n",
    ],
)
def test_a_cue_that_the_file_raises_stands_at_the_top(text: str) -> None:
    source, _ = read(text.encode(), "a.en.vtt")
    assert source
    assert source.raised == {0}
    done, _ = lettering(source, (1080, 1920), profile("vertical-9x16"), rate=Fraction(25))
    heights = [float(line.text.split(",")[1].split(")")[0]) for line in done.lines]
    assert heights[0] < 400
    assert heights[1] > 1400


@given(st.binary(max_size=200))
def test_bytes_never_raise(data: bytes) -> None:
    read(data)


@given(
    st.text("0123456789:,.->\n\r abWEBVTT[]{}\\", max_size=200),
    st.sampled_from(
        [
            "WEBVTT\n\n",
            "1\n00:00:01,000 --> 00:00:02,000\n",
            "[Script Info]\nPlayResY: 9\n[Events]\n",
            "[Events]\n",
        ]
    ),
)
def test_what_begins_like_subtitles_never_raises(rest: str, head: str) -> None:
    source, _ = read((head + rest).encode())
    if source:
        done, _ = lettering(source, (108, 192), profile("vertical-9x16"), rate=Fraction(25))
        ass(done, 0, 50)


@pytest.mark.slow
def test_real_files_never_raise(shared_data: Path) -> None:
    files = [path for kind in ("ass", "ssa", "srt", "vtt") for path in shared_data.rglob(f"*.{kind}")]
    assert len(files) > 20
    for path in sorted(files)[::6]:
        source, found = read(path.read_bytes(), path.name)
        assert source or found
        if source:
            done, _ = lettering(source, (1080, 1920), profile("vertical-9x16"), rate=Fraction(25))
            ass(done, 0, 1000)
