"""What each platform takes and how it shows it: profiles from `rules/platforms.toml`, dated and with their source."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from datetime import date
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from shudian.wording import Wording

DEFAULT = "vertical-9x16"


@dataclass(frozen=True, slots=True)
class Clear:
    """Shares of the picture at each edge that belong to the app: no text may stand there."""

    top: float
    bottom: float
    left: float
    right: float

    def __post_init__(self) -> None:
        if min(self.top, self.bottom, self.left, self.right) < 0:
            raise ValueError("A clear zone begins inside the picture.")
        if self.top + self.bottom >= 1 or self.left + self.right >= 1:
            raise ValueError("A clear zone leaves room for text.")

    def box(self, width: int, height: int) -> tuple[int, int, int, int]:
        """Left, top, right and bottom edge in whole pixels of where text may stand."""
        return (
            round(self.left * width),
            round(self.top * height),
            width - round(self.right * width),
            height - round(self.bottom * height),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One platform; limits that it does not give are None. `unverified` names the fields not read at the platform."""

    name: str
    label: Wording
    size: tuple[int, int]
    rates: tuple[Fraction, Fraction]  # slowest and fastest
    clear: Clear
    lufs: float
    true_peak: float  # dBTP after encoding
    level: str  # the highest of H.264
    key_seconds: Fraction  # between key frames at most
    sound_bitrate: int
    subtitles: str  # soft or burned
    naming: str  # {title}, {episode}, {language}; without an ending
    source: str
    read: date
    address: str | None = None
    unverified: tuple[str, ...] = ()
    min_seconds: int | None = None
    max_seconds: int | None = None
    max_bytes: int | None = None
    max_bitrate: int | None = None

    def __post_init__(self) -> None:
        if any(side % 2 for side in self.size):
            raise ValueError(f"{self.name}: both sides are even.")
        if not 0 < self.rates[0] <= self.rates[1]:
            raise ValueError(f"{self.name}: rates run from slow to fast.")
        if self.subtitles not in ("soft", "burned"):
            raise ValueError(f"{self.name}: subtitles are soft or burned.")
        if unknown := set(self.unverified) - {field.name for field in fields(Profile)}:
            raise ValueError(f"{self.name}: no field is called {', '.join(sorted(unknown))}.")

    @property
    def burned(self) -> bool:
        return self.subtitles == "burned"

    def file_name(self, title: str, episode: int, language: str = "") -> str:
        """The name that the platform wants, without an ending and without what no file system takes."""
        said = self.naming.format(title=title, episode=episode, language=language)
        return "".join("_" if char in '/\\:*?"<>|' or ord(char) < 32 else char for char in said).strip(" .")


def profiles() -> tuple[Profile, ...]:
    return tuple(_table().values())


def profile(name: str) -> Profile:
    """KeyError if no platform is called so."""
    return _table()[name]


@cache
def _table() -> dict[str, Profile]:
    read = tomllib.loads((files("shudian.cut") / "rules" / "platforms.toml").read_text("utf-8"))
    return {name: _profile(name, dict(said)) for name, said in read.items()}


def _profile(name: str, said: dict[str, Any]) -> Profile:
    source, (slow, fast) = said.pop("source"), said.pop("rates")
    return Profile(
        name=name,
        label=Wording(**said.pop("label")),
        size=tuple(said.pop("size")),
        rates=(Fraction(slow), Fraction(fast)),
        clear=Clear(**said.pop("clear")),
        key_seconds=Fraction(str(said.pop("key_seconds"))),
        unverified=tuple(said.pop("unverified")),
        source=source["title"],
        read=source["read"],
        address=source.get("address"),
        **said,
    )
