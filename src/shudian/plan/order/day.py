"""A day as the engine sees it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

TRACKED = 5  # performers of limited stay whose arrival a state remembers


class Day(NamedTuple):
    """Blocks of scenes, and what they meet; sets, venues and performers by index, in bits where they are many."""

    minutes: Ints  # [block]
    set_of: Ints  # [block]
    light: Ints  # [block] row of `dark`
    cast: Ints  # [block] bits of performers
    after: Ints  # [block] bits of blocks that must come before it
    blocks: Ints  # [set] bits of its blocks
    venue_of: Ints  # [set]
    dressing: Ints  # [set] minutes
    strike: Ints  # [set] minutes
    dark: Ints  # [light, minute since midnight] minutes out of light so far
    weight: Ints  # [performer] of a minute waited
    earliest: Ints  # [performer] minute since midnight
    latest: Ints  # [performer]
    stay: Ints  # [performer] minutes from call to wrap at most
    tracked: Ints  # [performer] place in the state, -1 without
    move: int  # minutes
    meal: int
    whole: int  # minutes of the day without the meal
    dark_price: int  # of a minute out of light, in waiting
    broken_price: int  # of a limit not kept, in waiting
