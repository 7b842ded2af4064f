"""Building blocks of sound: float32 arrays at 48 kHz, mono (n,) or stereo (n, 2)."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

RATE = 48000
Wave = NDArray[np.float32]


def clock(seconds: float) -> Wave:
    return (np.arange(round(seconds * RATE), dtype=np.float32) / RATE).astype(np.float32)


def dice(*words: object) -> np.random.Generator:
    """Random numbers that belong to these words."""
    return np.random.default_rng(list("·".join(map(str, words)).encode()) or [0])


@lru_cache(maxsize=24)
def noise_loop(name: str, limits: tuple[float, float], slope: float, power: int = 19) -> Wave:
    """Noise between two frequencies, falling by `slope` (0 white, 1 pink, 2 brown); it loops without a seam."""
    (low, high), count = limits, 2**power
    spin = dice("noise", name)
    freq = np.fft.rfftfreq(count, 1 / RATE).astype(np.float32)
    shape = np.zeros_like(freq)
    band = (freq >= low) & (freq <= high)
    shape[band] = (freq[band] / max(low, 20)) ** (-slope / 2)
    edge = (freq > high * 0.7) & band
    shape[edge] *= np.cos(np.pi / 2 * (freq[edge] - high * 0.7) / (high * 0.3))
    phase = spin.uniform(0, 2 * np.pi, len(freq)).astype(np.float32)
    wave = np.fft.irfft(shape * np.exp(1j * phase).astype(np.complex64), count).astype(np.float32)
    return np.asarray(wave / np.sqrt(np.mean(wave**2)), np.float32)


def looped(wave: Wave, count: int, shift: int = 0) -> Wave:
    """`count` samples of a loop from `shift` on."""
    turned = np.roll(wave, -shift)
    return np.resize(turned, count)


def stereo(left: Wave, right: Wave | None = None) -> Wave:
    return np.stack((left, left if right is None else right), axis=1)


def placed(wave: Wave, where: float) -> Wave:
    """A mono sound between left (-1) and right (1), equal power."""
    angle = (where + 1) * np.pi / 4
    return np.stack((wave * np.float32(np.cos(angle)), wave * np.float32(np.sin(angle))), axis=1)


def rise_fall(count: int, attack: float, release: float) -> Wave:
    """A gain that rises and falls softly; seconds."""
    gain = np.ones(count, np.float32)
    up, down = min(count, round(attack * RATE)), min(count, round(release * RATE))
    if up:
        gain[:up] *= np.sin(np.linspace(0, np.pi / 2, up, dtype=np.float32)) ** 2
    if down:
        gain[-down:] *= np.sin(np.linspace(np.pi / 2, 0, down, dtype=np.float32)) ** 2
    return gain


def add(track: Wave, wave: Wave, at: int) -> None:
    """Mix a stereo wave into a stereo track at sample `at`; what hangs over is cut."""
    start, end = max(at, 0), min(at + len(wave), len(track))
    if end > start:
        track[start:end] += wave[start - at : end - at]


def echoed(wave: Wave, seconds: float, mix: float) -> Wave:
    """A room around a mono sound: a dozen fading reflections."""
    tail = round(seconds * RATE)
    out = np.zeros(len(wave) + tail, np.float32)
    out[: len(wave)] += wave
    spin = dice("echo", round(seconds * 100))
    for delay in np.sort(spin.uniform(0.02, 1, 14)):
        at = int(delay * tail)
        out[at : at + len(wave)] += wave * np.float32(mix * (1 - delay) ** 1.5 * spin.choice((-1, 1)))
    return out
