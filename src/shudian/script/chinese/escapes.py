"""What lets a line carry words that its reader would take for marks.

A word joiner (U+2060, no width) in front of a bracket, a mark or a label keeps it from being one;
`↵` stands for a line break inside one element. Both are undone when the line is read.
"""

from __future__ import annotations

import re

GUARD = "\u2060"
BREAK = "↵"
_MARKS = re.compile(r"([（(【\[：:*_#\\△“「『♪♫>])")


def on_one_line(text: str) -> str:
    return text.replace("\n", BREAK)


def guarded(text: str) -> str:
    """The same words, none of which is a mark any more."""
    return GUARD + _MARKS.sub(rf"{GUARD}\1{GUARD}", text)


def unescaped(text: str) -> str:
    return text.replace(GUARD, "").replace(BREAK, "\n")


def as_typed(text: str, raw: str, plain: str) -> str:
    """The words as the writer typed them: `plain` is `raw` with the same letters in plain width."""
    at = plain.find(text) if text and len(plain) == len(raw) else -1
    return text if at < 0 else raw[at : at + len(text)]
