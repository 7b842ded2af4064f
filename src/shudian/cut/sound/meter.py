"""Programme loudness and true peak by ITU-R BS.1770-5, and a gain with a limiter that meets both."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from shudian.cut.encoding import SOUND_RATE

#: float32 at 48 kHz, left and right (n, 2).
Wave = NDArray[np.float32]
Powers = NDArray[np.float64]

SILENT = -70.0  # LUFS: nothing passes the gate
#: The two K-weighting filters at 48 kHz (BS.1770-5, tables 1 and 2): numerator, denominator.
_SHELF = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585))
_HIGHPASS = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
#: Steps of measurement: 100 ms; of the limiter: 1 ms.
_STEP, _FINE = SOUND_RATE // 10, SOUND_RATE // 1000
#: Where between two samples a true peak is looked for, and by how many samples on each side.
_BETWEEN, _TAPS = (0.25, 0.5, 0.75), 12


def integrated(track: Wave) -> float:
    """Gated loudness in LUFS; SILENT for silence."""
    return gated(powers(track))


def gated(steps: Powers) -> float:
    """BS.1770-5: blocks of 400 ms that overlap by three quarters, an absolute and a relative gate."""
    blocks = (steps[:-3] + steps[1:-2] + steps[2:-1] + steps[3:]) / 4
    loud = blocks[blocks > 10 ** ((SILENT + 0.691) / 10)]
    if not len(loud):
        return SILENT
    kept = loud[loud > loud.mean() / 10]
    return float(-0.691 + 10 * np.log10(kept.mean()))


def powers(track: Wave) -> Powers:
    """The K-weighted power of both channels in steps of 100 ms, by the spectrum of each step."""
    spin = np.exp(-2j * np.pi * np.fft.rfftfreq(_STEP))
    gain = np.full(len(spin), 2.0 / _STEP**2)
    for top, low in (_SHELF, _HIGHPASS):
        gain *= np.abs(np.polyval(top[::-1], spin) / np.polyval(low[::-1], spin)) ** 2
    total = np.zeros(max(4, -(-len(track) // _STEP)), np.float64)
    for channel in _channels(track, len(total) * _STEP):
        spectrum = np.fft.rfft(channel.reshape(-1, _STEP), axis=1)
        total += (spectrum.real**2 + spectrum.imag**2) @ gain.astype(np.float32)
    return total


def true_peak(track: Wave) -> float:
    """In dBTP; -inf for silence."""
    with np.errstate(divide="ignore"):
        return float(20 * np.log10(_peaks(track).max(initial=0)))


def mastered(track: Wave, lufs: float, ceiling: float) -> Wave:
    """The track at `lufs` with true peaks under `ceiling` dBTP; silence stays as it is."""
    steps_power, peaks = powers(track), _peaks(track)
    measured = gated(steps_power)
    if measured <= SILENT + 1:
        return track
    highest = 10 ** (ceiling / 20)
    gain = 10 ** ((lufs - measured) / 20)
    held = _held(peaks * gain, highest)
    for _ in range(8):
        steps = np.pad(held, (0, len(steps_power) * 100 - len(held)), mode="edge").reshape(-1, 100)
        off = lufs - gated(steps_power * gain**2 * (steps**2).mean(axis=1))
        if abs(off) < 0.02:
            break
        gain *= 10 ** (off / 20)
        held = _held(peaks * gain, highest)
    curve = held[:, None] + np.diff(held, append=held[-1])[:, None] * (
        np.arange(_FINE, dtype=np.float32) / _FINE
    )
    return np.asarray(track * (np.float32(gain) * curve.reshape(-1)[: len(track), None]), np.float32)


def _channels(track: Wave, count: int) -> list[Wave]:
    return [np.pad(track[:, channel], (0, count - len(track))) for channel in (0, 1)]


def _peaks(track: Wave) -> Wave:
    """The highest true peak of each millisecond, of both channels."""
    count = -(-max(len(track), 1) // _STEP) * _STEP
    highest = np.zeros(count // _FINE, np.float32)
    for channel in _channels(track, count):
        np.maximum(highest, np.abs(channel).reshape(-1, _FINE).max(axis=1), out=highest)
        for part in _BETWEEN:
            between = np.convolve(channel, _sinc(part), mode="same")
            np.maximum(highest, np.abs(between).reshape(-1, _FINE).max(axis=1), out=highest)
    return highest


def _sinc(part: float) -> Wave:
    """Taps that give the value `part` of a sample after each sample."""
    at = np.arange(-_TAPS, _TAPS + 1) + part
    return np.asarray(np.sinc(at) * np.kaiser(2 * _TAPS + 1, 5), np.float32)


def _held(peaks: Wave, ceiling: float) -> Wave:
    """The gain that brings peaks under the ceiling, a millisecond each: it moves within 5 ms, ahead of the peak."""
    need = np.minimum(1, ceiling / np.maximum(peaks, 1e-9))
    held = np.lib.stride_tricks.sliding_window_view(np.pad(need, 8, mode="edge"), 17).min(axis=1)
    kernel = np.hanning(13)[1:-1] / np.hanning(13).sum()
    return np.asarray(np.convolve(np.pad(held, 5, mode="edge"), kernel, mode="valid"), np.float32)
