"""What the exact solver says, without the solver."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

Slots = tuple[int, ...]  # of each scene: date index × units + unit index


class Answer(NamedTuple):
    """`slots` None with `proven`: there are none that keep every rule."""

    slots: Slots | None
    bound: int  # minor units, below which no legal allocation costs
    proven: bool


@dataclass(frozen=True, slots=True)
class Impossible:
    """No schedule keeps every rule, and that is proven."""


IMPOSSIBLE: Final = Impossible()


@dataclass(frozen=True, slots=True)
class Kept:
    """A schedule to stay close to: the slot of each scene (None: open), and what a scene elsewhere costs."""

    slots: Sequence[int | None]
    weight: int = 0  # minor units for each scene that moves
    most: int | None = None  # scenes that may move
