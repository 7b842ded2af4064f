"""What a detector saw, and the same face or body followed through a shot."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from shudian.cut.reframe.finder import FACE
from shudian.cut.reframe.rules import rules
from shudian.model.media import Shot


@dataclass(frozen=True, slots=True)
class Seen:
    """A face or a body in one frame, in pixels of the upright source."""

    frame: int
    left: float
    top: float
    width: float
    height: float
    sure: float  # 0 to 1
    kind: str = FACE
    talk: float = 0  # how much more the mouth stirred since the last look than the brow, 0 to 1

    @property
    def center(self) -> tuple[float, float]:
        return self.left + self.width / 2, self.top + self.height / 2

    def holds(self, other: Seen) -> bool:
        x, y = other.center
        return self.left <= x <= self.left + self.width and self.top <= y <= self.top + self.height


@dataclass(frozen=True, slots=True)
class Followed:
    """One face or body through a shot, in order of frame; between sightings it moves evenly."""

    sightings: tuple[Seen, ...]

    @property
    def weight(self) -> float:
        """How much this one matters: seen often, large and sure."""
        return sum(seen.sure * seen.width for seen in self.sightings)

    @property
    def frames(self) -> tuple[int, int]:
        return self.sightings[0].frame, self.sightings[-1].frame

    def at(self, frame: int) -> Seen | None:
        """Where it is at a frame; None before it is first and after it is last seen."""
        for before, after in zip(self.sightings, self.sightings[1:], strict=False):
            if before.frame <= frame <= after.frame:
                return _between(before, after, frame)
        only = self.sightings[0]
        return only if only.frame == frame else None


def follow(sightings: Iterable[Seen], shot: Shot, patience: int) -> tuple[Followed, ...]:
    """Link sightings of a shot that follow each other within `patience` frames; the weightiest first.

    A detector errs in single frames, so what is seen once is believed only in a very short shot, or
    where the detector itself is sure.
    """
    threads: list[list[Seen]] = []
    for seen in sorted((s for s in sightings if shot.first <= s.frame < shot.end), key=lambda s: s.frame):
        near = [t for t in threads if 0 < seen.frame - t[-1].frame <= patience and _same(t[-1], seen)]
        if near:
            min(near, key=lambda t: _apart(t[-1], seen)).append(seen)
        else:
            threads.append([seen])
    enough = 2 if shot.end - shot.first > patience else 1
    followed = [Followed(tuple(thread)) for thread in threads if len(thread) >= enough]
    return tuple(sorted(followed, key=lambda f: (-f.weight, f.sightings[0].frame, f.sightings[0].left)))


def _same(one: Seen, other: Seen) -> bool:
    size, said = max(one.width, other.width), rules("follow")
    if one.kind != other.kind or _apart(one, other) >= said["apart"] * size:
        return False
    return bool(said["alike"] < one.width / other.width < 1 / said["alike"])


def _apart(one: Seen, other: Seen) -> float:
    (x, y), (u, v) = one.center, other.center
    return math.hypot(x - u, y - v)


def _between(before: Seen, after: Seen, frame: int) -> Seen:
    share = (frame - before.frame) / (after.frame - before.frame)
    mixed: Sequence[float] = [
        getattr(before, name) * (1 - share) + getattr(after, name) * share
        for name in ("left", "top", "width", "height", "sure")
    ]
    left, top, width, height, sure = mixed
    near = before if share < 0.5 else after
    return replace(near, frame=frame, left=left, top=top, width=width, height=height, sure=sure)
