"""Frames that are computed here and handed to the encoder: a window in fractions of a pixel, a split, a pad."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any, cast

from shudian.cut.engines import frames
from shudian.cut.reframe.frame import Canvas, drawn
from shudian.cut.reframe.views import View
from shudian.cut.season.picture import Stretch
from shudian.model.media import Way
from shudian.model.work import Json


def warped(stretch: Stretch, settings: Mapping[str, Json], start: Fraction | None) -> Iterator[bytes]:
    """The stretch at its size as raw 4:2:0 planes, frame by frame, read from `start` on (None: from the first).

    `settings` are those of `shape.followed`.
    """
    said = cast(dict[str, Any], settings)
    canvas = Canvas(stretch.size, tuple(said["of"]), tuple(said["window"]))
    shown = [View(Way(way), tuple(map(tuple, parts))) for way, *parts in said["views"]]
    with frames.opened(stretch.file) as opened:
        container: Any = opened
        stream = container.streams[stretch.stream]
        if start is not None:
            container.seek(max(0, int(start / stream.time_base)), stream=stream)
        try:
            for number, frame in _numbered(container.decode(stream), stream.time_base, stretch):
                planes = drawn(frame, round(frame.rotation), canvas, shown[number - stretch.first])
                yield b"".join(plane.tobytes() for plane in planes)
        except frames.DAMAGE:  # whoever counts the frames finds out
            return


def _numbered(decoded: Iterable[Any], tick: Fraction, stretch: Stretch) -> Iterator[tuple[int, Any]]:
    """The frames of the stretch."""
    numbered = ((stretch.number(frame.pts * tick), frame) for frame in decoded)
    for number, frame in _held(numbered, stretch) if stretch.varies else numbered:
        if number >= stretch.end:
            return
        if number >= stretch.first:
            yield number, frame


def _held(numbered: Iterable[tuple[int, Any]], stretch: Stretch) -> Iterator[tuple[int, Any]]:
    """Each picture until the next, the last one to the end."""
    before = None
    for number, frame in numbered:
        if before is not None:
            yield from ((at, before[1]) for at in range(before[0], number))
        before = number, frame
    if before is not None:
        yield from ((at, before[1]) for at in range(before[0], stretch.end))
