"""Where the letters of a band change: stretches of frames in which one text stands, or none.

A false change costs a reading, a missed one a subtitle: what is doubtful is split, and joined again
when both sides read alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from shudian.localise.hardsubs.picture import Ink, Mask, Reel, wider

#: Frames on each side of a change in which a pixel must be, or not be, a letter's.
_SIDE = 5
#: Changed pixels that make a change, as a share of a letter's square.
_LEAST = 0.05
#: A pixel is a text's where it is a letter's in this share of the frames.
STANDS = 0.7
#: Fewer frames show nobody anything.
SHORTEST = 3

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """The frames [first, end) of a reel, and the pixels that stand in them."""

    first: int
    end: int
    letters: Mask


def stretches(masks: Reel, height: int) -> list[Stretch]:
    """Each stretch with something in it, of frames of letters' pixels; `height` is a line's."""
    least = max(20, round(_LEAST * height**2))
    bounds = [0, *_changes(masks, least), len(masks)]
    found: list[Stretch] = []
    for first, end in pairwise(bounds):
        if end - first < SHORTEST:
            continue
        letters = standing(masks, first, end)
        if np.count_nonzero(letters) < least:
            continue
        if found and found[-1].end == first and alike(found[-1].letters, letters, height):
            before = found.pop()
            found.append(Stretch(before.first, end, standing(masks, before.first, end)))
        else:
            found.append(Stretch(first, end, letters))
    return found


def letters_of(reel: Reel, ink: Ink, still: Mask) -> Reel:
    """The letters' pixels of every frame, 0 or 1; `still` are pixels that are always there."""
    out = np.empty_like(reel)
    for at, luma in enumerate(reel):
        out[at] = ink.letters(luma) & ~still & 1
    return out


def standing(masks: Reel, first: int, end: int) -> Mask:
    """Pixels that are a letter's in most of these frames; of a long stretch some are looked at."""
    looked = masks[first : end : max(1, (end - first) // 24)]
    return np.asarray(looked.mean(axis=0) >= STANDS, np.uint8)


def alike(one: Mask, other: Mask, height: int) -> bool:
    """Whether two masks show the same text: no cell of a letter's size differs by half of its pixels."""
    joint, common = (
        _cells(one | other, height),
        _cells(wider(one, 1) & wider(other, 1) & (one | other), height),
    )
    weighty = joint >= 0.06 * height**2
    return bool(np.all(common[weighty] >= 0.5 * joint[weighty]))


def _cells(mask: Mask, side: int) -> Counts:
    rows, columns = (-(-length // side) * side for length in mask.shape)
    padded = np.zeros((rows, columns), np.int64)
    padded[: mask.shape[0], : mask.shape[1]] = mask
    cells = padded.reshape(rows // side, side, columns // side, side)
    return np.asarray(cells.sum(axis=(1, 3)), np.int64)


def _changes(masks: Reel, least: int) -> list[int]:
    """Frames at which more letters come or go, for good, than a few stray pixels."""
    frames = len(masks)
    came, went = np.zeros(frames + 1, np.int64), np.zeros(frames + 1, np.int64)
    small = masks[:, ::2, ::2]
    before = np.zeros(small.shape[1:], np.uint8)
    after = small[:_SIDE].sum(axis=0, dtype=np.uint8)
    most = _SIDE - 1
    for at in range(frames):
        if at:
            before += small[at - 1]
            after -= small[at - 1]
            if at > _SIDE:
                before -= small[at - 1 - _SIDE]
            if at + _SIDE - 1 < frames:
                after += small[at + _SIDE - 1]
        came[at] = np.count_nonzero((after >= most) & (before < 2) & (small[at] > 0))
        went[at] = np.count_nonzero((before >= most) & (after < 2) & (small[at] == 0))
    found = {at for counts in (came, went) for at in _peaks(counts, least // 4)}
    return sorted(found - {0})


def _peaks(counts: Counts, least: int) -> list[int]:
    return [
        at
        for at in np.flatnonzero(counts >= least).tolist()
        if counts[at] == counts[max(0, at - 3) : at + 4].max()
    ]
