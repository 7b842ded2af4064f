"""The names and sizes of the instances."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    scenes: int
    cast: int
    sets: int
    dates: int
    asks: frozenset[str] = frozenset()  # links, drop, weather, dusk, locks, travel, turnaround, units, deals

    @property
    def units(self) -> int:
        return 2 if "units" in self.asks else 1

    @property
    def size(self) -> str:
        return f"{self.scenes:03}-{self.cast}-{self.sets}-{self.dates}"


def shapes() -> dict[str, Shape]:
    """The thirty instances by name."""
    drawn: dict[str, Shape] = {}
    for scenes, cast, sets, dates, variants in (
        (40, 10, 6, 3, ("", "links locks", "weather dusk")),
        (60, 12, 7, 3, ("", "drop deals", "links weather")),
        (80, 14, 8, 4, ("", "", "", "", "links drop", "weather deals")),
        (120, 18, 10, 5, ("", "", "links dusk locks", "drop deals weather")),
        (160, 22, 12, 7, ("", "turnaround links", "travel drop")),
        (200, 25, 15, 8, ("", "", "", "", "links drop", "weather deals dusk")),
        (240, 28, 16, 10, ("links drop weather", "travel deals")),
        (300, 30, 18, 12, ("", "links drop weather deals locks")),
        (300, 30, 18, 7, ("units",)),
    ):
        for number, asked in enumerate(variants, 1):
            shape = Shape(scenes, cast, sets, dates, frozenset(asked.split()))
            drawn[f"{shape.size}-{number}"] = shape
    return drawn
