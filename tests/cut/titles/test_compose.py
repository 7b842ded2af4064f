"""A track on a picture: nothing lost, nothing outside, every doubt told."""

import re
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cut.titles.lettered import set_in, track

from shudian.cut.platforms import profile, profiles
from shudian.cut.titles import lettering
from shudian.cut.titles.direction import CONTROLS
from shudian.model.text import Cue, Track
from shudian.units import Lang, Span

TAG = re.compile(r"(?<!\\)\{[^}]*\}")


def plain(text: str) -> str:
    shown = TAG.sub("", text).replace("\\{", "{").replace("\\}", "}").replace("\\\u2060", "\\")
    return "".join(char for char in shown if char not in CONTROLS)


@given(
    st.sampled_from(["en", "zh", "ja", "th", "ar"]),
    st.lists(
        st.text('aé W(.)!-"{}\\N0你好，（）「」あっแกา่ ابل،', min_size=1, max_size=40), min_size=1, max_size=4
    ),
    st.sampled_from([one.name for one in profiles()]),
)
@settings(max_examples=150)
def test_all_of_the_text_stands_in_the_clear_zone(language: str, texts: list[str], name: str) -> None:
    texts = [text for text in texts if text.strip()]
    if not texts:
        return
    size = profile(name).size
    source = track(language, *texts)
    done, found = set_in(source, size, name)
    assert (done, found) == set_in(source, size, name)
    for at, text in enumerate(texts):
        written = "".join(plain(line.text) for line in done.lines if line.first == 50 * at)
        assert "".join(written.split()) == "".join(text.split())
    left, top, right, _ = profile(name).clear.box(*size)
    for line in done.lines:
        foot = re.match(r"\{\\an2\\pos\(([\d.]+),([\d.]+)\)", line.text)
        assert foot
        assert left < float(foot[1]) < right
        assert top < float(foot[2])  # its foot, which lies below the ink


def test_what_would_end_a_line_of_the_file_is_left_out() -> None:
    done, _ = set_in(track("en", "a\0b\x7fc\u2028d"))
    assert plain(done.lines[0].text) in ("abc d", "abcd")


def test_two_at_a_time_stand_above_each_other() -> None:
    cues = (
        Cue(Span.of(0, 4), ("First of all.",)),
        Cue(Span.of(1, 3), ("Second.",)),
        Cue(Span.of(3, 4), ("Third.",)),
    )
    done, codes = set_in(Track(1, Lang("en"), cues))
    heights = [float(line.text.split(",")[1].split(")")[0]) for line in done.lines]
    assert heights[1] < heights[0]
    assert heights[2] == heights[1]
    assert not codes


def test_a_sign_stands_at_the_top_and_an_inner_voice_leans() -> None:
    cues = (Cue(Span.of(0, 1), ("Hospital",), role="super"), Cue(Span.of(1, 2), ("Why?",), role="inner"))
    done, _ = set_in(Track(1, Lang("en"), cues))
    sign, voice = done.lines
    assert float(sign.text.split(",")[1].split(")")[0]) < 400
    assert "\\i1" in voice.text
    chinese, _ = set_in(Track(1, Lang("zh"), (Cue(Span.of(0, 1), ("为什么？",), role="inner"),)))
    assert "\\i1" not in chinese.lines[0].text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("I told you never to come back here, and yet you stand before me.", "cut.title-lines"),
        ("Donaudampfschifffahrtsgesellschaft", "cut.title-smaller"),
        ("Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz", "cut.title-wide"),
        ("ሰላም", "cut.no-font"),
    ],
)
def test_what_is_told(text: str, code: str) -> None:
    _, codes = set_in(track("de", text))
    assert codes == [code]


def test_what_the_picture_does_not_hold_is_told() -> None:
    cues = (
        Cue(Span.of(Fraction(1, 100), Fraction(3, 100)), ("Flash",)),
        Cue(Span.of(1, 3), ("Over the end",)),
        Cue(Span.of(5, 6), ("Late",)),
    )
    done, codes = set_in(Track(1, Lang("en"), cues), frames=50)
    assert codes == ["cut.title-no-frame", "cut.cue-overhangs", "cut.cues-late"]
    assert [(line.first, line.end) for line in done.lines] == [(25, 50)]


def test_faces_are_those_that_are_needed() -> None:
    done, _ = set_in(track("en", "Hello 林晚"))
    assert [face.family for face in done.faces] == ["Noto Sans SC", "Noto Sans"]
    alone, _ = set_in(track("zh", "林晚 (Lin Wan)"))
    assert [face.family for face in alone.faces] == ["Noto Sans SC"]


def test_a_stand_in_for_japanese_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from shudian import fonts
    from shudian.typeface import setting as typeface

    typeface.shaper.cache_clear()
    monkeypatch.setattr(fonts, "find", lambda _script, _folder=None, find=fonts.find: find("Hans"))
    assert set_in(track("ja", "ただいま"))[1] == ["cut.face-stands-in"]
    typeface.shaper.cache_clear()


def test_the_size_follows_the_picture() -> None:
    small, _ = lettering(track("en", "Hi"), (540, 960), profile("vertical-9x16"), rate=Fraction(25))
    large, _ = lettering(track("en", "Hi"), (1080, 1920), profile("vertical-9x16"), rate=Fraction(25))
    sizes = [float(re.findall(r"Style: [^,]+,[^,]+,([\d.]+)", one.header)[0]) for one in (small, large)]
    assert sizes[1] == pytest.approx(2 * sizes[0], rel=0.001)
