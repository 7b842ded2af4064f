"""SMPTE timecode of a frame and back, drop-frame included (SMPTE ST 12-1)."""

from __future__ import annotations

import re
from fractions import Fraction

_WRITTEN = re.compile(r"^(\d{1,2}):(\d{2}):(\d{2})([:;.,])(\d{2,3})$")


def nominal(rate: Fraction) -> int:
    """Numbers that a second of timecode counts: 30 at 29.97."""
    return -(-rate.numerator // rate.denominator)


def drops(rate: Fraction) -> bool:
    """Whether a drop-frame count exists for this rate: 29.97 and 59.94."""
    return rate.denominator == 1001 and nominal(rate) % 30 == 0


def frame_of(text: str, rate: Fraction, *, drop: bool | None = None) -> int:
    """The frame that a timecode names; `;` means drop-frame unless `drop` says. ValueError if it names none."""
    match = _WRITTEN.match(text.strip())
    if not match:
        raise ValueError(f"{text!r} is not a timecode such as 01:00:00:00.")
    hours, minutes, seconds, frames = (int(match.group(at)) for at in (1, 2, 3, 5))
    count = nominal(rate)
    if minutes > 59 or seconds > 59 or frames >= count:
        raise ValueError(f"{text!r} does not exist at {float(rate):g} frames a second.")
    number = ((hours * 60 + minutes) * 60 + seconds) * count + frames
    if (match.group(4) in ";," if drop is None else drop) and drops(rate):
        skipped = count // 15
        if minutes % 10 and not seconds and frames < skipped:
            raise ValueError(f"{text!r} is a number that drop-frame leaves out.")
        whole = hours * 60 + minutes
        number -= skipped * (whole - whole // 10)
    return number


def text_of(frame: int, rate: Fraction, *, drop: bool = False) -> str:
    """`HH:MM:SS:FF`, with `;` before the frames where numbers are dropped; past 24 h the clock starts again."""
    count = nominal(rate)
    drop = drop and drops(rate)
    if drop:
        skipped = count // 15
        tens, rest = divmod(frame, 600 * count - 9 * skipped)
        minute = max(0, (rest - skipped) // (60 * count - skipped))
        frame += skipped * (9 * tens + minute)
    seconds, frames = divmod(frame, count)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours % 24:02d}:{minutes:02d}:{seconds:02d}{';' if drop else ':'}{frames:02d}"
