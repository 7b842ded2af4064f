"""A subtitle in lines: the fewest that fit, of even width, broken where it hurts least."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from shudian.cut.titles.breaking import breaks
from shudian.typeface.setting import Setting

UTMOST_LINES = 4
#: One line more than is wanted, then type a little smaller, then the utmost, then as small as it must be.
_SMALLER = (1.0, 0.9, 0.8)
_SPEAKER = re.compile(r"\s*[-‐–—－]\s*\S")
_SHAPED_APART = 0.995  # a line shaped alone may differ a little from its part of the whole
_LONGER_ABOVE = 0.15
_SCRAP = 0.15  # of the room: a line this short is torn off
_SCRAP_COST = 1.0
_LEAST_ROOM, _NOTHING = 0.01, 1e-9  # of a picture of a few pixels


@dataclass(frozen=True, slots=True)
class Laid:
    """Lines that fit when the type has `scale` of its size."""

    lines: tuple[str, ...]
    scale: float = 1.0


def lay(lines: Sequence[str], room: float, most: int, setting: Setting) -> Laid:
    """Lay out a cue's lines in `room` ems. Lines that fit stay as they came; `most` is kept if it can be."""
    given = [" ".join(line.split()) for line in lines if line.strip()]
    room = max(room, _LEAST_ROOM)
    if len(given) <= most and all(setting.width(line) <= room for line in given):
        return Laid(tuple(given))
    spoken = len(given) > 1 and all(_SPEAKER.match(line) for line in given)
    paragraphs = [_Paragraph.of(text, setting) for text in (given if spoken else [" ".join(given)])]
    widest = max(paragraph.widest for paragraph in paragraphs)
    fitting = min(1.0, room * _SHAPED_APART / widest) if widest else 1.0  # marks alone have no width
    for scale, count in _trials(most, len(paragraphs), fitting):
        if found := _set(paragraphs, room / scale, count, setting):
            return Laid(found, scale)
    raise AssertionError("at some size every text fits")


def _trials(most: int, least: int, fitting: float) -> Iterator[tuple[float, int]]:
    """Sizes and counts of lines in the order in which they are liked; `fitting` is the largest size to try."""
    for scale in sorted({min(scale, fitting) for scale in _SMALLER}, reverse=True):
        yield from ((scale, count) for count in range(least, max(most + 1, least) + 1))
    scale = min(_SMALLER[-1], fitting)
    while scale > _NOTHING:
        yield from ((scale, count) for count in range(least, max(UTMOST_LINES, most + 1, least) + 1))
        scale *= 0.9


def _set(
    paragraphs: Sequence[_Paragraph], room: float, count: int, setting: Setting
) -> tuple[str, ...] | None:
    """`count` lines in all, each paragraph beginning its own; None if they do not fit."""
    left, out = count, []
    for at, paragraph in enumerate(paragraphs):
        others = len(paragraphs) - at - 1
        for lines in range(1, left - others + 1):
            if found := paragraph.lines(room, lines):
                out += found
                left -= len(found)
                break
        else:
            return None
    return tuple(out) if all(setting.width(line) <= room for line in out) else None


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A text with the places where it may break, the first 0 and the last its length."""

    text: str
    places: tuple[int, ...]
    badness: tuple[float, ...]
    offsets: tuple[float, ...]  # of each character, in ems

    @classmethod
    def of(cls, text: str, setting: Setting) -> _Paragraph:
        found = breaks(text, setting.script)
        return cls(
            text,
            (0, *(one.at for one in found), len(text)),
            (0.0, *(one.badness for one in found), 0.0),
            setting.offsets(text),
        )

    @property
    def widest(self) -> float:
        """Of what cannot be broken."""
        return max(self._width(a, b) for a, b in pairwise(range(len(self.places))))

    def lines(self, room: float, count: int) -> list[str] | None:
        """The best layout in exactly `count` lines of at most `room`; None if there is none."""
        last = len(self.places) - 1
        even = self._width(0, last) / count
        room *= _SHAPED_APART
        # best[j]: the cheapest layout of what stands before place j, and its breaks
        best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, (0,))}
        for line in range(count):
            ends = (last,) if line == count - 1 else range(line + 1, last)
            then: dict[int, tuple[float, tuple[int, ...]]] = {}
            for start, (cost, marks) in best.items():
                for end in ends:
                    width = self._width(start, end)
                    if width > room:
                        break
                    if end > start:
                        total = cost + self._cost(width, even, room, end, lower=line > 0)
                        if end not in then or total < then[end][0]:
                            then[end] = total, (*marks, end)
            best = then
        if last not in best:
            return None
        return [self._line(a, b) for a, b in pairwise(best[last][1])]

    def _cost(self, width: float, even: float, room: float, end: int, *, lower: bool) -> float:
        uneven = (width - even) / room
        long_above = _LONGER_ABOVE * max(0.0, uneven) if not lower else 0.0
        scrap = _SCRAP_COST if width < _SCRAP * room else 0.0
        return (2 * uneven) ** 2 + long_above + scrap + self.badness[end]

    def _width(self, start: int, end: int) -> float:
        stop = self.places[end]
        while stop > self.places[start] and self.text[stop - 1].isspace():
            stop -= 1
        return self.offsets[stop] - self.offsets[self.places[start]]

    def _line(self, start: int, end: int) -> str:
        return self.text[self.places[start] : self.places[end]].strip()
