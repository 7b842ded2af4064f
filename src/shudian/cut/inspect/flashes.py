"""Flashing that may harm: general and red flashes by ITU-R BT.1702-3, looked for in cells of a small picture.

A cell's flash is a pair of opposing changes; a change counts where more than a quarter of the picture
makes it at once. A frame is harmful where, within the second that it ends, cells of more than a quarter
of the picture each changed more often than three flashes need. Regular stripes are not looked for.
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
Turns = npt.NDArray[np.int8]
_TOGETHER = Fraction(3, 25)  # seconds within which cells change at once
_ALL = 0.8  # share of the picture that changes where its parts flash by turns
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
        self._recent: deque[Turns] = deque()
        together = max(2, round(rate * _TOGETHER))
        self._ways: tuple[deque[Flags], deque[Flags]] = (deque(maxlen=together), deque(maxlen=together))
        self._harm: list[tuple[float, float]] = []  # share and flashes a second of each frame

    def see(self, state: Cells) -> None:
        if self._low is None:
            self._low, self._high = state.copy(), state.copy()
            self._up = self._down = np.zeros(state.shape, np.bool_)
            self._sum = np.zeros(state.shape, np.int32)
        np.minimum(self._low, state, out=self._low)
        np.maximum(self._high, state, out=self._high)
        rose = self._counts(self._low, state) & ~self._up
        fell = self._counts(state, self._high) & ~self._down & ~rose
        self._up, self._down = (self._up & ~fell) | rose, (self._down & ~rose) | fell
        turned = rose | fell
        self._low[turned] = state[turned]
        self._high[turned] = state[turned]
        self._add(self._together(rose, fell))
        often = self._sum > 2 * self._rule.flashes
        share = float(often.mean())
        is_wide = share > self._rule.area
        self._harm.append((share, float(np.median(self._sum[often])) / 2) if is_wide else (0.0, 0.0))

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

    def _together(self, rose: Flags, fell: Flags) -> Turns:
        """Turns of one way that more than the area made at once.

        Where things merely move, as much darkens as brightens, here and there; those are left out.
        """
        for way, turned in zip(self._ways, (rose, fell), strict=True):
            way.append(turned)
        masks = [np.logical_or.reduce(way) for way in self._ways]
        shares = [float(mask.mean()) for mask in masks]
        counted = np.zeros(rose.shape, np.int8)
        for way, mask, share in zip(self._ways, masks, shares, strict=True):
            other = sum(shares) - share
            if share > self._rule.area and (share > 2 * other or sum(shares) > _ALL):
                counted += mask
                way.extend(np.zeros_like(mask) for _ in range(len(way)))
        return counted

    def _add(self, turned: Turns) -> None:
        self._recent.append(turned)
        self._sum += turned
        if len(self._recent) > self._window:
            self._sum -= self._recent.popleft()
