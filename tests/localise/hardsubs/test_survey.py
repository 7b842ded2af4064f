"""Samples of made-up films: which text is a subtitle, a sign, a watermark."""

from fractions import Fraction

import numpy as np

from shudian.localise.hardsubs.picture import Box, Luma
from shudian.localise.hardsubs.signs import as_csv, signs
from shudian.localise.hardsubs.survey import Survey, Surveyor, samples

WIDTH, HEIGHT = 360, 640
MARK = Box(10, 10, 100, 34)
SHOP = Box(40, 200, 130, 224)


def text_at(picture: Luma, box: Box, seed: int) -> None:
    chance = np.random.default_rng(seed)
    strokes = chance.random((box.height // 3, box.width // 3)) < 0.4
    drawn = np.where(np.kron(strokes, np.ones((3, 3))), 235, 20).astype(np.uint8)
    picture[box.top : box.top + drawn.shape[0], box.left : box.left + drawn.shape[1]] = drawn


class Told:
    """A reader that is told where lines stand in the next picture."""

    def __init__(self) -> None:
        self.next: list[Box] = []

    def boxes(self, luma: Luma) -> list[Box]:
        return [box for box in self.next if box.bottom <= luma.shape[0]]

    def text(self, luma: Luma) -> tuple[str, float]:
        return ("青山茶楼", 0.99) if luma.size else ("", 0.0)


def surveyed(*, subtitles: bool = True) -> Survey:
    """Twenty samples: a mark in all, a shop sign in four, a subtitle of another width in every second."""
    reader = Told()
    surveyor = Surveyor(reader)
    chance = np.random.default_rng(0)
    for at in range(20):
        picture = chance.integers(60, 160, (HEIGHT, WIDTH), np.uint8)
        reader.next = [MARK]
        text_at(picture, MARK, 1)
        if 6 <= at < 10:
            text_at(picture, SHOP, 2)
            reader.next.append(SHOP)
        if subtitles and at % 2:
            wide = 60 + 12 * (at % 7)
            line = Box((WIDTH - wide) // 2, 500, (WIDTH + wide) // 2, 524)
            text_at(picture, line, 100 + at)
            reader.next.append(line)
        surveyor.look(at * 50, picture)
    return surveyor.survey()


def test_subtitles_stand_where_texts_change() -> None:
    seen = surveyed()
    assert seen.band
    assert (seen.band.align, round(seen.band.at)) == ("center", WIDTH // 2)
    top, bottom = seen.band.rows
    assert 440 < top <= 500 - 24  # room for a second line
    assert bottom >= 524
    assert seen.band.ink.height == 24
    assert abs(seen.band.ink.light - 235) < 10


def test_what_is_always_there_is_a_watermark_and_what_stands_for_a_while_a_sign() -> None:
    seen = surveyed()
    assert seen.always == (MARK,)
    assert [(each.box, each.frames) for each in seen.signs] == [(SHOP, [300, 350, 400, 450])]
    times = [Fraction(at, 25) for at in range(1001)]
    rows = as_csv(signs(seen, Told()), times, Fraction(2)).decode("utf-8-sig").splitlines()
    assert rows[1] == "00:00:12.000,00:00:18.040,80,400,180,48,青山茶楼"


def test_signs_and_watermarks_alone_are_no_subtitles() -> None:
    seen = surveyed(subtitles=False)
    assert seen.band is None


def test_samples_are_bounded_and_inside_the_film() -> None:
    for frames in (1, 2, 30, 1500, 500_000):
        wanted = samples(frames, 25.0)
        assert 1 <= len(wanted) <= 260
        assert wanted[-1] < frames
