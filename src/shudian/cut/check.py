"""Judge a crop path from the path alone: ours, a rival's, or one that a person typed.

Shares no code with what draws it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from shudian.cut import findings as kinds
from shudian.cut.reframe.rules import rules
from shudian.finding import Finding, Place
from shudian.model.media import CropKey, CropPath, Pane, Shot, Way

#: Frame, left, top, width, height in source pixels.
Face = tuple[int, float, float, float, float]
Rect = tuple[float, float, float, float]

FASTEST = float(rules("path")["comfort"])  # window widths a second
KEPT = 0.5  # share of a shot's faces below which a person should look
ALIKE = 0.5  # share of a split's window that the other shows as well, from which a person should look


def check(path: CropPath, frames: int, faces: Sequence[Face] = (), name: str | None = None) -> list[Finding]:
    """Shots cover the clip, each has its own keys, its windows stay inside, calm, and on the faces."""
    place = Place(file=name)
    ends = [0, *(shot.end for shot in path.shots)]
    if [*(shot.first for shot in path.shots), frames] != ends:
        return [kinds.PATH_SHOTS.at(place, frames=frames)]
    found: list[Finding] = []
    for shot in path.shots:
        here = Place(file=name, frame=shot.first)
        panes = path.layout_of(shot).panes
        if not all(_within(shot, window.keys) for window in (_one(path), *panes)):
            found.append(kinds.SHOT_WITHOUT_KEY.at(here))
            continue
        found += _outside(shot, panes, name)
        found += _misshapen(path, panes, here)
        found += _too_fast(path, shot, name)
        found += _alike(path, shot, here)
        found += _lost(path, shot, faces, name)
    found += [
        kinds.KEY_OUTSIDE.at(Place(file=name, frame=key.frame)) for key in path.keys if key.frame >= frames
    ]
    return found


def speed(path: CropPath) -> float:
    """The fastest move of a window that is shown, in its own widths (heights, where it moves up and down) a second."""
    return max((fast for shot in path.shots for fast, _ in _speeds(path, shot)), default=0.0)


def kept(path: CropPath, faces: Iterable[Face]) -> float | None:
    """The share of faces that lie wholly in a window; None where there is no face."""
    inside = [_holds(path, face) for face in faces]
    return sum(inside) / len(inside) if inside else None


def window_at(path: CropPath, frame: int) -> tuple[float, float]:
    """Left and top edge of the one window at a frame, recomputed from the keys of its shot."""
    return _place(_within(_shot_at(path, frame), path.keys), frame)


def windows_at(path: CropPath, frame: int) -> tuple[Rect, ...]:
    """All that is shown of the source at a frame: left, top, width, height, a window each."""
    shot = _shot_at(path, frame)
    if path.layout_of(shot).way is Way.PAD:
        x, y = window_at(path, frame)
        sideways = path.width / path.height <= path.source_width / path.source_height
        return (
            (0, y, path.source_width, path.height) if sideways else (x, 0, path.width, path.source_height),
        )
    return tuple(
        (*_place(_within(shot, window.keys), frame), window.width, window.height)
        for window in _shown(path, shot)
    )


def _one(path: CropPath) -> Pane:
    return Pane(path.width, path.height, path.keys)


def _shown(path: CropPath, shot: Shot) -> tuple[Pane, ...]:
    """The windows of a shot that move."""
    layout = path.layout_of(shot)
    return {Way.CROP: (_one(path),), Way.SPLIT: layout.panes, Way.PAD: ()}[layout.way]


def _shot_at(path: CropPath, frame: int) -> Shot:
    return next(shot for shot in path.shots if shot.first <= frame < shot.end)


def _within(shot: Shot, keys: Iterable[CropKey]) -> list[CropKey]:
    return [key for key in keys if shot.first <= key.frame < shot.end]


def _place(keys: Sequence[CropKey], frame: int) -> tuple[float, float]:
    before = [key for key in keys if key.frame <= frame]
    after = [key for key in keys if key.frame >= frame]
    if not before or not after:
        only = (before or after)[-1 if before else 0]
        return only.x, only.y
    one, other = before[-1], after[0]
    share = (frame - one.frame) / (other.frame - one.frame) if other.frame > one.frame else 0.0
    return one.x + share * (other.x - one.x), one.y + share * (other.y - one.y)


def _holds(path: CropPath, face: Face) -> bool:
    frame, left, top, width, height = face
    slack = 0.02 * width
    return any(
        x - slack <= left
        and left + width <= x + wide + slack
        and y - slack <= top
        and top + height <= y + high + slack
        for x, y, wide, high in windows_at(path, frame)
    )


def _outside(shot: Shot, panes: Iterable[Pane], name: str | None) -> Iterator[Finding]:
    for key in (key for pane in panes for key in pane.keys):
        if not shot.first <= key.frame < shot.end:
            yield kinds.KEY_OUTSIDE.at(Place(file=name, frame=key.frame))


def _misshapen(path: CropPath, panes: Iterable[Pane], here: Place) -> Iterator[Finding]:
    """Half of the picture is twice as wide to its height as the window, or half as wide."""
    window = path.width / path.height
    for pane in panes:
        off = min(abs(pane.width / pane.height / half - 1) for half in (2 * window, window / 2))
        if off > 0.02 + 1 / min(pane.width, pane.height):
            half = f"{path.width}×{path.height // 2}"
            yield kinds.PANE_SHAPE.at(here, pane=f"{pane.width}×{pane.height}", half=half)


def _speeds(path: CropPath, shot: Shot) -> Iterator[tuple[float, int]]:
    for window in _shown(path, shot):
        for one, other in pairwise(_within(shot, window.keys)):
            seconds = float((other.frame - one.frame) / path.frame_rate)
            far = max(abs(other.x - one.x) / window.width, abs(other.y - one.y) / window.height)
            yield far / seconds, one.frame


def _too_fast(path: CropPath, shot: Shot, name: str | None) -> Iterator[Finding]:
    fastest, frame = max(_speeds(path, shot), default=(0.0, 0))
    if fastest > FASTEST * 1.02:
        yield kinds.TOO_FAST.at(Place(file=name, frame=frame), speed=f"{fastest:.2f}", limit=f"{FASTEST:.2f}")


def _alike(path: CropPath, shot: Shot, here: Place) -> Iterator[Finding]:
    if path.layout_of(shot).way is not Way.SPLIT:
        return
    panes = path.layout_of(shot).panes
    frames = sorted({key.frame for pane in panes for key in _within(shot, pane.keys)})
    share = max(_shared(*windows_at(path, frame)) for frame in frames)
    if share > ALIKE:
        yield kinds.PANES_ALIKE.at(here, share=f"{share:.0%}")


def _shared(one: Rect, other: Rect) -> float:
    """The part of the smaller window that the other shows as well."""
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    down = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return max(0.0, across) * max(0.0, down) / min(one[2] * one[3], other[2] * other[3])


def _lost(path: CropPath, shot: Shot, faces: Sequence[Face], name: str | None) -> Iterator[Finding]:
    share = kept(path, [face for face in faces if shot.first <= face[0] < shot.end])
    if share is not None and share < KEPT:
        yield kinds.FACES_LOST.at(Place(file=name, frame=shot.first), share=f"{share:.0%}")
