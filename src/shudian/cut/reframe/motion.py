"""Where the eye goes when no face is found: what moves by itself, else where there is detail."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from shudian.cut.engines.frames import Picture
from shudian.cut.reframe.rules import rules

Profile = npt.NDArray[np.float32]

_MOVED: int = rules("motion")["moved"]
#: Below: noise. Above: the camera moves, and what differs says nothing about a subject.
_SHARE: tuple[float, float] = tuple(rules("motion")["share"])


@dataclass(frozen=True, slots=True)
class Glance:
    """One looked-at frame, summed along the axis in which the window can move (small pixels)."""

    frame: int
    moving: Profile | None  # None where nothing or everything moves
    detail: Profile


def glance(frame: int, before: Picture | None, now: Picture, after: Picture | None, axis: int) -> Glance:
    """`axis` 0 sums columns (the window moves sideways), 1 sums rows.

    What differs from the look before lies behind a subject, what differs from the look after ahead of it:
    both together lie around it.
    """
    moved = [_moved(now, other) for other in (before, after) if other is not None]
    told = [change for change in moved if _SHARE[0] < float(change.mean()) < _SHARE[1]]
    moving = np.logical_or.reduce(told).sum(axis=axis).astype(np.float32) if told else None
    detail = cv2.convertScaleAbs(cv2.Laplacian(cv2.GaussianBlur(now, (5, 5), 0), cv2.CV_16S))
    return Glance(frame, moving, detail.mean(axis=axis).astype(np.float32))


def _moved(now: Picture, other: Picture) -> Picture:
    return np.asarray(cv2.medianBlur(cv2.absdiff(now, other), 5) > _MOVED)


def center_of(profile: Profile, window: float, lean: float = 0.1) -> float:
    """The middle of the window that holds most of a profile, what is in its middle counting most.

    `lean` is what a window at the edge loses against one in the middle, where films put what matters.
    """
    size = max(3, round(window) | 1)
    if size > len(profile):
        return len(profile) / 2
    bell = np.hanning(size + 2)[1:-1]
    held = np.convolve(profile.astype(np.float64), bell, mode="same")
    places = np.arange(len(profile)) - (len(profile) - 1) / 2
    held *= 1 - lean * np.abs(places) / max(1.0, len(profile) / 2)
    best = np.flatnonzero(held >= held.max() * (1 - 1e-9))
    return float(best.mean()) + 0.5
