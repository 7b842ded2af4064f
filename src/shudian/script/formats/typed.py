"""Screenplays typed as plain text: wrapped by hand, heading, speech and cue each at its own column."""

from __future__ import annotations

import re

from shudian.script.formats.base import Format, Read
from shudian.script.typed_page import screenplay
from shudian.script.typed_page.rows import typed

_SET_IN = re.compile(r"^(?: {8}|\t)[ \t]*\S", re.MULTILINE)
#: A typed page has its speech set in: one line in so many, at least.
_FEWEST = 8
_CUES = 2


def claims(text: str) -> int:
    """Slugs and set-in cues; none where too few lines are set in for a typed page."""
    if len(_SET_IN.findall(text)) * _FEWEST < text.count("\n") - text.count("\n\n"):
        return 0
    slugs, cues = screenplay.marks(typed(text))
    return 2 * (slugs + cues) if cues >= _CUES else 0


def read(text: str, file: str | None) -> Read:
    return screenplay.read(typed(text), file)


FORMAT = Format((".txt",), claims, read)
