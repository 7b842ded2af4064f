"""Programme loudness by ITU-R BS.1770-5 and a limiter that holds the true peak."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from shudian.cut.animatic.sound.tone import RATE, Wave

Powers = NDArray[np.float64]

TARGET_LUFS, CEILING_DBTP = -14.0, -1.5
#: Room that the lossy encoder may use up above the ceiling of the sound itself, dB.
_MARGIN = 1.8
#: The two K-weighting filters at 48 kHz (BS.1770-5, tables 1 and 2): numerator, denominator.
_SHELF = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585))
_HIGHPASS = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))


#: Steps of measurement: 100 ms; of the limiter: 1 ms.
_STEP, _FINE = RATE // 10, RATE // 1000


def integrated(track: Wave) -> float:
    """Gated loudness of a stereo track in LUFS; -70 for silence."""
    return _gated(_powers(track))


def _gated(steps: Powers) -> float:
    """BS.1770-5: blocks of 400 ms that overlap by three quarters, an absolute and a relative gate."""
    blocks = (steps[:-3] + steps[1:-2] + steps[2:-1] + steps[3:]) / 4
    loud = blocks[blocks > 10 ** ((-70 + 0.691) / 10)]
    if not len(loud):
        return -70.0
    kept = loud[loud > loud.mean() / 10]
    return float(-0.691 + 10 * np.log10(kept.mean()))


def _powers(track: Wave) -> Powers:
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


def _channels(track: Wave, count: int) -> list[Wave]:
    return [np.pad(track[:, channel], (0, count - len(track))) for channel in (0, 1)]


def _peaks(track: Wave) -> Wave:
    """The highest sample of each millisecond."""
    count = -(-len(track) // _STEP) * _STEP
    left, right = (np.abs(channel).reshape(-1, _FINE).max(axis=1) for channel in _channels(track, count))
    return np.asarray(np.maximum(left, right), np.float32)


def _held(peaks: Wave, ceiling: float) -> Wave:
    """The gain that brings peaks under the ceiling, a millisecond each: it moves within 5 ms, ahead of the peak."""
    need = np.minimum(1, ceiling / np.maximum(peaks, 1e-9))
    held = np.lib.stride_tricks.sliding_window_view(np.pad(need, 8, mode="edge"), 17).min(axis=1)
    kernel = np.hanning(13)[1:-1] / np.hanning(13).sum()
    return np.asarray(np.convolve(np.pad(held, 5, mode="edge"), kernel, mode="valid"), np.float32)


def mastered(track: Wave) -> Wave:
    """The track at the target loudness, its peaks under the ceiling."""
    powers, peaks = _powers(track), _peaks(track)
    measured = _gated(powers)
    if measured <= -69:
        return track
    ceiling = 10 ** ((CEILING_DBTP - _MARGIN) / 20)
    gain = 10 ** ((TARGET_LUFS - measured) / 20)
    held = _held(peaks * gain, ceiling)
    for _ in range(8):
        steps = np.pad(held, (0, len(powers) * 100 - len(held)), mode="edge").reshape(-1, 100)
        off = TARGET_LUFS - _gated(powers * gain**2 * (steps**2).mean(axis=1))
        if abs(off) < 0.02:
            break
        gain *= 10 ** (off / 20)
        held = _held(peaks * gain, ceiling)
    curve = held[:, None] + np.diff(held, append=held[-1])[:, None] * (
        np.arange(_FINE, dtype=np.float32) / _FINE
    )
    out = np.asarray(track * (np.float32(gain) * curve.reshape(-1)[: len(track), None]), np.float32)
    rest = TARGET_LUFS - integrated(out)
    return np.asarray(out * np.float32(10 ** (min(rest, _MARGIN / 4) / 20)), np.float32)
