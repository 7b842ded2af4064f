"""A cue's name and how its words are heard: `MIA (V.O.) (CONT'D)`, `林知夏（OS）`, `林知夏OS`."""

from __future__ import annotations

import re

_NOTE = re.compile(r"\s*[(（]([^)）]*)[)）]\s*$")
_SAME_SPEAKER = re.compile(r"(?:CONT['’]?D|CONTINUED|MORE)\.?", re.IGNORECASE)
_GLUED = re.compile(r"(?<=[\u3400-\u9fff])\s*(OS|VO)$")


def speaker(cue: str) -> tuple[str, str | None]:
    """Name and extension as written; `(CONT'D)` says nothing about the voice."""
    who, extension = cue, None
    while found := _NOTE.search(who):
        if not _SAME_SPEAKER.fullmatch(found[1]):
            extension = found[1].strip() or extension
        if not found.start():
            break
        who = who[: found.start()].strip()
    who = who.rstrip(":：").strip()
    if extension is None and (glued := _GLUED.search(who)):
        who, extension = who[: glued.start()], glued[1]
    return who or cue, extension
