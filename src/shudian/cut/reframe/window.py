"""The crop window: its size, the axis along which it can move, and the part of it that the app leaves clear."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from shudian.cut.platforms import Clear
from shudian.cut.reframe.seen import Seen
from shudian.cut.reframe.watch import Area

OPEN = Clear(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Window:
    width: int
    height: int
    sideways: bool
    lower: int
    upper: int
    fixed: int  # the edge on the other axis
    clear: Clear = OPEN

    @property
    def length(self) -> int:
        return self.width if self.sideways else self.height

    @property
    def clear_from(self) -> float:
        """Pixels from the start of the window to where the app's own things end."""
        return self.length * (self.clear.left if self.sideways else self.clear.top)

    @property
    def clear_to(self) -> float:
        return self.length * (1 - (self.clear.right if self.sideways else self.clear.bottom))

    @property
    def clear_length(self) -> float:
        return self.clear_to - self.clear_from

    def start_of(self, seen: Seen) -> float:
        return seen.left if self.sideways else seen.top

    def length_of(self, seen: Seen) -> float:
        return seen.width if self.sideways else seen.height


def window_in(area: Area, aspect: Fraction, wanted: Fraction, clear: Clear = OPEN) -> Window:
    """The largest window of the wanted shape (width to height as shown) in an area of such pixels."""
    across = area.height * wanted / aspect
    if across <= area.width:
        width = max(1, round(across))
        last = area.left + area.width - width
        return Window(width, area.height, True, area.left, last, area.top, clear)
    height = max(1, min(area.height, round(area.width * aspect / wanted)))
    last = area.top + area.height - height
    return Window(area.width, height, False, area.top, last, area.left, clear)
