"""The rules of `rules/sound.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Duck:
    """Music under speech: LU apart, dB at most, seconds."""

    distance: float
    deepest: float
    pause: float
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Speech:
    """Where a stem speaks, in dB."""

    floor: float
    under: float


@dataclass(frozen=True, slots=True)
class Faults:
    silence: float  # dBFS
    silence_seconds: float
    clip: float
    clip_samples: int
    opposed: float
    apart: float  # seconds


@dataclass(frozen=True, slots=True)
class Rules:
    duck: Duck
    speech: Speech
    faults: Faults


@cache
def rules() -> Rules:
    read = tomllib.loads((files("shudian.cut") / "rules" / "sound.toml").read_text("utf-8"))
    for table in read.values():
        del table["source"]
    return Rules(Duck(**read["duck"]), Speech(**read["speech"]), Faults(**read["faults"]))
