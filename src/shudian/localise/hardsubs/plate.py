"""Where letters cover the picture: masks for the editor who paints a clean plate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np

from shudian.localise.hardsubs.picture import Mask, wider
from shudian.localise.hardsubs.read import Reading
from shudian.localise.hardsubs.survey import Band, Survey


def mask(reading: Reading, band: Band, seen: Survey, size: tuple[int, int]) -> Mask:
    """A picture of this size, 255 on a subtitle's letters and their edges, 0 elsewhere."""
    whole = np.zeros((seen.size[1], seen.size[0]), np.uint8)
    covered = wider(reading.letters, band.ink.reach + 2)
    whole[band.rows[0] : band.rows[1]] = covered * 255
    if seen.size == size:
        return whole
    return np.asarray(cv2.resize(whole, size, interpolation=cv2.INTER_NEAREST), np.uint8)


def masks(found: Sequence[Reading], seen: Survey, size: tuple[int, int], frames: int) -> Iterator[Mask]:
    """A mask for every frame of the film."""
    nothing = np.zeros((size[1], size[0]), np.uint8)
    at = 0
    for reading in found:
        assert seen.band
        yield from (nothing for _ in range(at, reading.first))
        shown = mask(reading, seen.band, seen, size)
        yield from (shown for _ in range(reading.first, reading.end))
        at = reading.end
    yield from (nothing for _ in range(at, frames))


def png(picture: Mask) -> bytes:
    return bytes(cv2.imencode(".png", picture)[1])
