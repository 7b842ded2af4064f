"""Speech and silence, and words that are held to them."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from shudian.localise.listen.speech import Heard, held, stretches, windows

SPOKEN = [(0.42, 0.9), (2.72, 5.47)]


def word(text: str, start: float, end: float) -> Heard:
    return Heard(text, start, end, 1.0)


def times(words: list[Heard]) -> list[tuple[float, float]]:
    return [(each.start, each.end) for each in words]


def test_a_pause_that_was_counted_into_the_next_word_is_taken_out() -> None:
    heard = held([word("One.", 0.0, 0.68), word("From", 0.68, 2.86), word("fairest", 2.86, 3.46)], SPOKEN)
    assert times(heard) == [(0.42, 0.9), (2.72, 2.86), (2.86, 3.46)]


def test_a_word_that_is_heard_late_begins_with_its_speech() -> None:
    assert times(held([word("One", 0.5, 0.8), word("From", 2.9, 3.1)], SPOKEN)) == [(0.42, 0.9), (2.72, 3.1)]


def test_a_word_where_nobody_speaks_is_left_where_it_was() -> None:
    assert times(held([word("ghost", 1.5, 2.0)], SPOKEN)) == [(1.5, 2.0)]


def test_a_breath_is_no_speech_and_a_stop_no_pause() -> None:
    likely = [0.0, 0.9, 0.0, 0.0, 0.0, *[0.9] * 5, 0.1, *[0.9] * 5, 0.4, 0.0]
    assert stretches(likely, 0.0625) == [(5 * 0.0625, 17 * 0.0625)]


_SPANS = st.lists(st.floats(0.05, 40), min_size=2, max_size=30).map(
    lambda steps: [(sum(steps[:at]), sum(steps[: at + 1])) for at in range(0, len(steps) - 1, 2)]
)


@given(_SPANS, _SPANS)
def test_words_stay_in_order_and_none_is_lost(
    spoken: list[tuple[float, float]], at: list[tuple[float, float]]
) -> None:
    heard = held([word("w", start, end) for start, end in at], spoken)
    assert len(heard) == len(at)
    assert all(each.start <= each.end for each in heard)
    assert all(before.end <= after.start or before.start == after.start for before, after in pairwise(heard))


@given(_SPANS, st.floats(5, 30))
def test_windows_hold_all_speech_and_are_short_enough(
    spoken: list[tuple[float, float]], longest: float
) -> None:
    made = windows(spoken, longest)
    assert all(end - start <= longest + 1e-6 for start, end in made)
    assert all(before[1] <= after[0] + 1e-9 for before, after in pairwise(made))
    for start, end in spoken:
        inside = sum(max(0.0, min(end, last) - max(start, first)) for first, last in made)
        assert abs(inside - (end - start)) < 1e-6
