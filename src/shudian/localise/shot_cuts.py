"""Where the picture is cut: the frames of a shot list, from `shudian cut shots` or a table of its columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from shudian.finding import Finding, Place
from shudian.localise.findings import NO_SHOTS
from shudian.localise.reading import text_of
from shudian.model import document
from shudian.model.media import ShotList

_RATES = tuple(Fraction(n) for n in (24, 25, 30, 48, 50, 60)) + tuple(
    Fraction(n * 1000, 1001) for n in (24, 30, 60)
)


@dataclass(frozen=True, slots=True)
class Cuts:
    """The first frame of every shot but the first, and the frames a second in which they count."""

    frames: tuple[int, ...]
    rate: Fraction


def read_cuts(data: bytes, file: str) -> tuple[Cuts | None, list[Finding]]:
    """From a shot list: a document (.json), or a table with `first`, `frames` and `seconds`."""
    if file.lower().endswith(".json"):
        listed, findings = document.read(ShotList, data, file)
        if listed is None:
            return None, findings
        return Cuts(tuple(shot.first for shot in listed.shots[1:]), listed.frame_rate), findings
    text, findings = text_of(data, file)
    if text is None:
        return None, findings
    try:
        rows = list(csv.DictReader(io.StringIO(text)))
        firsts = [int(row["first"]) for row in rows]
        frames = sum(int(row["frames"]) for row in rows)
        seconds = sum((Fraction(row["seconds"]) for row in rows), Fraction(0))
        rate = _nearest(Fraction(frames) / seconds)
    except (KeyError, TypeError, ValueError, ZeroDivisionError, csv.Error):
        return None, [*findings, NO_SHOTS.at(Place(file=file))]
    if rate is None or firsts != sorted(firsts):
        return None, [*findings, NO_SHOTS.at(Place(file=file))]
    return Cuts(tuple(firsts[1:]), rate), findings


def _nearest(rate: Fraction, rates: Sequence[Fraction] = _RATES) -> Fraction | None:
    """The rate that thousandths of a second were rounded from."""
    near = min(rates, key=lambda known: abs(known - rate))
    return near if abs(near - rate) < Fraction(1, 50) else None
