"""How far a sound was shifted, told from the sounds alone."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shudian.cut.inspect.lag import Mono, lag

RATE = 8000


def talk(seed: int, seconds: float = 6) -> Mono:
    """Noise that comes and goes as speech does."""
    numbers = np.random.default_rng(seed)
    size = round(seconds * RATE)
    loud = np.repeat(numbers.random(size // 800 + 1) > 0.4, 800)[:size]
    return np.asarray(np.convolve(numbers.normal(size=size), [0.2, 0.4, 0.3], "same") * (0.02 + loud))


def late(sound: Mono, seconds: float) -> Mono:
    by = round(seconds * RATE)
    return np.concatenate([np.zeros(by), sound])[: len(sound)] if by >= 0 else sound[-by:]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 99), st.floats(-2, 2), st.floats(0.1, 3))
def test_a_shift_is_measured_to_the_sample(seed: int, seconds: float, volume: float) -> None:
    sound = talk(seed)
    squeezed = np.clip(volume * late(sound, seconds), -0.8, 0.8)
    found = lag(squeezed, sound)
    assert found
    assert found.seconds == pytest.approx(seconds, abs=1 / RATE)
    assert found.alike > 0.5


def test_the_sound_of_something_else_is_not_alike() -> None:
    found = lag(talk(1), talk(2))
    assert found
    assert found.alike < 0.15


def test_a_sound_that_repeats_itself_is_in_doubt() -> None:
    beat = np.tile(talk(3, 0.5), 12)
    found = lag(late(beat, 0.2), beat)
    assert found
    assert found.doubt > 0.9


def test_silence_tells_nothing() -> None:
    assert lag(np.zeros(RATE), talk(4)) is None
    assert lag(talk(4), np.zeros(RATE)) is None
