"""How a set sounds when nobody speaks."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from shudian.cut.animatic.sound.tone import (
    RATE,
    Wave,
    add,
    clock,
    dice,
    looped,
    noise_loop,
    placed,
    rise_fall,
    stereo,
)


def _bed(name: str, count: int, band: tuple[float, float], slope: float, level: float) -> Wave:
    loop = noise_loop(name, band, slope)
    return stereo(looped(loop, count), looped(loop, count, len(loop) // 2)) * np.float32(level)


def _slow(name: str, count: int, period: float, depth: float) -> Wave:
    """A gain that wanders around 1."""
    knots = dice("slow", name).uniform(1 - depth, 1, int(count / RATE / period) + 3)
    return np.interp(np.arange(count) / RATE / period, np.arange(len(knots)), knots).astype(np.float32)[
        :, None
    ]


def room(count: int, _night: bool) -> Wave:
    return _bed("room", count, (40, 900), 1.6, 0.006)


def hum(count: int, _night: bool) -> Wave:
    track = _bed("hum", count, (60, 2400), 1.4, 0.006)
    t = clock(count / RATE)[:count]
    tone = np.sin(2 * np.pi * 100 * t) * 0.003 + np.sin(2 * np.pi * 200 * t) * 0.0015
    return np.asarray(track + tone[:, None], np.float32)


def engine(count: int, _night: bool) -> Wave:
    return _bed("engine", count, (30, 420), 1.8, 0.022) * _slow("engine", count, 1.3, 0.3)


def machines(count: int, _night: bool) -> Wave:
    track = _bed("machines", count, (60, 1800), 1.4, 0.011)
    beat = 0.5 + 0.5 * np.maximum(0, np.sin(2 * np.pi * 1.6 * clock(count / RATE)[:count])) ** 6
    return np.asarray(track * beat[:, None], np.float32)


def wind(count: int, night: bool) -> Wave:
    track = _bed("wind", count, (120, 1400), 1.5, 0.014) * _slow("wind", count, 2.2, 0.75)
    return _crickets(track) if night else track


def birds(count: int, night: bool) -> Wave:
    track = _bed("leaves", count, (400, 5000), 1.2, 0.005) * _slow("leaves", count, 1.7, 0.7)
    if night:
        return _crickets(track)
    spin = dice("birds", count)
    at = 0.6
    while at < count / RATE:
        for part in range(int(spin.integers(2, 5))):
            t = clock(0.09)
            sweep = np.sin(2 * np.pi * (spin.uniform(2600, 3800) * t + spin.uniform(2000, 7000) * t * t))
            add(
                track,
                placed(
                    (sweep * rise_fall(len(t), 0.02, 0.05) * 0.012).astype(np.float32),
                    spin.uniform(-0.8, 0.8),
                ),
                round((at + part * 0.13) * RATE),
            )
        at += spin.uniform(1.6, 4.2)
    return track


def _crickets(track: Wave) -> Wave:
    t = clock(len(track) / RATE)[: len(track)]
    for pitch, pace, where in ((4300, 17, -0.6), (4720, 21, 0.7)):
        chirp = np.sin(2 * np.pi * pitch * t) * np.maximum(0, np.sin(2 * np.pi * pace * t)) ** 3
        turn = np.maximum(0, np.sin(2 * np.pi * 0.37 * t + pitch)) ** 2
        track = track + placed((chirp * turn * 0.0035).astype(np.float32), where)
    return track


def water(count: int, night: bool) -> Wave:
    track = _bed("water", count, (300, 5200), 1.1, 0.009) * _slow("water", count, 0.35, 0.5)
    track += _bed("deep water", count, (60, 500), 1.4, 0.008)
    return _crickets(track) if night else track


def fire(count: int, _night: bool) -> Wave:
    track = _bed("fire", count, (40, 600), 1.6, 0.02) * _slow("fire", count, 0.3, 0.45)
    spin = dice("crackle", count)
    crack = noise_loop("crack", (1200, 9000), 0.4, 14)
    for at in np.cumsum(spin.exponential(0.16, int(count / RATE / 0.16) + 1)):
        size = int(spin.integers(120, 900))
        pop = looped(crack, size, int(spin.integers(0, 9000))) * np.exp(-np.arange(size) / (size / 5)).astype(
            np.float32
        )
        add(
            track,
            placed((pop * np.float32(spin.uniform(0.008, 0.04))).astype(np.float32), spin.uniform(-0.7, 0.7)),
            int(at * RATE),
        )
    return track


def street(count: int, _night: bool) -> Wave:
    track = _bed("street", count, (80, 1600), 1.4, 0.011) * _slow("street", count, 1.9, 0.5)
    return track + _bed("people", count, (300, 2200), 1.3, 0.004) * _slow("people", count, 0.4, 0.8)


def rain(count: int, _night: bool) -> Wave:
    return _bed("rain", count, (600, 11000), 0.7, 0.022) * _slow("rain", count, 1.1, 0.25)


AMBIENCES: dict[str, Callable[[int, bool], Wave]] = {
    "room": room, "hum": hum, "engine": engine, "machines": machines, "wind": wind, "birds": birds, "water": water,
    "fire": fire, "street": street, "rain": rain,
}  # fmt: skip
