"""A track set to another cut, and what there is to tell of it."""

from __future__ import annotations

from dataclasses import replace

from shudian.finding import Finding, Place
from shudian.localise.listen import findings as kinds
from shudian.localise.listen.sync import Repair, Stretch
from shudian.localise.retime import retimed
from shudian.model.text import Cue, Track

_POOR = 0.25  # of what a perfect reference gains


def spans(track: Track) -> list[Stretch]:
    return [(float(cue.span.start.seconds), float(cue.span.end.seconds)) for cue in track.cues]


def moved(track: Track, repair: Repair, file: str | None = None) -> tuple[Track, list[Finding]]:
    """A cue that would end before zero is left out."""
    cues: list[Cue] = []
    found = told(repair, file)
    for shift in repair.shifts:
        part = replace(track, cues=track.cues[shift.first : shift.end])
        made, lost = retimed(part, repair.ratio, shift.seconds)
        cues += made.cues
        found += [
            replace(each, place=replace(each.place, file=file, row=(each.place.row or 0) + shift.first))
            for each in lost
        ]
    return replace(track, cues=tuple(sorted(cues, key=lambda cue: cue.span.start))), found


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
