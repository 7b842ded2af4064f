"""Text in the picture that is no subtitle: shop signs, telephones, letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from shudian.files.csv_table import csv_table
from shudian.localise.hardsubs.picture import Box
from shudian.localise.hardsubs.reader import Reader
from shudian.localise.hardsubs.survey import Survey
from shudian.localise.hardsubs.vote import letters
from shudian.units import Timecode

COLUMNS = ("start", "end", "left", "top", "width", "height", "text")
_SURE = 0.8


@dataclass(frozen=True, slots=True)
class Sign:
    """Seen from one sample to another, so its time is as fine as the samples stand; its box in pixels of the survey."""

    first: int
    last: int
    box: Box
    text: str


def signs(seen: Survey, reader: Reader) -> list[Sign]:
    out = []
    for each in seen.signs:
        text, sure = reader.text(each.luma)
        if sure >= _SURE and letters(text):
            out.append(Sign(each.frames[0], each.frames[-1], each.box, text))
    return out


def as_csv(found: Sequence[Sign], times: Sequence[Fraction], scale: Fraction) -> bytes:
    """A row a sign; `scale` is the pixels of the film to one of the survey."""
    rows: list[Sequence[str | float]] = [COLUMNS]
    for sign in found:
        start, end = (Timecode(times[at]).clock() for at in (sign.first, sign.last + 1))
        box = (round(side * scale) for side in (sign.box.left, sign.box.top, sign.box.width, sign.box.height))
        rows.append([start, end, *box, sign.text])
    return csv_table(rows)
