"""What is to be made of a season: episodes × languages × platforms × rungs."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path

from shudian.cut.lettering import Lettering
from shudian.cut.platforms import Profile
from shudian.cut.season.picture import Rung
from shudian.cut.season.source import Master
from shudian.model.media import CropPath
from shudian.units import Lang

#: Stems of a programme; a file that is the whole of it stands under WHOLE.
ROLES = ("dialogue", "music", "effects")
WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Heard:
    """What is heard: one file, or stems to be mixed, by digest; None as stream means a file's first sound."""

    files: tuple[tuple[str, str], ...]  # role, digest
    stream: int | None = None
    late: float = 0.0  # seconds by which the picture starts after the file


@dataclass(frozen=True, slots=True)
class Burned:
    """A language drawn into the picture for platforms that take the same file."""

    language: Lang
    platforms: tuple[Profile, ...]
    lettering: Lettering

    @property
    def profile(self) -> Profile:
        return self.platforms[0]


@dataclass(frozen=True, slots=True)
class Episode:
    """One picture and all that is made of it; its path counts frames of the constant rate.

    `sound` holds a language's own sound, and that of all others under None.
    """

    name: str
    master: Master
    path: CropPath | None = None
    burned: tuple[Burned, ...] = ()
    texts: Mapping[Lang, str] = field(default_factory=dict)  # SRT
    sound: Mapping[Lang | None, Heard] = field(default_factory=dict)

    def heard_in(self, language: Lang | None) -> Heard | None:
        return self.sound.get(language) or self.sound.get(None)


@dataclass(frozen=True, slots=True)
class Season:
    """`rungs` are those of the clean picture with soft subtitles, () where none is wanted."""

    episodes: tuple[Episode, ...]
    rungs: tuple[Rung, ...]
    quality: int = 20
    preset: str = "veryfast"
    packaged: bool = False  # each language's own sound is wanted by itself
    faces: Mapping[Path, str] = field(default_factory=dict)  # digest of each font file


@cache
def house_ladder() -> tuple[Rung, ...]:
    read = tomllib.loads((files("shudian.cut") / "rules" / "ladder.toml").read_text("utf-8"))
    return tuple(Rung(**rung) for rung in read["vertical"]["rungs"])
