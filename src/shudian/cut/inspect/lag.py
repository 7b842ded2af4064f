"""How far a sound stands from the one it was made of, found in the sounds themselves."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.inspect import findings as kinds
from shudian.cut.inspect.rules import rules
from shudian.cut.sound import wave
from shudian.finding import Finding, Place

_STEP = 6  # samples of 48 kHz that become one
_RATE = 48000 // _STEP
Mono = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Lag:
    """Seconds by which a sound comes late, and how alike both then are: 1 is the same.

    `doubt` is how alike they are at the next best place, as a share: near 1 where a sound repeats itself.
    """

    seconds: float
    alike: float
    doubt: float


def judge(film: Path, meant: tuple[Path, ...], ffmpeg: Ffmpeg, name: str) -> list[Finding]:
    """`meant` is the sound of its source, or the stems that it was mixed of."""
    heard, *parts = (_mono(file, ffmpeg) for file in (film, *meant))
    known = [part for part in parts if part is not None]
    if heard is None or not known:
        return []
    whole = np.zeros(max(map(len, known)))
    for part in known:
        whole[: len(part)] += part
    found, rule = lag(heard, whole), rules().lag
    if found is None:
        return []
    if found.alike < rule.alike:
        return [kinds.SOUND_OTHER.at(Place(name), alike=f"{max(0.0, found.alike):.0%}")]
    if found.doubt > rule.doubt or -rules().sound.early <= found.seconds <= rules().sound.late:
        return []
    side = kinds.LATER if found.seconds > 0 else kinds.EARLIER
    return [kinds.SOUND_LAG.at(Place(name), ms=f"{abs(found.seconds) * 1000:.0f}", side=side)]


def lag(heard: Mono, meant: Mono) -> Lag | None:
    """The shift within a few seconds at which both correlate most; None where either is silent."""
    first, second = _edges(heard), _edges(meant)
    power = float(np.sqrt((first**2).sum() * (second**2).sum()))
    if power < 1e-6:
        return None
    size = 1 << int(np.ceil(np.log2(len(first) + len(second))))
    both = np.fft.irfft(np.fft.rfft(first, size) * np.conj(np.fft.rfft(second, size)), size)
    reach = round(rules().lag.reach * _RATE)
    likeness = np.concatenate([both[-reach:], both[: reach + 1]]) / power
    best = int(np.argmax(likeness))
    near = round(rules().lag.near * _RATE)
    others = np.concatenate([likeness[: max(0, best - near)], likeness[best + near + 1 :]])
    return Lag((best - reach) / _RATE, float(likeness[best]), float(others.max() / likeness[best]))


def _edges(sound: Mono) -> Mono:
    """What changes in a sound: even tones say little about time."""
    return np.diff(sound, prepend=0.0)


def _mono(file: Path, ffmpeg: Ffmpeg) -> Mono | None:
    """Counted from the first picture, so many samples a second."""
    track, _ = wave.read(file, ffmpeg)
    if track is None or not len(track):
        return None
    whole = track[: len(track) // _STEP * _STEP].mean(axis=1).astype(np.float64)
    return np.asarray(whole.reshape(-1, _STEP).mean(axis=1))
