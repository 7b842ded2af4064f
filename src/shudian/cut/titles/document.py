"""An ASS document of part of a lettering, so that each frame shows the same as in the whole."""

from __future__ import annotations

from fractions import Fraction

from shudian.cut.lettering import Lettering

#: Above this, one hundredth of a second, which is all that ASS can say, no longer tells two frames apart.
FASTEST = Fraction(90)
_FORMAT = "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text"


def ass(lettering: Lettering, first: int, end: int) -> str:
    """The document of the frames [first, end); its times count from `first`."""
    if not 0 <= first < end:
        raise ValueError("A document is of at least one frame.")
    if lettering.rate > FASTEST:
        raise ValueError(f"ASS times cannot name the frames of {lettering.rate} a second.")
    events = [
        f"Dialogue: {line.layer},{_clock(max(line.first, first) - first, lettering.rate)},"
        f"{_clock(min(line.end, end) - first, lettering.rate)},{line.style},,0,0,0,,{line.text}"
        for line in lettering.lines
        if line.first < end and first < line.end
    ]
    return "\n".join([lettering.header, "[Events]", _FORMAT, *events, ""])


def _clock(frame: int, rate: Fraction) -> str:
    """The last hundredth at or before the frame is shown, which is after the frame before it."""
    minutes, hundredths = divmod(int(frame * 100 / rate), 6000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{hundredths // 100:02d}.{hundredths % 100:02d}"
