"""Clips begin and end at cuts or in pauses, never in mid-word, and last what the slots last."""

from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from shudian.cut.clips.borders import Heard
from shudian.cut.clips.pick import Reason, Wish, picks, rules
from shudian.cut.covers.looks import Look, Watched
from shudian.cut.covers.marks import Spot
from shudian.cut.reframe.watch import Area
from shudian.cut.shots.soft import pairs
from shudian.cut.sound.duck import joined
from shudian.model.media import Shot

RATE = Fraction(25)


def film(seconds: int, cuts: list[float]) -> Watched:
    frames = seconds * 25
    firsts = sorted({0, *(round(cut * 25) for cut in cuts if 0.5 < cut < seconds - 0.5)})
    looks = tuple(Look(at, (Spot(0.4, 0.2, 0.2, 0.3),), 0.5, 0.2, 0.5, 0.02) for at in range(0, frames, 4))
    shots = tuple(Shot(first, end) for first, end in pairs(firsts, frames))
    return Watched(RATE, frames, shots, (), Area(0, 0, 1080, 1920), looks)


@given(
    st.lists(st.floats(1, 89), max_size=40),
    st.lists(st.tuples(st.floats(0, 85), st.floats(0.5, 5)), max_size=30),
    st.booleans(),
)
def test_no_clip_cuts_a_word_or_misses_its_length(
    cuts: list[float], said: list[tuple[float, float]], asked: bool
) -> None:
    spoken = tuple(joined(((start, start + long) for start, long in said), 0.1))
    wishes = [Wish(10, 32), Wish(40, 65, (Reason("hook_end", 3),))] if asked else None
    found = picks(film(90, cuts), Heard(spoken, ()), wishes, 3)
    limits = rules()["clip"]
    for one in found:
        assert limits["least"] - 0.05 <= (one.end - one.first) / 25 + limits["card"] <= limits["most"] + 0.05
        for frame in (one.first, one.end):
            assert not any(start + 0.03 < frame / 25 < end - 0.03 for start, end in spoken)
    ordered = sorted(found, key=lambda one: one.first)
    assert all(a.end <= b.first for a, b in pairwise(ordered))


def test_the_script_s_wish_goes_to_the_nearest_cuts() -> None:
    [one] = picks(film(60, [9.6, 20, 32.4, 50]), Heard(((9.9, 31.0),), ()), [Wish(10, 32)], 3)
    assert (one.first, one.end, one.begins, one.ends) == (240, 810, "cut", "cut")


def test_where_nothing_fits_nothing_is_made() -> None:
    assert not picks(film(10, [5.0]), Heard((), ()), None, 3)
    assert not picks(film(90, []), Heard(((0.0, 90.0),), ()), [Wish(30, 50)], 3)
