"""Whether a finished MP4 is what a platform takes, read from the file's own boxes."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

from shudian import files
from shudian.cut import findings as cut_kinds
from shudian.cut.package import findings as kinds
from shudian.cut.package.boxes import Box, content, walk
from shudian.cut.platforms import Profile
from shudian.finding import Finding, Kind, Place
from shudian.wording import Wording

_STBL = (b"moov", b"trak", b"mdia", b"minf", b"stbl")


@dataclass(frozen=True, slots=True)
class Shape:
    """A picture's track as its tables tell it."""

    size: tuple[int, int]
    rate: Fraction
    is_constant: bool
    frames: int
    keys: tuple[int, ...]
    level: int  # 42 is 4.2
    first: Fraction  # seconds at which the first frame is shown

    @property
    def seconds(self) -> Fraction:
        return self.frames / self.rate


def fit(file: Path, profile: Profile) -> list[Finding]:
    """All that the platform of `profile` would refuse or change."""
    place = Place(file=file.name)
    with files.explained(file):
        boxes = list(walk(file))
        shape = _shape(file, boxes)
        size = file.stat().st_size
    if shape is None:
        return [cut_kinds.NOT_MEDIA.at(place, why="no H.264 picture with an index is in it")]
    order = [box.kind for box in boxes if len(box.path) == 1]
    if b"mdat" not in order:
        return [cut_kinds.NOT_MEDIA.at(place, why="its data are not whole")]
    found = []
    if order.index(b"moov") > order.index(b"mdat"):
        found.append(kinds.INDEX_LAST.at(place))
    if any(box.kind == b"edts" for box in boxes) or shape.first:
        found.append(kinds.EDITED.at(place))
    if not shape.is_constant:
        found.append(cut_kinds.VARIABLE_RATE.at(place, rate=f"{float(shape.rate):.3f}"))
    return found + _limits(shape, size, profile, place)


def _limits(shape: Shape, size: int, profile: Profile, place: Place) -> list[Finding]:
    seconds, rate = float(shape.seconds), float(shape.rate)
    gap = max(end - first for first, end in pairwise([*shape.keys, shape.frames])) / rate
    level, slow, fast = round(float(profile.level) * 10), *map(float, profile.rates)
    said: list[tuple[bool, Kind, Wording | str, Wording | str]] = [
        (shape.size != profile.size, kinds.SIZE, "{}×{}".format(*shape.size), "{}×{}".format(*profile.size)),
        (not slow <= rate <= fast + 1e-6, kinds.RATE, f"{rate:.3f}", f"{slow:g}–{fast:g}"),
        (shape.level > level, kinds.LEVEL, f"{shape.level / 10:.1f}", profile.level),
        (
            gap > float(profile.key_seconds) + 0.01,
            kinds.KEYS,
            f"{gap:.2f}",
            f"{float(profile.key_seconds):g}",
        ),
        (seconds < (profile.min_seconds or 0), kinds.SHORT, f"{seconds:.1f}", f"{profile.min_seconds}"),
        (seconds > (profile.max_seconds or seconds), kinds.LONG, f"{seconds:.1f}", f"{profile.max_seconds}"),
        (size > (profile.max_bytes or size), kinds.LARGE, f"{size}", f"{profile.max_bytes}"),
        (
            size * 8 / seconds > (profile.max_bitrate or float("inf")),
            kinds.BITRATE,
            f"{size * 8 / seconds / 1e6:.1f}",
            f"{(profile.max_bitrate or 0) / 1e6:g}",
        ),
    ]
    return [
        kind.at(place, found=one, wanted=other, platform=profile.label)
        for wrong, kind, one, other in said
        if wrong
    ]


def _shape(file: Path, boxes: list[Box]) -> Shape | None:
    """The first track that has H.264 pictures."""
    tracks: list[dict[bytes, Box]] = []
    for box in boxes:
        if box.path == _STBL[:2]:
            tracks.append({})
        elif tracks and box.path[:2] == _STBL[:2]:
            tracks[-1].setdefault(box.kind, box)
    for track in tracks:
        needed = {b"stsd", b"stts", b"mdhd", b"stsz"}
        if not needed <= set(track):
            continue
        try:
            shape = _read(file, track)
        except struct.error:
            return None
        if shape:
            return shape
    return None


def _read(file: Path, track: dict[bytes, Box]) -> Shape | None:
    entry = content(file, track[b"stsd"])[8:]
    at = entry.find(b"avcC")
    if entry[4:8] != b"avc1" or at < 0:
        return None
    width, height = struct.unpack(">2H", entry[32:36])
    header = content(file, track[b"mdhd"])
    ticks = struct.unpack_from(">I", header, 20 if header[0] else 12)[0]
    times = content(file, track[b"stts"])
    rows = [
        struct.unpack_from(">2I", times, 8 + 8 * row) for row in range(struct.unpack_from(">I", times, 4)[0])
    ]
    frames = sum(count for count, _ in rows)
    spans = {long for _, long in rows}
    if not frames or not ticks or not all(spans):
        return None
    rate = Fraction(ticks * frames, sum(count * long for count, long in rows))
    keys = range(frames)
    if b"stss" in track:
        said = content(file, track[b"stss"])
        keys = [number - 1 for number in struct.unpack_from(f">{(len(said) - 8) // 4}I", said, 8)]  # type: ignore[assignment]  # a list where not all are keys
    late = struct.unpack_from(">Ii", content(file, track[b"ctts"]), 8)[1] if b"ctts" in track else 0
    return Shape(
        (width, height), rate, len(spans) == 1, frames, tuple(keys), entry[at + 7], Fraction(late, ticks)
    )
