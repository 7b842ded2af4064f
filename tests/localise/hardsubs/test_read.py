"""Bands with made-up letters over noise: what is read, from which frame to which."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shudian.localise.hardsubs import find
from shudian.localise.hardsubs.picture import Box, Ink, Luma, Reel, light_of
from shudian.localise.hardsubs.read import readings
from shudian.localise.hardsubs.survey import Band, Survey

WIDTH, HEIGHT, SIDE = 240, 40, 24
BAND = Band((0, HEIGHT), Ink(235, SIDE), "center", WIDTH / 2)
SIGNS = "门内我你他爱恨走来去"
NOTHING = np.zeros((HEIGHT, WIDTH), np.uint8)


def glyph(sign: str) -> Luma:
    """Six strokes of a pattern that no other sign has, light with a dark edge."""
    chance = np.random.default_rng(ord(sign))
    drawn = np.full((SIDE, SIDE), 20, np.uint8)
    for at in chance.choice(16, 7, replace=False):
        row, column = divmod(int(at), 4)
        drawn[3 + row * 5 : 6 + row * 5, 2 + column * 5 : 7 + column * 5] = 235
    return drawn


def width_of(text: str) -> Box:
    left = (WIDTH - SIDE * len(text)) // 2
    return Box(left, 8, left + SIDE * len(text), 8 + SIDE)


def written(picture: Luma, text: str) -> None:
    if text:
        width_of(text).of(picture)[...] = np.concatenate([glyph(sign) for sign in text], axis=1)


def reel_of(said: Sequence[tuple[str, int]], seed: int = 1) -> Reel:
    """Each text for so many frames over noise that moves, with a flash of white every 20 frames."""
    chance = np.random.default_rng(seed)
    frames: list[Luma] = []
    for text, held in said:
        for _ in range(held):
            level = 255 if len(frames) % 20 == 7 else 160
            frames.append(chance.integers(level - 60, level, (HEIGHT, WIDTH), np.uint8, endpoint=True))
            written(frames[-1], text)
    return np.stack(frames)


class Glyphs:
    """A reader that knows these letters and no others."""

    def __init__(self) -> None:
        self.read = 0

    def boxes(self, luma: Luma) -> list[Box]:
        found = (width_of("一" * count) for count in range(8, 0, -1))
        return next(([box] for box in found if self.text(box.of(luma))[0]), [])

    def text(self, luma: Luma) -> tuple[str, float]:
        self.read += 1
        rim = (luma.shape[0] - SIDE) // 2
        if rim:
            luma = luma[rim:-rim, rim:-rim]
        cells = [luma[:, at : at + SIDE] for at in range(0, luma.shape[1] - SIDE + 1, SIDE)]
        signs = [
            next((sign for sign in SIGNS if np.abs(cell.astype(int) - glyph(sign)).max() < 40), "")
            for cell in cells
        ]
        return ("".join(signs), 0.99) if cells and all(signs) else ("", 0.0)


def read(said: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """What is read, in the form in which it was said."""
    out: list[tuple[str, int]] = []
    at = 0
    for each in readings(reel_of(said), BAND, Glyphs(), NOTHING):
        if each.first > at:
            out.append(("", each.first - at))
        out.append((each.text, each.end - each.first))
        at = each.end
    rest = sum(held for _, held in said) - at
    return [*out, ("", rest)] if rest else out


TEXTS = st.text(SIGNS, min_size=2, max_size=8)


@settings(max_examples=25)
@given(st.lists(st.tuples(TEXTS, st.integers(12, 40), st.sampled_from([0, 2, 3, 9])), min_size=1, max_size=4))
def test_every_subtitle_is_read_to_the_frame(said: list[tuple[str, int, int]]) -> None:
    shown = [("", 12)]
    for before, (text, held, gap) in zip(["", *(text for text, _, _ in said)], said, strict=False):
        if text != before or not shown[-1][0]:
            shown.append((text, held))
        if gap and shown[-1][0]:
            shown.append(("", gap))
    shown = shown if not shown[-1][0] else [*shown, ("", 12)]
    assert read(shown) == shown


def test_one_other_sign_is_another_subtitle() -> None:
    said = [("", 15), ("我爱他走来去", 20), ("我恨他走来去", 20), ("", 15)]
    assert read(said) == said


def test_the_same_words_twice_are_two_where_they_were_gone() -> None:
    said = [("", 15), ("我爱你", 20), ("", 2), ("我爱你", 20), ("", 15)]
    assert read(said) == said


def test_the_last_subtitle_may_end_with_the_film() -> None:
    said = [("", 15), ("我爱你", 20)]
    assert read(said) == said


def test_a_text_is_read_few_times_however_long_it_stands() -> None:
    reader = Glyphs()
    readings(reel_of([("", 15), ("我爱你走来", 300), ("", 15)]), BAND, reader, NOTHING)
    assert reader.read < 30


def test_windows_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    said = [("", 15), ("我爱你", 70), ("他恨我走", 45), ("", 9), ("门内", 33), ("", 14)]
    reel = reel_of(said)
    seen = Survey((WIDTH, HEIGHT), BAND, (), ())
    whole = find.subtitles(enumerate(reel), seen, Glyphs())
    monkeypatch.setattr(find, "WINDOW", 60)
    split = find.subtitles(enumerate(reel), seen, Glyphs())
    assert [(each.text, each.first, each.end) for each in split] == [
        (each.text, each.first, each.end) for each in whole
    ]
    assert [each.text for each in whole] == ["我爱你", "他恨我走", "门内"]


def test_letters_are_light_with_dark_beside_them() -> None:
    ink = Ink(235, SIDE)
    picture = np.full((HEIGHT, WIDTH), 235, np.uint8)
    assert not ink.letters(picture).any()
    written(picture, "门")
    assert ink.letters(picture)[8:32].any()
    assert light_of(glyph("门")) == 235


def test_dark_letters_on_a_plate_are_seen_the_other_way_round() -> None:
    picture = np.full((HEIGHT, WIDTH), 20, np.uint8)
    written(picture, "门")
    assert (Ink(235, SIDE, reversed=True).letters(255 - picture) == Ink(235, SIDE).letters(picture)).all()
