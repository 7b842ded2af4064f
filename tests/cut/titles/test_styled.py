"""An ASS track keeps what it says itself; only what would go wrong is mended."""

import re
from fractions import Fraction

import pysubs2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shudian.cut.lettering import Lettering
from shudian.cut.platforms import profile
from shudian.cut.titles import Subtitles, ass, lettering, overlays, read
from shudian.cut.titles.overlays import Wanted
from shudian.finding import Finding
from shudian.units import Lang, Span

HEAD = """[Script Info]
ScriptType: v4.00+
PlayResX: 1080
PlayResY: 1920
WrapStyle: 0

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Talk,Noto Sans,80,&H0000FFFF,&H000000FF,&H00000000,&H80000000,-1,0,0,0,100,100,0,0,1,4,1,2,90,90,600,1
Style: Sign,Papyrus,60,&H00FFFFFF,&H000000FF,&H00000000,&H80000000,0,0,0,0,100,100,0,0,1,4,1,8,90,90,300,1
Style: Idle,Arial,60,&H00FFFFFF,&H000000FF,&H00000000,&H80000000,0,0,0,0,100,100,0,0,1,4,1,8,90,90,300,1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""


def made(*texts: str, style: str = "Talk", margin: int = 0) -> tuple[Lettering, list[Finding]]:
    rows = [
        f"Dialogue: 2,0:00:0{at}.00,0:00:0{at + 1}.00,{style},,0,0,{margin},,{text}"
        for at, text in enumerate(texts)
    ]
    source, _ = read((HEAD + "\n".join(rows) + "\n").encode(), "ep01.en.ass")
    assert source
    return lettering(source, (1080, 1920), profile("vertical-9x16"), rate=Fraction(25))


def test_tags_places_and_styles_are_kept() -> None:
    text = r"{\pos(540,900)\fad(200,200)\c&H00FF00&}Wait{\i1}!"
    done, found = made(text)
    (line,) = done.lines
    assert (line.text, line.style, line.first, line.end) == (text, "Talk", 0, 25)
    assert "Style: Talk,Noto Sans,80,&H0000FFFF" in done.header
    assert "WrapStyle: 0" in done.header
    assert "Idle" not in done.header
    assert not found
    again = pysubs2.SSAFile.from_string(ass(done, 0, 25))
    assert again.styles["Talk"].bold
    assert again[0].text == text


def test_a_face_that_is_not_here_is_replaced_and_told() -> None:
    done, found = made(r"Exit {\fnWingdings}now", style="Sign")
    assert [finding.code for finding in found] == ["cut.title-face", "cut.title-face"]
    assert "Papyrus" not in done.header
    assert done.lines[0].text == r"Exit {\fnNoto Sans}now"


def test_a_character_that_the_face_lacks_is_set_in_another() -> None:
    done, found = made(r"He said 你好\Nagain")
    assert done.lines[0].text == r"He said {\fnNoto Sans SC}你好\N{\fnNoto Sans}again"
    assert {face.family for face in done.faces} == {"Noto Sans", "Noto Sans SC"}
    assert not found
    _, found = made("ሰላም")
    assert [finding.code for finding in found] == ["cut.no-font"]


def test_a_line_too_wide_for_its_margins_is_broken_by_us() -> None:
    long = "我当初离开的时候可没有说过我还会再回来找你如今又何必"
    done, _ = made(long, r"{\an8}" + long, r"{\pos(5,5)}" + long)
    for line in done.lines[:2]:
        assert r"{\q2}" in line.text
        assert r"\N" in line.text
        assert re.sub(r"\{[^}]*\}|\\N", "", line.text) == long
    assert r"\N" not in done.lines[2].text


def test_margins_of_one_event_become_a_style() -> None:
    done, _ = made("Low", margin=450)
    (line,) = done.lines
    assert line.style == "Talk 0-0-450"
    assert pysubs2.SSAFile.from_string(ass(done, 0, 25)).styles[line.style].marginv == 450


@pytest.mark.parametrize(
    ("text", "margin", "outside"),
    [("Low", 100, True), ("Fine", 0, False), (r"{\an8}Top", 20, True), (r"{\pos(500,1800)}x", 0, True)],
)
def test_what_lies_under_the_buttons_is_told(text: str, margin: int, *, outside: bool) -> None:
    _, found = made(text, margin=margin)
    assert [finding.code for finding in found] == ["cut.title-outside"] * outside


def test_overlays_stand_above_styled_text_and_a_collision_is_told() -> None:
    source, _ = read((HEAD + "Dialogue: 2,0:00:00.00,0:00:01.00,Talk,,0,0,420,,Hello\n").encode())
    assert source
    over, _ = overlays([Wanted("fiction")], Lang("en"), frames=99, rate=Fraction(25))
    done, found = lettering(source, (1080, 1920), profile("vertical-9x16"), rate=Fraction(25), overlays=over)
    assert {line.style for line in done.lines} == {"Talk 0-0-420", "Shudian"}
    assert "cut.title-crowded" in [finding.code for finding in found]
    assert pysubs2.SSAFile.from_string(ass(done, 0, 25)).styles["Shudian"]


TAGS = st.sampled_from(
    [r"{\fn}", r"{\fnNoto Sans Thai}", r"{\rSign}", r"{\r}", r"{\p1}m 0 0 l 9 9{\p0}", r"\N", r"\h", "{", "}", "\\", r"{\fs0}", r"{\an5}"]
)  # fmt: skip


@given(st.lists(st.one_of(TAGS, st.text("ab 你ไاॐ،", max_size=8)), max_size=8))
@settings(max_examples=200)
def test_any_text_keeps_its_letters(parts: list[str]) -> None:
    text = "".join(parts)
    if not text.strip():
        return
    rows = HEAD + f"Dialogue: 0,0:00:00.00,0:00:01.00,Talk,,0,0,0,,{text}\n"
    source, _ = read(rows.encode())
    if source is None:
        return
    done, _ = lettering(source, (1080, 1920), profile("vertical-9x16"), rate=Fraction(25))
    assert source.styled
    before = source.styled[0].plaintext if source.styled.events else ""
    after = pysubs2.SSAFile.from_string(ass(done, 0, 25))
    shown = after[0].plaintext if after.events else ""
    assert "".join(shown.split()) == "".join(before.split())


@given(
    st.sampled_from(["0", "1", "16", "-5", "x", "99999999999", "1920"]),
    st.sampled_from(["", "0", "7", "1e400", "1080"]),
)
def test_any_size_of_sheet_is_taken(high: str, wide: str) -> None:
    text = HEAD.replace("PlayResX: 1080", f"PlayResX: {wide}").replace("PlayResY: 1920", f"PlayResY: {high}")
    source, _ = read((text + "Dialogue: 0,0:00:00.00,0:00:01.00,Talk,,0,0,0,,你好 hello\n").encode())
    assert source
    over, _ = overlays(
        [Wanted("fiction"), Wanted("in-tobacco", span=Span.of(0, 1))], Lang("en"), frames=9, rate=Fraction(25)
    )
    done, _ = lettering(source, (16, 16), profile("vertical-9x16"), rate=Fraction(25), overlays=over)
    assert "hello" in ass(done, 0, 9)
    plain = Subtitles(source.track)
    done, _ = lettering(plain, (16, 16), profile("vertical-9x16"), rate=Fraction(25), overlays=over)
    assert "hello" in ass(done, 0, 9)
