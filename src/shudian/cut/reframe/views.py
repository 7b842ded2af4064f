"""What each frame of a crop path shows: the stretches of the source that its picture is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from shudian.model.media import CropKey, CropPath, Layout, Pane, Shot, Way

#: Left, top, width, height in upright source pixels.
Rect = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class View:
    """One frame: a crop has one part, a split two in order, a pad the whole stretch that the window can reach."""

    way: Way
    parts: tuple[Rect, ...]


def views(path: CropPath) -> tuple[View, ...]:
    """A view a frame: windows go straight between the keys of a shot and hold outside of them."""
    return tuple(view for shot in path.shots for view in _of_shot(path, shot))


def _of_shot(path: CropPath, shot: Shot) -> Iterator[View]:
    layout = path.layout_of(shot)
    if layout.way is Way.PAD:
        yield from [View(Way.PAD, (reach(path, shot),))] * (shot.end - shot.first)
        return
    windows = [
        [(x, y, float(width), float(height)) for x, y in _places(keys, shot)]
        for width, height, keys in _windows(path, layout)
    ]
    for parts in zip(*windows, strict=True):
        yield View(layout.way, parts)


def _windows(path: CropPath, layout: Layout) -> list[tuple[int, int, tuple[CropKey, ...]]]:
    if layout.way is Way.SPLIT:
        return [(pane.width, pane.height, pane.keys) for pane in layout.panes]
    return [(path.width, path.height, path.keys)]


def _places(keys: Sequence[CropKey], shot: Shot) -> list[tuple[float, float]]:
    inside = [key for key in keys if shot.first <= key.frame < shot.end]
    frames, at = np.arange(shot.first, shot.end), [key.frame for key in inside]
    x = np.interp(frames, at, [key.x for key in inside])
    y = np.interp(frames, at, [key.y for key in inside])
    return list(zip(x.tolist(), y.tolist(), strict=True))


def reach(path: CropPath, shot: Shot) -> Rect:
    """All that the window can reach along the way it moves, so that bars on the other sides stay out."""
    key = next(key for key in path.keys if shot.first <= key.frame < shot.end)
    if path.width * path.source_height <= path.height * path.source_width:
        return 0.0, key.y, float(path.source_width), float(path.height)
    return key.x, 0.0, float(path.width), float(path.source_height)


def between(path: CropPath, shot: Shot) -> tuple[Pane, Pane]:
    """Two windows for a shot in which nobody has said whom they are for: at a quarter and at three of its reach."""
    left, top, width, height = reach(path, shot)
    stacked = path.width <= path.height
    across, down = (path.width, path.height // 2) if stacked else (path.width // 2, path.height)

    def standing(share: float) -> Pane:
        x = left + (width - across) * (share if width > height else 0.5)
        y = top + (height - down) * (0.5 if width > height else share)
        return Pane(max(1, across), max(1, down), (CropKey(shot.first, round(x, 3), round(y, 3)),))

    return standing(0.25), standing(0.75)
