"""Noises that the script asks for: thunder, knocks, breaking porcelain, a phone."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from shudian.cut.animatic.sound.tone import RATE, Wave, clock, dice, looped, noise_loop, rise_fall


def _decay(t: Wave, seconds: float) -> Wave:
    return np.asarray(np.exp(-t / seconds), np.float32)


def _partials(seconds: float, parts: tuple[tuple[float, float, float], ...]) -> Wave:
    """Ringing partials: (frequency, level, decay seconds)."""
    t = clock(seconds)
    wave = sum(level * np.sin(2 * np.pi * pitch * t) * _decay(t, fall) for pitch, level, fall in parts)
    return (np.asarray(wave) * rise_fall(len(t), 0.002, 0.05)).astype(np.float32)


def _thump(pitch: float, seconds: float, level: float) -> Wave:
    t = clock(seconds)
    return (
        level
        * np.sin(2 * np.pi * (pitch * t - pitch * 0.4 * t * t))
        * _decay(t, seconds / 4)
        * rise_fall(len(t), 0.004, 0.05)
    ).astype(np.float32)


def _burst(name: str, seconds: float, band: tuple[float, float], slope: float, attack: float) -> Wave:
    count = round(seconds * RATE)
    t = clock(seconds)
    return (
        looped(noise_loop(name, band, slope, 17), count)
        * _decay(t, seconds / 3)
        * rise_fall(count, attack, seconds * 0.3)
    ).astype(np.float32)


def _sequence(seconds: float, events: list[tuple[float, Wave]]) -> Wave:
    track = np.zeros(round(seconds * RATE), np.float32)
    for at, wave in events:
        start = round(at * RATE)
        end = min(len(track), start + len(wave))
        track[start:end] += wave[: max(0, end - start)]
    return track


def thunder() -> Wave:
    return (
        _burst("thunder", 3.2, (25, 260), 1.4, 0.08) * 0.2
        + _burst("thunder clap", 3.2, (60, 1400), 1.4, 0.02) * 0.08
    )


def shatter() -> Wave:
    spin = dice("shatter")
    bits = [
        (
            float(at),
            _partials(0.5, ((spin.uniform(2200, 6800), 0.07, 0.07), (spin.uniform(3000, 9000), 0.05, 0.04))),
        )
        for at in spin.exponential(0.09, 16)
    ]
    return _sequence(1.3, [(0.0, _burst("shatter", 0.3, (900, 9000), 0.4, 0.002) * 0.16), *bits])


def knock() -> Wave:
    return _sequence(1.2, [(at, _thump(170, 0.16, 0.34)) for at in (0.0, 0.22, 0.44)])


def door() -> Wave:
    return _sequence(
        0.9, [(0.0, _thump(90, 0.5, 0.5)), (0.02, _burst("door", 0.2, (200, 2500), 1, 0.002) * 0.1)]
    )


def ring() -> Wave:
    t = clock(0.4)
    bell = (
        (np.sin(2 * np.pi * 1180 * t) + np.sin(2 * np.pi * 1490 * t))
        * 0.06
        * (0.6 + 0.4 * np.sin(2 * np.pi * 22 * t))
        * rise_fall(len(t), 0.02, 0.06)
    ).astype(np.float32)
    return _sequence(1.6, [(0.0, bell), (0.55, bell)])


def chime() -> Wave:
    return _partials(2.6, ((1318, 0.14, 0.9), (2640, 0.06, 0.5), (3571, 0.05, 0.4), (5273, 0.02, 0.2)))


def roar() -> Wave:
    return _burst("roar", 2.4, (40, 900), 1.3, 0.7) * 0.14


def engine() -> Wave:
    t = clock(1.8)
    pitch = 62 + 34 * np.minimum(1, t / 0.8)
    phase = 2 * np.pi * np.cumsum(pitch) / RATE
    wave = np.sin(phase) + 0.5 * np.sin(2 * phase) + 0.3 * np.sin(3 * phase)
    return (wave * 0.09 * rise_fall(len(t), 0.2, 0.8)).astype(np.float32)


def steps() -> Wave:
    step = _thump(120, 0.12, 0.2)
    return _sequence(
        2.0,
        [
            (at, step * np.float32(1.0 if at_even else 0.55))
            for at, at_even in ((0.0, True), (0.5, False), (0.98, True), (1.5, False))
        ],
    )


def goose() -> Wave:
    t = clock(0.22)
    tone = np.sign(np.sin(2 * np.pi * (440 * t - 260 * t * t))) * 0.3 + np.sin(2 * np.pi * 900 * t)
    honk = (tone * 0.05 * rise_fall(len(t), 0.02, 0.1)).astype(np.float32)
    return _sequence(0.9, [(0.0, honk), (0.32, honk)])


def heart() -> Wave:
    return _sequence(1.8, [(at, _thump(58, 0.24, 0.5)) for at in (0.0, 0.24, 0.9, 1.14)])


def crowd() -> Wave:
    return _burst("crowd", 2.4, (300, 3800), 1.0, 0.5) * 0.12


def rain() -> Wave:
    return _burst("rain burst", 2.6, (600, 9000), 0.8, 0.6) * 0.1


def water() -> Wave:
    return _burst("splash", 1.6, (250, 4200), 1.0, 0.2) * 0.12


def wind() -> Wave:
    return _burst("gust", 2.2, (150, 1500), 1.4, 0.8) * 0.12


def hit() -> Wave:
    """A low drum: something happens."""
    return _sequence(
        1.2, [(0.0, _thump(74, 0.9, 0.42)), (0.0, _burst("skin", 0.08, (200, 1800), 1, 0.002) * 0.06)]
    )


EFFECTS: dict[str, Callable[[], Wave]] = {
    "thunder": thunder, "shatter": shatter, "knock": knock, "door": door, "ring": ring, "chime": chime, "roar": roar,
    "engine": engine, "steps": steps, "goose": goose, "heart": heart, "crowd": crowd, "rain": rain, "water": water,
    "wind": wind, "hit": hit,
}  # fmt: skip
