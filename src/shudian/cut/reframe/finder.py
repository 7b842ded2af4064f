"""What can look for faces and persons in a picture: the learned models where they are, else Haar cascades."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from shudian.cut.engines.frames import Picture
from shudian.weights import shelf

FACE, PERSON = "face", "person"
_LOOKED_FOR = ("faces", "persons")  # on the shelf


@dataclass(frozen=True, slots=True)
class Box:
    """In pixels of the picture that was looked at."""

    left: float
    top: float
    width: float
    height: float
    sure: float  # 0 to 1
    kind: str = FACE


class Finder(Protocol):
    """Give it the looks of a clip in order; each is blue, green, red."""

    def find(self, picture: Picture) -> list[Box]: ...


def finder(models: Path | None = None) -> Finder:
    """`models` is the folder of model files, if not the usual one."""
    from shudian.cut.reframe.engines.haar import Cascades

    if not (paths := learned(models)):
        return Cascades()
    from shudian.cut.reframe.engines.litert import Learned

    return Learned(*paths)


def learned(models: Path | None = None) -> tuple[Path, Path] | None:
    """The files of the models for faces and for persons, if both can be run here."""
    faces, persons = (shelf.find(shelf.model(name), models) for name in _LOOKED_FOR)
    return (faces, persons) if faces and persons and find_spec("ai_edge_litert") else None


def identity(models: Path | None = None) -> str:
    """For a node's version: which eyes looked."""
    if not learned(models):
        return "haar"
    return " ".join(shelf.model(name).mark for name in _LOOKED_FOR)
