"""Music goes under speech: where somebody speaks, and by how much the music is lowered there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from shudian.cut.encoding import SOUND_RATE
from shudian.cut.sound import meter
from shudian.cut.sound.meter import Wave
from shudian.cut.sound.rules import Duck, Speech

#: Speech as (start, end) in seconds, in order and apart.
Spans = Sequence[tuple[float, float]]
_STEP = SOUND_RATE // 100


def spoken(stem: Wave, speech: Speech, pause: float) -> list[tuple[float, float]]:
    """Where a dialogue stem speaks: hundredths of a second above its own level, short pauses closed."""
    levels = _levels(stem)
    loud = levels[levels > speech.floor]
    if not len(loud):
        return []
    least = max(speech.floor, float(np.median(loud)) - speech.under)
    said = np.flatnonzero(levels > least)
    if not len(said):
        return []
    breaks = np.flatnonzero(np.diff(said) > 1)
    firsts, lasts = said[np.r_[0, breaks + 1]], said[np.r_[breaks, len(said) - 1]]
    return joined(((first / 100, (last + 1) / 100) for first, last in zip(firsts, lasts, strict=True)), pause)


def joined(spans: Iterable[tuple[float, float]], pause: float) -> list[tuple[float, float]]:
    """Spans in order, those less than `pause` seconds apart as one."""
    found: list[tuple[float, float]] = []
    for start, end in sorted((float(start), float(end)) for start, end in spans):
        if found and start - found[-1][1] < pause:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def depth(speech: Wave, music: Wave, spans: Spans, rule: Duck) -> float:
    """Decibels by which the music must come down where it is spoken; 0 where it lies low enough already."""
    spoken_at = meter.integrated(_under(speech, spans))
    played_at = meter.integrated(_under(music, spans))
    if meter.SILENT in (spoken_at, played_at):
        return 0.0
    return float(np.clip(played_at + rule.distance - spoken_at, 0, rule.deepest))


def lowered(spans: Spans, count: int, decibels: float, rule: Duck) -> Wave:
    """The gain of each of `count` samples: down before speech begins, up again after it, even in decibels."""
    down = np.zeros(-(-count // _STEP) + 1)
    at = np.arange(len(down)) / 100
    for start, end in spans:
        ramp = np.minimum(
            (at - start + rule.before) / rule.before,
            (end + rule.after - at) / rule.after,
        )
        np.maximum(down, np.clip(ramp, 0, 1), out=down)
    eased = 0.5 - 0.5 * np.cos(np.pi * down)
    fine = np.interp(np.arange(count) / _STEP, np.arange(len(eased)), eased)
    return np.asarray(10 ** (-decibels * fine / 20), np.float32)


def _under(track: Wave, spans: Spans) -> Wave:
    """What of a track lies in the spans, end to end."""
    parts = [track[round(start * SOUND_RATE) : round(end * SOUND_RATE)] for start, end in spans]
    return np.concatenate([np.zeros((0, 2), np.float32), *parts])


def _levels(track: Wave) -> NDArray[np.float64]:
    """The level of both channels together in each hundredth of a second, dB of full scale."""
    count = -(-len(track) // _STEP)
    mono = np.pad(track.mean(axis=1), (0, count * _STEP - len(track)))
    power = (mono.reshape(-1, _STEP).astype(np.float64) ** 2).mean(axis=1)
    return np.asarray(10 * np.log10(np.maximum(power, 1e-12)), np.float64)
