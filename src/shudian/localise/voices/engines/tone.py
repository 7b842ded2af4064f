"""No voice: a hum of the line's length, for tests and for the rhythm of an episode."""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32

import numpy as np

from shudian.localise.voices import sound
from shudian.localise.voices.duration import seconds, syllables
from shudian.model.voice import SpeechRate, Voice
from shudian.units import Lang

_HERTZ = 160.0


@dataclass(frozen=True, slots=True)
class Tone:
    """Swells once a syllable, at a pitch of the role's own."""

    rate: SpeechRate

    @property
    def identity(self) -> str:
        return f"tone {self.rate.start} {self.rate.syllable} {self.rate.pause}"

    def speak(self, text: str, voice: Voice, language: Lang) -> bytes:
        lasts = seconds(text, self.rate) / voice.rate
        at = np.arange(round(lasts * sound.RATE)) / sound.RATE
        hertz = _HERTZ * voice.pitch * 2 ** (crc32(voice.role.encode()) % 13 / 12)
        swells = max(1, round(syllables(text, language))) / lasts if lasts else 0
        swell = 0.6 - 0.4 * np.cos(2 * np.pi * swells * at)
        return sound.write((0.3 * swell * np.sin(2 * np.pi * hertz * at)).astype(np.float32))
