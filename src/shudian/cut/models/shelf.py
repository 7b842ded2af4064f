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


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """One model file, by its SHA-256, inside the package that carries it."""

    name: str
    label: Wording
    file: str
    sha256: str
    bytes: int
    package: str
    version: str
    inside: str  # path in the installed package
    licence: str
    source: str
    read: date


@cache
def models() -> tuple[Model, ...]:
    said = tomllib.loads((files("shudian.cut") / "rules" / "models.toml").read_text("utf-8"))
    return tuple(
        Model(name=name, label=Wording(**entry.pop("label")), **entry) for name, entry in said.items()
    )


def folder(setting: Path | None = None) -> Path:
    if setting:
        return setting
    if named := os.environ.get("SHUDIAN_MODELS"):
        return Path(named)
    cache_home = os.environ.get("XDG_CACHE_HOME")
    return (Path(cache_home) if cache_home else Path.home() / ".cache") / "shudian" / "models"


def find(model: Model, setting: Path | None = None) -> Path | None:
    """The file if it is there and is the very one that the rule names."""
    path = folder(setting) / model.file
    return path if path.is_file() and is_whole(model, path) else None


def is_whole(model: Model, path: Path) -> bool:
    return hashlib.sha256(path.read_bytes()).hexdigest() == model.sha256
