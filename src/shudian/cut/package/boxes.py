"""Boxes of ISO base media files (ISO/IEC 14496-12), written and read as bytes."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

#: Boxes that hold nothing but boxes.
_HOLDERS = {b"moov", b"trak", b"mdia", b"minf", b"dinf", b"stbl", b"mvex", b"moof", b"traf", b"edts"}


def box(kind: bytes, *parts: bytes) -> bytes:
    size = 8 + sum(map(len, parts))
    return b"".join((struct.pack(">I4s", size, kind), *parts))


def full_box(kind: bytes, version: int, flags: int, *parts: bytes) -> bytes:
    """A box with a version and 24 flags."""
    return box(kind, struct.pack(">I", version << 24 | flags), *parts)


@dataclass(frozen=True, slots=True)
class Box:
    """Where a box stands: its start, its size and its header's size in bytes, inside the boxes of `path`."""

    path: tuple[bytes, ...]
    start: int
    size: int
    head: int

    @property
    def kind(self) -> bytes:
        return self.path[-1]

    @property
    def end(self) -> int:
        return self.start + self.size


def walk(file: Path) -> Iterator[Box]:
    """Every box of a file in order, those inside after the one that holds them; stops where the file is cut off."""
    with file.open("rb") as data:
        yield from _within(data, (), 0, file.stat().st_size)


def content(file: Path, of: Box) -> bytes:
    """What a box holds, without its header."""
    with file.open("rb") as data:
        data.seek(of.start + of.head)
        return data.read(of.size - of.head)


def _within(data: IO[bytes], path: tuple[bytes, ...], at: int, end: int) -> Iterator[Box]:
    while at + 8 <= end:
        data.seek(at)
        head = data.read(16)
        size, long = int.from_bytes(head[:4]), 8
        if size == 1:
            size, long = int.from_bytes(head[8:16]), 16
        size = size or end - at
        if size < long or at + size > end:
            return
        found = Box((*path, head[4:8]), at, size, long)
        yield found
        if found.kind in _HOLDERS:
            yield from _within(data, found.path, at + long, at + size)
        at += size
