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
_RANGE = 11.0
_SILENCE = -60.0
CLOSE = 1.0  # LU
#: At four times the rate it sees the true peaks; the half decibel is for what AAC adds.
_LIMITER = f"limit={TRUE_PEAK - 0.5:g}dB:level=false:attack=1:release=80"


@dataclass(frozen=True, slots=True)
class Loudness:
    """Integrated loudness in LUFS, true peak in dBTP, loudness range in LU."""

    integrated: float
    peak: float
    range: float
    threshold: float
    offset: float = 0.0

    @property
    def silent(self) -> bool:
        return not self.integrated > _SILENCE


def measure(file: Path, ffmpeg: Ffmpeg, target: float = LUFS, stream: int | None = None) -> Loudness:
    """Measure one sound stream of a file, the first if none is named."""
    ffmpeg.need("loudnorm")
    sound = "0:a:0" if stream is None else f"0:{stream}"
    asked = _filter(target, _RANGE) + ":print_format=json"
    said = ffmpeg.run(["-i", file, "-map", sound, "-af", asked, "-f", "null", "-"], verbosity="info")
    found = re.findall(r"\{[^{}]*\"input_i\"[^{}]*\}", said)
    values = {name: float(value) for name, value in json.loads(found[-1]).items() if _is_number(value)}
    return Loudness(
        values["input_i"],
        values["input_tp"],
        values["input_lra"],
        values["input_thresh"],
        values["target_offset"],
    )


def levelling(measured: Loudness, target: float = LUFS) -> tuple[str | None, list[Finding]]:
    """The filter that brings a measured sound to the target; None where silence is left alone."""
    if measured.silent:
        return None, [kinds.SILENT.at()]
    gain = target - measured.integrated
    if measured.peak + gain > TRUE_PEAK or measured.range > 50:
        # loudnorm would turn to its dynamic mode here, which pumps; gain and a limiter do not
        limited = f"volume={gain:.2f}dB,aresample={4 * encoding.SOUND_RATE},alimiter={_LIMITER}"
        over = f"{measured.peak + gain - TRUE_PEAK:.1f}"
        return f"{limited},aresample={encoding.SOUND_RATE}", [kinds.LOUDNESS_LIMITED.at(over=over)]
    chain = (
        f"{_filter(target, max(_RANGE, measured.range))}:measured_I={measured.integrated}"
        f":measured_TP={measured.peak}:measured_LRA={measured.range}:measured_thresh={measured.threshold}"
        f":offset={measured.offset}:linear=true,aresample={encoding.SOUND_RATE}"
    )
    return chain, []


def judged(measured: Loudness, target: float, name: str) -> Finding:
    """What the finished sound measures, against what was asked for."""
    place, said = (
        Place(file=name),
        {"lufs": f"{measured.integrated:.1f}", "peak": f"{measured.peak:.1f}"},
    )
    if abs(measured.integrated - target) > CLOSE or measured.peak > 0:
        return kinds.LOUDNESS_MISSED.at(place, wanted=f"{target:g}", **said)
    return kinds.LOUDNESS.at(place, **said)


def _filter(target: float, spread: float) -> str:
    return f"loudnorm=I={target:g}:TP={TRUE_PEAK:g}:LRA={spread:g}"


def _is_number(value: str) -> bool:
    try:
        return not math.isnan(float(value))
    except ValueError:
        return False
