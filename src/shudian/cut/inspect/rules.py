"""The rules of `rules/inspect.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Black:
    level: float
    share: float
    card: float
    seconds: float
    edge_seconds: float
    stray_frames: int


@dataclass(frozen=True, slots=True)
class Freeze:
    change: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Stray:
    frames: int
    alike: float
    apart: float


@dataclass(frozen=True, slots=True)
class Flash:
    """Luminance in cd/m²."""

    luminance: float
    dark: float
    contrast: float
    red: float
    saturated: float
    area: float
    flashes: int


@dataclass(frozen=True, slots=True)
class Sound:
    """LU, dB and seconds."""

    loudness: float
    true_peak: float
    length: float
    early: float
    late: float


@dataclass(frozen=True, slots=True)
class Lag:
    """Seconds, and correlations from 0 to 1."""

    reach: float
    near: float
    alike: float
    doubt: float


@dataclass(frozen=True, slots=True)
class Season:
    outlier: float
    floor: float
    same_bits: int
    same_share: float


@dataclass(frozen=True, slots=True)
class Text:
    wrong: float


@dataclass(frozen=True, slots=True)
class Quality:
    mean: float
    worst: float
    every: int
    segments: int


@dataclass(frozen=True, slots=True)
class Rules:
    black: Black
    freeze: Freeze
    stray: Stray
    flash: Flash
    sound: Sound
    lag: Lag
    season: Season
    text: Text
    quality: Quality


@cache
def rules() -> Rules:
    read = tomllib.loads((files("shudian.cut") / "rules" / "inspect.toml").read_text("utf-8"))
    for table in read.values():
        del table["source"]
    return Rules(
        Black(**read["black"]),
        Freeze(**read["freeze"]),
        Stray(**read["stray"]),
        Flash(**read["flash"]),
        Sound(**read["sound"]),
        Lag(**read["lag"]),
        Season(**read["season"]),
        Text(**read["text"]),
        Quality(**read["quality"]),
    )
