"""Where a clip may begin and end: at cuts and in pauses, never in the middle of a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from shudian.cut.covers.looks import Watched

CUT, PAUSE, EDGE = "cut", "pause", "edge"
#: Levels of the sound, dB of full scale, so many a second.
LEVELS = 20

Spans = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Border:
    """`worth` is 1 for a clean cut, less for what a viewer would feel more."""

    frame: int
    kind: str
    worth: float


@dataclass(frozen=True, slots=True)
class Heard:
    """What is known of a film's sound: where it speaks, in seconds, in order and apart; its levels."""

    spoken: Spans
    levels: tuple[float, ...]

    def speaks(self, second: float) -> bool:
        return any(start < second < end for start, end in self.spoken)

    def drop(self, second: float) -> float:
        """By how many dB the sound lies lower than in the second around."""
        at = round(second * LEVELS)
        near = self.levels[max(0, at - LEVELS) : at + LEVELS]
        here = self.levels[max(0, at - 1) : at + 1]
        return float(np.median(near) - max(here)) if near and here else 0.0


def borders(watched: Watched, heard: Heard, rules: dict[str, Any]) -> tuple[list[Border], list[Border]]:
    """Where clips may begin, and where they may end, both in order."""
    starts, ends = [Border(0, EDGE, 0.8)], [Border(watched.frames, EDGE, 0.8)]
    for shot in watched.shots[1:]:
        join = next((one for one in watched.soft if one.first <= shot.first < one.end), None)
        for border, frame in (
            (starts, join.end if join else shot.first),
            (ends, join.first if join else shot.first),
        ):
            second = float(frame / watched.rate)
            if 0 < frame < watched.frames and not heard.speaks(second):
                calm = 1.0 if heard.spoken else 0.8 + 0.02 * min(10.0, max(0.0, heard.drop(second)))
                border.append(Border(frame, CUT, calm))
    for start, end in _pauses(heard, float(watched.frames / watched.rate), rules):
        starts.append(Border(round(max((start + end) / 2, end - rules["lead"]) * watched.rate), PAUSE, 0.5))
        ends.append(Border(round(min((start + end) / 2, start + rules["tail"]) * watched.rate), PAUSE, 0.5))
    return _tidy(starts, watched.frames), _tidy(ends, watched.frames)


def _tidy(found: list[Border], frames: int) -> list[Border]:
    """In order, the best of each frame."""
    best: dict[int, Border] = {}
    for one in found:
        if 0 <= one.frame <= frames and (one.frame not in best or one.worth > best[one.frame].worth):
            best[one.frame] = one
    return sorted(best.values(), key=lambda one: one.frame)


def _pauses(heard: Heard, seconds: float, rules: dict[str, Any]) -> Iterator[tuple[float, float]]:
    """Between two who speak; where no words are known, where the sound itself falls silent."""
    if heard.spoken:
        edges = [0.0, *(edge for span in heard.spoken for edge in span), seconds]
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            if end - start >= rules["pause"]:
                yield start, end
        return
    levels = np.array(heard.levels)
    if not len(levels):
        return
    quiet = np.flatnonzero(np.diff(np.r_[False, levels < np.median(levels) - rules["quiet"], False]))
    for first, last in zip(quiet[::2] / LEVELS, quiet[1::2] / LEVELS, strict=True):
        if last - first >= rules["pause"]:
            yield float(first), float(last)
