"""One MP4 for a platform: the index first, no edit list, a constant rate, copied from segments without encoding.

Pictures out of order have negative offsets instead of an edit (ctts version 1), so that the first one
is shown at zero; picture and sound lie side by side, a group of pictures at a time.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

from shudian import files
from shudian.cut.package import heads
from shudian.cut.package.boxes import box, full_box
from shudian.cut.package.heads import Head, Sample
from shudian.cut.package.tracks import Picture, Sound

_FTYP = box(b"ftyp", b"isom", struct.pack(">I", 0x200), b"isomiso4avc1mp41")
_FAR = 1 << 32


@dataclass(slots=True)
class _Table:
    """What the index says of a track."""

    head: Head
    sizes: list[int] = field(default_factory=list)
    late: list[int] = field(default_factory=list)
    keys: list[int] = field(default_factory=list)  # counted from 1
    chunks: list[tuple[int, int]] = field(default_factory=list)  # samples, bytes

    def take(self, samples: Iterable[Sample]) -> None:
        before = len(self.sizes)
        for one in samples:
            self.sizes.append(len(one.data))
            self.late.append(one.late)
            if one.key:
                self.keys.append(len(self.sizes))
        if len(self.sizes) > before:
            self.chunks.append((len(self.sizes) - before, sum(self.sizes[before:])))

    def boxes(self, starts: list[int]) -> bytes:
        """The sample tables; `starts` is the byte of each chunk."""
        wide = starts[-1] >= _FAR
        parts = [
            heads.descriptions(self.head),
            full_box(b"stts", 0, 0, struct.pack(">3I", 1, len(self.sizes), self.head.long)),
        ]
        if any(self.late):
            runs = [(len(list(same)), late) for late, same in groupby(self.late)]
            rows = b"".join(struct.pack(">Ii", count, late) for count, late in runs)
            parts.append(full_box(b"ctts", 1, 0, struct.pack(">I", len(runs)), rows))
        if len(self.keys) < len(self.sizes):
            numbers = struct.pack(f">{len(self.keys)}I", *self.keys)
            parts.append(full_box(b"stss", 0, 0, struct.pack(">I", len(self.keys)), numbers))
        counts = [struct.pack(">3I", at, count, 1) for at, (count, _) in enumerate(self.chunks, 1)]
        parts.append(full_box(b"stsc", 0, 0, struct.pack(">I", len(counts)), *counts))
        sizes = struct.pack(f">2I{len(self.sizes)}I", 0, len(self.sizes), *self.sizes)
        parts.append(full_box(b"stsz", 0, 0, sizes))
        places = struct.pack(f">I{len(starts)}{'Q' if wide else 'I'}", len(starts), *starts)
        parts.append(full_box(b"co64" if wide else b"stco", 0, 0, places))
        return b"".join(parts)


def write(picture: Picture, sound: Sound | None, target: Path) -> None:
    """Write `target` whole, or not at all. The same samples give the same bytes."""
    tables = [_Table(replace(picture.head, delay=0)), *([_Table(sound.head)] if sound else [])]
    order: list[int] = []  # of which table each chunk is
    for at, samples in _interleaved(picture, sound):
        before = len(tables[at].chunks)
        tables[at].take(samples)
        order += [at] * (len(tables[at].chunks) - before)
    size = sum(bytes_ for table in tables for _, bytes_ in table.chunks)
    index = _index(picture, tables, order, 0, size)
    head = _FTYP + _index(picture, tables, order, len(_FTYP) + len(index), size)
    with files.whole(target) as temporary, temporary.open("wb") as out:
        out.write(head + _data_head(size))
        for _, samples in _interleaved(picture, sound):
            for one in samples:
                out.write(one.data)


def _interleaved(picture: Picture, sound: Sound | None) -> Iterator[tuple[int, list[Sample]]]:
    """Chunks in the order of the file: a group of pictures (0), then what is heard with it (1)."""
    heard = sound.samples() if sound else iter(())
    ticks = sound.head.ticks if sound else 0
    waiting = next(heard, None)
    for group, samples in picture.samples():
        yield 0, list(samples)
        together = []
        while waiting and waiting[0] < group.end / picture.rate * ticks:
            together.append(waiting[1])
            waiting = next(heard, None)
        yield 1 if sound else 0, together


def _index(picture: Picture, tables: list[_Table], order: list[int], before: int, size: int) -> bytes:
    """The moov box; `before` is how many bytes stand before the data's own box."""
    at = before + len(_data_head(size))
    places: list[list[int]] = [[] for _ in tables]
    counted = [iter(table.chunks) for table in tables]
    for which in order:
        places[which].append(at)
        at += next(counted[which])[1]
    ticks = picture.head.ticks
    tracks = [
        heads.track(
            table.head,
            table.boxes(starts),
            number=number,
            long=len(table.sizes) * table.head.long,
            shown=len(table.sizes) * table.head.long * ticks // table.head.ticks,
        )
        for number, (table, starts) in enumerate(zip(tables, places, strict=True), 1)
    ]
    longest = max(len(table.sizes) * table.head.long * ticks // table.head.ticks for table in tables)
    return box(b"moov", heads.movie(ticks, longest, len(tables)), *tracks)


def _data_head(size: int) -> bytes:
    if size + 8 < _FAR:
        return struct.pack(">I4s", size + 8, b"mdat")
    return struct.pack(">I4sQ", 1, b"mdat", size + 16)
