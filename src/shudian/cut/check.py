"""Judge a crop path from the path alone: ours, a rival's, or one that a person typed.

Shares no code with what draws it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from shudian.cut import findings as kinds
from shudian.finding import Finding, Place
from shudian.model.media import CropKey, CropPath, Shot

#: Frame, left, top, width, height in source pixels.
Face = tuple[int, float, float, float, float]

FASTEST = 0.75  # window widths a second; see `reframe.path.COMFORT`
KEPT = 0.5  # share of a shot's faces below which a person should look


def check(path: CropPath, frames: int, faces: Sequence[Face] = (), name: str | None = None) -> list[Finding]:
    """Shots cover the clip, each has its own keys, the window stays inside, calm, and on the faces."""
    place = Place(file=name)
    ends = [0, *(shot.end for shot in path.shots)]
    if [*(shot.first for shot in path.shots), frames] != ends:
        return [kinds.PATH_SHOTS.at(place, frames=frames)]
    found: list[Finding] = []
    for shot in path.shots:
        keys = [key for key in path.keys if shot.first <= key.frame < shot.end]
        if not keys:
            found.append(kinds.SHOT_WITHOUT_KEY.at(Place(file=name, frame=shot.first)))
            continue
        found += _too_fast(path, keys, name)
        found += _lost(path, shot, faces, name)
    found += [
        kinds.KEY_OUTSIDE.at(Place(file=name, frame=key.frame)) for key in path.keys if key.frame >= frames
    ]
    return found


def speed(path: CropPath) -> float:
    """The fastest move of the window, in its own widths (heights, where it moves up and down) a second."""
    return max((fast for shot in path.shots for fast, _ in _speeds(path, _keys_of(path, shot))), default=0.0)


def kept(path: CropPath, faces: Iterable[Face]) -> float | None:
    """The share of faces that lie wholly in the window; None where there is no face."""
    inside = [_holds(path, face) for face in faces]
    return sum(inside) / len(inside) if inside else None


def window_at(path: CropPath, frame: int) -> tuple[float, float]:
    """Left and top edge of the window at a frame, recomputed from the keys of its shot."""
    shot = next(shot for shot in path.shots if shot.first <= frame < shot.end)
    keys = _keys_of(path, shot)
    before = [key for key in keys if key.frame <= frame]
    after = [key for key in keys if key.frame >= frame]
    if not before or not after:
        only = (before or after)[-1 if before else 0]
        return only.x, only.y
    one, other = before[-1], after[0]
    share = (frame - one.frame) / (other.frame - one.frame) if other.frame > one.frame else 0.0
    return one.x + share * (other.x - one.x), one.y + share * (other.y - one.y)


def _keys_of(path: CropPath, shot: Shot) -> list[CropKey]:
    return [key for key in path.keys if shot.first <= key.frame < shot.end]


def _holds(path: CropPath, face: Face) -> bool:
    frame, left, top, width, height = face
    x, y = window_at(path, frame)
    slack = 0.02 * width
    return (
        x - slack <= left
        and left + width <= x + path.width + slack
        and y - slack <= top
        and top + height <= y + path.height + slack
    )


def _speeds(path: CropPath, keys: Sequence[CropKey]) -> Iterator[tuple[float, int]]:
    for one, other in pairwise(keys):
        seconds = float((other.frame - one.frame) / path.frame_rate)
        yield max(abs(other.x - one.x) / path.width, abs(other.y - one.y) / path.height) / seconds, one.frame


def _too_fast(path: CropPath, keys: Sequence[CropKey], name: str | None) -> Iterator[Finding]:
    fastest, frame = max(_speeds(path, keys), default=(0.0, 0))
    if fastest > FASTEST * 1.02:
        yield kinds.TOO_FAST.at(Place(file=name, frame=frame), speed=f"{fastest:.2f}", limit=f"{FASTEST:.2f}")


def _lost(path: CropPath, shot: Shot, faces: Sequence[Face], name: str | None) -> Iterator[Finding]:
    share = kept(path, [face for face in faces if shot.first <= face[0] < shot.end])
    if share is not None and share < KEPT:
        yield kinds.FACES_LOST.at(Place(file=name, frame=shot.first), share=f"{share:.0%}")
