"""A measured sound is brought to its target by one gain; only peaks in the way are touched."""

from pathlib import Path

import numpy as np
import pytest

from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.sound import loudness, meter, wave
from shudian.cut.sound.loudness import Loudness, levelling


def test_room_enough_is_gain_alone() -> None:
    chain, found = levelling(Loudness(-20, -10, 5))
    assert chain == "volume=6.00dB,aresample=48000"
    assert not found


def test_a_ceiling_of_a_platform_is_held() -> None:
    chain, found = levelling(Loudness(-20, -6, 5), ceiling=-2)
    assert chain
    assert "limit=-2.5dB" in chain
    assert [finding.code for finding in found] == ["cut.loudness-limited"]
    assert levelling(Loudness(-70, -70, 0))[0] is None


@pytest.mark.parametrize("spread", [1.0, 20.0])
def test_quiet_parts_keep_their_distance(ffmpeg: Ffmpeg, tmp_path: Path, spread: float) -> None:
    folder = tmp_path
    noise = np.random.default_rng(3).standard_normal((8 * 48000, 2)).astype(np.float32) * 0.02
    noise[4 * 48000 :] *= 10 ** (-spread / 20)
    wave.write(noise, folder / "in.wav", ffmpeg, 0)
    chain, _ = levelling(loudness.measure(folder / "in.wav", ffmpeg))
    assert chain
    ffmpeg.run(["-i", folder / "in.wav", "-af", chain, "-c:a", "pcm_s24le", folder / "out.wav"])
    out, _ = wave.read(folder / "out.wav", ffmpeg)
    assert out is not None
    halves = meter.integrated(out[: 4 * 48000]), meter.integrated(out[4 * 48000 :])
    assert halves[0] - halves[1] == pytest.approx(spread, abs=0.5)
    assert loudness.measure(folder / "out.wav", ffmpeg).integrated == pytest.approx(-14, abs=0.3)
