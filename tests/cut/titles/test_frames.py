"""What is really drawn: inside the platform's edges, as wide as measured, the same as the looked-at pictures."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tests.cut.titles.lettered import LONG, Drawn, set_in, track, within

from shudian.cut.platforms import profile
from shudian.cut.titles import Taken, Wanted, lettering, overlays, read
from shudian.cut.titles.page import Box
from shudian.model.text import Cue, Track
from shudian.typeface.setting import Setting, script_of
from shudian.units import Lang, Span

SMALL = (270, 480)


@pytest.mark.parametrize("language", sorted(LONG))
@pytest.mark.parametrize("name", ["vertical-9x16", "douyin"])
def test_long_lines_stay_inside_the_clear_zone(language: str, name: str, drawn: Drawn) -> None:
    lettering, _ = set_in(track(language, LONG[language]), SMALL, name)
    ink = drawn.ink(lettering)
    assert ink
    assert within(ink, name, SMALL)


@pytest.mark.parametrize("text", ["好 ج جي ฎุ", "أُ إِ مٍ عٌ لَا", "ÁẾ gjpq 好"])
def test_deep_and_tall_letters_of_other_scripts_too(text: str, drawn: Drawn) -> None:
    cues = (Cue(Span.of(0, 1), (text,)), Cue(Span.of(0, 1), (text,), role="super"))
    for language in ("zh", "en", "ar"):
        lettering, _ = set_in(Track(1, Lang(language), cues), (540, 960))
        ink = drawn.ink(lettering)
        assert ink
        assert within(ink, "vertical-9x16", (540, 960))


def test_a_wide_picture_too(drawn: Drawn) -> None:
    lettering, _ = set_in(track("en", LONG["en"] + " gjpqy"), (640, 360), "horizontal-16x9")
    ink = drawn.ink(lettering)
    assert ink
    assert within(ink, "horizontal-16x9", (640, 360))


@pytest.mark.parametrize("language", sorted(LONG))
def test_the_golden_pictures(language: str, drawn: Drawn, root: Path) -> None:
    """Looked at: brackets on the right side, no torn phrase. To renew one, delete it and run this test."""
    lettering, _ = set_in(track(language, LONG[language]), SMALL)
    picture = drawn.picture(lettering)
    golden = root / "tests" / "golden" / "cut" / "titles" / f"{language}.png"
    band = picture[240:, :]
    if not golden.exists():
        Image.fromarray(band.astype(np.uint8)).save(golden, optimize=True)
        pytest.fail(f"{golden.name} is new: look at it, then keep it")
    with Image.open(golden) as image:
        kept = np.asarray(image).astype(int)
    assert kept.shape == band.shape
    # another build of FreeType may smooth an edge otherwise; a moved or mirrored mark is far more
    assert abs(kept - band).mean() < 1.0
    assert (abs(kept - band) > 96).mean() < 0.002


@pytest.mark.parametrize(
    ("language", "text"), [("en", "Hammock MMM"), ("zh", "林晚回来了吗"), ("ar", "قلت لك تعال")]
)
def test_the_width_is_what_was_measured(language: str, text: str, drawn: Drawn) -> None:
    lettering, _ = set_in(track(language, text))
    ink = drawn.ink(lettering)
    assert ink
    wide = 64 * Setting(script_of(Lang(language), [text])).width(text)
    assert abs((ink[2] - ink[0]) - wide) < 0.2 * 64


def test_brackets_turn_with_the_line(drawn: Drawn) -> None:
    """In Arabic an opening bracket stands on the right of what it opens, and bends to the right."""
    lettering, _ = set_in(track("ar", "قال (لا)"))
    picture = drawn.picture(lettering)
    white = picture > 200
    columns = np.flatnonzero(white.any(axis=0))
    pieces = np.split(columns, np.flatnonzero(np.diff(columns) > 3) + 1)
    closing = white[:, pieces[0][0] : pieces[0][-1] + 1]  # the leftmost mark is the end of the line
    rows = np.flatnonzero(closing.any(axis=1))
    middle = rows[len(rows) // 2]
    tip, belly = np.flatnonzero(closing[rows[1]]).mean(), np.flatnonzero(closing[middle]).mean()
    assert belly < tip, "the leftmost bracket bulges to the left: it is drawn as ("


def test_a_line_moves_away_from_a_face(drawn: Drawn) -> None:
    face = Taken.of_shares(0, 50, (0.2, 0.6, 0.8, 0.78), SMALL)
    text = track("en", "Come back to me.")
    low, _ = set_in(text, SMALL)
    moved, codes = set_in(text, SMALL, taken=[face])
    below, above = drawn.ink(low), drawn.ink(moved)
    assert below
    assert above
    assert Box(*map(float, below)).covers(face.box)
    assert not Box(*map(float, above)).covers(face.box)
    assert not codes
    everywhere = Taken.of_shares(0, 50, (0, 0, 1, 1), SMALL)
    assert set_in(text, SMALL, taken=[everywhere])[1] == ["cut.title-crowded"]


WANTED = {  # drawn bare, on a plate, on a card
    "fiction": Wanted("fiction"),
    "us-rating": Wanted("us-rating", {"rating": "TV-14"}),
    "flashing": Wanted("flashing"),
}
SHEETS = [(384, 288), (1920, 1080), (540, 960), (None, 480), (1280, None)]


@pytest.mark.parametrize("scaled", ["yes", "no"])
@pytest.mark.parametrize(("wide", "high"), SHEETS)
@pytest.mark.parametrize("overlay", sorted(WANTED))
def test_an_overlay_stands_alike_over_an_ass_track_that_counts_otherwise(
    wide: int | None, high: int | None, scaled: str, overlay: str, drawn: Drawn
) -> None:
    sides = "".join(f"PlayRes{side}: {said}\n" for side, said in (("X", wide), ("Y", high)) if said)
    sheet = (
        f"[Script Info]\nScriptType: v4.00+\n{sides}ScaledBorderAndShadow: {scaled}\n\n[V4+ Styles]\n"
        "Format: Name, Fontname, Fontsize, PrimaryColour, Outline, Shadow, Alignment\n"
        "Style: Talk,Noto Sans,20,&H00FFFFFF,1,0,2\n\n[Events]\n"
        "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
        "Dialogue: 0,0:00:08.00,0:00:09.00,Talk,,0,0,0,,later\n"
    )
    source, told = read(sheet.encode(), "ep01.zh.ass")
    assert source, told
    over, _ = overlays([WANTED[overlay]], Lang("zh"), frames=250, rate=Fraction(25))
    plain, _ = set_in(track("zh"), SMALL, overlays=over)
    styled, _ = lettering(source, SMALL, profile("vertical-9x16"), rate=Fraction(25), overlays=over)
    wanted, made = drawn.picture(plain), drawn.picture(styled)
    assert abs(wanted - made).mean() < 0.1
    assert (abs(wanted - made) > 96).mean() < 0.0005
    assert (abs(wanted - 112) > 10).any()
