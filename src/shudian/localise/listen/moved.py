"""A track set to another cut, and what there is to tell of it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from shudian.finding import Finding, Place
from shudian.localise.listen import findings as kinds
from shudian.localise.listen.sync import Repair, Stretch
from shudian.model.text import Cue, Track
from shudian.units import Span, Timecode

_POOR = 0.25  # of what a perfect reference gains
_MILLISECOND = Fraction(1, 1000)


def spans(track: Track) -> list[Stretch]:
    return [(float(cue.span.start.seconds), float(cue.span.end.seconds)) for cue in track.cues]


def moved(track: Track, repair: Repair, file: str | None = None) -> tuple[Track, list[Finding]]:
    """To whole milliseconds; a cue that would end before zero is left out."""
    made: list[Cue] = []
    found: list[Finding] = []
    for number, cue in enumerate(track.cues):
        start, end = (
            Fraction(round(repair.moved(number, each.seconds) * 1000), 1000)
            for each in (cue.span.start, cue.span.end)
        )
        if end <= 0:
            found.append(kinds.BEFORE_ZERO.at(Place(file=file), text=cue.text.replace("\n", " ")))
            continue
        first = max(start, Fraction(0))
        made.append(replace(cue, span=Span(Timecode(first), Timecode(max(end, first + _MILLISECOND)))))
    made.sort(key=lambda cue: cue.span.start)
    return replace(track, cues=tuple(made)), [*told(repair, file), *found]


def told(repair: Repair, file: str | None = None) -> list[Finding]:
    place = Place(file=file)
    found = [
        kinds.SHIFTED.at(place, first=each.first + 1, last=each.end, seconds=f"{float(each.seconds):+.3f}")
        for each in repair.shifts
        if each.seconds
    ]
    if repair.ratio != 1:
        found.append(kinds.OTHER_RATE.at(place, ratio=repair.ratio))
    if repair.fits < _POOR:
        found.append(kinds.UNSURE_SYNC.at(place, percent=round(repair.fits * 100)))
    return found
