"""How far subtitles are off a reference, over time: rows for a table, and a picture of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor

from shudian.localise.listen.sync import SUBTITLES, Manner, Repair, Stretch, nearest, repair
from shudian.wording import Wording

_WIDE, _HIGH, _LEFT, _LOW = 900, 360, 70, 50  # pixels of the picture and its margins
_TITLE = Wording(
    "How late the reference is, in seconds, over the subtitles' time", "参考相对字幕的偏移（秒）"
)
_BLUE, _RED, _GREY = "#2563eb", "#dc2626", "#9ca3af"


@dataclass(frozen=True, slots=True)
class Drift:
    """For each cue when it begins, how far the whole moves it, and how far its own counterpart is, if there is one."""

    repair: Repair
    starts: tuple[float, ...]
    moved: tuple[float, ...]
    own: tuple[float | None, ...]

    @property
    def rows(self) -> list[tuple[int, float, float, float, float | None]]:
        """A row a shift: first cue from 1, from when, offset there and at its end, the median spread of the cues."""
        made = []
        for shift in self.repair.shifts:
            cues = range(shift.first, shift.end)
            spread = sorted(abs(own - self.moved[cue]) for cue in cues if (own := self.own[cue]) is not None)
            first, last = shift.first, shift.end - 1
            made.append(
                (
                    first + 1,
                    self.starts[first],
                    self.moved[first],
                    self.moved[last],
                    spread[len(spread) // 2] if spread else None,
                )
            )
        return made


def drift(cues: Sequence[Stretch], reference: Sequence[Stretch], manner: Manner = SUBTITLES) -> Drift:
    found = repair(cues, reference, manner)
    ratio = float(found.ratio)
    by = [float(shift.seconds) for shift in found.shifts for _ in range(shift.first, shift.end)]
    there = [start * ratio + seconds for (start, _), seconds in zip(cues, by, strict=True)]
    off = nearest(there, [start for start, _ in reference], manner.near)
    moved = [at - start for (start, _), at in zip(cues, there, strict=True)]
    own = [None if each is None else move + each for move, each in zip(moved, off, strict=True)]
    return Drift(found, tuple(start for start, _ in cues), tuple(moved), tuple(own))


def picture(found: Drift, language: str) -> str:
    """An SVG: the line is what sync would move by, the points are the cues' own counterparts."""
    seen = [*found.moved, *(each for each in found.own if each is not None)]
    low, high = floor(min(seen) - 0.2), ceil(max(seen) + 0.2)
    last = max(found.starts[-1], 1.0)

    def at(seconds: float, offset: float) -> tuple[float, float]:
        across = _LEFT + (_WIDE - _LEFT - 20) * seconds / last
        return round(across, 1), round(_HIGH - _LOW - (_HIGH - _LOW - 40) * (offset - low) / (high - low), 1)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" font-family="sans-serif" font-size="13">',
        f'<rect width="{_WIDE}" height="{_HIGH}" fill="#fff"/>',
        f'<text x="{_LEFT}" y="22" font-size="15">{escape(_TITLE.in_(language))}</text>',
    ]
    for offset in _ticks(low, high):
        (left, down), (right, _) = at(0, offset), at(last, offset)
        parts.append(f'<path d="M{left} {down}H{right}" stroke="{_GREY}" stroke-width="0.5"/>')
        parts.append(f'<text x="{left - 8}" y="{down + 4}" text-anchor="end">{offset:+g}</text>')
    for seconds in _ticks(0, last):
        across, down = at(seconds, low)
        clock = f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
        parts.append(f'<text x="{across}" y="{down + 22}" text-anchor="middle">{clock}</text>')
    for shift in found.repair.shifts:
        steps = [at(found.starts[cue], found.moved[cue]) for cue in range(shift.first, shift.end)]
        way = " ".join(f"{across},{down}" for across, down in steps)
        parts.append(f'<polyline points="{way}" fill="none" stroke="{_BLUE}" stroke-width="3"/>')
    for seconds, own in zip(found.starts, found.own, strict=True):
        if own is not None:
            across, down = at(seconds, own)
            parts.append(f'<circle cx="{across}" cy="{down}" r="2.2" fill="{_RED}"/>')
    return "\n".join([*parts, "</svg>", ""])


def _ticks(low: float, high: float) -> list[float]:
    """Round numbers, at most nine."""
    steps = (0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200)
    step = next((each for each in steps if (high - low) / each <= 8), steps[-1])
    return [step * number for number in range(ceil(low / step), floor(high / step) + 1)]
