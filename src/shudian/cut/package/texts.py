"""WebVTT in segments (RFC 8216 section 3.5).

Text files and not fragmented MP4: hls.js plays no wvtt in HLS, Safari and the others all take WebVTT.
A segment holds every line that is seen in it, in the episode's own time.
"""

from __future__ import annotations

import re
from fractions import Fraction

#: Other renditions may be cut finer; a player loads a page of lines at once.
SECONDS = 30
_HEAD = "WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0"
_TIME = r"(?:(\d+):)?(\d\d):(\d\d)\.(\d{3})"
_TIMES = re.compile(rf"^{_TIME}[ \t]+-->[ \t]+{_TIME}", re.MULTILINE)


def segments(vtt: bytes, seconds: Fraction) -> list[bytes]:
    """One file for every SECONDS of an episode, also where nothing is said."""
    blocks = re.split(r"\n(?:[ \t]*\n)+", vtt.decode("utf-8-sig").replace("\r\n", "\n").strip())
    shared = [block for block in blocks if block.startswith(("STYLE", "REGION"))]
    cues = [(times, block) for block in blocks if (times := _between(block))]
    pages = []
    for page in range(-(-seconds // SECONDS)):
        begins, ends = page * SECONDS, (page + 1) * SECONDS
        here = [block for (start, end), block in cues if start < ends and max(end, start) > begins]
        pages.append("\n\n".join([_HEAD, *shared, *here]) + "\n")
    return [page.encode() for page in pages]


def _between(block: str) -> tuple[Fraction, Fraction] | None:
    match = _TIMES.search(block)
    if not match:
        return None
    said = [int(part or 0) for part in match.groups()]
    start, end = (
        Fraction(hours * 3_600_000 + minutes * 60_000 + seconds * 1000 + thousandths, 1000)
        for hours, minutes, seconds, thousandths in (said[:4], said[4:])
    )
    return start, end
