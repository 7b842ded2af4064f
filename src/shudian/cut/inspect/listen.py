"""What is kept of the sound while it is decoded, and its loudness by EBU R 128 as ffmpeg's meter tells it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.sound.rules import rules

_METER = re.compile(r"\bI:\s+(-?[\d.]+|-inf|nan) LUFS.*?\bPeak:\s+(-?[\d.]+|-?inf|nan) dBFS", re.DOTALL)


@dataclass(slots=True)
class Heard:
    """Times in seconds of the file's own clock. `levels` are the peaks of stretches, each with its start."""

    starts: float = 0.0
    ends: float = 0.0
    levels: list[tuple[float, float]] = field(default_factory=list)
    clipped: list[float] = field(default_factory=list)
    damage: int = 0

    def take(self, frame: Any) -> None:
        wave = np.abs(_samples(frame))
        at = float(frame.time) if frame.time is not None else self.ends
        if not self.levels:
            self.starts = at
        peak = float(wave.max(initial=0))
        self.levels.append((at, peak))
        self.ends = at + frame.samples / frame.sample_rate
        rule = rules().faults
        if peak >= rule.clip and _in_a_row(wave >= rule.clip) >= rule.clip_samples:
            self.clipped.append(at)

    def silences(self) -> Iterator[tuple[float, float]]:
        rule = rules().faults
        floor, since = 10 ** (rule.silence / 20), None
        for at, peak in [*self.levels, (self.ends, 1.0)]:
            if peak < floor:
                since = at if since is None else since
            elif since is not None:
                if at - since >= rule.silence_seconds:
                    yield since, at
                since = None

    def loudest(self) -> float:
        """When the highest sample stands."""
        return max(self.levels, key=lambda level: level[1], default=(0.0, 0.0))[0]


@dataclass(frozen=True, slots=True)
class Level:
    """Integrated loudness in LUFS and true peak in dBTP."""

    lufs: float
    peak: float


def level(file: Path, ffmpeg: Ffmpeg) -> Level | None:
    """Of the first sound; None where the meter gives no number."""
    ffmpeg.need("ebur128")
    meter = ["-af", "ebur128=peak=true:framelog=quiet", "-f", "null", "-"]
    said = ffmpeg.run(["-i", file.absolute(), "-map", "0:a:0", *meter], verbosity="info")
    found = _METER.findall(said)
    if not found:
        return None
    lufs, peak = map(float, found[-1])
    return None if math.isnan(lufs) else Level(lufs, peak)


def _samples(frame: Any) -> Any:
    """Channels in rows, of full scale 1."""
    wave = frame.to_ndarray()
    if wave.dtype.kind in "iu":
        middle, whole = (128, 128) if wave.dtype.kind == "u" else (0, 2 ** (8 * wave.dtype.itemsize - 1))
        wave = (wave.astype(np.float32) - middle) / whole
    return wave if frame.format.is_planar else wave.reshape(-1, frame.layout.nb_channels).T


def _in_a_row(flags: Any) -> int:
    """The longest run of true in any row."""
    longest = 0
    for row in flags:
        edges = np.flatnonzero(np.diff(np.r_[False, row, False]))
        longest = max(longest, int((edges[1::2] - edges[::2]).max(initial=0)))
    return longest
