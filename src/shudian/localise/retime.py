"""A track on another clock: its times scaled, then moved."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from shudian.finding import Finding, Place
from shudian.localise.findings import DROPPED_CUE
from shudian.model.text import Cue, Run, Style, Track
from shudian.units import Span, Timecode
from shudian.wording import Wording

_BEFORE = Wording("it would end before the picture begins", "结束于画面开始之前")


def retimed(track: Track, scale: Fraction, offset: Fraction) -> tuple[Track, list[Finding]]:
    """Every time times `scale`, plus `offset` seconds; what would end before zero is left out."""
    kept: list[Cue] = []
    findings: list[Finding] = []
    for row, cue in enumerate(track.cues, 1):
        start, end = (time.seconds * scale + offset for time in (cue.span.start, cue.span.end))
        if end <= 0:
            findings.append(DROPPED_CUE.at(Place(row=row), why=_BEFORE))
            continue
        runs = tuple(_told(run, scale, offset) for run in cue.runs)
        kept.append(replace(cue, span=Span.of(max(start, Fraction(0)), end), runs=runs))
    return replace(track, cues=tuple(kept)), findings


def _told(run: Run, scale: Fraction, offset: Fraction) -> Run:
    """A time within a cue moves with it."""
    if run.style is not Style.TIME:
        return run
    hours, minutes, seconds = run.value.split(":")
    time = ((int(hours) * 60 + int(minutes)) * 60 + Fraction(seconds)) * scale + offset
    return replace(run, value=Timecode(max(time, Fraction(0))).clock())
