"""Chance out of one word of the memory, the same on every machine (Knuth's linear congruence, high bits)."""

from __future__ import annotations

from shudian.plan.days.engines.memory import CHANCE, Memory
from shudian.plan.engines.compiled import compiled


def begin(m: Memory, seed: int) -> None:
    word = (seed + 1) * 0x9E3779B97F4A7C15 % 2**64
    word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9 % 2**64  # splitmix64
    m[m[CHANCE]] = (word ^ (word >> 31)) % 2**63


@compiled
def drawn(m: Memory, below: int) -> int:
    """From 0 up to, not including, `below`, which is at most 2**30."""
    word = m[m[CHANCE]] * 6364136223846793005 + 1442695040888963407  # beyond 64 bits it wraps
    m[m[CHANCE]] = word
    return (((word >> 34) & 0x3FFFFFFF) * below) >> 30


@compiled
def share(m: Memory) -> float:
    """From 0 up to, not including, 1."""
    return drawn(m, 1 << 30) / (1 << 30)
