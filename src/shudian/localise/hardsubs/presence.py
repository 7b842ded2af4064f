"""Whether a text is in a frame: its letters and their edges beside the same pixels of that frame."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from shudian.localise.hardsubs.picture import Ink, Mask, Reel, wider

#: Shares of the usual likeness at which a text is there, and below which it is surely gone.
_THERE, _GONE = 0.55, 0.3
#: So many frames in a row may be doubtful, in a flash or a blur, if the text is there again after them.
_DOUBTFUL = 10
_LOOKS = 12

Values = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Presence:
    """The likeness of every frame of a reel to a text, from -1 to 1, and what it usually is."""

    reel: Reel
    where: npt.NDArray[np.intp]  # of a frame's pixels, one after the other
    pattern: Values
    usual: float

    def at(self, frame: int) -> float:
        return _likeness(self._pixels(frame), self.pattern)

    def shown(self, first: int, end: int) -> bool:
        """Whether the text is in each of these frames."""
        return all(self.at(frame) >= _THERE * self.usual for frame in range(first, end))

    def last(self, frames: range) -> int:
        """The last of these frames, looked through in their order, that shows the text without a break."""
        last, doubtful, gone = frames[0], 0, 0
        for frame in frames:
            there = self.at(frame) / self.usual
            if there >= _THERE:
                last, doubtful, gone = frame, 0, 0
                continue
            doubtful += 1
            gone = gone + 1 if there < _GONE else 0
            if gone == 2 or doubtful > _DOUBTFUL:
                break
        return last

    def next(self, frames: range) -> int:
        """The first of these frames that shows the text, or the end of them."""
        return next((frame for frame in frames if self.at(frame) >= _THERE * self.usual), frames.stop)

    def _pixels(self, frame: int) -> Values:
        return np.asarray(self.reel[frame].ravel()[self.where], np.float32)


def presence(reel: Reel, ink: Ink, letters: Mask, first: int, end: int) -> Presence:
    """Of the text that stands in the frames [first, end)."""
    where = np.flatnonzero(wider(letters, ink.reach))
    looked = range(first, end, max(1, (end - first) // _LOOKS))
    rows = np.stack([reel[frame].ravel()[where] for frame in looked]).astype(np.float32)
    pattern = np.median(rows, axis=0).astype(np.float32)
    usual = float(np.median([_likeness(row, pattern) for row in rows]))
    return Presence(reel, where, pattern, max(usual, 0.1))


def _likeness(one: Values, other: Values) -> float:
    one, other = one - one.mean(), other - other.mean()
    size = float(np.sqrt((one @ one) * (other @ other)))
    return float(one @ other) / size if size else 0.0
