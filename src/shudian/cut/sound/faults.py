"""What is wrong with a sound: silence, clipping, sides that cancel each other, one side empty."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from shudian.cut.encoding import SOUND_RATE
from shudian.cut.sound import findings as kinds
from shudian.cut.sound.meter import Wave
from shudian.cut.sound.rules import Faults, rules
from shudian.finding import Finding, Place

_STEP = SOUND_RATE // 100
_SAID = 8  # of one kind


def silences(track: Wave, rule: Faults | None = None) -> list[tuple[float, float]]:
    """Spans in seconds in which nothing is heard for longer than the rule lets pass."""
    rule = rule or rules().faults
    count = -(-len(track) // _STEP)
    peaks = np.pad(np.abs(track).max(axis=1, initial=0), (0, count * _STEP - len(track)))
    quiet = peaks.reshape(-1, _STEP).max(axis=1) < 10 ** (rule.silence / 20)
    long = [(first / 100, min(end / 100, len(track) / SOUND_RATE)) for first, end in _runs(quiet)]
    return [(start, end) for start, end in long if end - start >= rule.silence_seconds]


def clips(track: Wave, rule: Faults | None = None) -> list[float]:
    """When full samples stand in a row, in seconds; those within a tenth of a second are one."""
    rule = rule or rules().faults
    starts = [
        first / SOUND_RATE
        for side in (0, 1)
        for first, end in _runs(np.abs(track[:, side]) >= rule.clip)
        if end - first >= rule.clip_samples
    ]
    found: list[float] = []
    for start in sorted(starts):
        if not found or start - found[-1] > 0.1:
            found.append(start)
    return found


def heard(track: Wave, name: str) -> list[Finding]:
    """Faults of a file that comes in."""
    place, rule = Place(file=name), rules().faults
    if np.abs(track).max(initial=0) < 10 ** (rule.silence / 20):
        return [kinds.STEM_SILENT.at(place)]
    found = [kinds.CLIPPED.at(place, at=clock(at)) for at in clips(track)]
    found = _first(found, place)
    left, right = (track[:, side].astype(np.float64) for side in (0, 1))
    power = np.sqrt((left @ left) * (right @ right))
    if not power:
        found.append(kinds.ONE_SIDED.at(place))
    elif (left @ right) / power < rule.opposed:
        found.append(kinds.OPPOSED.at(place))
    return found


def programme(track: Wave, name: str) -> list[Finding]:
    """Faults of what was mixed."""
    place = Place(file=name)
    spans = silences(track)
    return _first(
        [kinds.SILENCE.at(place, start=clock(start), end=clock(end)) for start, end in spans], place
    )


def clock(seconds: float) -> str:
    """1:02.50"""
    hundredths = round(seconds * 100)
    return f"{hundredths // 6000}:{hundredths // 100 % 60:02d}.{hundredths % 100:02d}"


def _first(found: list[Finding], place: Place) -> list[Finding]:
    if len(found) <= _SAID:
        return found
    return [*found[:_SAID], kinds.MORE.at(place, count=len(found) - _SAID)]


def _runs(flags: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """First and end of every run of true."""
    edges = np.flatnonzero(np.diff(np.r_[False, flags, False]))
    yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
