"""A sparse bed of plucked strings (Karplus and Strong 1983), five tones to the octave."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from shudian.cut.animatic.sound.tone import RATE, Wave, add, dice, echoed, placed

_PENTATONIC = (0, 2, 4, 7, 9)


@lru_cache(maxsize=64)
def pluck(step: int, *, soft: bool) -> Wave:
    """A string, `step` pentatonic degrees above A3 (220 Hz)."""
    octave, degree = divmod(step, 5)
    pitch = 220.0 * 2 ** (octave + _PENTATONIC[degree] / 12)
    period = round(RATE / pitch)
    spin = dice("pluck", step)
    ring = spin.uniform(-1, 1, period).astype(np.float32)
    for _ in range(6 if soft else 2):
        ring = np.asarray((ring + np.roll(ring, 1)) / 2, np.float32)
    turns = int((2.6 if soft else 2.0) * RATE / period)
    out = np.empty(turns * period, np.float32)
    for at in range(turns):
        out[at * period : (at + 1) * period] = ring
        ring = np.asarray(0.49825 * (ring + np.roll(ring, 1)), np.float32)
    out -= out.mean()
    out *= np.linspace(1, 0, len(out), dtype=np.float32) ** 0.5
    return echoed(out / np.float32(np.abs(out).max()), 0.5, 0.16)


def bed(count: int, name: str, moods: list[tuple[float, float, str]]) -> Wave:
    """Phrases of three to five notes with rests between; `moods` are (from, to, light) in seconds."""
    track = np.zeros((count, 2), np.float32)
    spin = dice("music", name)
    at, home = 0.35, 5
    while at < count / RATE - 1:
        light = next((light for start, end, light in moods if start <= at < end), "DAY")
        low = {"NIGHT": -4, "DUSK": -2, "DAWN": 1, "flashback": 2}.get(light, 0)
        step = home + low + int(spin.integers(-2, 3))
        for _ in range(int(spin.integers(3, 6))):
            wave = pluck(max(-5, min(14, step)), soft=light in ("NIGHT", "flashback"))
            add(
                track,
                placed(wave * np.float32(spin.uniform(0.06, 0.1)), float(spin.uniform(-0.35, 0.35))),
                round(at * RATE),
            )
            step += int(spin.choice((-2, -1, -1, 1, 1, 2)))
            at += float(spin.choice((0.3, 0.45, 0.6, 0.9)))
        at += float(spin.uniform(1.4, 3.2))
    return track
