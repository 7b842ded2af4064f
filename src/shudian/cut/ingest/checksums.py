"""Checksums by which copies are compared: xxh64, which media managers write (ASC MHL), and SHA-256."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from shudian import files

_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Checksums:
    """In hexadecimal; xxh64 big-endian with seed 0, as ASC MHL writes it."""

    xxh64: str
    sha256: str


def checksums(path: Path) -> Checksums:
    """Both in one pass over the file."""
    import xxhash

    fast, strong = xxhash.xxh64(), hashlib.sha256()
    with files.explained(path), path.open("rb") as file:
        while piece := file.read(_PIECE):
            fast.update(piece)
            strong.update(piece)
    return Checksums(fast.hexdigest(), strong.hexdigest())
