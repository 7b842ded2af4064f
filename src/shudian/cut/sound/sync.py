"""Sound in step with the picture."""

from __future__ import annotations

from fractions import Fraction

from shudian.cut.encoding import SOUND_RATE
from shudian.cut.probe import Source


def in_step(source: Source) -> str:
    """A filter that starts the sound with the first picture: silence put before it, or its lead cut off."""
    # ffmpeg counts a file's time from its first stream
    return shifted(source.starts - min(source.starts, source.sound_starts))


def shifted(late: Fraction) -> str:
    """A filter that counts the sound's time from `late` seconds on, without a gap."""
    shift = f"asetpts=PTS-{float(late):.6f}/TB," if late else ""
    return f"{shift}aresample={SOUND_RATE}:async=1:first_pts=0"
