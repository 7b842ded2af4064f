"""How long subtitle files of 10,000 cues take to be read: CPU milliseconds, the best of five.

python benchmarks/formats.py
"""

from __future__ import annotations

import time

from shudian.localise import FORMATS
from shudian.units import Lang, Timecode

#: Milliseconds that reading may take.
BARS = {"srt": 200, "vtt": 400}
CUES = 10_000


def sample(form: str) -> bytes:
    """Two lines a cue, a style in every tenth, a voice in every cue of WebVTT."""
    blocks = []
    for at in range(1, CUES + 1):
        start, end = (Timecode.of_milliseconds(at * 2000 + part) for part in (0, 1500))
        second = "and <i>another</i> one" if at % 10 == 0 else "and another one"
        text = f"This is the line number {at}\n{second}"
        if form == "vtt":
            blocks.append(f"{start.clock()} --> {end.clock()} line:70% align:center\n<v Bob>{text}\n")
        else:
            blocks.append(f"{at}\n{start.clock(',')} --> {end.clock(',')}\n{text}\n")
    return ("\n".join(["WEBVTT\n", *blocks] if form == "vtt" else blocks)).encode()


def milliseconds(form: str) -> float:
    """CPU time of one reading, the best of five."""
    data, best = sample(form), float("inf")
    for _ in range(5):
        before = time.process_time()
        track, _ = FORMATS[form].read(data, Lang("en"))
        best = min(best, time.process_time() - before)
        if track is None or len(track.cues) != CUES:
            raise AssertionError(f"{form}: not every cue was read")
    return best * 1000


def report() -> list[tuple[str, float, int]]:
    """Each format, what it took and what it may take."""
    return [(form, milliseconds(form), most) for form, most in BARS.items()]


if __name__ == "__main__":
    for name, took, most in report():
        print(f"{name}  {CUES} cues  {took:.0f} ms of {most} ms")
