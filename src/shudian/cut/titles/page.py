"""Where text may stand on a picture: the band that the platform leaves free, less what is taken."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from shudian.cut.platforms import Profile


@cache
def rules() -> dict[str, Any]:
    return tomllib.loads((files("shudian.cut") / "rules" / "titles.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Box:
    """Edges in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def covers(self, other: Box) -> float:
        """The area that both have, in square pixels."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, wide) * max(0.0, high)

    def inset(self, by: float) -> Box:
        return Box(self.left + by, self.top + by, self.right - by, self.bottom - by)


@dataclass(frozen=True, slots=True)
class Taken:
    """A part of the picture that text leaves free on the frames [first, end): a face, burned text."""

    first: int
    end: int
    box: Box

    @classmethod
    def of_shares(cls, first: int, end: int, shares: Sequence[float], size: tuple[int, int]) -> Taken:
        """From left, top, right, bottom in shares of the picture."""
        left, top, right, bottom = shares
        return cls(first, end, Box(left * size[0], top * size[1], right * size[0], bottom * size[1]))


@dataclass(frozen=True, slots=True)
class Metrics:
    """How the lines of a script stand, in pixels."""

    em: float
    leading: float
    rise: float
    depth: float

    @classmethod
    def of(cls, scripts: Iterable[str], em: float) -> Metrics:
        """For lines in these scripts, room for the tallest and the deepest of them."""
        rows = [_row(script) for script in scripts]
        leading, rise, depth = (max(row[name] for row in rows) * em for name in ("leading", "rise", "depth"))
        return cls(em, leading, rise, depth)

    def height(self, lines: int) -> float:
        return self.rise + (lines - 1) * self.leading + self.depth

    def baselines(self, top: float, lines: int) -> Iterator[float]:
        return (top + self.rise + line * self.leading for line in range(lines))


def _row(script: str) -> dict[str, float]:
    table = rules()["script"]
    found: dict[str, float] = (
        table.get(script) or table["Hans" if script in ("Hant", "Hani", "Jpan", "Kore") else "Latn"]
    )
    return found


@dataclass(frozen=True, slots=True)
class Grid:
    """What an ASS file counts in, where that is not the picture's pixels: its units a pixel, of outlines too."""

    across: float = 1.0
    down: float = 1.0
    border: tuple[float, float] = (1.0, 1.0)


PIXELS = Grid()


@dataclass(frozen=True, slots=True)
class Page:
    """A picture of one size and the box that its text keeps to, outlines and shadows included."""

    size: tuple[int, int]
    em: float
    outline: float
    shadow: float
    clear: Box
    box: Box  # of the ink
    grid: Grid = PIXELS

    def on(self, sheet: tuple[int, int], *, scaled_border: bool) -> Page:
        """The same, written down in the units of a sheet that is stretched over the picture."""
        across, down = (units / pixels for units, pixels in zip(sheet, self.size, strict=True))
        return replace(self, grid=Grid(across, down, (across, down) if scaled_border else (1.0, 1.0)))

    @classmethod
    def of(cls, size: tuple[int, int], profile: Profile) -> Page:
        said = rules()["type"]
        em = min(said["of_width"] * size[0], said["of_height"] * size[1])
        outline, shadow = round(em * said["outline"], 2), round(em * said["shadow"], 2)
        clear = Box(*profile.clear.box(*size))
        return cls(size, em, outline, shadow, clear, clear.inset(outline + shadow + 1))

    def room(self, em: float) -> float:
        """The widest line, in ems."""
        return self.box.width / em - 2 * float(rules()["type"]["side"])


def place(
    size: tuple[float, float], box: Box, taken: Iterable[Box], *, at_top: bool = False, gap: float = 0.0
) -> tuple[Box, bool]:
    """A block of this width and height in the middle of a box, moved up (down) past what is taken.

    Also whether the place is free; if none is, it is the one that covers least.
    """
    width, height = size
    taken = list(taken)
    lowest, highest = box.bottom - height, box.top
    if at_top:
        wanted = [highest, *sorted(one.bottom + gap for one in taken), lowest]
    else:
        wanted = [lowest, *sorted((one.top - gap - height for one in taken), reverse=True), highest]
    left = box.middle - width / 2
    best: tuple[float, Box] | None = None
    for top in wanted:
        if not highest <= top <= lowest and top not in (lowest, highest):
            continue
        block = Box(left, top, left + width, top + height)
        covered = sum(block.covers(one) for one in taken)
        if best is None or covered < best[0]:
            best = covered, block
    assert best
    return best[1], not best[0]
