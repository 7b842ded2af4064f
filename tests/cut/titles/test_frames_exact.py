"""A subtitle is seen on the frames whose instant lies in it, and on no other, however the episode is cut."""

import math
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cut.conftest import Clip
from tests.cut.titles.lettered import set_in, track

from shudian.cut.engines import frames as engine
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.lettering import Lettering, Line
from shudian.cut.probe import look
from shudian.cut.render import Order, render
from shudian.cut.titles.compose import frames_of
from shudian.cut.titles.document import FASTEST, ass
from shudian.units import Span

RATES = [
    Fraction(24000, 1001),
    Fraction(24),
    Fraction(25),
    Fraction(30000, 1001),
    Fraction(50),
    Fraction(60),
    FASTEST,
]


def seconds(clock: str) -> Fraction:
    hours, minutes, rest = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + Fraction(rest)


@given(
    st.sampled_from(RATES),
    st.lists(st.tuples(st.integers(0, 9000), st.integers(1, 200)), min_size=1, max_size=4),
    st.integers(0, 9000),
    st.integers(1, 40),
)
def test_a_part_shows_what_the_whole_shows(
    rate: Fraction, spans: list[tuple[int, int]], first: int, long: int
) -> None:
    lines = tuple(Line(start, start + span, f"text {at}") for at, (start, span) in enumerate(spans))
    written = ass(Lettering((108, 192), "", lines, (), rate), first, first + long)
    events = [row.split(",", 9) for row in written.splitlines() if row.startswith("Dialogue")]
    for frame in range(first, first + long):
        now = Fraction(math.floor(1000 * (frame - first) / rate), 1000)  # as libass is asked
        shown = {row[9] for row in events if seconds(row[1]) <= now < seconds(row[2])}
        assert shown == {line.text for line in lines if line.first <= frame < line.end}


@given(st.sampled_from(RATES), st.fractions(0, 100), st.fractions(0, 5))
def test_the_frames_of_a_span(rate: Fraction, start: Fraction, long: Fraction) -> None:
    first, end = frames_of(Span.of(start, start + long), rate)
    instants = {frame for frame in range(first - 2, end + 3) if start <= frame / rate < start + long}
    assert instants == set(range(first, end))


@pytest.mark.parametrize("rate", ["24000/1001", "25", "60"])
def test_frames_of_a_real_file(rate: str, clip: Clip, ffmpeg: Ffmpeg, tmp_path: Path) -> None:

    folder = tmp_path
    source, _ = look(
        clip(f"grey{rate.replace('/', '-')}.mp4", picture=f"color=gray:s=270x480:r={rate}", sound=None)
    )
    assert source
    text = folder / "a.en.srt"
    text.write_text("1\n00:00:00,333 --> 00:00:00,917\nMMMM\n", "utf-8")
    render(source, Order(text, burn=True), folder / "out.mp4", ffmpeg)
    lit = [
        at
        for at, picture in enumerate(engine.frames(folder / "out.mp4", 0))
        if engine.planes(picture, 0)[0].max() > 180
    ]
    first, end = frames_of(Span.of(Fraction(333, 1000), Fraction(917, 1000)), source.info.frame_rate)
    assert lit == list(range(first, end))


def test_what_is_too_fast_or_empty_is_refused() -> None:
    lettering, _ = set_in(track("en", "a"))
    with pytest.raises(ValueError, match="at least one frame"):
        ass(lettering, 3, 3)
    with pytest.raises(ValueError, match="120"):
        ass(Lettering((2, 2), "", (), (), Fraction(120)), 0, 1)
