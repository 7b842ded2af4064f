"""Subtitle files: read what is out there, write what every player takes."""

import json
from fractions import Fraction
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shudian.finding import Finding
from shudian.localise import FORMATS
from shudian.localise.formats.vtt_parser import parse
from shudian.model.text import Cue, Region, Run, Style, Track
from shudian.units import Lang, Span

#: Files of mozilla/vtt.js where the present standard says otherwise, and what it says.
OTHERWISE = {
    "file-layout/header-no-new-line.vtt": "6.1: in a header a line with an arrow ends the block and is read again as a cue's",
    "integration/id.vtt": "6.1: a second line with an arrow ends the block, so times after a bare arrow begin a cue",
    "cue-times/min-top-digits.vtt": "6.3, collect a timestamp, 5 and 7: three digits are hours, which two more parts must follow",
    "cue-times/minimum-spots-over-sixty.vtt": "6.3, as above: 120 is hours",
}


def read(form: str, text: str, language: str = "en") -> tuple[Track | None, list[Finding]]:
    return FORMATS[form].read(dedent(text).encode(), Lang(language))


def cues(form: str, text: str) -> list[Cue]:
    track, _ = read(form, text)
    return list(track.cues) if track else []


def test_srt_as_it_should_be() -> None:
    made = cues("srt", "1\n00:00:01,000 --> 00:00:02,500\nBoss!\nThirty thousand!\n")
    assert made == [Cue(Span.of(1, Fraction(5, 2)), ("Boss!", "Thirty thousand!"))]


@pytest.mark.parametrize(
    "srt",
    [
        "\ufeff1\r\n00:00:01,000 --> 00:00:02,500\r\nBoss!\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nYes?\r\n",
        "00:00:01.000 --> 00:00:02.500\nBoss!\n00:00:03.000 --> 00:00:04.000\nYes?",
        "1\n0:0:1,0 -> 0:0:2,5\n<i>Boss!\n\n\n2\n00:00:03,000 --> 00:00:04,000 X1:1\n{\\an2}<font color=red>Yes?</font>\n\n\n",
        "1\n1:00:01,000-->1:00:02,500\nBoss!\n2\n\n1:00:03,000 --> 1:00:04,000\nYes?".replace("1:00:", "00:"),
    ],
)
def test_srt_as_it_comes(srt: str) -> None:
    made = cues("srt", srt)
    assert [cue.lines[0] for cue in made] == ["Boss!", "Yes?"]
    assert made[0].span == Span.of(1, Fraction(5, 2))


def test_srt_keeps_a_line_after_a_stray_blank_one_and_a_number_that_is_said() -> None:
    made = cues(
        "srt", "1\n00:00:01,000 --> 00:00:02,000\nHow many?\n\n41\n\n2\n00:00:03,000 --> 00:00:04,000\n37\n"
    )
    assert [cue.lines for cue in made] == [("How many?", "41"), ("37",)]


def test_cues_that_cannot_be_shown_are_named() -> None:
    track, findings = read(
        "srt",
        """\
        1
        00:00:05,000 --> 00:00:06,000
        later

        2
        00:00:03,000 --> 00:00:03,000
        never

        3
        00:00:01,000 --> 00:00:02,000

        4
        00:00:01,000 --> 00:00:02,000
        first
        """,
    )
    assert track
    assert [cue.text for cue in track.cues] == ["first", "later"]
    assert [(f.code, f.place.line) for f in findings] == [
        ("localise.dropped-cue", 6),
        ("localise.dropped-cue", 10),
        ("localise.out-of-order", None),
    ]


@pytest.mark.parametrize("form", list(FORMATS))
@pytest.mark.parametrize("data", [b"", b"hello", b"\x00\xff\x00\xfe" * 9, b"WEBVTT\n", b"[Script Info]\n"])
def test_what_is_no_subtitle_file_is_one_error(form: str, data: bytes) -> None:
    track, findings = FORMATS[form].read(data, Lang("en"))
    assert track is None
    assert findings[-1].severity == "error"


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "xlsx"])
def test_chinese_files_in_older_encodings_are_read(form: str) -> None:
    track = Track(1, Lang("zh"), (Cue(Span.of(1, 2), ("天青靠的是铁",)),))
    for encoding in ("gb18030", "utf-16", "utf-8-sig"):
        again, _ = FORMATS[form].read(FORMATS[form].write(track).decode().encode(encoding), Lang("zh"))
        assert again == track


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("¿Qué pasó anoche entre nosotros, señor Gómez?", "cp1252"),
        ("Où est-ce que vous étiez, là-bas ?", "latin-1"),
        ("天青靠的是铁，AB 这碗蓝得太干净", "gb18030"),
        ("Boss! 天青靠的是铁", "utf-16-le"),
        ("Boss! Thirty thousand!", "utf-16-be"),
    ],
)
def test_encodings_are_told_apart_and_said(text: str, encoding: str) -> None:
    data = f"1\n00:00:01,000 --> 00:00:02,000\n{text}\n".encode(encoding)
    track, findings = FORMATS["srt"].read(data, Lang("es"))
    assert track
    assert track.cues[0].text == text
    assert [finding.code for finding in findings] == ["localise.encoding"]


def test_vtt_voices_classes_entities_and_identifiers() -> None:
    made = cues(
        "vtt",
        """\
        WEBVTT - made by hand

        STYLE
        ::cue { color: red }

        NOTE nobody reads this

        1.1.4#1
        00:01.000 --> 00:02.000 line:5% align:center
        <v.inner Ye Xiaoman><i>AT&amp;T &lt;3</i>&nbsp;<ruby>天<rt>tiān</rt></ruby>

        00:03.000 --> 00:04.000 line:5%
        Ouling County
        """,
    )
    assert made == [
        Cue(
            Span.of(1, 2),
            ("AT&T <3\xa0天",),
            "1.1.4",
            "Ye Xiaoman",
            "inner",
            runs=(Run(0, 8, 9, Style.RUBY, "tiān"), Run(0, 0, 7, Style.ITALIC)),
            region=Region(y=5, anchor="top", kept="line:5% align:center"),
        ),
        Cue(Span.of(3, 4), ("Ouling County",), role="super", region=Region(y=5, anchor="top")),
    ]


def test_vtt_says_what_it_left_aside() -> None:
    _, findings = read("vtt", "WEBVTT\n\nSTYLE\n::cue {}\n\n00:01.000 --> 00:02.000\nYes\n")
    assert [f.code for f in findings] == ["localise.not-read"]


def test_the_mozilla_suite(shared_data: Path) -> None:
    suite = shared_data / "localise" / "webvtt-vttjs"
    pairs = dict.fromkeys((v, j) for _, v, j in json.loads((suite / "manifest.json").read_text()))
    assert len(pairs) == 239
    unlike = set()
    for file, wanted in pairs:
        expected = [
            (round(cue["startTime"] * 1000), round(cue["endTime"] * 1000), cue["id"], cue["text"])
            for cue in json.loads((suite / wanted).read_text()).get("cues", [])
        ]
        parsed = parse((suite / file).read_bytes().decode("utf-8", "replace"))
        if [(cue.start, cue.end, cue.id, cue.text) for cue in (parsed.cues if parsed else ())] != expected:
            unlike.add(file)
    assert unlike == set(OTHERWISE)


@pytest.mark.parametrize("folder", ["webvtt-wpt", "ass-libass", "pysubs2", "webvtt-vttjs"])
def test_no_file_out_there_raises(shared_data: Path, folder: str) -> None:
    files = [
        p
        for p in (shared_data / "localise" / folder).rglob("*")
        if p.is_file() and p.stat().st_size < 200_000
    ]
    assert files
    for file in files:
        for form in FORMATS.values():
            form.read(file.read_bytes(), Lang("en"), file=file.name)


def test_real_subtitles_are_read_whole(shared_data: Path) -> None:
    for file in (shared_data / "localise" / "parallel-morevna" / "course-synfig").glob("*/*.srt"):
        track, _ = FORMATS["srt"].read(file.read_bytes(), Lang("en"))
        said = file.read_text("utf-8-sig").count(" --> ")
        assert (len(track.cues) if track else 0) in range(said - 3, said + 1), file


WORDS = st.text(alphabet="天青 abIt's <&>{}\\,;:-—…()！？ศิลา ر أبي 12#", min_size=1).filter(
    lambda text: text.strip() == text and " --> " not in text
)
PLAIN = st.text(alphabet="天青 abIt's,;:—…()！？ศิลาأبي", min_size=1).filter(lambda text: text.strip() == text)


@st.composite
def tracks(draw: st.DrawFn, words: st.SearchStrategy[str]) -> Track:
    frame, made = 0, []
    for _ in range(draw(st.integers(1, 4))):
        frame += draw(st.integers(0, 90_000))
        end = frame + draw(st.integers(1, 200))
        role = draw(st.sampled_from(("dialogue", "inner", "narration", "super")))
        speaker = (
            None if role == "super" else draw(st.none() | st.sampled_from(("小满", "Ye & Co", "OLD SEVEN")))
        )
        lines = tuple(draw(st.lists(words, min_size=1, max_size=2)))
        element = draw(st.none() | st.sampled_from(("1.1.4", "2.1.10")))
        made.append(Cue(Span.of(Fraction(frame, 25), Fraction(end, 25)), lines, element, speaker, role))
        frame = end
    return Track(
        draw(st.sampled_from((1, 12))), Lang(draw(st.sampled_from(("en", "th", "zh", "ar")))), tuple(made)
    )


@given(track=tracks(WORDS))
def test_vtt_comes_back_as_it_was(track: Track) -> None:
    data = FORMATS["vtt"].write(track)
    assert FORMATS["vtt"].read(data, track.language, track.episode) == (track, [])
    assert FORMATS["vtt"].losses(track) == []


@given(track=tracks(PLAIN))
def test_what_the_other_formats_lose_is_what_they_say(track: Track) -> None:
    for form in ("srt", "ass"):
        again, findings = FORMATS[form].read(FORMATS[form].write(track), track.language, track.episode)
        assert not findings
        assert again
        assert [(cue.span, cue.lines) for cue in again.cues] == [(cue.span, cue.lines) for cue in track.cues]
        if not FORMATS[form].losses(track):
            assert again == track


def test_times_finer_than_the_clock_are_told() -> None:
    track = Track(1, Lang("en"), (Cue(Span.of(1, Fraction(2001, 1000)), ("Yes",)),))
    assert [f.message.en for f in FORMATS["ass"].losses(track)] == [
        "ASS does not keep times finer than its clock (1)."
    ]
    assert FORMATS["srt"].losses(track) == []


@given(
    data=st.binary(max_size=200)
    | st.text(alphabet="WEBVT\n -->0123:.,<v i>&;{}\\[]Dialogue", max_size=200).map(str.encode)
)
def test_no_bytes_raise(data: bytes) -> None:
    for form in FORMATS.values():
        form.read(data, Lang("en"))
        form.read(b"WEBVTT\n\n" + data, Lang("en"))
        form.read(b"{1}{1}25\n[00:01]" + data, Lang("en"))
        form.read(b"start,end,text\n" + data, Lang("en"))
        form.read(b"[Script Info]\nScriptType: v4.00+\n[Events]\n" + data, Lang("en"))
