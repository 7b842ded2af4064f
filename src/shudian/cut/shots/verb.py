"""`cut shots`: every shot of a clip, and how it joins the one before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from shudian.cut.engines import frames
from shudian.cut.engines.frames import Picture
from shudian.cut.probe import Source
from shudian.cut.shots.finder import SHORTEST, ShotFinder
from shudian.cut.shots.soft import SoftFinder, merged, pairs
from shudian.model.media import Shot, ShotList, SoftJoin

_WIDTH = 480


class Detector(Protocol):
    """Sees every frame in order, then says where shots meet."""

    def see(self, picture: Picture) -> None: ...

    def found(self) -> tuple[list[int], tuple[SoftJoin, ...]]: ...


class Adaptive:
    """PySceneDetect's detectors for cuts, our own for fades and dissolves."""

    def __init__(self, source: Source) -> None:
        self._hard, self._soft = ShotFinder(source.info.frame_rate), SoftFinder()

    def see(self, picture: Picture) -> None:
        self._hard.see(picture)
        self._soft.see(picture)

    def found(self) -> tuple[list[int], tuple[SoftJoin, ...]]:
        return [shot.first for shot in self._hard.shots()], self._soft.joins()


def find(
    source: Source, detector: Detector | None = None, *, progress: Callable[[int], None] | None = None
) -> ShotList:
    detector = detector or Adaptive(source)
    across, down = source.upright
    size = (_WIDTH, max(2, round(_WIDTH * down / across)))
    for at, frame in enumerate(frames.frames(source.path, source.picture)):
        detector.see(frames.small(frame, *size, source.info.rotation))
        if progress:
            progress(at + 1)
    cuts, soft = detector.found()
    rate, count = source.info.frame_rate, source.info.frames
    firsts = merged(cuts, soft, count, max(2, round(SHORTEST * rate)))
    return ShotList(
        name=source.path.name,
        frame_rate=rate,
        shots=tuple(Shot(first, end) for first, end in pairs(firsts, count)),
        soft=tuple(join for join in soft if (join.first + join.end) // 2 in firsts),
        start=source.timecode or 0,
    )


def join_before(shots: ShotList, shot: Shot) -> SoftJoin | None:
    """The soft join that a shot starts in."""
    return next((join for join in shots.soft if join.first <= shot.first < join.end), None)
