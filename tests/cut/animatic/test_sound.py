"""The temp track: as long as the picture, at -14 LUFS, the same every time."""

import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shudian.cut.animatic.rhythm import syllables
from shudian.cut.animatic.sound import ambience, effects
from shudian.cut.animatic.sound.mix import CEILING_DBTP, TARGET_LUFS, Bed, Line, Noise, Score, mixed
from shudian.cut.animatic.sound.tone import RATE
from shudian.cut.animatic.words import AMBIENCE, noise
from shudian.cut.engines import ffmpeg
from shudian.cut.sound.meter import integrated, mastered, true_peak

SCORE = Score(
    12.0,
    "1 假的",
    (Bed(0, 7, "fire", "NIGHT"), Bed(7, 12, "water", "DAY", flashback=True)),
    (
        Line(1.0, 2.6, "封了，就再也不开了。", 110, "plain", -0.2),
        Line(4, 6, "It went out once.", 210, "inner", 0.0),
    ),
    (Noise(8.0, "shatter"), Noise(11.9, "thunder")),
)


def measured(path: Path) -> tuple[float, float]:
    """Integrated loudness and true peak by ffmpeg's own meter."""
    said = ffmpeg.locate().run(
        ("-i", path, "-vn", "-af", "ebur128=peak=true", "-f", "null", "-"), verbosity="info"
    )
    summary = said[said.rindex("Summary") :]
    loudness, peak = (re.search(rf"{name}:\s+(-?[\d.]+)", summary) for name in ("I", "Peak"))
    assert loudness
    assert peak
    return float(loudness.group(1)), float(peak.group(1))


def test_the_track_is_as_long_as_the_picture_and_the_same_every_time() -> None:
    first, second = mixed(SCORE), mixed(SCORE)
    assert first.shape == (12 * RATE, 2)
    assert np.array_equal(first, second)


def test_the_track_meets_its_loudness_by_our_meter() -> None:
    track = mixed(SCORE)
    assert abs(integrated(track) - TARGET_LUFS) < 0.2
    assert true_peak(track) <= CEILING_DBTP + 0.1


def test_a_reference_tone_reads_as_the_standard_says() -> None:
    t = np.arange(20 * RATE) / RATE
    tone = (10 ** (-23 / 20) * np.sin(2 * np.pi * 997 * t)).astype(np.float32)
    assert abs(integrated(np.stack((tone, tone), axis=1)) - -23.0) < 0.05


def test_silence_stays_silent() -> None:
    assert not mastered(np.zeros((RATE, 2), np.float32), TARGET_LUFS, CEILING_DBTP).any()


@pytest.mark.slow
def test_the_episode_meets_its_loudness_by_another_meter(made: Mapping[str, Path]) -> None:
    loudness, peak = measured(made["ep01/animatic"] / "animatic.mp4")
    assert abs(loudness - -14) <= 0.5
    assert peak <= -1.0


@pytest.mark.parametrize("name", sorted({*AMBIENCE.values(), "rain"}))
def test_every_ambience_is_quiet_and_runs_its_length(name: str) -> None:
    track = ambience.AMBIENCES[name](RATE * 3, name == "wind")
    assert track.shape == (RATE * 3, 2)
    assert 0 < np.abs(track).max() < 0.4


@pytest.mark.parametrize("name", sorted(effects.EFFECTS))
def test_every_effect_starts_without_a_click(name: str) -> None:
    wave = effects.EFFECTS[name]()
    assert np.isfinite(wave).all()
    assert abs(wave[0]) < 0.02
    assert 0.01 < np.abs(wave).max() < 1


def test_noises_are_heard_for_what_they_are() -> None:
    assert [noise(text) for text in ("雷声", "瓷碎声", "敲门声", "电话铃声", "碗沿一声清响", "什么都不是")] == [
        "thunder", "shatter", "knock", "ring", "chime", "hit",
    ]  # fmt: skip


@settings(max_examples=80)
@given(st.text(max_size=80), st.floats(0, 100), st.floats(0, 20))
def test_syllables_stay_inside_the_line(text: str, start: float, seconds: float) -> None:
    said = syllables(text, start, start + seconds)
    assert all(start - 1e-6 <= one.start < one.end <= start + seconds + 1e-6 for one in said)
    assert all(a.end <= b.start + 1e-6 for a, b in pairwise(said))


def test_a_hanzi_is_a_syllable_and_a_comma_a_rest() -> None:
    said = syllables("封了，不开了。", 0, 5.7)
    assert [one.sign for one in said] == list("封了不开了")
    assert said[2].start - said[1].end > 0.5
