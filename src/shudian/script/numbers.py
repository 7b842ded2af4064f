"""Scene numbers as written, taken apart: episode, scene, letter or inserted part."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WRITTEN = re.compile(r"^(?:(\d{1,4})[-－–—.．])?[A-Z]?(\d{1,4})([A-Za-z]?(?:[-－]\d{1,2})?)\.?$")


@dataclass(frozen=True, slots=True)
class SceneNumber:
    episode: int | None
    scene: int
    rest: str

    @property
    def inserted(self) -> bool:
        """`12A`, `3-1-1`: stands between two whole numbers."""
        return bool(self.rest)


def scene_number(written: str) -> SceneNumber | None:
    found = _WRITTEN.match(written)
    if not found:
        return None
    return SceneNumber(int(found[1]) if found[1] else None, int(found[2]), found[3])
