"""The score of an episode's temp track, and the track itself."""

from __future__ import annotations

import wave
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from shudian.cut.animatic.rhythm import syllables
from shudian.cut.animatic.sound import ambience, effects, murmur, music
from shudian.cut.animatic.sound.tone import RATE, Wave, add, placed, rise_fall
from shudian.cut.sound import meter
from shudian.model.work import Json

TARGET_LUFS = -14.0
CEILING_DBTP = -3.0  # of the sound itself: the lossy encoder adds to its peaks


@dataclass(frozen=True, slots=True)
class Bed:
    """An ambience between two instants, in seconds."""

    start: float
    end: float
    sound: str
    light: str
    flashback: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    start: float
    end: float
    text: str
    pitch: float
    manner: str  # plain, inner, voice
    where: float


@dataclass(frozen=True, slots=True)
class Noise:
    at: float
    sound: str


@dataclass(frozen=True, slots=True)
class Score:
    seconds: float
    name: str
    beds: tuple[Bed, ...]
    lines: tuple[Line, ...]
    noises: tuple[Noise, ...]

    def plain(self) -> dict[str, Json]:
        return asdict(self)

    @classmethod
    def of(cls, plain: Mapping[str, Json]) -> Score:
        values: dict[str, Any] = dict(plain)
        return cls(
            values["seconds"],
            values["name"],
            tuple(Bed(**bed) for bed in values["beds"]),
            tuple(Line(**line) for line in values["lines"]),
            tuple(Noise(**noise) for noise in values["noises"]),
        )


def mixed(score: Score) -> Wave:
    """The stereo track, exactly as long as the picture, at the target loudness."""
    count = round(score.seconds * RATE)
    track = np.zeros((count, 2), np.float32)
    for bed in score.beds:
        _lay(track, bed)
    moods = [(bed.start, bed.end, "flashback" if bed.flashback else bed.light) for bed in score.beds]
    strings = music.bed(count, score.name, moods)
    duck = np.ones(count, np.float32)
    for line in score.lines:
        said = syllables(line.text, line.start, line.end)
        if not said:
            continue
        at, voice = murmur.line(said, line.pitch, manner=line.manner)
        add(track, placed(voice, line.where), at)
        duck[max(0, at - RATE // 5) : at + len(voice)] = 0.45
    track += strings * _smoothed(duck)[:, None]
    for noise in score.noises:
        sound = effects.EFFECTS[noise.sound]()
        add(track, placed(sound, 0.0), round(noise.at * RATE))
    track *= rise_fall(count, 0.08, 0.12)[:, None]
    return meter.mastered(track, TARGET_LUFS, CEILING_DBTP)


def _lay(track: Wave, bed: Bed) -> None:
    """An ambience that fades over its neighbours by a quarter of a second."""
    first, end = round(bed.start * RATE), min(len(track), round(bed.end * RATE) + RATE // 4)
    if end <= first:
        return
    sound = ambience.AMBIENCES[bed.sound](end - first, bed.light == "NIGHT")
    add(track, sound[: end - first] * rise_fall(end - first, 0.25, 0.25)[:, None], first)


def _smoothed(gain: Wave) -> Wave:
    """A gain that moves within a fifth of a second, not in steps."""
    step = RATE // 100
    small = gain[::step]
    kernel = np.hanning(21)[1:-1] / np.hanning(21).sum()
    soft = np.convolve(np.pad(small, 9, mode="edge"), kernel, mode="valid")
    return np.interp(np.arange(len(gain)), np.arange(len(small)) * step, soft[: len(small)]).astype(
        np.float32
    )


def write(track: Wave, path: Path) -> None:
    """A 16-bit stereo WAV file."""
    samples = np.clip(np.round(track * 32767), -32768, 32767).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
