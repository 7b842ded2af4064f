"""Flashing that may harm: general and red flashes by ITU-R BT.1702-3, looked for in cells of a small picture.

A cell's flash is a pair of opposing changes. A frame is harmful where, within the second that it
ends, cells of more than a quarter of the picture each changed more often than three flashes need,
or where changes of more than a quarter at once did. Regular stripes are not looked for.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from shudian.cut.inspect.rules import Flash, rules

Cells = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]
#: Whether the change from a low to a high state counts.
Counts = Callable[[Cells, Cells], Flags]


@dataclass(frozen=True, slots=True)
class Flashing:
    """Frames [first, end); `rate` is the most flashes in a second, `share` the largest area of them."""

    first: int
    end: int
    red: bool
    rate: float
    share: float


class Watcher:
    """Takes the frames one by one: luma and both chroma as means of cells, full range, 0 to 255."""

    def __init__(self, rate: Fraction, rule: Flash | None = None) -> None:
        rule = rule or rules().flash
        self._rule = rule
        self._general = _Changes(rate, rule, lambda low, high: _bright(low, high, rule))
        self._red = _Changes(rate, rule, lambda low, high: high - low > rule.red)

    def see(self, luma: Cells, blue: Cells, red: Cells) -> None:
        self._general.see(luminance(luma))
        self._red.see(redness(luma, blue, red, self._rule.saturated))

    def found(self) -> list[Flashing]:
        return [*self._general.spans(red=False), *self._red.spans(red=True)]


def luminance(luma: Cells) -> Cells:
    """cd/m² of a screen of 200 cd/m² (the curve of Rec. ITU-R BT.1702)."""
    return np.asarray(413.435 * (0.002745 * luma + 0.0189623) ** 2.2, np.float32)


def redness(luma: Cells, blue: Cells, red: Cells, saturated: float) -> Cells:
    """320 (R - G - B) of linear Rec. 709 colours where red is saturated, else 0."""
    coded = (
        luma + 1.5748 * (red - 128),
        luma - 0.1873 * (blue - 128) - 0.4681 * (red - 128),
        luma + 1.8556 * (blue - 128),
    )
    r, g, b = ((np.clip(channel, 0, 255) / 255) ** 2.2 for channel in coded)
    is_red = r >= saturated * np.maximum(r + g + b, 1e-6)
    return np.where(is_red, np.maximum(320 * (r - g - b), 0), 0).astype(np.float32)


def _bright(low: Cells, high: Cells, rule: Flash) -> Flags:
    step = high - low
    dark = (low < rule.dark) & (step >= rule.luminance)
    return dark | ((low >= rule.dark) & (step >= rule.contrast * (high + low)))


class _Changes:
    """Turns of each cell between a low and a high state that differ enough, and how many a second."""

    def __init__(self, rate: Fraction, rule: Flash, counts: Counts) -> None:
        self._rule, self._counts = rule, counts
        self._window = max(2, round(rate))
        self._low: Cells | None = None
        self._recent: deque[Flags] = deque()
        self._wide: deque[bool] = deque()
        self._way = 0
        self._harm: list[tuple[float, float]] = []  # share and flashes a second of each frame

    def see(self, state: Cells) -> None:
        if self._low is None:
            self._low, self._high = state.copy(), state.copy()
            self._up = self._down = np.zeros(state.shape, np.bool_)
            self._sum = np.zeros(state.shape, np.int32)
            self._before = (self._up, self._up)
        np.minimum(self._low, state, out=self._low)
        np.maximum(self._high, state, out=self._high)
        rose = self._counts(self._low, state) & ~self._up
        fell = self._counts(state, self._high) & ~self._down & ~rose
        self._up, self._down = (self._up & ~fell) | rose, (self._down & ~rose) | fell
        turned = rose | fell
        self._low[turned] = state[turned]
        self._high[turned] = state[turned]
        self._add(turned)
        self._harm.append(max(self._by_cell(), self._at_once(rose, fell)))
        self._before = (rose, fell)

    def spans(self, *, red: bool) -> list[Flashing]:
        """Harmful stretches, each from the first of its flashes on."""
        found: list[Flashing] = []
        for frame, (share, flashes) in enumerate(self._harm):
            if not share:
                continue
            now = Flashing(max(0, frame - self._window + 1), frame + 1, red, flashes, share)
            if found and now.first <= found[-1].end:
                last = found.pop()
                now = Flashing(last.first, now.end, red, max(flashes, last.rate), max(share, last.share))
            found.append(now)
        return found

    def _add(self, turned: Flags) -> None:
        self._recent.append(turned)
        self._sum += turned
        if len(self._recent) > self._window:
            self._sum -= self._recent.popleft()

    def _by_cell(self) -> tuple[float, float]:
        often = self._sum > 2 * self._rule.flashes
        share = float(often.mean())
        return (share, float(np.median(self._sum[often])) / 2) if share > self._rule.area else (0.0, 0.0)

    def _at_once(self, rose: Flags, fell: Flags) -> tuple[float, float]:
        """Changes of a quarter of the picture within two frames, wherever they are."""
        shares = [float((now | then).mean()) for now, then in zip((rose, fell), self._before, strict=True)]
        way = 1 if shares[0] > shares[1] else -1
        wide = max(shares) > self._rule.area and way != self._way
        self._way = way if wide else self._way
        self._wide.append(wide)
        if len(self._wide) > self._window:
            self._wide.popleft()
        turns = sum(self._wide)
        return (max(shares), turns / 2) if wide and turns > 2 * self._rule.flashes else (0.0, 0.0)
