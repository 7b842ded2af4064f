"""What an MP4 file says of a track before its samples (ISO/IEC 14496-12, -14, -15)."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from shudian.cut.package.boxes import box, full_box

_UNITY = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)


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


def movie(ticks: int, long: int, tracks: int) -> bytes:
    """The header of a movie of `long` ticks."""
    said = struct.pack(">5IH10x", 0, 0, ticks, long, 0x10000, 0x100)
    return full_box(b"mvhd", 0, 0, said, _UNITY, bytes(24), struct.pack(">I", tracks + 1))


def track(head: Head, tables: bytes, *, number: int = 1, long: int = 0, shown: int = 0) -> bytes:
    """A track with its sample tables; `long` in its own ticks, `shown` in the movie's.

    The tables begin with what `descriptions` makes.
    """
    volume = 0 if head.is_picture else 0x100
    said = struct.pack(">5I8x4H", 0, 0, number, 0, shown, 0, 0, volume, 0)
    size = struct.pack(">2I", head.width << 16, head.height << 16)
    handler = (b"vide", b"VideoHandler\0") if head.is_picture else (b"soun", b"SoundHandler\0")
    kind = full_box(b"vmhd", 0, 1, bytes(8)) if head.is_picture else full_box(b"smhd", 0, 0, bytes(4))
    edit = full_box(b"elst", 0, 0, struct.pack(">IIiI", 1, 0, head.delay, 0x10000))
    here = box(b"dinf", full_box(b"dref", 0, 0, struct.pack(">I", 1), full_box(b"url ", 0, 1)))
    media = box(
        b"mdia",
        full_box(b"mdhd", 0, 0, struct.pack(">4IHH", 0, 0, head.ticks, long, 0x55C4, 0)),
        full_box(b"hdlr", 0, 0, struct.pack(">I4s12x", 0, handler[0]), handler[1]),
        box(b"minf", kind, here, box(b"stbl", tables)),
    )
    edits = [box(b"edts", edit)] if head.delay else []
    return box(b"trak", full_box(b"tkhd", 0, 3, said, _UNITY, size), *edits, media)


def descriptions(head: Head) -> bytes:
    return full_box(b"stsd", 0, 0, struct.pack(">I", 1), head.entry)


def _descriptor(tag: int, *parts: bytes) -> bytes:
    """An MPEG-4 descriptor; every one here is shorter than 128 bytes."""
    said = b"".join(parts)
    return bytes((tag, len(said))) + said
