"""The folder of model files: `--dir`, SHUDIAN_MODELS, or `shudian/models` in the user's cache folder."""

from __future__ import annotations

import hashlib
import os
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

from shudian.wording import Wording


@dataclass(frozen=True, slots=True)
class Part:
    """What a package carries of a file, at `inside` of the installed package."""

    package: str
    version: str
    inside: str

    @property
    def requirement(self) -> str:
        return f"{self.package}=={self.version}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFile:
    """One file, by its SHA-256: its parts one after the other."""

    file: str  # below the folder of models
    sha256: str
    bytes: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """What a model needs; where that is several files, they share a folder of their own."""

    name: str
    label: Wording
    files: tuple[ModelFile, ...]
    licence: str
    source: str
    read: date

    @property
    def place(self) -> str:
        """Its file, or the folder of its files, below the folder of models."""
        first = self.files[0].file
        return first if len(self.files) == 1 else first.partition("/")[0]

    @property
    def mark(self) -> str:
        """Its first file's checksum, shortened: which model it was that looked or listened."""
        return f"{self.name}={self.files[0].sha256[:12]}"


@cache
def models() -> tuple[Model, ...]:
    said = tomllib.loads((files("shudian.weights") / "models.toml").read_text("utf-8"))
    return tuple(
        Model(
            name=name,
            label=Wording(**entry.pop("label")),
            files=tuple(
                ModelFile(parts=tuple(Part(**part) for part in one.pop("parts")), **one)
                for one in entry.pop("files")
            ),
            **entry,
        )
        for name, entry in said.items()
    )


def model(name: str) -> Model:
    """KeyError where there is none of that name."""
    return {each.name: each for each in models()}[name]


def folder(setting: Path | None = None) -> Path:
    if setting:
        return setting
    if named := os.environ.get("SHUDIAN_MODELS"):
        return Path(named)
    cache_home = os.environ.get("XDG_CACHE_HOME")
    return (Path(cache_home) if cache_home else Path.home() / ".cache") / "shudian" / "models"


def find(model: Model, setting: Path | None = None) -> Path | None:
    """Its file, or the folder of its files, if all are there and the very ones that the rule names."""
    at = folder(setting)
    return at / model.place if all(is_whole(each, at / each.file) for each in model.files) else None


def is_whole(one: ModelFile, path: Path) -> bool:
    if not path.is_file() or path.stat().st_size != one.bytes:
        return False
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest() == one.sha256
