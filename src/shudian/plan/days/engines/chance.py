"""Chance out of one word of the memory, the same on every machine (Knuth's linear congruence, high bits)."""

from __future__ import annotations

import numpy as np

from shudian.plan.days.engines.memory import CHANCE, Memory
from shudian.plan.engines.compiled import compiled

# without a sign: compiled code takes it for granted that numbers with one do not overflow, and drops branches
_FACTOR, _STEP, _HIGH, _DRAWN = map(np.uint64, (6364136223846793005, 1442695040888963407, 34, 30))


def begin(m: Memory, seed: int) -> None:
    word = (seed + 1) * 0x9E3779B97F4A7C15 % 2**64
    word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9 % 2**64  # splitmix64
    m[m[CHANCE]] = (word ^ (word >> 31)) % 2**63


@compiled
def drawn(m: Memory, below: int) -> int:
    """From 0 up to, not including, `below`, which is at most 2**30."""
    word = np.uint64(m[m[CHANCE]]) * _FACTOR + _STEP
    m[m[CHANCE]] = np.int64(word)  # type: ignore[call-overload] # compiled, it is an int
    return np.int64(((word >> _HIGH) * np.uint64(below)) >> _DRAWN)  # type: ignore[return-value] # the same


@compiled
def share(m: Memory) -> float:
    """From 0 up to, not including, 1."""
    return drawn(m, 1 << 30) / (1 << 30)
