"""Fragmented MP4 (CMAF, ISO/IEC 23000-19): the head of a track and its fragments, as bytes that depend on nothing else.

A picture has one edit, past the reordering of its first frames: FFmpeg and what is built on it show
negative offsets, the other way of CMAF, a frame late. Sound has none.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from shudian.cut.package.boxes import box, full_box

_UNITY = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
_KEY, _OTHER = 0x02000000, 0x01010000  # depends on none; depends on others, no place to start
_BRANDS = b"iso6cmfcmp41"


@dataclass(frozen=True, slots=True)
class Sample:
    """One coded frame; `late` is how many ticks after its turn in the file it is shown, without the track's own delay."""

    data: bytes
    late: int = 0
    key: bool = True


@dataclass(frozen=True, slots=True)
class Head:
    """What a decoder must know before the first sample: `entry` is the box of the sample description."""

    ticks: int  # a second
    long: int  # ticks of one sample
    entry: bytes
    width: int = 0
    height: int = 0
    delay: int = 0  # ticks by which everything is shown later than decoded, taken back by the edit

    @property
    def is_picture(self) -> bool:
        return self.width > 0


def picture_entry(width: int, height: int, avcc: bytes, colour: tuple[int, int, int, bool] | None) -> bytes:
    """H.264 as avc1; `colour` is primaries, transfer, matrix (ISO/IEC 23091-2) and whether it has full range."""
    parts = [box(b"avcC", avcc)]
    if colour:
        primaries, transfer, matrix, is_full = colour
        parts.append(
            box(b"colr", b"nclx", struct.pack(">3HB", primaries, transfer, matrix, 0x80 if is_full else 0))
        )
    parts.append(box(b"pasp", struct.pack(">2I", 1, 1)))
    shape = struct.pack(">6xH16x2H2I4xH32x2H", 1, width, height, 0x480000, 0x480000, 1, 24, 0xFFFF)
    return box(b"avc1", shape, *parts)


def sound_entry(rate: int, channels: int, config: bytes) -> bytes:
    """AAC as mp4a; `config` is its AudioSpecificConfig (ISO/IEC 14496-3). Its bit rate is left unsaid."""
    decoder = _descriptor(4, b"\x40\x15", bytes(11), _descriptor(5, config))
    stream = _descriptor(3, bytes(3), decoder, _descriptor(6, b"\x02"))
    shape = struct.pack(">6xH8x2H4xI", 1, channels, 16, rate << 16)
    return box(b"mp4a", shape, full_box(b"esds", 0, 0, stream))


def init(head: Head) -> bytes:
    """The initialisation segment of a track."""
    volume = 0 if head.is_picture else 0x100
    shape = (head.width << 16, head.height << 16)
    movie = struct.pack(">5IH10x", 0, 0, head.ticks, 0, 0x10000, 0x100)
    track = struct.pack(">5I8x4H", 0, 0, 1, 0, 0, 0, 0, volume, 0)
    handler = (b"vide", b"VideoHandler\0") if head.is_picture else (b"soun", b"SoundHandler\0")
    kind = full_box(b"vmhd", 0, 1, bytes(8)) if head.is_picture else full_box(b"smhd", 0, 0, bytes(4))
    tables = [full_box(name, 0, 0, bytes(4)) for name in (b"stts", b"stsc", b"stco")]
    samples = box(
        b"stbl",
        full_box(b"stsd", 0, 0, struct.pack(">I", 1), head.entry),
        *(tables[0], tables[1], full_box(b"stsz", 0, 0, bytes(8)), tables[2]),
    )
    here = box(b"dinf", full_box(b"dref", 0, 0, struct.pack(">I", 1), full_box(b"url ", 0, 1)))
    media = box(
        b"mdia",
        full_box(b"mdhd", 0, 0, struct.pack(">4IHH", 0, 0, head.ticks, 0, 0x55C4, 0)),
        full_box(b"hdlr", 0, 0, struct.pack(">I4s12x", 0, handler[0]), handler[1]),
        box(b"minf", kind, here, samples),
    )
    edit = full_box(b"elst", 0, 0, struct.pack(">IIiI", 1, 0, head.delay, 0x10000))
    edits = [box(b"edts", edit)] if head.delay else []
    fragmented = box(b"mvex", full_box(b"trex", 0, 0, struct.pack(">5I", 1, 1, 0, 0, 0)))
    return box(b"ftyp", b"iso6", bytes(4), _BRANDS) + box(
        b"moov",
        full_box(b"mvhd", 0, 0, movie, _UNITY, bytes(24), struct.pack(">I", 2)),
        box(b"trak", full_box(b"tkhd", 0, 3, track, _UNITY, struct.pack(">2I", *shape)), *edits, media),
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


def _descriptor(tag: int, *parts: bytes) -> bytes:
    """An MPEG-4 descriptor; every one here is shorter than 128 bytes."""
    said = b"".join(parts)
    return bytes((tag, len(said))) + said
