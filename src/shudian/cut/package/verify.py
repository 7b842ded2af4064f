"""Whether a folder is a whole package: what its lists name is there, follows without a gap, and is as long as said.

Reads lists, boxes and bytes alone and shares nothing with what wrote them but the reader of boxes.
"""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from shudian.cut.package import findings as kinds
from shudian.cut.package.boxes import content, walk
from shudian.cut.package.folder import DIGESTS, digests
from shudian.finding import Finding, Place

_URI = re.compile(r'URI="([^"]+)"')
_SLACK = Fraction(1, 1000)  # seconds: what six decimals of a list may add up to


@dataclass(frozen=True, slots=True)
class _Named:
    """A segment as a list tells it; `first` and `size` where it is part of a file."""

    name: str
    seconds: Fraction
    first: int = 0
    size: int | None = None


def verify(folder: Path, play_list: str = "main.m3u8") -> list[Finding]:
    """Every fault of a package at once."""
    main = folder / play_list
    if not main.is_file():
        return [kinds.MISSING.at(Place(file=play_list), by=folder.name)]
    found = list(_undigested(folder))
    lengths: dict[str, Fraction] = {}
    text = main.read_text("utf-8", "replace")
    for name in dict.fromkeys([*_URI.findall(text), *_plain(text)]):
        if not _inside(folder, name):
            found.append(kinds.MISSING.at(Place(file=name), by=play_list))
            continue
        told = (folder / name).read_text("utf-8", "replace")
        wrong, seconds = _media(folder, name, told)
        found += wrong
        if "#EXT-X-I-FRAMES-ONLY" not in told:
            lengths[name] = seconds
    if lengths:
        whole = max(lengths.values())
        found += [
            kinds.SHORTER.at(Place(file=name), seconds=f"{float(long):.3f}", whole=f"{float(whole):.3f}")
            for name, long in lengths.items()
            if whole - long > Fraction(1, 2)
        ]
    return found


def _media(folder: Path, name: str, text: str) -> tuple[list[Finding], Fraction]:
    """Faults of one list, and its length."""
    heads = _URI.findall("\n".join(line for line in text.splitlines() if line.startswith("#EXT-X-MAP")))
    try:
        segments = list(_segments(text))
    except (ValueError, ZeroDivisionError):
        return [kinds.BROKEN.at(Place(file=name))], Fraction(0)
    named = (*heads, *(segment.name for segment in segments))
    found = [kinds.MISSING.at(Place(file=one), by=name) for one in named if not _inside(folder, one)]
    target = re.search(r"#EXT-X-TARGETDURATION:(\d+)", text)
    longest = max((one.seconds for one in segments), default=Fraction(0))
    if not segments or not target or round(longest) > int(target[1]):
        found.append(kinds.TARGET.at(Place(file=name), longest=f"{float(longest):.3f}"))
    if "#EXT-X-ENDLIST" not in text:
        found.append(kinds.NO_END.at(Place(file=name)))
    seconds = sum((one.seconds for one in segments), Fraction(0))
    if heads and not found and "#EXT-X-I-FRAMES-ONLY" not in text:
        found += _flow(folder, name, heads[0], segments)
    return found, seconds


def _flow(folder: Path, name: str, head: str, segments: list[_Named]) -> list[Finding]:
    """Each fragment begins where the one before it ends, and lasts as long as the list says."""
    try:
        track, ticks = _track(folder / head)
        due: int | None = None
        for at, segment in enumerate(segments):
            begins = due
            for start, long in _fragments(folder / segment.name, segment, track):
                if due is not None and start != due:
                    return [kinds.GAP.at(Place(file=segment.name), by=name, ticks=start - due)]
                begins = start if begins is None else begins
                due = start + long
            if begins is None or due is None or begins == due:
                return [kinds.EMPTY_SEGMENT.at(Place(file=segment.name), by=name)]
            if abs(Fraction(due - begins, ticks) - segment.seconds) > _SLACK:
                return [kinds.LENGTH.at(Place(file=segment.name), by=name, row=at)]
    except (struct.error, LookupError, ZeroDivisionError):
        return [kinds.BROKEN.at(Place(file=name))]
    return []


def _track(head: Path) -> tuple[int, int]:
    """Number and ticks a second of the first track."""
    boxes = {box.kind: box for box in reversed(list(walk(head)))}
    shown, media = content(head, boxes[b"tkhd"]), content(head, boxes[b"mdhd"])
    number, ticks = (struct.unpack_from(">I", said, 20 if said[0] else 12)[0] for said in (shown, media))
    return number, ticks


def _fragments(file: Path, named: _Named, track: int) -> Iterator[tuple[int, int]]:
    """Start and length in ticks of each fragment of a segment's track."""
    start = usual = number = None
    end = file.stat().st_size if named.size is None else named.first + named.size
    for box in walk(file):
        if not named.first <= box.start < end:
            continue
        said = content(file, box) if box.kind in (b"tfhd", b"tfdt", b"trun") else b""
        if box.kind == b"tfhd":
            number, usual = struct.unpack_from(">I", said, 4)[0], _usual(said)
        elif box.kind == b"tfdt":
            start = struct.unpack_from(">Q" if said[0] else ">I", said, 4)[0]
        elif box.kind == b"trun" and number == track:
            if start is None:
                raise LookupError(file.name)
            long = _run(said, usual)
            yield start, long
            start += long


def _usual(said: bytes) -> int | None:
    """The usual length of a sample, by the flags that stand before it (ISO/IEC 14496-12, 8.8.7)."""
    flags = int.from_bytes(said[1:4])
    at = 8 + 8 * bool(flags & 1) + 4 * bool(flags & 2)
    return int(struct.unpack_from(">I", said, at)[0]) if flags & 8 else None


def _run(said: bytes, usual: int | None) -> int:
    """Ticks of all samples of a run (8.8.8)."""
    flags, count = int.from_bytes(said[1:4]), struct.unpack_from(">I", said, 4)[0]
    if not flags & 0x100:
        if usual is None:
            raise LookupError("no length")
        return int(count * usual)
    at = 8 + 4 * bool(flags & 1) + 4 * bool(flags & 4)
    width = 4 * sum(bool(flags & bit) for bit in (0x100, 0x200, 0x400, 0x800))
    return sum(struct.unpack_from(">I", said, at + row * width)[0] for row in range(count))


def _segments(text: str) -> Iterator[_Named]:
    seconds, part = Fraction(0), None
    following = 0
    for line in text.splitlines():
        if line.startswith("#EXTINF:"):
            seconds = Fraction(re.split(r"[,\s]", line[8:])[0] or 0)
        elif line.startswith("#EXT-X-BYTERANGE:"):
            size, _, first = line[17:].partition("@")
            part = (int(first or following), int(size))
            following = sum(part)
        elif line and not line.startswith("#"):
            yield _Named(line, seconds, *(part or (0, None)))
            part = None


def _plain(text: str) -> list[str]:
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _inside(folder: Path, name: str) -> bool:
    """Whether a list names a file of its own folder."""
    if ".." in Path(name).parts or Path(name).is_absolute():
        return False
    try:
        return (folder / name).is_file()
    except OSError:  # a name that no file can have
        return False


def _undigested(folder: Path) -> Iterator[Finding]:
    """Files that are not what was written."""
    for name, digest in digests(folder).items():
        file = folder / name
        if not file.is_file():
            yield kinds.MISSING.at(Place(file=name), by=DIGESTS)
        elif hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            yield kinds.CHANGED.at(Place(file=name))
