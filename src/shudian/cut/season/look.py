"""What is drawn on a stretch of frames, and nothing else: the part of a lettering that decides its pixels."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from shudian import fonts
from shudian.cut.lettering import Lettering, Line
from shudian.cut.titles import ass
from shudian.model.work import Json

_FAMILY_TAG = re.compile(r"\\fn([^\\}]*)")
_STYLE_TAG = re.compile(r"\\r([^\\}]+)")


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
    standing = replace(lettering, header=header, lines=tuple(lines))
    return Look(ass(standing, 0, max(line.end for line in lines)), faces)


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
    return "\n".join([*kept, ""]), families
