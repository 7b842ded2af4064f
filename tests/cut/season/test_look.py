"""Only what stands on a stretch of frames decides how it looks."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from shudian.cut.lettering import Lettering, Line
from shudian.cut.season.look import edges, look
from shudian.fonts import Face

HEADER = """[Script Info]
PlayResX: 36

[V4+ Styles]
Format: Name, Fontname, Fontsize
Style: Default,Noto Sans,30
Style: Thai,Noto Sans Thai,30
"""
LATIN, THAI = Face("Latn", "Noto Sans", Path("latin.ttf")), Face("Thai", "Noto Sans Thai", Path("thai.ttf"))
TEXT = Lettering(
    (36, 64), HEADER, (Line(10, 30, "one"), Line(30, 50, "two", "Thai")), (LATIN, THAI), Fraction(25)
)


def test_no_line_no_look() -> None:
    assert look(TEXT, 0, 10) is None
    assert look(TEXT, 50, 60) is None


def test_a_line_across_a_seam_is_in_both_looks_on_one_clock() -> None:
    for first, end in ((0, 20), (20, 30)):
        drawn = look(TEXT, first, end)
        assert drawn
        assert "0:00:00.40,0:00:01.20,Default" in drawn.document


def test_other_lines_styles_and_faces_are_no_part_of_it() -> None:
    drawn = look(TEXT, 12, 20)
    assert drawn
    assert drawn.faces == (LATIN,)
    assert "Thai" not in drawn.document
    assert drawn == look(replace(TEXT, lines=(TEXT.lines[0], Line(30, 50, "other", "Thai"))), 12, 20)
    assert drawn != look(replace(TEXT, lines=(Line(10, 30, "One"), TEXT.lines[1])), 12, 20)
    assert drawn != look(replace(TEXT, lines=(Line(10, 31, "one"), TEXT.lines[1])), 12, 20)
    assert drawn != look(replace(TEXT, header=HEADER.replace("Noto Sans,30", "Noto Sans,31")), 12, 20)


def test_a_face_or_style_named_inside_a_line_is_kept() -> None:
    drawn = look(replace(TEXT, lines=(Line(0, 9, "a{\\fnNoto Sans Thai}b{\\rThai}c"),)), 0, 9)
    assert drawn
    assert drawn.faces == (LATIN, THAI)
    assert "Style: Thai" in drawn.document


def test_edges_are_those_of_every_language() -> None:
    assert edges([TEXT, replace(TEXT, lines=(Line(11, 31, "x"),))]) == {10, 11, 30, 31, 50}
