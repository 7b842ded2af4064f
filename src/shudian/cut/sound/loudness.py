"""Loudness by EBU R 128: measure the whole programme with ffmpeg's loudnorm, then set it once by gain alone."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from pathlib import Path

from shudian.cut import encoding
from shudian.cut import findings as kinds
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.finding import Finding, Place

#: What the short-video platforms level to, and the head-room that survives their own AAC encoders.
LUFS = -14.0
TRUE_PEAK = -1.5
_SILENCE = -60.0
CLOSE = 1.0  # LU


@dataclass(frozen=True, slots=True)
class Loudness:
    """Integrated loudness in LUFS, true peak in dBTP, loudness range in LU."""

    integrated: float
    peak: float
    range: float

    @property
    def silent(self) -> bool:
        return not self.integrated > _SILENCE


def measure(file: Path, ffmpeg: Ffmpeg, target: float = LUFS, stream: int | None = None) -> Loudness:
    """Measure one sound stream of a file, the first if none is named."""
    ffmpeg.need("loudnorm")
    sound = "0:a:0" if stream is None else f"0:{stream}"
    asked = f"loudnorm=I={target:g}:TP={TRUE_PEAK:g}:print_format=json"
    said = ffmpeg.run(["-i", file, "-map", sound, "-af", asked, "-f", "null", "-"], verbosity="info")
    found = re.findall(r"\{[^{}]*\"input_i\"[^{}]*\}", said)
    values = {name: float(value) for name, value in json.loads(found[-1]).items() if _is_number(value)}
    return Loudness(values["input_i"], values["input_tp"], values["input_lra"])


def levelling(
    measured: Loudness, target: float = LUFS, ceiling: float = TRUE_PEAK
) -> tuple[str | None, list[Finding]]:
    """The filter that brings a measured sound to the target by gain alone, or by gain and a limiter.

    None where silence is left alone. loudnorm itself is not asked to: where its gain would pass the
    ceiling it turns to a mode that pumps, and says so to nobody.
    """
    if measured.silent:
        return None, [kinds.SILENT.at()]
    gain = target - measured.integrated
    over = measured.peak + gain - ceiling
    if over <= 0:
        return f"volume={gain:.2f}dB,aresample={encoding.SOUND_RATE}", []
    # at four times the rate it sees the true peaks; the half decibel is for what AAC adds
    limiter = f"alimiter=limit={ceiling - 0.5:g}dB:level=false:attack=1:release=80"
    chain = (
        f"volume={gain:.2f}dB,aresample={4 * encoding.SOUND_RATE},{limiter},aresample={encoding.SOUND_RATE}"
    )
    return chain, [kinds.LOUDNESS_LIMITED.at(over=f"{over:.1f}")]


def judged(measured: Loudness, target: float, name: str) -> Finding:
    """What the finished sound measures, against what was asked for."""
    place, said = (
        Place(file=name),
        {"lufs": f"{measured.integrated:.1f}", "peak": f"{measured.peak:.1f}"},
    )
    if abs(measured.integrated - target) > CLOSE or measured.peak > 0:
        return kinds.LOUDNESS_MISSED.at(place, wanted=f"{target:g}", **said)
    return kinds.LOUDNESS.at(place, **said)


def _is_number(value: str) -> bool:
    try:
        return not math.isnan(float(value))
    except ValueError:
        return False
