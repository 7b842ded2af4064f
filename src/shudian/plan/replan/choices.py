"""The plans worth choosing from after a loss: none moves fewer scenes and is cheaper than another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

Slots = tuple[int, ...]

WORTH = 0.17  # what it is worth that a scene need not move, in what a scene costs on average


class Choice(NamedTuple):
    moved: int  # scenes
    cost: int  # minor units
    slots: Slots


class Choices:
    def __init__(self) -> None:
        self._held: list[Choice] = []

    def __iter__(self) -> Iterator[Choice]:
        """The fewest moved first, the cheapest last."""
        return iter(self._held)

    def __bool__(self) -> bool:
        return bool(self._held)

    def misses(self, moved: int, cost: int) -> bool:
        """Whether such a plan would be worth choosing."""
        return not any(each.moved <= moved and each.cost <= cost for each in self._held)

    def take(self, choice: Choice) -> None:
        kept = [each for each in self._held if each.moved < choice.moved or each.cost < choice.cost]
        self._held = sorted([*kept, choice])

    def by_weight(self, weight: int) -> list[Choice]:
        """The cheapest first where each moved scene counts so much."""
        return sorted(self._held, key=lambda each: (each.cost + weight * each.moved, each.moved))

    def within(self, most: int) -> Sequence[Choice]:
        """Those that move so many scenes at most."""
        return [each for each in self._held if each.moved <= most]
