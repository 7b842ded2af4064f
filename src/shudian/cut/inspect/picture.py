"""What is wrong with a picture, judged from what was kept of its frames."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from shudian.cut.inspect import findings as kinds
from shudian.cut.inspect.notice import Notices
from shudian.cut.inspect.rules import rules
from shudian.cut.inspect.watch import Watched


def judge(seen: Watched, notices: Notices) -> None:
    if seen.aspect != 1:
        notices.add(kinds.ASPECT, aspect=f"{seen.aspect.numerator}:{seen.aspect.denominator}")
    if seen.damage:
        notices.add(kinds.DAMAGED, seen.damage[0], seen.damage[-1] + 1, count=len(seen.damage))
    black = _black(seen, notices)
    _still(seen, notices, black)
    for first, end in seen.figures.strays:
        if not any(start <= first < stop for start, stop in black) and not _flashes(seen, first):
            notices.add(kinds.STRAY, first, end, frames=end - first)
    for flash in seen.figures.flashes:
        kind = kinds.FLASH_RED if flash.red else kinds.FLASH
        notices.add(kind, flash.first, flash.end, rate=f"{flash.rate:g}", share=f"{flash.share:.0%}")
    _uneven(seen, notices)


def _flashes(seen: Watched, frame: int) -> bool:
    """Whether the frame is one of a flashing stretch, which is said as such."""
    return any(flash.first - seen.rate <= frame < flash.end + seen.rate for flash in seen.figures.flashes)


def _black(seen: Watched, notices: Notices) -> list[tuple[int, int]]:
    rule, found = rules().black, []
    for first, end in _runs([share >= rule.share for share in seen.figures.dark]):
        seconds = (end - first) / seen.rate
        found.append((first, end))
        if first == 0 or end == seen.frames:
            if seconds > rule.edge_seconds:
                notices.add(kinds.BLACK_EDGE, first, end)
        elif seconds >= rule.seconds:
            notices.add(kinds.BLACK, first, end)
        elif end - first <= rule.stray_frames and _is_hard(seen, first, end) and not _flashes(seen, first):
            notices.add(kinds.BLACK_STRAY, first, end, frames=end - first)
    return found


def _is_hard(seen: Watched, first: int, end: int) -> bool:
    """Whether bright pictures stand right before and right after: no fade, and no dark scene."""
    luma, level = seen.figures.luma, rules().black.level
    return min(luma[first - 1], luma[end]) > 1.5 * level


def _still(seen: Watched, notices: Notices, black: list[tuple[int, int]]) -> None:
    for first, end in seen.figures.freezes:
        dark = sum(max(0, min(end, stop) - max(first, start)) for start, stop in black)
        if 2 * dark < end - first:
            notices.add(kinds.FREEZE, first, end)


def _uneven(seen: Watched, notices: Notices) -> None:
    step = float(1 / seen.rate)
    late = [
        (at, after - before)
        for at, (before, after) in enumerate(pairwise(seen.times), 1)
        if abs(after - before - step) > 0.3 * step
    ]
    if late:
        at, gap = max(late, key=lambda place: abs(place[1] - step))
        said = {"gap": f"{gap * 1000:.0f}", "step": f"{step * 1000:.1f}"}
        notices.add(kinds.UNEVEN, at, at + 1, count=len(late), **said)


def _runs(flags: list[bool]) -> Iterator[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.array([False, *flags, False]).astype(np.int8)))
    yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
