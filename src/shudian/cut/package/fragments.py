"""Fragmented MP4 (CMAF, ISO/IEC 23000-19): the head of a track and its fragments, as bytes that depend on nothing else.

A picture has one edit, past the reordering of its first frames: FFmpeg and what is built on it show
negative offsets, the other way of CMAF, a frame late. Sound has none.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

from shudian.cut.package import heads
from shudian.cut.package.boxes import box, full_box
from shudian.cut.package.heads import Head, Sample

_KEY, _OTHER = 0x02000000, 0x01010000  # depends on none; depends on others, no place to start
_TABLES = ((b"stts", 4), (b"stsc", 4), (b"stsz", 8), (b"stco", 4))
_BRANDS = b"iso6cmfcmp41"


def init(head: Head) -> bytes:
    """The initialisation segment of a track."""
    empty = [full_box(name, 0, 0, bytes(size)) for name, size in _TABLES]
    fragmented = box(b"mvex", full_box(b"trex", 0, 0, struct.pack(">5I", 1, 1, 0, 0, 0)))
    return box(b"ftyp", b"iso6", bytes(4), _BRANDS) + box(
        b"moov",
        heads.movie(head.ticks, 0, 1),
        heads.track(head, heads.descriptions(head) + b"".join(empty)),
        fragmented,
    )


def segment(chunks: Sequence[bytes]) -> bytes:
    """A media segment of one or more chunks."""
    return box(b"styp", b"msdh", bytes(4), b"msdhmsixcmfs") + b"".join(chunks)


def chunk(head: Head, number: int, start: int, samples: Sequence[Sample]) -> bytes:
    """A fragment whose first sample is decoded at `start` ticks; numbers rise along a track."""
    fragment = _moof(head, number, start, samples, 0)
    return _moof(head, number, start, samples, len(fragment) + 8) + box(
        b"mdat", *(sample.data for sample in samples)
    )


def _moof(head: Head, number: int, start: int, samples: Sequence[Sample], data_at: int) -> bytes:
    usual = _OTHER if head.is_picture else _KEY
    # the base is this box; a sample's length and flags are the usual ones
    track = full_box(b"tfhd", 0, 0x020028, struct.pack(">3I", 1, head.long, usual))
    if head.is_picture:
        rows = b"".join(
            struct.pack(">3I", len(one.data), _KEY if one.key else _OTHER, head.delay + one.late)
            for one in samples
        )
        run = full_box(b"trun", 0, 0xE01, struct.pack(">2I", len(samples), data_at), rows)
    else:
        rows = b"".join(struct.pack(">I", len(one.data)) for one in samples)
        run = full_box(b"trun", 0, 0x201, struct.pack(">2I", len(samples), data_at), rows)
    time = full_box(b"tfdt", 1, 0, struct.pack(">Q", start))
    return box(b"moof", full_box(b"mfhd", 0, 0, struct.pack(">I", number)), box(b"traf", track, time, run))
