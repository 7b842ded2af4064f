"""The sound of lines as numbers: one channel, 48,000 samples a second, between -1 and 1."""

from __future__ import annotations

import io
import struct
import wave
from collections.abc import Sequence
from math import ceil, gcd

import numpy as np
from numpy.typing import NDArray

from shudian.localise.voices.rules import rules

RATE = 48_000
Sound = NDArray[np.float32]
_WINDOW = RATE // 100
_QUIETER = 10 ** (-40 / 20)  # than the line's loudest: not part of it
_MARGIN = RATE // 50
_FADE = RATE // 200
_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE


def read(data: bytes) -> Sound:
    """A WAV of any depth, rate and number of channels; ValueError for anything else.

    Sizes are not trusted: programs that write to a pipe leave them at their utmost.
    """
    form, body = _chunks(data)
    code, channels, rate, _, block, bits = struct.unpack_from("<HHIIHH", form)
    if code == _EXTENSIBLE and len(form) >= 26:
        code = struct.unpack_from("<H", form, 24)[0]
    if not (channels and rate and block) or block != channels * bits // 8:
        raise ValueError("The WAV's header contradicts itself.")
    body = body[: len(body) // block * block]
    samples = _samples(body, code, bits).reshape(-1, channels).mean(axis=1)
    return at_rate(samples.astype(np.float32), rate)


def write(sound: Sound) -> bytes:
    """A WAV of 16 bits."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((np.clip(sound, -1, 1) * 32767).round().astype("<i2").tobytes())
    return out.getvalue()


def at_rate(sound: Sound, rate: int) -> Sound:
    """The same sound at our rate: its spectrum cut or filled up, silence after it against wrapping."""
    if rate == RATE or not len(sound):
        return sound
    ours, theirs = RATE // gcd(RATE, rate), rate // gcd(RATE, rate)
    count = 1 << ceil(len(sound) / theirs * 1.05 + 1).bit_length()
    padded = np.zeros(count * theirs)
    padded[: len(sound)] = sound
    spectrum = np.fft.rfft(padded)
    kept = np.zeros(count * ours // 2 + 1, complex)
    shared = min(len(kept), len(spectrum))
    kept[:shared] = spectrum[:shared]
    made = np.fft.irfft(kept, count * ours) * (ours / theirs)
    return np.asarray(made[: round(len(sound) * RATE / rate)], np.float32)


def trimmed(sound: Sound) -> Sound:
    """The line without the silence before and after it; empty where nothing is heard."""
    windows = np.abs(sound[: len(sound) // _WINDOW * _WINDOW]).reshape(-1, _WINDOW)
    peaks = windows.max(axis=1) if len(windows) else np.zeros(0)
    if not len(peaks) or peaks.max() < 1e-4:
        return np.zeros(0, np.float32)
    heard = np.flatnonzero(peaks > peaks.max() * _QUIETER)
    first = max(0, int(heard[0]) * _WINDOW - _MARGIN)
    line: Sound = sound[first : (int(heard[-1]) + 1) * _WINDOW + _MARGIN]
    return line


def loudness(sound: Sound) -> float:
    """Mean power in dBFS over the windows in which somebody speaks, 20 dB under the loudest; -120 for silence."""
    windows = sound[: len(sound) // _WINDOW * _WINDOW].reshape(-1, _WINDOW).astype(np.float64)
    power = (windows**2).mean(axis=1) if len(windows) else np.zeros(1)
    if power.max() <= 0:
        return -120.0
    return float(10 * np.log10(power[power >= power.max() / 100].mean()))


def levelled(sound: Sound) -> Sound:
    """As loud as every other line, its peaks below the ceiling."""
    said = rules()["level"]
    if not len(sound) or (loud := loudness(sound)) <= -120:
        return sound
    gain = 10 ** ((said["dbfs"] - loud) / 20)
    ceiling = 10 ** (said["peak_dbfs"] / 20) / float(np.abs(sound).max())
    return np.asarray(sound * min(gain, ceiling), np.float32)


def fitting(sound: Sound, samples: int) -> Sound:
    """Exactly so many samples: cut or filled with silence, its ends faded so that none clicks."""
    made = np.zeros(samples, np.float32)
    kept = min(samples, len(sound))
    made[:kept] = sound[:kept]
    fade = min(_FADE, kept // 2)
    ramp = np.linspace(0, 1, fade, endpoint=False, dtype=np.float32)
    made[:fade] *= ramp
    made[kept - fade : kept] *= ramp[::-1]
    return made


def stem(lines: Sequence[tuple[int, Sound]], samples: int) -> Sound:
    """Lines from their first samples on, silence elsewhere."""
    made = np.zeros(samples, np.float32)
    for first, sound in lines:
        made[first : first + len(sound)] += sound[: max(0, samples - first)]
    return made


def _chunks(data: bytes) -> tuple[bytes, bytes]:
    if data[:4] not in (b"RIFF", b"RF64") or data[8:12] != b"WAVE":
        raise ValueError("This is no WAV.")
    at, form = 12, b""
    while at + 8 <= len(data):
        name, size = data[at : at + 4], struct.unpack_from("<I", data, at + 4)[0]
        body = data[at + 8 : at + 8 + size]
        if name == b"fmt " and len(body) >= 16:
            form = body
        elif name == b"data" and form:
            return form, body
        at += 8 + size + size % 2
    raise ValueError("The WAV holds no sound.")


def _samples(body: bytes, code: int, bits: int) -> NDArray[np.float64]:
    if code == _FLOAT and bits in (32, 64):
        found = np.nan_to_num(np.frombuffer(body, f"<f{bits // 8}").astype(np.float64), nan=0.0)
        return np.clip(found, -4, 4)
    if code == _PCM and bits == 8:
        return (np.frombuffer(body, np.uint8).astype(np.float64) - 128) / 128
    if code == _PCM and bits == 24:
        wide = np.zeros((len(body) // 3, 4), np.uint8)
        wide[:, 1:] = np.frombuffer(body, np.uint8).reshape(-1, 3)
        return np.frombuffer(wide.tobytes(), "<i4").astype(np.float64) / 2**31
    if code == _PCM and bits in (16, 32):
        return np.frombuffer(body, f"<i{bits // 8}").astype(np.float64) / (1 << bits - 1)
    raise ValueError(f"A WAV of form {code} with {bits} bits is not read.")
