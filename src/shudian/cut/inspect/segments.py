"""A finished picture by its segments: each known by its packets, so that what did not change is not looked at again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Piece:
    """Frames [first, end) of a film and the digest of their packets; to decode them, `skip` frames go before."""

    first: int
    end: int
    digest: str
    skip: int


def pieces(film: Path, cut: Sequence[tuple[int, int]], rate: Fraction) -> tuple[Piece, ...]:
    """The film at these edges; none that reach beyond its end."""
    numbered = _numbered(film, rate)
    shown = {number: place for place, (number, _, _) in enumerate(numbered)}
    found = []
    for first, end in cut:
        if not all(number in shown for number in range(first, end)):
            continue
        from_, to = _group(numbered, shown, first, end)
        digest = hashlib.sha256()
        for _, _, data in numbered[from_:to]:
            digest.update(data)
        found.append(Piece(first, end, digest.hexdigest(), first - numbered[from_][0]))
    return tuple(found)


def extract(film: Path, piece: Piece, rate: Fraction, out: Path) -> None:
    """The packets of a piece as a film of their own, from the key frame that it needs."""
    import av

    with av.open(str(film)) as source, av.open(str(out), "w", "mp4") as target:
        picture: Any = source.streams.video[0]
        copy: Any = target.add_stream_from_template(picture, opaque=True)
        start = piece.first - piece.skip
        for packet in source.demux(picture):
            if packet.pts is None or not packet.size:
                continue
            if (
                start
                <= round((packet.pts - (picture.start_time or 0)) * picture.time_base * rate)
                < piece.end
            ):
                packet.stream = copy
                target.mux(packet)


def _numbered(film: Path, rate: Fraction) -> list[tuple[int, bool, bytes]]:
    """Packets in the order of the file: which frame each shows, whether it is a key, its data."""
    import av

    with av.open(str(film)) as container:
        stream: Any = container.streams.video[0]
        return [
            (
                round((packet.pts - (stream.start_time or 0)) * stream.time_base * rate),
                packet.is_keyframe,
                bytes(packet),
            )
            for packet in container.demux(stream)
            if packet.pts is not None and packet.size
        ]


def _group(
    numbered: Sequence[tuple[int, bool, bytes]], shown: dict[int, int], first: int, end: int
) -> tuple[int, int]:
    """Places of the packets from the key frame before `first` to the last one that shows a frame before `end`."""
    places = [shown[number] for number in range(first, end)]
    begin = min(places)
    while begin and not (numbered[begin][1] and numbered[begin][0] <= first):
        begin -= 1
    return begin, max(places) + 1
