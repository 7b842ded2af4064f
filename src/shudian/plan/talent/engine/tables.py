"""A reduced problem as bit masks, and what every step of the search asks of a mask.

A set of scenes is 64 bits, a set of performers 32. Sums over a set are read a byte at a time.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from shudian.plan.engines.compiled import compiled
from shudian.plan.talent.problem import Talent

U = np.uint64
Mask = Any  # numpy.uint64: numba needs the exact type, and mypy cannot follow its arithmetic
Masks = NDArray[np.uint64]
Ints = NDArray[np.int64]


class Tables(NamedTuple):
    scenes: int
    cast: int
    all: Mask
    plays: Masks  # [scene] who plays in it
    needs: Masks  # [performer] the scenes they play in
    lasts: Ints  # [scene]
    wage: Ints  # [performer]
    wages_of: Ints  # [byte, value] of a set of performers
    cast_of: Masks  # [byte, value] of a set of scenes: who plays in any of them
    time_of: Ints  # [byte, value] of a set of scenes


def tables(talent: Talent) -> Tables:
    scenes, cast = len(talent.durations), len(talent.wages)
    plays = [sum(1 << who for who in range(cast) if at in talent.playing[who]) for at in range(scenes)]
    needs = [sum(1 << at for at in talent.playing[who]) for who in range(cast)]
    wages_of = np.zeros((4, 256), np.int64)
    cast_of = np.zeros((8, 256), U)
    time_of = np.zeros((8, 256), np.int64)
    for byte in range(8):
        for value in range(256):
            members = [8 * byte + bit for bit in range(8) if value >> bit & 1]
            if byte < 4:
                wages_of[byte, value] = sum(talent.wages[who] for who in members if who < cast)
            who = 0
            for at in members:
                who |= plays[at] if at < scenes else 0
            cast_of[byte, value] = who
            time_of[byte, value] = sum(talent.durations[at] for at in members if at < scenes)
    return Tables(
        scenes,
        cast,
        U((1 << scenes) - 1),
        np.array(plays, U),
        np.array(needs, U),
        np.array(talent.durations, np.int64),
        np.array(talent.wages, np.int64),
        wages_of,
        cast_of,
        time_of,
    )


@compiled
def wages(who: Mask, of: Ints) -> Any:
    return (
        of[0, who & U(255)]
        + of[1, (who >> U(8)) & U(255)]
        + of[2, (who >> U(16)) & U(255)]
        + of[3, (who >> U(24)) & U(255)]
    )


@compiled
def cast_in(scenes: Mask, of: Masks) -> Any:
    who = U(0)
    for byte in range(8):
        who |= of[byte, (scenes >> U(8 * byte)) & U(255)]
    return who


@compiled
def time_in(scenes: Mask, of: Ints) -> Any:
    time = np.int64(0)
    for byte in range(8):
        time += of[byte, (scenes >> U(8 * byte)) & U(255)]
    return time


@compiled
def holds(members: Mask, one: int) -> bool:
    """Whether a set has the member numbered `one`."""
    return bool((members >> U(one)) & U(1))
