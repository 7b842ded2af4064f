"""What is drawn on a stretch of frames, and nothing else: the part of a lettering that decides its pixels."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from shudian import fonts
from shudian.cut.lettering import Lettering, Line
from shudian.model.work import Json

_FAMILY_TAG = re.compile(r"\\fn([^\\}]*)")
_STYLE_TAG = re.compile(r"\\r([^\\}]+)")
_EVENTS = "[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"


@dataclass(frozen=True, slots=True)
class Look:
    """An ASS document on the episode's own clock, and the faces that it is set in.

    The clock is that of the whole episode, so that a line that fades or moves goes on across a seam.
    """

    document: str
    faces: tuple[fonts.Face, ...]


def look(lettering: Lettering, first: int, end: int) -> Look | None:
    """What stands on the frames [first, end); None where nothing does."""
    lines = [line for line in lettering.lines if line.first < end and line.end > first]
    if not lines:
        return None
    styles = {line.style for line in lines} | set(_tags(_STYLE_TAG, lines))
    header, families = _only(lettering.header, styles)
    families |= set(_tags(_FAMILY_TAG, lines))
    faces = tuple(face for face in lettering.faces if face.family in families) or lettering.faces
    events = "".join(_event(line, lettering.rate) for line in lines)
    return Look(f"{header.rstrip()}\n\n{_EVENTS}{events}", faces)


def edges(letterings: Iterable[Lettering]) -> set[int]:
    """Frames at which a line starts or ends, in any language."""
    return {edge for lettering in letterings for line in lettering.lines for edge in (line.first, line.end)}


def plain(drawn: Look | None) -> Json:
    return None if drawn is None else {"document": drawn.document, "faces": [f.family for f in drawn.faces]}


def _tags(pattern: re.Pattern[str], lines: Iterable[Line]) -> Iterable[str]:
    return (found.strip() for line in lines for found in pattern.findall(line.text))


def _only(header: str, styles: set[str]) -> tuple[str, set[str]]:
    """The header with the styles that are used, and the families that these name."""
    kept, families = [], set()
    for row in header.splitlines():
        if row.startswith("Style:"):
            name, family, *_ = row.removeprefix("Style:").split(",")
            if name.strip() not in styles:
                continue
            families.add(family.strip())
        kept.append(row)
    return "\n".join(kept), families


def _event(line: Line, rate: Fraction) -> str:
    start, end = _clock(line.first, rate), _clock(line.end, rate)
    return f"Dialogue: {line.layer},{start},{end},{line.style},,0,0,0,,{line.text}\n"


def _clock(frame: int, rate: Fraction) -> str:
    """Half a frame before it: ASS counts hundredths of a second and would else miss a frame at either end."""
    hundredths = max(0, round((frame - Fraction(1, 2)) * 100 / rate))
    seconds, hundredths = divmod(hundredths, 100)
    return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{hundredths:02d}"
