"""Lines without words: a soft voice that says each syllable, so that rhythm can be judged by ear."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from shudian.cut.animatic.rhythm import Syllable
from shudian.cut.animatic.sound.tone import RATE, Wave, clock, echoed, rise_fall

#: First and second formant of five open vowels, Hz.
_VOWELS = ((740, 1240), (480, 1720), (330, 2150), (500, 900), (360, 780))
#: How the pitch moves through a syllable: the four tones, loosely.
_TONES = ((1.06, 1.06), (0.94, 1.1), (0.92, 0.95), (1.14, 0.9))


def line(syllables: Sequence[Syllable], pitch: float, *, manner: str) -> tuple[int, Wave]:
    """The murmur of one line: first sample and a mono wave. `manner`: plain, inner or voice (far away)."""
    start = round(syllables[0].start * RATE)
    track = np.zeros(round(syllables[-1].end * RATE) - start + RATE // 5, np.float32)
    for at, syllable in enumerate(syllables):
        fall = 1.04 - 0.1 * at / max(1, len(syllables) - 1)
        wave = _syllable(syllable, pitch * fall, thin=manner == "voice")
        first = round(syllable.start * RATE) - start
        end = min(len(track), first + len(wave))
        track[first:end] += wave[: end - first]
    if manner == "inner":
        track = echoed(track * np.float32(0.55), 0.55, 0.3)
    return start, track


def _syllable(syllable: Syllable, pitch: float, *, thin: bool) -> Wave:
    length = min(0.34, max(0.09, (syllable.end - syllable.start) * 0.94))
    sign = sum(ord(char) for char in syllable.sign)
    (f1, f2), (low, high) = _VOWELS[sign % 5], _TONES[sign // 5 % 4]
    t = clock(length)
    glide = pitch * (low + (high - low) * t / length)
    phase = 2 * np.pi * np.cumsum(glide).astype(np.float32) / RATE
    wave = np.zeros_like(t)
    for harmonic in range(1, 12):
        tone = harmonic * pitch
        level = (
            np.exp(-(((tone - f1) / 170) ** 2))
            + 0.5 * np.exp(-(((tone - f2) / 260) ** 2))
            + 0.3 / harmonic**1.5
        )
        if thin:
            level *= 1.0 if 420 < tone < 2600 else 0.06
        if tone < 3600 and level > 0.01:
            wave += np.float32(level) * np.sin(harmonic * phase)
    return (0.04 * wave * rise_fall(len(t), 0.03, 0.07)).astype(np.float32)
